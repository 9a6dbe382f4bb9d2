#pragma once
// Waits by year in days, for means and medians.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace nrmsim::observation {

class Waits {
 public:
  explicit Waits(std::size_t years) : days_(years * longest), sum_(years), count_(years) {}
  void reset() {
    std::fill(days_.begin(), days_.end(), 0U);
    std::fill(sum_.begin(), sum_.end(), 0.0);
    std::fill(count_.begin(), count_.end(), 0U);
  }
  void add(std::size_t year, double days) {
    const auto whole = static_cast<std::size_t>(std::max(0.0, days));
    ++days_[year * longest + std::min(whole, longest - 1)];
    sum_[year] += days;
    ++count_[year];
  }
  double mean(std::size_t year) const {
    return count_[year] > 0 ? sum_[year] / count_[year] : std::numeric_limits<double>::quiet_NaN();
  }
  /// The day within which half of the waits had ended, interpolated within the day; at most `longest`.
  double median(std::size_t year) const;

  static constexpr std::size_t longest = 2048;  ///< longer waits count as this [d]

 private:
  std::vector<std::uint32_t> days_;  // [year][whole days]
  std::vector<double> sum_;
  std::vector<std::uint32_t> count_;
};

}  // namespace nrmsim::observation
