#include "sim/verification/ledger.hpp"

#include <numeric>

namespace nrmsim::verification {

using model::index_of;
using model::Whereabouts;
using model::costs::Item;

void Ledger::accrue(const Recount& n, double now) {
  const double days = now - last_;
  last_ = now;
  if (days == 0) return;
  for (std::size_t s = 0; s < n.receiving.size(); ++s)
    units_[index_of(Item::safe_house_night) + s] += days * n.receiving[s];
  for (std::size_t kind = 0; kind < n.places.taken.size(); ++kind) {
    const auto& taken = n.places.taken[kind];
    units_[index_of(Item::foster_night) + kind] += days * std::accumulate(taken.begin(), taken.end(), 0.0);
  }
  units_[index_of(Item::temporary_night)] += days * n.lives[index_of(Whereabouts::temporary)];
  units_[index_of(Item::asylum_night)] += days * n.lives[index_of(Whereabouts::asylum_accommodation)];
  units_[index_of(Item::subsistence_day)] += days * static_cast<double>(n.supported_adults);
  exploited_days_ += days * static_cast<double>(n.exploited_after_referral);
  days_in_crime_ += days * static_cast<double>(n.exploited_in_crime);
}

void Ledger::price(const model::Parameters& parameters, double now) {
  const model::costs::Parameters& costs = parameters.costs;
  units_[index_of(Item::subsistence_day)] *= parameters.support.subsistence_level;
  if (now > report_from_) {
    for (std::size_t item = 0; item < units_.size(); ++item) {
      const double cost = units_[item] * costs.unit_cost[item];
      by_item_[item] += cost;
      for (std::size_t payer = 0; payer < by_payer_.size(); ++payer)
        by_payer_[payer] += cost * costs.payer_share[item][payer];
    }
    const double weighted = exploited_days_ - days_in_crime_ + days_in_crime_ * costs.harm_ratio_criminal;
    if (costs.harm_in_money != 0)
      harm_ += weighted * costs.harm_per_day_exploited * costs.harm_share_not_costed;
  }
  units_ = {};
  exploited_days_ = 0;
  days_in_crime_ = 0;
}

double Ledger::total() const {
  return std::accumulate(by_item_.begin(), by_item_.end(), 0.0);
}

}  // namespace nrmsim::verification
