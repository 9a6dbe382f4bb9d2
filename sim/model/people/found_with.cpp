#include "sim/model/people/found_with.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/contracts.hpp"

namespace nrmsim::model::people {

FoundWith::FoundWith(const Origins& origins,
                     const double (&trade_share)[exploitation_labels.size()][traffickers::trade_count])
    : rows_(&origins.rows()) {
  for (const AgeClass age : {AgeClass::adult, AgeClass::child}) {
    double all = 0;
    for (std::size_t row = 0; row < rows_->size(); ++row) all += origins.weight(age, row);
    for (std::size_t trade = 0; trade < traffickers::trade_count; ++trade) {
      std::vector<double>& running = running_[trade][index_of(age)];
      running.reserve(rows_->size());
      double sum = 0;
      for (std::size_t row = 0; row < rows_->size(); ++row) {
        const auto& trades = trade_share[index_of((*rows_)[row].type)];
        const double total = std::accumulate(std::begin(trades), std::end(trades), 0.0);
        if (total > 0) sum += origins.weight(age, row) * trades[trade] / total;
        running.push_back(sum);
      }
      share_[trade][index_of(age)] = all > 0 ? sum / all : 0;
    }
  }
}

double FoundWith::child_share(std::size_t trade, double child_share) const {
  const double children = child_share * share_[trade][index_of(AgeClass::child)];
  const double adults = (1 - child_share) * share_[trade][index_of(AgeClass::adult)];
  return children + adults > 0 ? children / (children + adults) : child_share;
}

Origin FoundWith::draw(std::size_t trade, AgeClass age, double u) const {
  NRMSIM_EXPECTS(known(trade, age));
  const std::vector<double>& running = running_[trade][index_of(age)];
  const auto at = std::upper_bound(running.begin(), running.end(), u * running.back());
  const auto row = static_cast<std::size_t>(at - running.begin());
  return (*rows_)[std::min(row, running.size() - 1)];
}

}  // namespace nrmsim::model::people
