#include "sim/results/atomic_file.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include "sim/core/problems.hpp"
#include "tests/sim/results/other_process.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

void write(AtomicFile& target, const std::string& text) {
  target.file().write_at(0, std::as_bytes(std::span(text)));
}

TEST(AtomicFile, AppearsOnlyWhenCommitted) {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  {
    AtomicFile target(path);
    write(target, "whole");
    EXPECT_FALSE(std::filesystem::exists(path));
    target.commit(Existing::refuse);
  }
  EXPECT_EQ(contents_of(path), "whole");
  EXPECT_EQ(folder.entries(), 1u);
}

TEST(AtomicFile, LeavesNothingBehindWhenGivenUp) {
  const TemporaryFolder folder;
  { AtomicFile target(folder / "f"); }
  EXPECT_EQ(folder.entries(), 0u);
}

TEST(AtomicFile, ReplacesOnlyIfTold) {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  put_contents(path, "old");
  {
    AtomicFile target(path);
    write(target, "new");
    EXPECT_THROW(target.commit(Existing::refuse), core::RunError);
  }
  EXPECT_EQ(contents_of(path), "old");
  AtomicFile target(path);
  write(target, "new");
  target.commit(Existing::replace);
  EXPECT_EQ(contents_of(path), "new");
}

TEST(AtomicFile, SweepsWhatAKilledProcessLeftButNotWhatALivingOneWrites) {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  const AtomicFile living(path);
  in_other_process([&] {
    const AtomicFile dead(path);
    ::raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(folder.entries(), 2u);
  const AtomicFile next(path);
  EXPECT_EQ(folder.entries(), 2u);  // the dead one's file made room for this one's
  EXPECT_TRUE(std::filesystem::exists(living.temporary()));
}

TEST(AtomicFile, SaysWhyItCannotBeMade) {
  const TemporaryFolder folder;
  EXPECT_THROW(AtomicFile(folder / "missing/f"), core::RunError);
}

}  // namespace
}  // namespace nrmsim::results
