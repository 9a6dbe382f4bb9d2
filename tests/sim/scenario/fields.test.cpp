// Single fields, through whole files: each thing that can be wrong with one gives one problem at its place.

#include "sim/scenario/fields.hpp"

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::base_with;
using made_up::problems_in;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(Fields, TheBaseIsRight) {
  EXPECT_THAT(problems_in(base), ElementsAre());
}

TEST(Fields, UnknownKeysNameTheNearest) {
  EXPECT_THAT(problems_in(base_with("title: The base", "titel: The base")),
              ElementsAre(StartsWith(
                  "base.yaml:2:1: unknown key \"titel\", did you mean \"title\"?; expected name, ")));
  EXPECT_THAT(
      problems_in(base_with("draws: 2", "darws: 2")),
      ElementsAre(
          "base.yaml:4:26: unknown key \"darws\", did you mean \"draws\"?; expected replications, draws, "
          "seed or scale"));
  EXPECT_THAT(problems_in(base_with("evidence: foi", "evidnce: foi")),
              ElementsAre(HasSubstr("unknown key \"evidnce\", did you mean \"evidence\"?")));
  EXPECT_THAT(problems_in(base_with("    licensed:", "    licenced:")),
              ElementsAre(HasSubstr("unknown key \"licenced\", did you mean \"licensed\"?"),
                          HasSubstr("there is no value for boats.licensed")));
  EXPECT_THAT(
      problems_in(base_with("mid: 5", "midd: 5")),
      ElementsAre("base.yaml:13:31: unknown label of boats.crew \"midd\", did you mean \"mid\"?; expected "
                  "north, mid or south"));
}

TEST(Fields, NumbersHaveToBeNumbersWithinTheirRange) {
  const auto speed = [](const std::string& value) {
    return problems_in(base_with("{value: 2,", "{value: " + value + ","));
  };
  const std::string at = "base.yaml:12:20: boats.speed is ";
  EXPECT_THAT(speed("101"), ElementsAre(at + "101; expected a number from 0 to 100"));
  EXPECT_THAT(speed("-1"), ElementsAre(at + "-1; expected a number from 0 to 100"));
  for (const std::string text : {".nan", "nan", ".inf", "5x", "1_000", "1e999", "0x10"})
    EXPECT_THAT(speed(text), ElementsAre(at + '"' + text + "\"; expected a number from 0 to 100"));
  for (const auto& [text, plainer] : {std::pair<std::string, std::string>{"+12", "write 12"},
                                      {"+ 3", ""},
                                      {"+120", ""},  // out of range as well
                                      {"60%", ""}})  // no share is asked for
    EXPECT_THAT(speed(text), ElementsAre(at + '"' + text + "\"; expected a number from 0 to 100" +
                                         (plainer.empty() ? "" : "; " + plainer)));
  EXPECT_THAT(problems_in(base_with("speed: {value: 2,", "speed: {value: 1,5,")),
              testing::Contains(HasSubstr("unknown key \"5\"; expected value, ")));
  EXPECT_THAT(problems_in(base_with("speed: {value: 2,", "speed: {value: 1,5,")),
              testing::Contains(testing::EndsWith("; numbers have a point before decimals, and no commas")));
  EXPECT_THAT(speed("\"2\""), ElementsAre(at + "\"2\", a text in quotes; expected a number from 0 to 100"));
  EXPECT_THAT(speed("[2]"), ElementsAre(at + "a list; expected a number from 0 to 100"));
  EXPECT_THAT(speed("{a: 2}"),
              ElementsAre(at.substr(0, at.size() - 3) + "is a map; expected a number from 0 to 100"));
  EXPECT_THAT(problems_in(base_with("mid: 5", "mid: 5.5")),
              ElementsAre("base.yaml:13:36: boats.crew is 5.5; expected a whole number from 0 to 1000"));
  EXPECT_THAT(problems_in(base_with("licensed: {value: 0", "licensed: {value: 0.5")),
              ElementsAre("base.yaml:14:23: boats.licensed is 0.5; expected 0 or 1"));
}

TEST(Fields, UnitsHaveToBeTheDeclaredOnes) {
  EXPECT_THAT(
      problems_in(base_with("unit: 1/year", "unit: 1/month")),
      ElementsAre("base.yaml:12:29: the unit is \"1/month\"; expected \"1/year\", in which boats.speed is "
                  "declared"));
}

TEST(Fields, Dates) {
  EXPECT_THAT(
      problems_in(base_with("end: 2030-01-01", "end: 2030-02-30")),
      ElementsAre(StartsWith("base.yaml:3:92: end is \"2030-02-30\"; expected a date as YYYY-MM-DD")));
  EXPECT_THAT(problems_in(base_with("end: 2030-01-01", "end: 1000000-01-01")),
              ElementsAre(StartsWith("base.yaml:3:92: end is \"1000000-01-01\"; expected a date")));
  EXPECT_THAT(problems_in(base_with("2021-06-01", "2021-6-1")),
              ElementsAre(HasSubstr("the date is \"2021-6-1\"")));
}

TEST(Fields, AbsurdBatches) {
  const auto batch = [](const std::string& old_text, const std::string& text) {
    return problems_in(base_with(old_text, text));
  };
  EXPECT_THAT(
      batch("replications: 3", "replications: 1000000000"),
      ElementsAre(
          "base.yaml:4:23: replications is \"1000000000\"; expected a whole number from 1 to 10000000"));
  EXPECT_THAT(batch("replications: 3", "replications: 0"), ElementsAre(HasSubstr("replications is \"0\"")));
  EXPECT_THAT(batch("replications: 3, draws: 2", "replications: 10000000, draws: 1000"),
              ElementsAre("base.yaml: the batch has 10000000000 runs; expected at most 1000000000"));
  EXPECT_THAT(batch("scale: 1}", "scale: 0}"),
              ElementsAre("base.yaml:4:52: scale is \"0\"; expected a number above 0, at most 1000"));
  EXPECT_THAT(batch("scale: 1}", "scale: 1001}"), ElementsAre(HasSubstr("scale is \"1001\"")));
  EXPECT_THAT(batch("seed: 7", "seed: -7"), ElementsAre(HasSubstr("seed is \"-7\"")));
  EXPECT_THAT(batch("seed: 7", "seed: [7]"), ElementsAre(HasSubstr("seed is a list")));
}

TEST(Fields, AllProblemsAtOnceInTheOrderOfTheText) {
  std::string text = base_with("seed: 7", "seed: x");
  text.replace(text.find("{value: 2,"), 10, "{value: x,");
  text.replace(text.find("title"), 5, "titel");
  EXPECT_THAT(problems_in(text), ElementsAre(StartsWith("base.yaml:2:"), StartsWith("base.yaml:4:"),
                                             StartsWith("base.yaml:12:")));
}

TEST(Fields, Names) {
  for (const std::string name : {"Base", "-base", "a--b", "a_b", "caf\xC3\xA9"})
    EXPECT_THAT(problems_in(base_with("name: base", "name: " + name)),
                ElementsAre(StartsWith("base.yaml:1:7: the name is")))
        << name;
  EXPECT_THAT(problems_in(base_with("name: base\n", "")),
              ElementsAre(StartsWith("base.yaml: the scenario has no name")));
}

TEST(Fields, SayWhatNumberIsProbablyMeant) {
  const auto said = [](const std::string& text, const Limits& limits) {
    ProblemList problems;
    EXPECT_FALSE(read_number(text, {}, "x", limits, problems));
    try {
      problems.throw_if_any();
    } catch (const core::InputError& error) {
      return error.problems().at(0).expected;
    }
    return std::string();
  };
  const Limits share{0, 1}, many{0, 1e9}, people{0, 1e9, core::Number::whole};
  EXPECT_THAT(said("60%", share), testing::EndsWith("from 0 to 1; write 0.6"));
  EXPECT_THAT(said("1.1 %", share), testing::EndsWith("; write 0.011"));
  EXPECT_THAT(said("150%", share), testing::EndsWith("from 0 to 1"));
  EXPECT_THAT(said("60%", many), testing::EndsWith("from 0 to 1000000000"));
  EXPECT_THAT(said("1,500,000", many), testing::EndsWith("; write 1500000"));
  EXPECT_THAT(said("1,500,000.5", many), testing::EndsWith("; write 1500000.5"));
  EXPECT_THAT(said("+1.5", people), testing::EndsWith("from 0 to 1000000000"));
  for (const char* unclear : {"1,5", "1,500", "1,2,3", "1,5000,000", "1,,000", "1.5,000,000"})
    EXPECT_THAT(said(unclear, many), testing::EndsWith("a point before decimals, and no commas")) << unclear;
  EXPECT_THAT(
      problems_in(base_with("mid: 5", "mid: 0,5")),
      testing::Contains(testing::EndsWith("north, mid or south; numbers have a point before decimals, and no "
                                          "commas")));
}

}  // namespace
}  // namespace nrmsim::scenario
