#pragma once
// Who a newly identified person is: draws from the joint distribution of referrals and from what it does not hold.

#include <array>
#include <span>
#include <vector>

#include "sim/core/parameter_table.hpp"
#include "sim/model/people/labels.hpp"
#include "sim/model/people/parameters.hpp"

namespace nrmsim::model::people {

/// Position in `weights` at which their running sum passes `u` (0 to 1) of the total; 0 if all are 0.
std::size_t pick(std::span<const double> weights, double u);

struct Origin {
  Responder responder;
  Sex sex;
  std::size_t recorded_nationality;  ///< position in recorded_nationality_labels
  ExploitationType type;
};

class Origins {
 public:
  /// `rows` are those of people.referred. Rows with age not recorded count for both classes, in the share given.
  Origins(const std::vector<core::WeightedRow>& rows, const Parameters& parameters);
  Origin draw(AgeClass age, double u) const;

 private:
  std::vector<Origin> rows_;
  std::array<std::vector<double>, 2> running_;  // running sums of the weights, by age class
};

}  // namespace nrmsim::model::people
