#include "analysis/export/staged_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::exports {
namespace {

using results::contents_of;
using results::put_contents;
using testing::ElementsAre;

TEST(StagedFolder, AppearsOnlyOnceItIsComplete) {
  const results::TemporaryFolder here;
  StagedFolder staged(here / "deep/er/out");
  put_contents(staged.add("b/x.csv").string(), "1");
  put_contents(staged.add("a.csv").string(), "2");
  EXPECT_FALSE(std::filesystem::exists(here / "deep/er/out"));
  EXPECT_THAT(staged.files(), ElementsAre("a.csv", "b/x.csv"));
  staged.move_into_place();
  EXPECT_EQ(contents_of(here / "deep/er/out/b/x.csv"), "1");
}

TEST(StagedFolder, LeavesNothingBehindWhenGivenUp) {
  const results::TemporaryFolder here;
  { put_contents(StagedFolder(here / "out").add("x").string(), "1"); }
  EXPECT_EQ(here.entries(), 0U);
}

TEST(StagedFolder, TakesThePlaceOfAnother) {
  const results::TemporaryFolder here;
  std::filesystem::create_directory(here / "out");
  put_contents(here / "out/old", "1");
  {
    StagedFolder staged(here / "out/");
    put_contents(staged.add("new").string(), "2");
    staged.move_into_place();
  }
  EXPECT_FALSE(std::filesystem::exists(here / "out/old"));
  EXPECT_EQ(contents_of(here / "out/new"), "2");
  EXPECT_EQ(here.entries(), 1U);
}

TEST(StagedFolder, FollowsALinkToAFolder) {
  const results::TemporaryFolder here;
  std::filesystem::create_directory(here / "real");
  std::filesystem::create_symlink(here / "real", here / "link");
  StagedFolder staged(here / "link");
  put_contents(staged.add("x").string(), "1");
  staged.move_into_place();
  EXPECT_TRUE(std::filesystem::is_symlink(here / "link"));
  EXPECT_EQ(contents_of(here / "real/x"), "1");
}

TEST(StagedFolder, IsOpenToOthersLikeAnyNewFolder) {
  const results::TemporaryFolder here;
  std::filesystem::create_directory(here / "usual");
  StagedFolder staged(here / "out");
  staged.move_into_place();
  EXPECT_EQ(std::filesystem::status(here / "out").permissions(),
            std::filesystem::status(here / "usual").permissions());
}

}  // namespace
}  // namespace nrmsim::exports
