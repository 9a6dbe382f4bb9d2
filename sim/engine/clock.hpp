#pragma once
// Clocks whose rate changes while they run: an event comes when the integral of its hazard reaches a
// threshold that was drawn once, Exp(1). A change of the rate keeps what is left of the threshold, so the
// same luck meets the new circumstances. The user keeps the state, a `value` and a float `rate`, 8 bytes:
//   rate > 0   running; value is the tick at which it fires
//   rate == 0  standing; value is what is left of the threshold, at least 0
//   rate < 0   running at -rate, but it does not fire in any time that can be kept; value is the threshold
//              plus what of the integral had passed since the origin, so that what is left can still be
//              worked out
// A threshold is kept in single precision, a time to the tick (sim/engine/ticks.hpp). Rates are per day. With
// the constant shape a rate is the hazard, and the origin day 0; otherwise hazard = rate * shape(time -
// origin).

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/core/contracts.hpp"
#include "sim/engine/shapes.hpp"
#include "sim/engine/ticks.hpp"

namespace nrmsim::engine::clock {

/// A tick or a threshold: which of them, the rate tells.
class Value {
 public:
  Value() = default;
  explicit Value(Tick tick) : bits_(static_cast<std::uint32_t>(tick)) {}
  explicit Value(double threshold) : bits_(std::bit_cast<std::uint32_t>(static_cast<float>(threshold))) {}
  Tick tick() const { return Tick{bits_}; }
  double threshold() const { return static_cast<double>(std::bit_cast<float>(bits_)); }
  friend bool operator==(Value, Value) = default;

 private:
  std::uint32_t bits_ = 0;
};

/// Winds a clock up with a threshold from Exp(1); it stands until set_rate.
inline void start(Value& value, float& rate, double threshold) {
  NRMSIM_EXPECTS(threshold >= 0);
  value = Value(threshold);
  rate = 0;
}

/// When it fires at its present rate; never if it does not.
[[gnu::always_inline]] inline Tick fires_at(Value value, float rate) {
  return rate > 0 ? value.tick() : never;
}

/// The rate last set.
inline float rate_of(float rate) {
  return std::fabs(rate);
}

/// What is left of the threshold at `now`. A clock whose fire time has come, or has passed by rounding, has 0
/// left.
[[gnu::always_inline]] inline double remaining(Value value, float rate, double now) {
  // Both are worked out: which of them it is cannot be foreseen, and a wrong guess costs more.
  const double r = static_cast<double>(rate);
  const double of_running = (day_of_kept(value.tick()) - now) * r;
  const double of_others = value.threshold() + r * now;
  return std::max(0.0, rate > 0 ? of_running : of_others);
}

/// Sets a clock of constant shape running so that `left` of its threshold remains at `now`.
[[gnu::always_inline]] inline void run(Value& value, float& rate, double left, double now, float new_rate) {
  if (new_rate == 0) {
    value = Value(left);
    rate = 0;
    return;
  }
  const double r = static_cast<double>(new_rate);
  const Tick fires = nearest_tick(now + left / r);
  value = fires != never ? Value(fires) : Value(left + r * now);
  rate = fires != never ? new_rate : -new_rate;
}

/// Changes the rate of a clock of constant shape at `now`, at least 0. Returns whether the state changed: a
/// rate that is the same bit for bit leaves the fire time untouched.
[[gnu::always_inline]] inline bool set_rate(Value& value, float& rate, double now, float new_rate) {
  NRMSIM_EXPECTS(new_rate >= 0 && !std::signbit(new_rate));
  if (std::bit_cast<std::uint32_t>(rate_of(rate)) == std::bit_cast<std::uint32_t>(new_rate)) return false;
  run(value, rate, remaining(value, rate, now), now, new_rate);
  return true;
}

/// remaining() for a clock whose hazard is rate * shape(time - origin), origin <= now.
template <Shape S>
double remaining(Value value, float rate, double now, const S& shape, double origin) {
  if (rate == 0) return value.threshold();
  const double r = static_cast<double>(rate_of(rate));
  const double passed = r * shape.integral(now - origin);
  const double threshold = rate > 0 ? r * shape.integral(day_of(value.tick()) - origin) : value.threshold();
  return std::max(0.0, threshold - passed);
}

/// Sets a clock of any shape running so that `left` of its threshold remains at `now`.
template <Shape S>
void run(Value& value, float& rate, double left, double now, float new_rate, const S& shape, double origin) {
  NRMSIM_EXPECTS(new_rate >= 0 && origin <= now);
  value = Value(left);
  rate = new_rate;
  if (new_rate == 0) return;
  const double passed = shape.integral(now - origin);
  const double day = origin + shape.inverse(passed + left / static_cast<double>(new_rate));
  const Tick fires = nearest_tick(std::max(now, day));
  if (fires != never) {
    value = Value(fires);
  } else {
    value = Value(left + static_cast<double>(new_rate) * passed);
    rate = -new_rate;
  }
}

/// set_rate() for a clock whose hazard is rate * shape(time - origin), origin <= now.
template <Shape S>
bool set_rate(Value& value, float& rate, double now, float new_rate, const S& shape, double origin) {
  NRMSIM_EXPECTS(!std::signbit(new_rate));
  if (std::bit_cast<std::uint32_t>(rate_of(rate)) == std::bit_cast<std::uint32_t>(new_rate)) return false;
  run(value, rate, remaining(value, rate, now, shape, origin), now, new_rate, shape, origin);
  return true;
}

/// Lets age be counted from another origin from `now` on; what is left of the threshold stays. Returns
/// whether the state changed.
template <Shape S>
bool change_origin(Value& value, float& rate, double now, const S& shape, double origin, double new_origin) {
  if (rate == 0 || origin == new_origin) return false;
  run(value, rate, remaining(value, rate, now, shape, origin), now, rate_of(rate), shape, new_origin);
  return true;
}

/// Lets the hazard follow another shape from `now` on, by the same rate; what is left of the threshold stays.
template <Shape S, Shape T>
void change_shape(Value& value, float& rate, double now, const S& shape, double origin, const T& new_shape,
                  double new_origin) {
  run(value, rate, remaining(value, rate, now, shape, origin), now, rate_of(rate), new_shape, new_origin);
}

}  // namespace nrmsim::engine::clock
