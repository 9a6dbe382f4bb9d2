#include "sim/model/state/person_clocks.hpp"

#include <gtest/gtest.h>

#include <array>

namespace nrmsim::model {
namespace {

constexpr std::array clocks{Clock::missing, Clock::contact,  Clock::exploitation, Clock::departure,
                            Clock::move,    Clock::referral, Clock::status};
static_assert(clocks.size() == clock_count);

TEST(Occurrences, CountEachClockForItself) {
  Occurrences counts;
  for (std::size_t c = 0; c < clocks.size(); ++c)
    for (std::size_t n = 0; n <= c; ++n) counts.count(clocks[c]);
  for (std::size_t c = 0; c < clocks.size(); ++c) EXPECT_EQ(counts[clocks[c]], c + 1);
}

TEST(Occurrences, RefuseToCountFurtherThanTheyCan) {
  for (const Clock clock : clocks) {
    Occurrences counts;
    std::uint32_t counted = 0;
    try {
      for (; counted < 100000; ++counted) counts.count(clock);
    } catch (const core::TooOften& error) {
      EXPECT_NE(std::string(error.what()).find(in_words(clock)), std::string::npos) << error.what();
    }
    const bool seldom = clock == Clock::departure || clock == Clock::status;
    const bool often = clock == Clock::missing || clock == Clock::contact || clock == Clock::exploitation;
    EXPECT_EQ(counted, seldom ? 15U : often ? 65535U : 4095U);
  }
}

}  // namespace
}  // namespace nrmsim::model
