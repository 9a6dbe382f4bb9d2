#include "analysis/comparison/csv.hpp"

#include <gtest/gtest.h>

namespace nrmsim::comparison {
namespace {

TEST(Csv, HasTheColumnsThatProgramsRelyOn) {
  EXPECT_EQ(csv({}),
            "scenario,baseline,outcome,group,period,unit,statistic,value,baseline_value,difference,low,high,"
            "probability_better,interval\n");
}

TEST(Csv, WritesOneLineARow) {
  Row full;
  full.scenario = "reform";
  full.baseline = "baseline";
  full.outcome = "episodes";
  full.group = "all";
  full.period = "2027-2028";
  full.unit = "episodes";
  full.statistic = "level, average of periods";
  full.value = 0.1;
  full.baseline_value = 1e300;
  full.difference = -1.0 / 3;
  full.interval = statistics::Interval{-1, 0.25};
  full.probability_better = 0.75;
  full.interval_contains = "95%, chance";
  Row empty;
  empty.scenario = "alone \"so\"";
  Comparison comparison;
  comparison.rows = {full, empty};
  const std::string text = csv(comparison);
  EXPECT_EQ(text.substr(text.find('\n') + 1),
            "reform,baseline,episodes,all,2027-2028,episodes,\"level, average of periods\",0.1,1e+300,"
            "-0.3333333333333333,-1,0.25,0.75,\"95%, chance\"\n"
            "\"alone \"\"so\"\"\",,,,,,,,,,,,,\n");
}

TEST(CsvField, IsQuotedWhereItHasToBe) {
  EXPECT_EQ(csv_field("plain text"), "plain text");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv_field("say \"a\""), "\"say \"\"a\"\"\"");
}

}  // namespace
}  // namespace nrmsim::comparison
