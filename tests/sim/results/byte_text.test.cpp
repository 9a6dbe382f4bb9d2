#include "sim/results/byte_text.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace nrmsim::results {
namespace {

TEST(TakeBytes, GivesBackWhatWasPut) {
  Bytes bytes;
  put(bytes, std::uint32_t{7});
  put(bytes, std::string("né"));
  put(bytes, -0.0);
  put(bytes, std::string());
  TakeBytes taken(bytes);
  EXPECT_EQ(taken.take<std::uint32_t>(), 7u);
  EXPECT_EQ(taken.take_text(), "né");
  EXPECT_TRUE(std::signbit(taken.take<double>()));
  EXPECT_EQ(taken.take_text(), "");
  EXPECT_TRUE(taken.good());
  EXPECT_TRUE(taken.at_end());
}

TEST(TakeBytes, KnowsWhenThereIsTooLittle) {
  Bytes bytes;
  put(bytes, std::uint64_t{1} << 60);  // a text of that length
  TakeBytes taken(bytes);
  EXPECT_EQ(taken.take_text(), "");
  EXPECT_FALSE(taken.good());
  EXPECT_EQ(taken.take<std::uint64_t>(), 0u);
}

}  // namespace
}  // namespace nrmsim::results
