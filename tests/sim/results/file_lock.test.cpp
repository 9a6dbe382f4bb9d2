#include "sim/results/file_lock.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include "tests/sim/results/other_process.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

TEST(FileLock, IsSeenByOtherProcessesUntilTheFileIsClosed) {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  EXPECT_FALSE(is_locked(path));
  {
    const PosixFile file(path, Access::create);
    EXPECT_FALSE(is_locked(path));
    ASSERT_TRUE(try_lock(file));
    EXPECT_TRUE(is_locked(path));
    EXPECT_EQ(in_other_process([&] { return is_locked(path) ? 1 : 0; }), 1);
    EXPECT_EQ(in_other_process([&] { return try_lock(PosixFile(path, Access::write)) ? 1 : 0; }), 0);
  }
  EXPECT_FALSE(is_locked(path));
}

TEST(FileLock, DiesWithItsProcess) {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  const int how = in_other_process([&] {
    const PosixFile file(path, Access::create);
    if (!try_lock(file)) return 1;
    ::raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(how, 1000 + SIGKILL);
  EXPECT_TRUE(try_lock(PosixFile(path, Access::write)));
}

TEST(FileLock, KnowsAFileThatLostItsName) {
  const TemporaryFolder folder;
  const PosixFile file(folder / "f", Access::create);
  EXPECT_TRUE(still_has_its_name(file));
  std::filesystem::remove(folder / "f");
  EXPECT_FALSE(still_has_its_name(file));
  const PosixFile other(folder / "f", Access::create);
  EXPECT_FALSE(still_has_its_name(file));
}

}  // namespace
}  // namespace nrmsim::results
