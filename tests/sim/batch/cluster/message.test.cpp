#include "sim/batch/cluster/message.hpp"

#include <gtest/gtest.h>

#include "sim/core/problems.hpp"

namespace nrmsim::cluster {
namespace {

TEST(Message, ComesBackAsItWasSent) {
  const Message sent{Kind::row, {1, 4'000'000'000U, 3}, 7, bytes_of("words")};
  const Message got = decode({5, encode(sent)});
  EXPECT_EQ(got.kind, sent.kind);
  EXPECT_EQ(got.key, sent.key);
  EXPECT_EQ(got.number, 7U);
  EXPECT_EQ(text_of(got.body), "words");
}

TEST(Message, OfAnotherProgramIsRefused) {
  EXPECT_THROW(decode({1, bytes_of("hello")}), core::RunError);
  Bytes strange = encode({Kind::ask});
  strange[0] = std::byte{77};
  EXPECT_THROW(decode({1, strange}), core::RunError);
}

}  // namespace
}  // namespace nrmsim::cluster
