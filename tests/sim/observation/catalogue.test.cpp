// Every outcome is defined once, in words, and a replication's outcomes stay small.

#include "sim/observation/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sim/outcomes/layout_faults.hpp"

namespace nrmsim::observation {
namespace {

constexpr Period shipped{{2014, 1, 1}, {2019, 1, 1}, {2036, 1, 1}};

TEST(Catalogue, ALayoutIsSoundAndHasEveryOutcomeOnce) {
  const outcomes::Layout made = layout(shipped);
  EXPECT_EQ(outcomes::faults(made), std::vector<std::string>{});
  EXPECT_EQ(made.outcomes.size(), measure_count);
}

TEST(Catalogue, EveryOutcomeSaysWhatItIs) {
  std::set<std::string_view> long_names;
  for (const Definition& d : definitions()) {
    EXPECT_FALSE(d.definition.empty()) << d.name;
    EXPECT_FALSE(d.unit.empty() && d.statistic != outcomes::Statistic::digest) << d.name;
    EXPECT_TRUE(long_names.insert(d.long_name).second) << "two outcomes are called " << d.long_name;
    EXPECT_LE(d.axis_count, most_axes);
    EXPECT_NE(d.unit, "days") << d.name;
  }
}

TEST(Catalogue, AReplicationOfTheShippedPeriodHasAtMost128KiB) {
  EXPECT_LE(layout(shipped).total_cells() * sizeof(outcomes::Cell), 128U * 1024);
}

// Only what adds up is reported for the whole country by dividing by the scale.
TEST(Catalogue, SharesAndWaitsAreNotScaled) {
  using outcomes::Statistic;
  for (const Definition& d : definitions()) {
    const bool adds_up =
        d.statistic == Statistic::count || d.statistic == Statistic::sum || d.statistic == Statistic::level;
    EXPECT_TRUE(adds_up || !d.full_scale) << d.name;
  }
}

}  // namespace
}  // namespace nrmsim::observation
