#include "sim/core/quotes.hpp"

#include <gtest/gtest.h>

namespace nrmsim::core {
namespace {

TEST(InQuotes, MakesControlCharactersVisible) {
  EXPECT_EQ(in_quotes("a\nb"), "\"a?b\"");
}

TEST(InQuotes, NeverCutsACharacterInTwo) {
  // 99 letters, then one of two bytes.
  EXPECT_EQ(in_quotes(std::string(99, 'x') + "\xC3\xA9yy"), '"' + std::string(99, 'x') + "...\"");
}

}  // namespace
}  // namespace nrmsim::core
