#include "analysis/export/earlier_export.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::exports {
namespace {

using results::put_contents;
using testing::HasSubstr;

const std::string readme =
    std::string(export_mark) + "\nwords\n" + list_mark + "\nREADME.txt\noutcomes/a.csv\n";

TEST(EarlierExport, MayBeReplaced) {
  const results::TemporaryFolder here;
  put_contents(here / "README.txt", readme);
  std::filesystem::create_directory(here / "outcomes");
  put_contents(here / "outcomes/a.csv", "");
  EXPECT_EQ(objection_to_replacing(here / ""), "");
}

TEST(EarlierExport, MayBeAbsentOrEmpty) {
  const results::TemporaryFolder here;
  EXPECT_EQ(objection_to_replacing(here / "new"), "");
  EXPECT_EQ(objection_to_replacing(here / ""), "");
}

TEST(EarlierExport, IsNotAnyOtherFolder) {
  const results::TemporaryFolder here;
  put_contents(here / "README.txt", "Notes\n" + std::string(list_mark) + "\nREADME.txt\n");
  EXPECT_EQ(objection_to_replacing(here / ""), "this folder is not empty");
}

TEST(EarlierExport, IsNotAStudy) {
  const results::TemporaryFolder here;
  put_contents(here / "README.txt", std::string(study_mark) + "\n" + list_mark + "\nREADME.txt\n");
  EXPECT_EQ(objection_to_replacing(here / ""), "this folder holds a sensitivity study");
  EXPECT_EQ(objection_to_replacing(here / "", study_mark), "");
}

TEST(EarlierExport, IsNoLongerOneWhenSomethingWasAdded) {
  const results::TemporaryFolder here;
  put_contents(here / "README.txt", readme);
  std::filesystem::create_directory(here / "outcomes");
  put_contents(here / "outcomes/mine.R", "");
  EXPECT_THAT(objection_to_replacing(here / ""), HasSubstr("outcomes/mine.R"));
}

TEST(EarlierExport, IsNotAFile) {
  const results::TemporaryFolder here;
  put_contents(here / "file", "x");
  EXPECT_EQ(objection_to_replacing(here / "file"), "this is not a folder");
}

}  // namespace
}  // namespace nrmsim::exports
