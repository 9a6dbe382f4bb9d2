#pragma once
// The chance that an event of each kind has happened by a time, when only the first event of any kind counts
// and some people are followed for less long than others.

#include <span>
#include <vector>

namespace nrmsim::statistics {

/// What happened to those at risk between two times.
struct RiskBin {
  double at_risk = 0;          ///< people without any event who are followed at the start of the bin
  std::vector<double> events;  ///< people whose first event fell into the bin, by cause
  double censored = 0;         ///< people whose follow-up ended in the bin without an event
};

struct CumulativeIncidence {
  std::vector<std::vector<double>> by_cause;  ///< [cause][bin]: chance of that event by the end of the bin
  std::vector<double> event_free;             ///< [bin]: chance of no event by the end of the bin
};

/// Aalen-Johansen estimate: F_k(i) = F_k(i-1) + S(i-1) d_ik / n_i and S(i) = S(i-1) (1 - sum_k d_ik / n_i),
/// with n_i = at_risk - censored / 2: those censored count for half of the bin (the actuarial convention), so
/// that bins should be short beside the time in which much happens. NaN from the first bin on in which nobody
/// is at risk. For every bin, the chances by cause and of no event add up to 1. Precondition: the same number
/// of causes in every bin; counts not negative; events and censorings together at most at_risk. Reference:
/// Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978), 141-150.
CumulativeIncidence aalen_johansen(std::span<const RiskBin> bins);

/// Bins in which everybody is at risk from the start of the first bin: at_risk follows from `people` and what
/// happened before. Precondition: events and censorings together at most `people`.
std::vector<RiskBin> bins_of_cohort(double people, std::span<const std::vector<double>> events_by_bin,
                                    std::span<const double> censored_by_bin);

}  // namespace nrmsim::statistics
