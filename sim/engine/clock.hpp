#pragma once
// Clocks whose rate changes while they run: an event comes when the integral of its hazard reaches a
// threshold that was drawn once, Exp(1). A change of the rate keeps what is left of the threshold, so the
// same luck meets the new circumstances. The user keeps the state, a double `value` and a float `rate`, 12
// bytes:
//   rate > 0   running; value is the time at which it fires [d]
//   rate == 0  standing; value is what is left of the threshold, at least 0
//   rate < 0   running at -rate, but on this shape it never fires; value is the threshold plus what of the
//   integral
//              had passed since the origin, so that what is left can still be worked out. Only with a Shape.
// Rates are per day. With the constant shape a rate is the hazard; otherwise hazard = rate * shape(time -
// origin).

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/core/contracts.hpp"
#include "sim/engine/shapes.hpp"

namespace nrmsim::engine::clock {

/// Winds a clock up with a threshold from Exp(1); it stands until set_rate.
inline void start(double& value, float& rate, double threshold) {
  NRMSIM_EXPECTS(threshold >= 0);
  value = threshold;
  rate = 0;
}

/// When it fires at its present rate [d]; +inf if it does not.
inline double fire_time(double value, float rate) {
  return rate > 0 ? value : std::numeric_limits<double>::infinity();
}

/// The rate last set.
inline float rate_of(float rate) {
  return std::fabs(rate);
}

/// What is left of the threshold at `now`. A clock whose fire time has come, or has passed by rounding, has 0
/// left.
inline double remaining(double value, float rate, double now) {
  return rate > 0 ? std::max(0.0, (value - now) * static_cast<double>(rate)) : value;
}

/// Changes the rate of a clock of constant shape at `now`, at least 0. Returns whether the state changed: a
/// rate that is the same bit for bit leaves the fire time untouched.
inline bool set_rate(double& value, float& rate, double now, float new_rate) {
  NRMSIM_EXPECTS(new_rate >= 0 && !std::signbit(new_rate) && rate >= 0);
  if (std::bit_cast<std::uint32_t>(rate) == std::bit_cast<std::uint32_t>(new_rate)) return false;
  const double left = remaining(value, rate, now);
  value = new_rate > 0 ? now + left / static_cast<double>(new_rate) : left;
  rate = new_rate;
  return true;
}

/// remaining() for a clock whose hazard is rate * shape(time - origin), origin <= now.
template <Shape S>
double remaining(double value, float rate, double now, const S& shape, double origin) {
  if (rate == 0) return value;
  const double r = static_cast<double>(rate_of(rate));
  const double passed = r * shape.integral(now - origin);
  const double threshold = rate > 0 ? r * shape.integral(value - origin) : value;
  return std::max(0.0, threshold - passed);
}

/// Sets a clock of any shape running so that `left` of its threshold remains at `now`.
template <Shape S>
void run(double& value, float& rate, double left, double now, float new_rate, const S& shape, double origin) {
  NRMSIM_EXPECTS(new_rate >= 0 && origin <= now);
  value = left;
  rate = new_rate;
  if (new_rate == 0) return;
  const double passed = shape.integral(now - origin);
  const double fires = origin + shape.inverse(passed + left / static_cast<double>(new_rate));
  if (fires < std::numeric_limits<double>::infinity()) {
    value = std::max(now, fires);
  } else {
    value = left + static_cast<double>(new_rate) * passed;
    rate = -new_rate;
  }
}

/// set_rate() for a clock whose hazard is rate * shape(time - origin), origin <= now.
template <Shape S>
bool set_rate(double& value, float& rate, double now, float new_rate, const S& shape, double origin) {
  NRMSIM_EXPECTS(!std::signbit(new_rate));
  if (std::bit_cast<std::uint32_t>(rate_of(rate)) == std::bit_cast<std::uint32_t>(new_rate)) return false;
  run(value, rate, remaining(value, rate, now, shape, origin), now, new_rate, shape, origin);
  return true;
}

/// Lets age be counted from another origin from `now` on; what is left of the threshold stays. Returns
/// whether the state changed.
template <Shape S>
bool change_origin(double& value, float& rate, double now, const S& shape, double origin, double new_origin) {
  if (rate == 0 || origin == new_origin) return false;
  run(value, rate, remaining(value, rate, now, shape, origin), now, rate_of(rate), shape, new_origin);
  return true;
}

/// Lets the hazard follow another shape from `now` on, by the same rate; what is left of the threshold stays.
template <Shape S, Shape T>
void change_shape(double& value, float& rate, double now, const S& shape, double origin, const T& new_shape,
                  double new_origin) {
  run(value, rate, remaining(value, rate, now, shape, origin), now, rate_of(rate), new_shape, new_origin);
}

}  // namespace nrmsim::engine::clock
