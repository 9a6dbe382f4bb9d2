#include "sim/verification/queueing.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace nrmsim::verification {
namespace {

// By the sum over states instead of the recursion.
double erlang_c_by_sum(double load, int servers) {
  double term = 1;
  double below = 0;
  for (int n = 0; n < servers; ++n) {
    below += term;
    term *= load / (n + 1);
  }
  const double waiting = term * servers / (servers - load);
  return waiting / (below + waiting);
}

TEST(ErlangC, IsTheSumOverStates) {
  for (const int servers : {1, 2, 5, 12, 40})
    for (const double use : {0.1, 0.5, 0.9, 0.99})
      EXPECT_NEAR(erlang_c(use * servers, servers), erlang_c_by_sum(use * servers, servers), 1e-12);
  EXPECT_NEAR(erlang_c(0.7, 1), 0.7, 1e-15) << "one server is busy so often";
}

// Whatever the order of service, the wait of all customers together is the same (conservation law of
// Kleinrock).
TEST(CobhamWaits, AreThoseOfErlangInTheMeanAndInOneClass) {
  const double alone = erlang_c(3.5, 5) / (5 - 3.5);
  EXPECT_NEAR(cobham_waits({3.5}, 1, 5)[0], alone, 1e-14);
  const auto two = cobham_waits({2, 1.5}, 1, 5);
  EXPECT_NEAR((2 * two[0] + 1.5 * two[1]) / 3.5, alone, 1e-14);
  EXPECT_LT(two[0], alone);
  EXPECT_NEAR(cobham_waits({0.5, 1.5}, 2, 5)[1], 2 * cobham_waits({1, 3}, 1, 5)[1], 1e-12);
}

}  // namespace
}  // namespace nrmsim::verification
