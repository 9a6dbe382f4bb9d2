#include "sim/cli/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nrmsim::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ProgressState, KnowsNothingAtTheStart) {
  const ProgressState state{0, 0, 1000, 0};
  EXPECT_FALSE(state.seconds_left());
  EXPECT_EQ(state.line(), "0 of 1,000 replications");
}

TEST(ProgressState, EstimatesFromThisRunAlone) {
  // 500 were there before; 100 in 50 s makes 2 a second, so the other 400 take 200 s.
  const ProgressState state{500, 100, 1000, 50};
  EXPECT_DOUBLE_EQ(state.rate(), 2);
  EXPECT_DOUBLE_EQ(state.seconds_left().value(), 200);
  EXPECT_EQ(state.line(), "600 of 1,000 replications, 2.0/s, 3 min 20 s left");
}

TEST(ProgressState, ChangesTheUnitOfSlowWork) {
  EXPECT_THAT((ProgressState{0, 10, 20, 100}.line()), HasSubstr("6.0/min"));
  EXPECT_THAT((ProgressState{0, 2, 20, 3600}.line()), HasSubstr("2.0/h"));
}

TEST(ProgressState, SaysNothingOfTimeLeftAtTheEnd) {
  EXPECT_THAT((ProgressState{0, 20, 20, 10}.line()), Not(HasSubstr("left")));
}

TEST(ProgressState, TheBarFillsWithTheShareDone) {
  const std::string bar = ProgressState{0, 5, 10, 1}.bar(120);
  EXPECT_THAT(bar, StartsWith("[####################....................] 5 of 10"));
}

TEST(ProgressState, TheBarFitsTheTerminal) {
  const ProgressState state{500, 100, 1000, 50};
  for (unsigned width = 1; width < 200; ++width) EXPECT_LT(state.bar(width).size(), width);
  EXPECT_THAT(state.bar(55), StartsWith("600 of"));
}

TEST(ProgressStyle, IsNoneWhenQuiet) {
  EXPECT_EQ(progress_style(true), ProgressStyle::none);
}

TEST(Progress, WritesNothingWithoutAStyle) {
  testing::internal::CaptureStderr();
  {
    Progress progress(ProgressStyle::none, 0, 2);
    progress.step();
    progress.step();
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Progress, ShortWorkLeavesNoLinesInALog) {
  testing::internal::CaptureStderr();
  {
    Progress progress(ProgressStyle::lines, 0, 2);
    progress.step();
    progress.step();
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace nrmsim::cli
