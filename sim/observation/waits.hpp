#pragma once
// Durations by period or group in days, for means and quantiles.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace nrmsim::observation {

/// Durations in slots: a slot is a year, a month, or a group in a year.
class Waits {
 public:
  /// `bins_per_day`: how finely durations are told apart within a day.
  explicit Waits(std::size_t slots, double bins_per_day = 1)
      : bins_per_day_(bins_per_day), bins_(slots * bins_of_slot), sum_(slots), count_(slots) {}
  void add(std::size_t slot, double days) {
    const auto bin = static_cast<std::size_t>(std::max(0.0, days) * bins_per_day_);
    ++bins_[slot * bins_of_slot + std::min(bin, bins_of_slot - 1)];
    sum_[slot] += days;
    ++count_[slot];
  }
  std::uint32_t count(std::size_t slot) const { return count_[slot]; }
  double mean(std::size_t slot) const {
    return count_[slot] > 0 ? sum_[slot] / count_[slot] : std::numeric_limits<double>::quiet_NaN();
  }
  /// The duration within which the share given (0 to 1) had ended, interpolated within the bin; NaN without
  /// any.
  double quantile(std::size_t slot, double share) const;
  double median(std::size_t slot) const { return quantile(slot, 0.5); }

  static constexpr std::size_t bins_of_slot = 2048;  ///< longer durations count as in the last of them

 private:
  double bins_per_day_;
  std::vector<std::uint32_t> bins_;  // [slot][bin]
  std::vector<double> sum_;
  std::vector<std::uint32_t> count_;
};

}  // namespace nrmsim::observation
