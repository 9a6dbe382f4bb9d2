#pragma once
// Cumulative incidence of re-exploitation since first referral, from counts by month.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/core/date.hpp"

namespace nrmsim::observation {

inline constexpr std::size_t incidence_months = 60;
inline constexpr double incidence_month_days = core::days_per_year / 12;

/// How the time at risk of one person ended.
enum class RiskEnd : std::uint8_t { event, competing, censored };

/// Counts of people by the month since first referral in which their time at risk ended; the last cell is
/// "later".
class IncidenceCounts {
 public:
  void add(double days_since_first_referral, RiskEnd end) {
    const double month = days_since_first_referral / incidence_month_days;
    const std::size_t bin = month < incidence_months ? static_cast<std::size_t>(month) : incidence_months;
    ++ended_[bin][static_cast<std::size_t>(end)];
    ++people_;
  }
  std::uint32_t people() const { return people_; }

  /// Aalen-Johansen estimate of the chance of the event by the end of each month, [0] being 0. Censorings
  /// within a month count as at risk for half of it (the actuarial convention). NaN from where nobody is at
  /// risk any more. Reference: Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978), 141-150.
  std::array<double, incidence_months + 1> estimate() const;

 private:
  std::array<std::array<std::uint32_t, 3>, incidence_months + 1> ended_{};
  std::uint32_t people_ = 0;
};

}  // namespace nrmsim::observation
