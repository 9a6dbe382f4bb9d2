#include "sim/model/people/origins.hpp"

#include <algorithm>

namespace nrmsim::model::people {
namespace {

constexpr std::size_t unknown_age = 2;  // position in recorded_age_labels

double weight_in(std::size_t recorded_age, AgeClass age, const Parameters& p) {
  if (recorded_age == unknown_age)
    return age == AgeClass::child ? p.age_unknown_child_share : 1 - p.age_unknown_child_share;
  return recorded_age == index_of(age) ? 1 : 0;
}

}  // namespace

std::size_t pick(std::span<const double> weights, double u) {
  double total = 0;
  for (const double w : weights) total += w;
  double left = u * total;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    last = i;
    if (left < weights[i]) return i;
    left -= weights[i];
  }
  return last;
}

Choice::Choice(std::span<const double> weights) : running_(weights.size()), last_(0) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    sum += weights[i];
    running_[i] = sum;
    if (weights[i] > 0) last_ = i;
  }
}

Origins::Origins(const std::vector<core::WeightedRow>& rows, const Parameters& parameters)
    : region_(parameters.region_share),
      child_age_(parameters.child_age_share),
      adult_age_(parameters.adult_age_share) {
  std::array<double, 2> sum{};
  for (const core::WeightedRow& row : rows) {
    rows_.push_back({static_cast<Responder>(row.category[0]), static_cast<Sex>(row.category[2]),
                     row.category[3], static_cast<ExploitationType>(row.category[4])});
    for (std::size_t age = 0; age < 2; ++age) {
      sum[age] += row.weight * weight_in(row.category[1], static_cast<AgeClass>(age), parameters);
      running_[age].push_back(sum[age]);
    }
  }
}

Origin Origins::draw(AgeClass age, double u) const {
  const std::vector<double>& running = running_[index_of(age)];
  const auto found = std::upper_bound(running.begin(), running.end(), u * running.back());
  const auto last = static_cast<std::ptrdiff_t>(rows_.size()) - 1;
  return rows_[static_cast<std::size_t>(std::min(found - running.begin(), last))];
}

}  // namespace nrmsim::model::people
