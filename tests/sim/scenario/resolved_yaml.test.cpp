#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::loaded;

std::string rich_text() {
  std::string text = base + R"(policies:
  more boats:
    title: "Boats: \"more\" of \\ them"
    mechanism: work
    changes:
      - {from: 2025-01-01, until: 2026-01-01, parameter: boats.crew, multiply: {north: 2, south: 3}}
      - {parameter: houses.chance.child, add: 0.25}
  nothing: {changes: []}
)";
  text.replace(text.find("{value: 2,"), 10,
               "{value: 2, prior: {family: normal, mean: 2, sd: 1, at_least: 0.5, dimension: 3},");
  text.replace(text.find("      unit: probability"), 0,
               "      prior: {family: discrete, values: [0.5, 1], weights: [1, 1], dimension: 8}\n"
               "      series: {2022-01-01: {adult: {mid: 0.7}}, 2023-01-01: 0.4}\n");
  text.replace(text.find("note: rounded"), 13, "note: \"two\\nlines\\tand a caf\xC3\xA9\"");
  return text + "description: 'What: it \"is\"'\nsources: [one, 'two: 2']\n";
}

TEST(ResolvedYaml, ReadsBackToTheSameThing) {
  const Scenario scenario = loaded(rich_text());
  const std::string resolved = scenario.resolved_yaml();
  const Scenario again = load_text(resolved, "resolved", made_up::declarations());
  EXPECT_EQ(again.resolved_yaml(), resolved);
  EXPECT_EQ(again.settings(), scenario.settings());
  EXPECT_EQ(again.batch(), scenario.batch());
  EXPECT_EQ(again.title(), scenario.title());
  EXPECT_EQ(again.sources(), scenario.sources());
  EXPECT_EQ(again.explain().at(4).note, "two\nlines\tand a caf\xC3\xA9");
  for (std::uint32_t draw = 0; draw < 20; ++draw) {
    const DrawPoint point = draw == 0 ? DrawPoint::central() : DrawPoint::sobol(11, draw);
    const Materialised a = scenario.materialise(point, 0.7);
    const Materialised b = again.materialise(point, 0.7);
    EXPECT_EQ(a.values, b.values);
    EXPECT_EQ(a.changes, b.changes);
    EXPECT_EQ(a.policy_day, b.policy_day);
    EXPECT_EQ(a.uncertain_values, b.uncertain_values);
    EXPECT_EQ(a.tables[0].size(), b.tables[0].size());
  }
}

TEST(ResolvedYaml, HoldsWhatWasOverridden) {
  const Scenario scenario = loaded(base, {{"boats.crew.mid=77"}, {"batch.scale=0.5"}});
  EXPECT_THAT(scenario.resolved_yaml(), testing::HasSubstr("value: {north: 10, mid: 77, south: 1}"));
  EXPECT_THAT(scenario.resolved_yaml(), testing::HasSubstr("scale: 0.5}"));
}

TEST(ResolvedYaml, NamesNoFile) {
  EXPECT_THAT(
      made_up::problems_in("extends: other.yaml\n" + base),
      testing::ElementsAre(
          "base.yaml:1:10: this text extends another file; expected a text that is complete in itself"));
  EXPECT_THAT(made_up::problems_in(made_up::base_with_table_file("seen.csv")),
              testing::ElementsAre("base.yaml:6:15: boats.seen names a file; expected the table itself"));
}

}  // namespace
}  // namespace nrmsim::scenario
