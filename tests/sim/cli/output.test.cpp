#include "sim/cli/output.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

namespace fs = std::filesystem;

class Output : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "nrmsim-output-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void touch(const std::string& name, const std::string& text = "x") const {
    std::ofstream(path(name)) << text;
  }

  fs::path folder_;
};

TEST_F(Output, AnEmptyPlaceIsBegunAnew) {
  for (const auto if_there : {IfThere::refuse, IfThere::overwrite, IfThere::resume}) {
    EXPECT_EQ(look_at_output(path("a.h5"), if_there), Begin::anew);
  }
}

TEST_F(Output, OfAnotherKindIsRefusedByItsName) {
  for (const auto* name : {"a.csv", "a.CSV", "a.json", "a.yaml", "a.xlsx"})
    for (const auto if_there : {IfThere::refuse, IfThere::overwrite, IfThere::resume})
      EXPECT_THROW(look_at_output(path(name), if_there), core::InputError) << name;
  for (const auto* name : {"a.h5", "a.hdf5", "a.nc", "a", "a.2027"})
    EXPECT_EQ(look_at_output(path(name), IfThere::refuse), Begin::anew) << name;
}

TEST_F(Output, MakesTheFolder) {
  EXPECT_EQ(look_at_output(path("new/deeper/a.h5"), IfThere::refuse), Begin::anew);
  EXPECT_FALSE(fs::exists(folder_ / "new")) << "looking alone must change nothing";
  make_folder_of(path("new/deeper/a.h5"));
  EXPECT_TRUE(fs::is_directory(folder_ / "new/deeper"));
  EXPECT_EQ(look_at_output(path("new/deeper/a.h5"), IfThere::refuse), Begin::anew);
}

TEST_F(Output, AFinishedFileIsNotTouchedUnasked) {
  touch("a.h5");
  EXPECT_THROW(look_at_output(path("a.h5"), IfThere::refuse), core::InputError);
  EXPECT_EQ(look_at_output(path("a.h5"), IfThere::resume), Begin::nothing);
}

TEST_F(Output, AnUnfinishedBatchIsNotTouchedUnasked) {
  touch("a.h5.part", "NRMSIM-JOURNAL 1 and what follows");
  EXPECT_THROW(look_at_output(path("a.h5"), IfThere::refuse), core::InputError);
  EXPECT_EQ(look_at_output(path("a.h5"), IfThere::overwrite), Begin::anew);
  EXPECT_EQ(look_at_output(path("a.h5"), IfThere::resume), Begin::from_journal);
}

TEST_F(Output, WhatIsNotOursIsNeverOverwritten) {
  touch("scenario.yaml", "name: mine\n");
  touch("table.csv", "a,b\n");
  touch("empty.h5", "");
  touch("b.h5.part", "my notes");
  fs::create_symlink("/dev/null", path("device.h5"));
  fs::create_symlink("nowhere", path("dangling.h5"));
  ASSERT_EQ(mkfifo(path("pipe.h5").c_str(), 0600), 0);
  for (const char* name :
       {"scenario.yaml", "table.csv", "empty.h5", "b.h5", "device.h5", "dangling.h5", "pipe.h5"}) {
    EXPECT_THROW(look_at_output(path(name), IfThere::overwrite), core::InputError) << name;
  }
}

TEST_F(Output, AFinishedFileWithAJournalLeftBehindIsComplete) {
  touch("a.h5");
  touch("a.h5.part");
  EXPECT_EQ(look_at_output(path("a.h5"), IfThere::resume), Begin::nothing);
}

TEST_F(Output, AFolderIsNoFile) {
  EXPECT_THROW(look_at_output(folder_.string(), IfThere::overwrite), core::InputError);
  EXPECT_THROW(look_at_output(folder_.string() + "/", IfThere::overwrite), core::InputError);
  EXPECT_THROW(look_at_output("", IfThere::overwrite), core::InputError);
}

TEST_F(Output, AFileIsNoFolder) {
  touch("a");
  EXPECT_THROW(look_at_output(path("a/b.h5"), IfThere::refuse), core::InputError);
}

TEST_F(Output, AFolderThatCannotBeMadeIsSaid) {
  EXPECT_THROW(make_folder_of("/proc/no-such-folder/a.h5"), core::InputError);
}

}  // namespace
}  // namespace nrmsim::cli
