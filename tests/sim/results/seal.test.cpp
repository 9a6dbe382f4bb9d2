#include "sim/results/seal.hpp"

#include <gtest/gtest.h>

#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

SealState state_of(const std::string& path) {
  return check_seal(PosixFile(path, Access::read));
}

TEST(Seal, HoldsForUntouchedBytesOnly) {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  const std::string body(3000, 'b');
  put_contents(path, body);
  EXPECT_EQ(state_of(path), SealState::absent);
  {
    PosixFile file(path, Access::write);
    seal(file);
  }
  EXPECT_EQ(state_of(path), SealState::intact);
  const std::string sealed = contents_of(path);
  EXPECT_EQ(sealed.substr(0, body.size()), body);
  for (std::size_t i = 0; i < sealed.size(); i += i < body.size() ? 100 : 1) {
    std::string changed = sealed;
    changed[i] ^= 4;
    put_contents(path, changed);
    EXPECT_NE(state_of(path), SealState::intact) << "byte " << i;
    put_contents(path, sealed.substr(0, i));
    EXPECT_NE(state_of(path), SealState::intact) << "cut at " << i;
  }
}

}  // namespace
}  // namespace nrmsim::results
