#pragma once
// A stream of arrivals at a rate that may change, each after an Exp(1) threshold of its own. Its times are
// kept in double precision and only their events happen at ticks: an arrival counts from the one before, so
// that rounding would add up, and at 50,000 a day, a gap of five ticks, bring 0.2 % too many.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/core/contracts.hpp"

namespace nrmsim::engine {

class Stream {
 public:
  /// When the next one comes [d], perhaps within a tick before the present; +inf if none comes at this rate.
  double next() const { return rate_ > 0 ? since_ + left_ / rate_ : std::numeric_limits<double>::infinity(); }

  /// The next one has come, or the stream begins; another comes when the integral of the rate from there on
  /// reaches `threshold`, at least 0.
  void follow(double threshold) {
    NRMSIM_EXPECTS(threshold >= 0);
    if (rate_ > 0) since_ = next();
    left_ = threshold;
  }

  /// Changes the rate at `now`, not before any earlier change, to one of at least 0 [1/d]. A rate that is the
  /// same bit for bit leaves the next time untouched.
  void set_rate(double now, double rate) {
    NRMSIM_EXPECTS(rate >= 0 && !std::signbit(rate));
    if (std::bit_cast<std::uint64_t>(rate_) == std::bit_cast<std::uint64_t>(rate)) return;
    left_ = std::max(0.0, left_ - rate_ * (now - since_));
    since_ = now;
    rate_ = rate;
  }

 private:
  double left_ = 0;   // of the threshold, at since_
  double since_ = 0;  // [d]
  double rate_ = 0;   // [1/d]
};

}  // namespace nrmsim::engine
