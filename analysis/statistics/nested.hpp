#pragma once
// Values from draws of the uncertain parameters, each with replications of chance: what their mean is, how
// far it can be trusted, and how much of the spread is chance.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/statistics/interval.hpp"

namespace nrmsim::statistics {

/// [draw][replication]. Draws may have different numbers of values; a draw without any is left out
/// everywhere.
using Nested = std::vector<std::vector<double>>;

/// What an interval is about.
enum class Contains : std::uint8_t {
  nothing,  ///< too few values for an interval
  chance,   ///< one draw: where the mean over endless replications may lie, parameters as they are
  parameters_and_chance,  ///< several draws: where the mean of a further draw would fall
};

/// Which numbers a quantity can be at all.
enum class Range : std::uint8_t {
  any,           ///< a difference
  not_negative,  ///< what is counted, summed or waited for
  share,         ///< from 0 to 1
};

/// The mean of each draw, in order. Draws without values are left out.
std::vector<double> draw_means(const Nested& values);

/// What a distribution shows: the means of the draws, or the values where there is one draw.
std::vector<double> spread(const Nested& values);

/// A one-way random-effects decomposition: value = mean + effect of the draw + chance.
struct VarianceParts {
  double chance = 0;      ///< within draws, pooled: MSW
  double parameters = 0;  ///< between draws: max(0, (MSB - MSW) / n0), n0 = (N - sum n_i^2 / N) / (D - 1)
  /// Share of the variance of the draws' means that would vanish with endless replications:
  /// MSW mean(1/n_i) / Var(means), at most 1; 0 where nothing varies.
  double noise_share = 0;
  // What they came from, for intervals.
  double square_between = 0;  ///< MSB
  double typical_size = 0;    ///< n0; the replications of a draw where all have as many
  double draws = 0;           ///< D
  double values = 0;          ///< N
};

/// Nothing unless there are two draws with values and at least one of them has two.
/// Reference: Searle, Casella and McCulloch, Variance Components (1992), section 3.6; for simulations with
/// uncertain parameters O'Hagan, Stevenson and Madan, Health Economics 16 (2007), 1009-1023.
std::optional<VarianceParts> variance_parts(const Nested& values);

struct Estimate {
  double mean = 0;  ///< of the draws' means, each draw with the same weight; NaN without values
  std::optional<Interval> interval;
  Contains contains = Contains::nothing;
  bool by_cube_roots = false;  ///< whether the interval is that of the cube roots, turned back
  std::size_t draws = 0;       ///< with at least one value
  std::size_t values = 0;      ///< altogether
  /// See VarianceParts; empty where it is not known.
  std::optional<double> noise_share;
  std::optional<VarianceParts> parts;  ///< of several draws, at least one of them with two values
};

/// One draw: Student's interval over its replications (chance), none for a single value.
/// Several draws: an interval in which the mean of a further draw, with as many replications, would fall in a
/// share `level` of cases. It holds the uncertainty of the parameters and what chance is left in a mean of so
/// many replications; it is not narrowed by an estimate of the latter, so it errs on the wide side, by the
/// factor 1 / sqrt(1 - noise_share) for normal values. With at least 2 / (1 - level) - 1 draws (39 at 95 %)
/// its ends are predictive quantiles of the draws' means, which assume no distribution; with fewer, where
/// such quantiles would be too narrow, it is the predictive t interval: of the cube roots for a quantity that
/// cannot be negative, from `draws_for_cube_roots` on, else of the values. What of an interval lies outside
/// the range is cut off, unless some draw lies outside itself. Precondition: 0 < level < 1, all values
/// finite.
Estimate estimate(const Nested& values, double level, Range range = Range::any);

/// Draws from which on cube roots are used. With fewer the upper end runs away: Student's quantile is large.
inline constexpr std::size_t draws_for_cube_roots = 5;

/// Number of draws from which on the ends of the interval are quantiles.
std::size_t draws_for_quantiles(double level);

/// Share of the spread that lies on the better side of 0, what is at 0 counting half. `better` is -1 where
/// less is better and +1 where more is. Nothing without values. Precondition: better is not 0.
std::optional<double> probability_better(const Nested& differences, double better);

/// Share of the spread that lies at 0. Nothing without values.
std::optional<double> share_at_nought(const Nested& differences);

}  // namespace nrmsim::statistics
