#include "sim/scenario/text_checks.hpp"

#include <gmock/gmock.h>

namespace nrmsim::scenario {
namespace {

std::string problem_in(std::string_view text) {
  ProblemList problems;
  const bool good = check_text(text, "f", problems);
  EXPECT_EQ(good, problems.empty());
  try {
    problems.throw_if_any();
  } catch (const core::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(TextChecks, PlainTextPasses) {
  EXPECT_EQ(problem_in("a: 1\r\n  b: caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\n"), "");
  EXPECT_EQ(problem_in("a: x\ty\n\t\n"), "");  // a tab between words, and a line of nothing but white space
}

TEST(TextChecks, TabInIndentation) {
  EXPECT_EQ(problem_in("a:\n  \tb: 1\n"), "f:2:3: a tab in the indentation; expected spaces");
}

TEST(TextChecks, NotUtf8) {
  const std::string expected = "the file is not UTF-8 text; expected a text saved as UTF-8";
  EXPECT_EQ(problem_in("ab\nc\xE9\n"), "f:2:2: " + expected);       // Latin-1
  EXPECT_EQ(problem_in("\xC0\xAF"), "f:1:1: " + expected);          // overlong
  EXPECT_EQ(problem_in("\xE0\x80\x80"), "f:1:1: " + expected);      // overlong
  EXPECT_EQ(problem_in("\xED\xA0\x80"), "f:1:1: " + expected);      // surrogate
  EXPECT_EQ(problem_in("\xF4\x90\x80\x80"), "f:1:1: " + expected);  // above U+10FFFF
  EXPECT_EQ(problem_in("\xC3\xA9\xE2\x82"), "f:1:2: " + expected);  // cut off; columns count characters
}

TEST(TextChecks, Binary) {
  EXPECT_THAT(problem_in(std::string_view("a: \0b", 5)),
              testing::StartsWith("f:1:4: the file holds a control"));
  EXPECT_THAT(problem_in("\x7F"
                         "ELF"),
              testing::StartsWith("f:1:1: the file holds a control"));
}

TEST(TextChecks, Empty) {
  EXPECT_EQ(problem_in(" \n\t\n"), "f: the file is empty; expected a text");
  EXPECT_EQ(without_mark("\xEF\xBB\xBF"
                         "a"),
            "a");
}

}  // namespace
}  // namespace nrmsim::scenario
