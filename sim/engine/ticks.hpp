#pragma once
// Times as they are kept: whole ticks of 2^-18 day, a third of a second, counted from day 0 of a run, in 32
// bits. Every event happens at a tick, so that a day in double precision is exact. What is worked out in days
// goes to the nearest tick where luck sets it (sim/engine/clock.hpp), and else up to the next; the present is
// itself a tick, so that nothing falls before it.

#include <algorithm>
#include <cstdint>
#include <limits>

#include "sim/core/contracts.hpp"

namespace nrmsim::engine {

enum class Tick : std::uint32_t {};

inline constexpr double ticks_per_day = 0x1p18;
/// Later than any time that can be kept.
inline constexpr Tick never{std::numeric_limits<std::uint32_t>::max()};
/// The longest time from day 0 that can be kept, 44.8 years of 365.25 days [d].
inline constexpr double longest_run = 0x1p14 - 1;

/// The first tick not before `day`, which is at least 0; never if that is later than longest_run [d].
[[gnu::always_inline]] inline Tick tick_at(double day) {
  NRMSIM_EXPECTS(day >= 0);
  // Cut to what fits: the minimum of two numbers takes no branch.
  const double ticks = std::min(day, longest_run + 0.5) * ticks_per_day;
  const auto whole = static_cast<std::int64_t>(ticks);
  const auto rounded =
      static_cast<std::uint32_t>(whole) + static_cast<std::uint32_t>(static_cast<double>(whole) < ticks);
  return day <= longest_run ? Tick{rounded} : never;
}

/// The tick nearest to `day`, for what need not come after it: cheaper. Not before the tick of an earlier
/// day.
[[gnu::always_inline]] inline Tick nearest_tick(double day) {
  NRMSIM_EXPECTS(day >= 0);
  // Never negative and far below 2^52, where cutting off the fraction of this rounds to the nearest, half up.
  const double half_more = std::min(day, longest_run) * ticks_per_day + 0.5;
  const auto whole = static_cast<std::int64_t>(half_more);
  return day <= longest_run ? Tick{static_cast<std::uint32_t>(whole)} : never;
}

/// The day of a tick other than never, exactly [d].
[[gnu::always_inline]] inline double day_of_kept(Tick tick) {
  return static_cast<double>(static_cast<std::uint32_t>(tick)) * (1 / ticks_per_day);
}

/// The day of a tick, exactly; +inf for never [d].
[[gnu::always_inline]] inline double day_of(Tick tick) {
  return tick == never ? std::numeric_limits<double>::infinity() : day_of_kept(tick);
}

}  // namespace nrmsim::engine
