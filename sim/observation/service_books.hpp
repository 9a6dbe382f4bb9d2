#pragma once
// Who was entitled to a service, who got it, how soon, and how many waited for it or for a place in care.

#include <array>
#include <vector>

#include "sim/model/workspace.hpp"
#include "sim/observation/axes.hpp"
#include "sim/observation/cells.hpp"

namespace nrmsim::observation {

/// A service counts as got in time if it begins within this time of the start of support [d]: a definition of
/// this report, four weeks; no standard is published for all services.
inline constexpr double in_time_days = 28;

class ServiceBooks {
 public:
  explicit ServiceBooks(std::size_t years)
      : years_(years),
        entitled_(model::support::service_count * years),
        covered_(entitled_.size()),
        in_time_(entitled_.size()),
        days_(entitled_.size()),
        started_(entitled_.size()),
        guardian_entitled_(model::region_count * years),
        guardian_covered_(guardian_entitled_.size()) {}

  /// Support begins in a reported year. `in_cohort_time`: on or after the cohort day.
  void support_started(const model::Person& p, std::size_t year, bool in_cohort_time);
  /// A service begins in reported year `year`. `entitled_year`: reported year in which the person's support
  /// began, or `years` if before reporting; `entitled_since` [d]; `waited` since then [d].
  void service_started(const model::Person& p, model::support::Service service, std::size_t year,
                       std::size_t entitled_year, double entitled_since, double waited, bool in_cohort_time);

  void begin_year(const model::Workspace& state, double now);
  void end_year(const model::Workspace& state, double now, std::size_t year, Cells& cells) const;
  void fill(Cells& cells) const;

 private:
  struct PoolDays {
    double busy = 0, waiting = 0, capacity = 0, abandoned = 0;
  };
  static PoolDays days_of(const engine::Pool& pool, double now);

  std::size_t years_;
  std::vector<double> entitled_, covered_, in_time_;  // people, [service][year in which their support began]
  std::vector<double> days_, started_;                // waits and people, [service][year in which it began]
  std::vector<double> guardian_entitled_, guardian_covered_;  // children, [region][year support began]
  std::array<std::array<double, group_count>, model::support::service_count> group_entitled_{};
  std::array<std::array<double, group_count>, model::support::service_count> group_covered_{};
  double year_began_ = 0;  // [d]
  std::array<PoolDays, model::support::service_count> services_before_{};
  std::array<std::array<PoolDays, model::region_count>, model::placements::kind_count> places_before_{};
};

}  // namespace nrmsim::observation
