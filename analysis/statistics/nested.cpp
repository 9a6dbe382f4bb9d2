#include "analysis/statistics/nested.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/mean_interval.hpp"
#include "analysis/statistics/moments.hpp"
#include "analysis/statistics/quantile.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::statistics {
namespace {

/// Sums that describe the groups of an analysis of variance.
struct Groups {
  double count = 0;            // D
  double values = 0;           // N
  double squared_sizes = 0;    // sum n_i^2
  double inverse_sizes = 0;    // sum 1 / n_i
  double squares_within = 0;   // sum over groups of (n_i - 1) s_i^2
  double squares_between = 0;  // sum n_i (mean_i - mean)^2
};

Groups groups_of(const Nested& values) {
  Groups g;
  double total = 0;
  for (const auto& draw : values) {
    for (const double value : draw) {
      total += value;
      ++g.values;
    }
  }
  for (const auto& draw : values) {
    if (draw.empty()) continue;
    const auto n = static_cast<double>(draw.size());
    const double off_centre = mean(draw) - total / g.values;
    ++g.count;
    g.squared_sizes += n * n;
    g.inverse_sizes += 1 / n;
    g.squares_between += n * off_centre * off_centre;
    if (draw.size() > 1) g.squares_within += (n - 1) * variance(draw);
  }
  return g;
}

bool goes_by_cube_roots(std::size_t draws, double level, Range range) {
  return range == Range::not_negative && draws >= draws_for_cube_roots && draws < draws_for_quantiles(level);
}

Interval around_further_draw(const std::vector<double>& means, double level) {
  if (means.size() < draws_for_quantiles(level)) return predictive_t_interval(means, level);
  return {predictive_quantile(means, 0.5 - level / 2), predictive_quantile(means, 0.5 + level / 2)};
}

/// The range, or any where values do not lie in it: they may come from a file that says so.
Range fitting(Range range, const std::vector<double>& means) {
  constexpr double rounding = 1e-9;  // means of ones may come out a hair above
  const double most = range == Range::share ? 1 + rounding : std::numeric_limits<double>::max();
  const bool fits =
      std::all_of(means.begin(), means.end(), [most](double mean) { return mean >= 0 && mean <= most; });
  return fits ? range : Range::any;
}

/// Cuts off what the quantity cannot be.
Interval within(Interval interval, Range range) {
  if (range != Range::any) interval.low = std::max(0.0, interval.low);
  if (range == Range::share) interval.high = std::min(1.0, interval.high);
  return interval;
}

const std::vector<double>& only_draw(const Nested& values) {
  return *std::find_if(values.begin(), values.end(), [](const auto& draw) { return !draw.empty(); });
}

}  // namespace

std::vector<double> draw_means(const Nested& values) {
  std::vector<double> means;
  for (const auto& draw : values)
    if (!draw.empty()) means.push_back(mean(draw));
  return means;
}

std::vector<double> spread(const Nested& values) {
  std::vector<double> means = draw_means(values);
  return means.size() == 1 ? only_draw(values) : means;
}

std::optional<VarianceParts> variance_parts(const Nested& values) {
  const Groups g = groups_of(values);
  if (g.count < 2 || g.values <= g.count) return std::nullopt;
  VarianceParts parts;
  parts.chance = g.squares_within / (g.values - g.count);
  parts.square_between = g.squares_between / (g.count - 1);
  parts.typical_size = (g.values - g.squared_sizes / g.values) / (g.count - 1);
  parts.draws = g.count;
  parts.values = g.values;
  parts.parameters = std::max(0.0, (parts.square_between - parts.chance) / parts.typical_size);
  const double of_means = variance(draw_means(values));
  const double noise = parts.chance * g.inverse_sizes / g.count;
  if (noise > 0) parts.noise_share = noise < of_means ? noise / of_means : 1;
  return parts;
}

std::size_t draws_for_quantiles(double level) {
  NRMSIM_EXPECTS(level > 0 && level < 1);
  // A hair below, so that 0.95 gives 39 although 1 - 0.95 is not exactly 0.05.
  return static_cast<std::size_t>(std::ceil(2 / (1 - level) - 1 - 1e-9));
}

Estimate estimate(const Nested& values, double level, Range range) {
  Estimate made;
  const std::vector<double> means = draw_means(values);
  range = fitting(range, means);
  for (const auto& draw : values) made.values += draw.size();
  made.draws = means.size();
  made.mean = means.empty() ? std::numeric_limits<double>::quiet_NaN() : mean(means);
  if (means.size() > 1) {
    made.by_cube_roots = goes_by_cube_roots(means.size(), level, range);
    made.interval = made.by_cube_roots ? predictive_cube_root_interval(means, level)
                                       : within(around_further_draw(means, level), range);
    made.contains = Contains::parameters_and_chance;
    made.parts = variance_parts(values);
    if (made.parts) made.noise_share = made.parts->noise_share;
  } else if (made.values > 1) {
    made.interval = within(student_t_interval(only_draw(values), level), range);
    made.contains = Contains::chance;
  }
  return made;
}

std::optional<double> probability_better(const Nested& differences, double better) {
  NRMSIM_EXPECTS(better != 0);
  const std::vector<double> judged = spread(differences);
  if (judged.empty()) return std::nullopt;
  double points = 0;
  for (const double value : judged) points += value == 0 ? 0.5 : (value > 0) == (better > 0) ? 1 : 0;
  return points / static_cast<double>(judged.size());
}

std::optional<double> share_at_nought(const Nested& differences) {
  const std::vector<double> judged = spread(differences);
  if (judged.empty()) return std::nullopt;
  return static_cast<double>(std::count(judged.begin(), judged.end(), 0.0)) /
         static_cast<double>(judged.size());
}

}  // namespace nrmsim::statistics
