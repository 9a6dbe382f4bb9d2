#include "analysis/comparison/attribution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/comparison/columns.hpp"

namespace nrmsim::comparison {
namespace {

using testing::HasSubstr;
using testing::Not;

AttributedPart part(const std::string& name, double effect, double alone, double on_top) {
  AttributedPart made;
  made.mechanism = name;
  made.effect.mean = effect;
  made.effect.interval = statistics::Interval{effect - 4, effect + 4};
  made.effect.contains = statistics::Contains::chance;
  made.effect.values = 10;
  made.alone = alone;
  made.on_top = on_top;
  return made;
}

AttributionTable sample() {
  AttributionTable table;
  table.reform = "reform";
  table.baseline = "baseline";
  table.replications = 10;
  AttributedOutcome outcome;
  outcome.row.outcome = "missing_episodes";
  outcome.row.long_name = "missing episodes";
  outcome.row.unit = "episodes";
  outcome.row.period = "2027-2035";
  outcome.row.group = "all";
  outcome.row.statistic = "count";
  outcome.parts = {part("a,b", -30, -20, -40), part("other", 10, 20, 0)};
  outcome.whole = part("whole", -20, 0, 0);
  table.outcomes = {outcome};
  return table;
}

TEST(AttributionText, ShowsPartsAndTheWhole) {
  const std::string text = attribution_text(sample());
  EXPECT_THAT(text, HasSubstr("reform compared with baseline, by mechanism\n"));
  EXPECT_THAT(text, HasSubstr("missing episodes, 2027-2035 [episodes]"));
  EXPECT_THAT(text, testing::ContainsRegex("a,b +-34\\.0 to -26\\.0 +-30\\.0 +150% +-20\\.0 +-40\\.0\n"));
  EXPECT_THAT(text, testing::ContainsRegex("whole +-24\\.0 to -16\\.0 +-20\\.0 +100%\n"));
  EXPECT_THAT(text, HasSubstr("Intervals hold chance only"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(length_of(line), 100U);
}

TEST(AttributionText, GivesNoShareOfAnEffectThatMayBeNone) {
  AttributionTable table = sample();
  table.outcomes[0].whole = part("whole", 2, 0, 0);  // from -2 to 6
  EXPECT_THAT(attribution_text(table), Not(HasSubstr("%\n")));
  EXPECT_THAT(attribution_text(table), testing::ContainsRegex("whole +-2\\.0 to 6\\.0 +2\\.0 +-\n"));
}

TEST(AttributionCsv, HasARowForEachPart) {
  EXPECT_EQ(attribution_csv(sample()),
            "reform,baseline,outcome,group,period,unit,statistic,mechanism,effect,low,high,share,alone,on_"
            "top,interval\n"
            "reform,baseline,missing_episodes,all,2027-2035,episodes,count,\"a,b\",-30,-34,-26,1.5,-20,-40,"
            "\"95%, chance\"\n"
            "reform,baseline,missing_episodes,all,2027-2035,episodes,count,other,10,6,14,-0.5,20,0,\"95%, "
            "chance\"\n"
            "reform,baseline,missing_episodes,all,2027-2035,episodes,count,whole,-20,-24,-16,1,,,\"95%, "
            "chance\"\n");
}

TEST(AttributionJson, LeavesOutWhatDoesNotApply) {
  AttributionTable table = sample();
  table.outcomes[0].whole.effect.mean = 0;
  const auto read = nlohmann::json::parse(attribution_json(table));
  EXPECT_EQ(read["rows"].size(), 3U);
  EXPECT_TRUE(read["rows"][0]["share"].is_null()) << "there is no share of nothing";
  EXPECT_TRUE(read["rows"][2]["alone"].is_null());
  EXPECT_EQ(read["rows"][1]["on_top"], 0);
}

}  // namespace
}  // namespace nrmsim::comparison
