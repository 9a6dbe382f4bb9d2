#include "analysis/statistics/pairing.hpp"

#include <cmath>
#include <limits>

#include "analysis/statistics/moments.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

template <class Use>
void for_each_pair(const std::vector<double>& a, const std::vector<double>& b, Use use) {
  NRMSIM_EXPECTS(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    if (std::isfinite(a[i]) && std::isfinite(b[i])) use(a[i], b[i]);
}

double squares(const std::vector<double>& values) {
  return variance(values) * static_cast<double>(values.size() - 1);
}

}  // namespace

Nested paired_differences(const Nested& a, const Nested& b) {
  NRMSIM_EXPECTS(a.size() == b.size());
  Nested differences(a.size());
  for (std::size_t draw = 0; draw < a.size(); ++draw)
    for_each_pair(a[draw], b[draw], [&](double from, double to) { differences[draw].push_back(to - from); });
  return differences;
}

std::optional<PairingGain> pairing_gain(const Nested& a, const Nested& b) {
  NRMSIM_EXPECTS(a.size() == b.size());
  double apart = 0;
  double paired = 0;
  double pairs = 0;
  for (std::size_t draw = 0; draw < a.size(); ++draw) {
    std::vector<double> from;
    std::vector<double> to;
    std::vector<double> change;
    for_each_pair(a[draw], b[draw], [&](double x, double y) {
      from.push_back(x);
      to.push_back(y);
      change.push_back(y - x);
    });
    if (change.size() < 2) continue;
    apart += squares(from) + squares(to);
    paired += squares(change);
    pairs += static_cast<double>(change.size());
  }
  if (!(pairs > 0)) return std::nullopt;
  PairingGain gain;
  if (paired > 0)
    gain.variance_reduction = apart / paired;
  else if (apart > 0)
    gain.variance_reduction = std::numeric_limits<double>::infinity();
  gain.equivalent_replications = pairs * gain.variance_reduction;
  return gain;
}

}  // namespace nrmsim::statistics
