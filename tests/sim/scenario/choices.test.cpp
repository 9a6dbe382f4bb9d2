// Parameters that are a choice among words: read, written, explained and refused as words.

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::array<std::string_view, 2> rivers{"wide", "narrow"};
constexpr std::array<std::string_view, 3> crossings{"ford", "ferry", "bridge"};

core::ParameterRow crossing_row() {
  core::ParameterRow row{
      "crossing", "choice", 0, 2, core::Effect::next_use, 0, "how one gets across", {core::Labels{rivers}}};
  row.number = core::Number::choice;
  row.words = crossings;
  return row;
}
const std::array rows{crossing_row()};
const std::array groups{core::ParameterGroup{"river", rows, 0}};

Declarations declarations() {
  return {groups, {}, 2 * sizeof(double)};
}

std::string text(const std::string& value, const std::string& rest = "") {
  return "name: river\n"
         "simulation: {start: 2020-01-01, report_from: 2020-01-01, projection_from: 2022-01-01, end: "
         "2030-01-01}\n"
         "parameters:\n"
         "  river:\n"
         "    crossing: {value: " +
         value + ", unit: choice, source: a boatman, evidence: assumption" + rest + "}\n";
}
std::string policy(const std::string& change) {
  return "policies: {build: {changes: [{from: 2025-01-01, parameter: river.crossing" + change + "}]}}\n";
}

Scenario loaded(const std::string& yaml) {
  return load_text(yaml, "river.yaml", declarations(), {});
}
std::string problem_of(const std::string& yaml) {
  try {
    loaded(yaml);
  } catch (const core::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Choice, IsReadAsThePositionOfItsWord) {
  const Scenario scenario = loaded(text("{wide: bridge, narrow: ferry}") + policy(".wide, value: ford"));
  const Materialised all = scenario.materialise(DrawPoint::central(), 1);
  EXPECT_THAT(all.values, ElementsAre(2, 1));
  ASSERT_EQ(all.changes.size(), 1U);
  EXPECT_EQ(all.changes[0].value, 0);
}

TEST(Choice, OfAllCellsCanBeOneWord) {
  EXPECT_THAT(loaded(text("bridge")).materialise(DrawPoint::central(), 1).values, ElementsAre(2, 2));
}

TEST(Choice, IsWrittenAsAWordThatReadsBack) {
  const std::string yaml =
      loaded(text("{wide: bridge, narrow: ford}") + policy(", value: ferry")).resolved_yaml();
  EXPECT_THAT(yaml, HasSubstr("value: {wide: bridge, narrow: ford}"));
  EXPECT_EQ(loaded(yaml).resolved_yaml(), yaml);
}

TEST(Choice, IsExplainedInWords) {
  const auto scenario = loaded(text("ferry") + policy(".wide, value: bridge"));
  const auto parameter = scenario.explain()[0];
  EXPECT_THAT(parameter.words, ElementsAre("ford", "ferry", "bridge"));
  EXPECT_EQ(parameter.cells[0].acts[0].change, "set to bridge");
  EXPECT_THAT(scenario.explain_policies()[0].changes[0], HasSubstr("wide = bridge"));
}

TEST(Choice, IsRefusedWhereItIsNone) {
  EXPECT_THAT(problem_of(text("{wide: brige, narrow: ford}")), HasSubstr("did you mean \"bridge\"?"));
  EXPECT_THAT(problem_of(text("2")), HasSubstr("ford, ferry or bridge"));
  EXPECT_THAT(problem_of(text("ford") + policy(", multiply: 2")), HasSubstr("is a choice"));
  EXPECT_THAT(problem_of(text("ford",
                              ", prior: {family: uniform, low: 0, high: 2, applies_to: factor, "
                              "dimension: 5}")),
              HasSubstr("has no prior"));
}

}  // namespace
}  // namespace nrmsim::scenario
