#include "sim/results/digest.hpp"

#include <gtest/gtest.h>

namespace nrmsim::results {
namespace {

TEST(Digest, IsThePublishedOneOfNothing) {
  // The reference value of XXH3 with 128 bits, seed 0, for empty input, as its own test vectors give it.
  EXPECT_EQ(Digest().text(), "xxh3-128:99aa06d3014798d86001c324468d497f");
}

TEST(Digest, DoesNotDependOnHowTheBytesCome) {
  const std::string text(1000, 'x');
  const auto bytes = std::as_bytes(std::span(text));
  Digest whole;
  whole.add(bytes);
  Digest parts;
  for (std::size_t i = 0; i < bytes.size(); i += 37)
    parts.add(bytes.subspan(i, std::min<std::size_t>(37, bytes.size() - i)));
  EXPECT_EQ(whole.text(), parts.text());
}

TEST(Digest, KeepsTextsApart) {
  Digest ab_c;
  ab_c.add(std::string("ab"));
  ab_c.add(std::string("c"));
  Digest a_bc;
  a_bc.add(std::string("a"));
  a_bc.add(std::string("bc"));
  EXPECT_NE(ab_c.text(), a_bc.text());
}

TEST(Digest, FeelsEveryBit) {
  std::string text(64, 'a');
  const std::uint64_t before = checksum(std::as_bytes(std::span(text)));
  for (std::size_t i = 0; i < 8 * text.size(); ++i) {
    text[i / 8] = static_cast<char>(text[i / 8] ^ (1 << (i % 8)));
    EXPECT_NE(checksum(std::as_bytes(std::span(text))), before) << "bit " << i;
    text[i / 8] = static_cast<char>(text[i / 8] ^ (1 << (i % 8)));
  }
}

}  // namespace
}  // namespace nrmsim::results
