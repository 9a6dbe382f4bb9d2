#include "sim/results/background_sync.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/results/posix_file.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

using namespace std::chrono_literals;

// Waits for something that another thread is bound to do; how long it takes does not matter.
template <typename Condition>
void wait_until(Condition&& condition) {
  while (!condition()) std::this_thread::sleep_for(1ms);
}

TEST(BackgroundSync, SyncsAfterAWriteWithoutBeingAsked) {
  const TemporaryFolder folder;
  PosixFile file(folder / "f", Access::create);
  BackgroundSync background(file.descriptor(), 1ms);
  background.written();
  wait_until([&] { return background.syncs() >= 1; });
  background.written();
  wait_until([&] { return background.syncs() >= 2; });
  EXPECT_EQ(background.error(), 0);
}

TEST(BackgroundSync, RemembersAFailure) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  {
    BackgroundSync background(ends[1], 1ms);  // a pipe cannot be synced
    background.written();
    wait_until([&] { return background.error() != 0; });
    EXPECT_EQ(background.error(), EINVAL);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(BackgroundSync, EndsAtOnceHoweverLongItsInterval) {
  const TemporaryFolder folder;
  PosixFile file(folder / "f", Access::create);
  const BackgroundSync background(file.descriptor(), std::chrono::hours(24));
}

}  // namespace
}  // namespace nrmsim::results
