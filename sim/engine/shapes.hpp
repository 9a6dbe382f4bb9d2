#pragma once
// How a hazard depends on age: hazard = rate * shape(age), age = time - origin. A shape is given by its
// integral from age 0 and by the inverse of that integral; both in closed form.

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>

#include "sim/core/contracts.hpp"
#include "sim/core/math.hpp"

namespace nrmsim::engine {

/// integral(age): the shape's integral from 0 to age >= 0 [d], not decreasing. inverse(integral): the
/// smallest age at which that integral is reached, +inf if it never is.
template <class T>
concept Shape = requires(const T& shape, double x) {
  { shape.integral(x) } -> std::convertible_to<double>;
  { shape.inverse(x) } -> std::convertible_to<double>;
};

/// The hazard is the rate itself, whatever the age.
struct Constant {
  double integral(double age) const { return age; }
  double inverse(double integral) const { return integral; }
};

/// Weibull: shape(age) = exponent/scale * (age/scale)^(exponent - 1), so that with rate 1 the chance to last
/// longer than age is exp(-(age/scale)^exponent).
struct Weibull {
  double exponent;  ///< above 0; below 1 the hazard falls with age, above 1 it rises
  double scale;     ///< above 0 [d]

  double integral(double age) const { return core::portable::pow(age / scale, exponent); }
  double inverse(double integral) const { return scale * core::portable::pow(integral, 1.0 / exponent); }
};

/// A hazard in steps: levels()[0] from age 0, levels()[i] from breaks()[i - 1] on. Levels are at least 0 and
/// may be 0, the last one too; then the event may never come.
class PiecewiseConstant {
 public:
  static constexpr std::size_t max_breaks = 4;

  /// `breaks` [d] are above 0 and rise; there is one level more than breaks.
  PiecewiseConstant(std::size_t number_of_breaks, const std::array<double, max_breaks>& breaks,
                    const std::array<double, max_breaks + 1>& levels)
      : steps_{number_of_breaks + 1}, levels_{levels} {
    NRMSIM_EXPECTS(number_of_breaks <= max_breaks);
    for (std::size_t i = 1; i < steps_; ++i) {
      NRMSIM_EXPECTS(breaks[i - 1] > from_[i - 1]);
      from_[i] = breaks[i - 1];
      integral_[i] = integral_[i - 1] + levels_[i - 1] * (from_[i] - from_[i - 1]);
    }
  }

  double integral(double age) const {
    std::size_t i = steps_ - 1;
    while (i > 0 && age < from_[i]) --i;
    return integral_[i] + levels_[i] * (age - from_[i]);
  }

  double inverse(double integral) const {
    std::size_t i = steps_ - 1;
    while (i > 0 && integral <= integral_[i]) --i;
    const double beyond = integral - integral_[i];
    if (beyond <= 0) return from_[i];
    if (levels_[i] > 0) return from_[i] + beyond / levels_[i];
    // Only rounding can lead here from a step that is not the last.
    return i + 1 < steps_ ? from_[i + 1] : std::numeric_limits<double>::infinity();
  }

 private:
  std::size_t steps_;
  std::array<double, max_breaks + 1> levels_;
  std::array<double, max_breaks + 1> from_{};      // age at which each step begins [d]
  std::array<double, max_breaks + 1> integral_{};  // integral up to there
};

}  // namespace nrmsim::engine
