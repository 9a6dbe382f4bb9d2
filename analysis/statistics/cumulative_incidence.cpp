#include "analysis/statistics/cumulative_incidence.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

double total(const std::vector<double>& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0.0);
}

}  // namespace

CumulativeIncidence aalen_johansen(std::span<const RiskBin> bins) {
  CumulativeIncidence made;
  if (bins.empty()) return made;
  made.by_cause.resize(bins.front().events.size());
  std::vector<double> reached(made.by_cause.size(), 0.0);
  double event_free = 1;
  for (const RiskBin& bin : bins) {
    NRMSIM_EXPECTS(bin.events.size() == reached.size());
    NRMSIM_EXPECTS(total(bin.events) + bin.censored <= bin.at_risk * (1 + 1e-12));
    const double exposed = bin.at_risk - bin.censored / 2;
    const double weight = exposed > 0 ? event_free / exposed : std::numeric_limits<double>::quiet_NaN();
    for (std::size_t cause = 0; cause < reached.size(); ++cause) {
      reached[cause] += weight * bin.events[cause];
      made.by_cause[cause].push_back(reached[cause]);
    }
    event_free -= weight * total(bin.events);
    made.event_free.push_back(event_free);
  }
  return made;
}

std::vector<RiskBin> bins_of_cohort(double people, std::span<const std::vector<double>> events_by_bin,
                                    std::span<const double> censored_by_bin) {
  NRMSIM_EXPECTS(events_by_bin.size() == censored_by_bin.size());
  std::vector<RiskBin> bins;
  for (std::size_t i = 0; i < events_by_bin.size(); ++i) {
    bins.push_back({people, events_by_bin[i], censored_by_bin[i]});
    people -= total(events_by_bin[i]) + censored_by_bin[i];
  }
  NRMSIM_ENSURES(people >= 0);
  return bins;
}

}  // namespace nrmsim::statistics
