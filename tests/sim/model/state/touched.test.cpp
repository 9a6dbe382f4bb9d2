#include "sim/model/state/touched.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace nrmsim::model {
namespace {

// Whoever is settled may change others, and they are settled too, in the order in which they were changed.
TEST(Touched, SettlesEverybodyInOrderAlsoWhoIsAddedMeanwhile) {
  Touched touched;
  for (int event = 0; event < 3; ++event) {
    std::vector<Index> expected;
    for (Index i = 0; i < 100; ++i) expected.push_back(1000 + i);
    touched.add(1000);
    std::vector<Index> settled;
    touched.settle([&](Index i) {
      settled.push_back(i);
      if (i + 1 < 1100) touched.add(i + 1);
    });
    EXPECT_EQ(settled, expected);
    touched.settle([](Index) { ADD_FAILURE() << "nobody is left"; });
  }
  touched.add(1);
  touched.clear();
  touched.settle([](Index) { ADD_FAILURE() << "nobody is left"; });
}

}  // namespace
}  // namespace nrmsim::model
