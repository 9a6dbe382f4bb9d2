#include "sim/scenario/yaml_text.hpp"

#include <gmock/gmock.h>

namespace nrmsim::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::string> problems_in(std::string_view text) {
  ProblemList problems;
  parse_yaml(text, "f.yaml", problems);
  std::vector<std::string> lines;
  try {
    problems.throw_if_any();
  } catch (const core::InputError& error) {
    for (const core::Problem& problem : error.problems()) lines.push_back(core::to_string(problem));
  }
  return lines;
}

TEST(YamlText, EveryKeyAndValueKnowsItsPlace) {
  ProblemList problems;
  const auto document = parse_yaml("a: 1\nb:\n  c: [x, \"2\"]\n", "f.yaml", problems);
  ASSERT_TRUE(document && problems.empty());
  const Entry& b = document->root.entries.at(1);
  EXPECT_EQ(document->at(b), (core::Place{"f.yaml", 2, 1}));
  const Node& list = b.value.entries.at(0).value;
  EXPECT_EQ(document->at(list.items.at(0)), (core::Place{"f.yaml", 3, 7}));
  EXPECT_FALSE(list.items.at(0).in_quotes);
  EXPECT_TRUE(list.items.at(1).in_quotes);
  EXPECT_EQ(document->root.find("a")->text, "1");
  EXPECT_EQ(document->root.find("absent"), nullptr);
}

TEST(YamlText, RefusesWhatReadsDifferentlyFromHowItLooks) {
  EXPECT_THAT(problems_in("a: 1\nb: 2\na: 3\n"),
              ElementsAre("f.yaml:3:1: the key \"a\" is there twice, first on line 1"));
  EXPECT_THAT(problems_in("a: 1\n---\nb: 1\n"), ElementsAre(StartsWith("f.yaml:2:1: a second document")));
  EXPECT_THAT(problems_in("a: &x 1\nb: *x\n"),
              ElementsAre(StartsWith("f.yaml:1:"), StartsWith("f.yaml:2:4: an alias")));
  EXPECT_THAT(problems_in("a: &x [*x]\n"), testing::Contains(HasSubstr("an alias")));
  EXPECT_THAT(problems_in("<<: {a: 1}\n"), ElementsAre(StartsWith("f.yaml:1:1: a merge key")));
  EXPECT_THAT(problems_in("a: !!str 1\n"), ElementsAre(StartsWith("f.yaml:1:")));
  EXPECT_THAT(problems_in("[a, b]: 1\n"), ElementsAre(HasSubstr("a key that is a list")));
  EXPECT_THAT(problems_in("a: \"\\0\"\n"), ElementsAre(HasSubstr("control character")));
}

TEST(YamlText, FindsAllDuplicatesAtOnce) {
  EXPECT_THAT(problems_in("a: 1\na: 1\nb: {c: 1, c: 2}\n"),
              ElementsAre(StartsWith("f.yaml:2:1: "), StartsWith("f.yaml:3:11: ")));
}

// yaml-cpp takes the rest of the file for the text.
TEST(YamlText, AQuoteThatIsNotClosedHidesNothing) {
  EXPECT_THAT(
      problems_in("a: 1\nb: \"no end\nc: 2\n"),
      ElementsAre(
          "f.yaml:2:4: a quote is opened here and not closed; expected the same quote at the end of the "
          "text"));
  EXPECT_THAT(problems_in("a: 1\r\nb: 'it''s\r\nc: 2\r\n"), ElementsAre(StartsWith("f.yaml:2:4: a quote")));
  EXPECT_THAT(problems_in("\xC3\xA4: \"\\\"\n"), ElementsAre(HasSubstr("a quote is opened here")));
  EXPECT_THAT(problems_in("a: ! \"no end\nb: 1\n"), ElementsAre(HasSubstr("a quote is opened here")));
  EXPECT_THAT(problems_in("a: ! it's\nb: ! 'x'\n"), testing::IsEmpty());
  EXPECT_THAT(problems_in("\"key: 1\n"), ElementsAre(StartsWith("f.yaml:1:1: a quote")));
  EXPECT_THAT(problems_in("a: 'it''s'\nb: \"\\\"\"\nc: \"two\n  lines\"\nd: ['', \"\"]\ne: it's\n"),
              testing::IsEmpty());
}

TEST(YamlText, BrokenYamlHasItsPlace) {
  EXPECT_THAT(problems_in("a: [1, 2\nb: 3\n"), ElementsAre(HasSubstr("this is not valid YAML")));
  EXPECT_THAT(problems_in("a: 1\n  b: 2\n"), ElementsAre(StartsWith("f.yaml:2:4: this is not valid YAML")));
}

TEST(YamlText, HostileTextsEndSoon) {
  EXPECT_THAT(problems_in(std::string(1'000'000, '[')), ElementsAre(HasSubstr("nested deeper than 16")));
  std::string many = "a: [";
  for (int i = 0; i < 300'000; ++i) many += "1,";
  EXPECT_THAT(problems_in(many + "]"), ElementsAre(HasSubstr("more than 200000 values")));
  std::string bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
  EXPECT_THAT(problems_in(bomb), testing::Contains(HasSubstr("an alias")));
}

TEST(YamlText, NothingInTheFile) {
  EXPECT_THAT(problems_in(""), ElementsAre("f.yaml: the file is empty; expected a text"));
  EXPECT_THAT(problems_in("# only a comment\n"),
              ElementsAre("f.yaml: the file holds no values; expected a scenario"));
}

}  // namespace
}  // namespace nrmsim::scenario
