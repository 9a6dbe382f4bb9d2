#include "analysis/export/scenario_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nrmsim::exports {
namespace {

using testing::ElementsAre;

TEST(FileNames, KeepWhatIsSafe) {
  EXPECT_THAT(file_names({"guaranteed-support", "v1.2_b"}), ElementsAre("guaranteed-support", "v1.2_b"));
}

TEST(FileNames, CannotLeaveTheFolder) {
  EXPECT_THAT(file_names({"../../etc/passwd", "", ".hidden"}),
              ElementsAre("_.._.._etc_passwd", "_", "_.hidden"));
}

TEST(FileNames, AreAllDifferent) {
  EXPECT_THAT(file_names({"a b", "a/b", "A_B", "a_b-2"}), ElementsAre("a_b", "a_b-2", "A_B-3", "a_b-2-2"));
}

}  // namespace
}  // namespace nrmsim::exports
