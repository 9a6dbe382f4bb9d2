#include "sim/scenario/yaml_advice.hpp"

#include <gmock/gmock.h>

#include "sim/scenario/yaml_text.hpp"

namespace nrmsim::scenario {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

std::string problem_of(std::string_view text) {
  ProblemList problems;
  parse_yaml(text, "f.yaml", problems);
  try {
    problems.throw_if_any();
  } catch (const core::InputError& error) {
    return core::to_string(error.problems().at(0));
  }
  return {};
}

// What people write, so that a parser with other messages would be noticed.
TEST(YamlAdvice, SaysWhatToWriteInstead) {
  EXPECT_EQ(problem_of("title: more: of it\n"),
            "f.yaml:1:12: this is not valid YAML: illegal map value; expected one `key: value` a line, lined "
            "up with "
            "the keys beside it, and quotes around text with a colon");
  EXPECT_THAT(problem_of("a:\n  b: 1\n c: 2\n"), HasSubstr("at the same distance from the margin"));
  EXPECT_THAT(problem_of("a: 1\n- b\n"), HasSubstr("keys of a map at the same distance"));
  EXPECT_THAT(problem_of("a:\n  - 1\n  b: 2\n"), HasSubstr("no `- ` among them"));
  EXPECT_THAT(problem_of("a:\n  - b: 1\n   c: 2\n"),
              HasSubstr("items of a list, each with `- `, at the same"));
  EXPECT_THAT(problem_of("a: {b: 1\nc: 2\n"), EndsWith("begins with {, and } at its end"));
  EXPECT_THAT(problem_of("a: [1, 2\nb: 3\n"), EndsWith("begins with [, and ] at its end"));
  EXPECT_THAT(problem_of("a: [1}\n"), HasSubstr("not valid YAML"));
  EXPECT_THAT(problem_of("} a\n"), EndsWith("a { or [ before the } or ] that ends it"));
  EXPECT_THAT(problem_of("a: - 1\n"), EndsWith("on lines of their own below its key"));
  EXPECT_THAT(problem_of("a: @b\n"), EndsWith("such as % or @"));
  EXPECT_THAT(problem_of("a: \"b\n---\nc\"\n"), EndsWith("a quote at the end of text that begins with one"));
  EXPECT_THAT(problem_of("a: \"C:\\data\"\n"), EndsWith("single quotes around text with a backslash"));
  for (const char* text : {"a: \"C:\\users\"\n", "a: \"C:\\xusers\"\n"})
    EXPECT_THAT(problem_of(text), EndsWith("single quotes around text with a backslash"));
  for (const char* text : {"a: *b\n", "a: * b\n", "a: & b\n"})
    EXPECT_THAT(problem_of(text), EndsWith("begins with * or &"));
  EXPECT_THAT(problem_of("a: 'it's'\n"), EndsWith("nothing after the quote that ends a text"));
  EXPECT_THAT(problem_of("a: ? b\n"), EndsWith("`key: value`, without `? `"));
  EXPECT_EQ(yaml_advice("a message of another version"), "");
}

}  // namespace
}  // namespace nrmsim::scenario
