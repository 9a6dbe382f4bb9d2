#pragma once
// Who a newly identified person is: draws from the joint distribution of referrals and from what it does not
// hold.

#include <array>
#include <span>
#include <vector>

#include "sim/core/parameter_table.hpp"
#include "sim/model/people/labels.hpp"
#include "sim/model/people/parameters.hpp"

namespace nrmsim::model::people {

/// Position in `weights` at which their running sum passes `u` (0 to 1) of the total; 0 if all are 0.
std::size_t pick(std::span<const double> weights, double u);

/// A choice among categories with fixed weights, by running sums made once.
class Choice {
 public:
  explicit Choice(std::span<const double> weights);
  /// As pick() with the same weights.
  std::size_t operator()(double u) const {
    const double target = u * running_.back();
    std::size_t i = 0;
    while (i < last_ && running_[i] <= target) ++i;
    return i;
  }

 private:
  std::vector<double> running_;
  std::size_t last_;  // last category with a weight
};

struct Origin {
  Responder responder;
  Sex sex;
  std::size_t recorded_nationality;  ///< position in recorded_nationality_labels
  ExploitationType type;
};

class Origins {
 public:
  /// `rows` are those of people.referred. Rows with age not recorded count for both classes, in the share
  /// given.
  Origins(const std::vector<core::WeightedRow>& rows, const Parameters& parameters);
  Origin draw(AgeClass age, double u) const;
  const std::vector<Origin>& rows() const { return rows_; }
  /// Weight of a row in one age class.
  double weight(AgeClass age, std::size_t row) const {
    const std::vector<double>& sums = running_[index_of(age)];
    return row == 0 ? sums[0] : sums[row] - sums[row - 1];
  }
  const Choice& region() const { return region_; }
  const Choice& child_age() const { return child_age_; }
  const Choice& adult_age() const { return adult_age_; }

 private:
  Choice region_, child_age_, adult_age_;
  std::vector<Origin> rows_;
  std::array<std::vector<double>, 2> running_;  // running sums of the weights, by age class
};

}  // namespace nrmsim::model::people
