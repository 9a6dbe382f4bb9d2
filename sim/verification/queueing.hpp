#pragma once
// Waits in a queue with several servers, in closed form. Arrivals are Poisson, services exponential.

#include <vector>

namespace nrmsim::verification {

/// Erlang's second formula: the chance of having to wait with `servers` and an offered load of `load` busy
/// servers, below their number. By the recursion of his first: Erlang, "Solution of some problems in the
/// theory of probabilities of significance in automatic telephone exchanges", 1917.
inline double erlang_c(double load, int servers) {
  double blocked = 1;
  for (int n = 1; n <= servers; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked / (1 - load / servers * (1 - blocked));
}

/// Mean waits of classes of customers, most urgent first, who come at `rates` and are never interrupted once
/// served: Cobham, "Priority assignment in waiting line problems", Journal of the Operations Research Society
/// of America 2(1), 1954, 70-76.
inline std::vector<double> cobham_waits(const std::vector<double>& rates, double service_days, int servers) {
  double load = 0;
  for (const double rate : rates) load += rate * service_days;
  const double base = erlang_c(load, servers) * service_days / servers;
  std::vector<double> waits;
  double more_urgent = 0;
  for (const double rate : rates) {
    const double with_own = more_urgent + rate * service_days / servers;
    waits.push_back(base / ((1 - more_urgent) * (1 - with_own)));
    more_urgent = with_own;
  }
  return waits;
}

}  // namespace nrmsim::verification
