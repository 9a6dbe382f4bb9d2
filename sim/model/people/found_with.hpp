#pragma once
// Who comes to light when a group is disrupted: people as the joint distribution of referrals has them among
// those whose type of exploitation is the group's trade.

#include <array>
#include <vector>

#include "sim/model/people/origins.hpp"
#include "sim/model/traffickers/parameters.hpp"

namespace nrmsim::model::people {

class FoundWith {
 public:
  /// `trade_share`: relative frequency of the trades behind each type of exploitation.
  FoundWith(const Origins& origins,
            const double (&trade_share)[exploitation_labels.size()][traffickers::trade_count]);

  /// Part of the trade among referrals of this age class.
  double share(std::size_t trade, AgeClass age) const { return share_[trade][index_of(age)]; }
  /// Whether anybody of this age class is referred out of this trade.
  bool known(std::size_t trade, AgeClass age) const { return share_[trade][index_of(age)] > 0; }
  /// Share of people exploited as children among those found with a group of this trade, where it is
  /// `child_share` among all; `child_share` itself for a trade out of which nobody is referred.
  double child_share(std::size_t trade, double child_share) const;
  Origin draw(std::size_t trade, AgeClass age, double u) const;

 private:
  std::array<std::array<std::vector<double>, 2>, traffickers::trade_count> running_;  // sums of weights
  std::array<std::array<double, 2>, traffickers::trade_count> share_{};  // of the trade, within an age class
  const std::vector<Origin>* rows_;
};

}  // namespace nrmsim::model::people
