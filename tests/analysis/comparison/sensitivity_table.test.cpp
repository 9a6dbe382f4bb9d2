#include "analysis/comparison/sensitivity_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/comparison/columns.hpp"

namespace nrmsim::comparison {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

SensitivityTable table_of_indices() {
  SensitivityTable table;
  table.scenario = "reform";
  table.baseline = "baseline";
  table.row.long_name = "missing episodes";
  table.samples = 8;
  table.points = 40;
  table.variance = 4;
  const auto index = [](double value) {
    return statistics::SobolIndex{value, {value - 0.125, value + 0.125}};
  };
  table.lines = {{"small", "uniform(0, 1)", index(0.0625), index(0.125), {}},
                 {"chance", "luck", index(0.25), index(0.375), {}},
                 {"none", "", index(0), index(std::numeric_limits<double>::quiet_NaN()), {}}};
  return table;
}

TEST(SensitivityTable, PutsWhatMattersFirst) {
  SensitivityTable table = table_of_indices();
  table.sort();
  EXPECT_EQ(table.lines[0].input, "chance");
  EXPECT_EQ(table.lines[2].input, "none");
}

TEST(SensitivityTable, ShowsIndices) {
  const std::string text = sensitivity_text(table_of_indices());
  EXPECT_THAT(text, HasSubstr("missing episodes, reform minus baseline\n"));
  EXPECT_THAT(text, ContainsRegex("chance +0\\.38 +0\\.25 to 0\\.50 +0\\.25 +0\\.12 to 0\\.38\n"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(length_of(line), 100U);
  EXPECT_EQ(sensitivity_csv(table_of_indices()),
            "input,prior,first,first_low,first_high,total,total_low,total_high\n"
            "small,\"uniform(0, 1)\",0.0625,-0.0625,0.1875,0.125,0,0.25\n"
            "chance,luck,0.25,0.125,0.375,0.375,0.25,0.5\n"
            "none,,0,-0.125,0.125,,,\n");
  EXPECT_TRUE(nlohmann::json::parse(sensitivity_json(table_of_indices()))["inputs"][2]["total"].is_null());
}

TEST(SensitivityTable, ShowsScreening) {
  SensitivityTable table = table_of_indices();
  statistics::Screening screening;
  screening.mu = -3;
  screening.mu_star = 5;
  screening.interval = {4, 6};
  screening.sigma = 2;
  table.lines = {{"p", "", {}, {}, screening}};
  EXPECT_EQ(sensitivity_csv(table),
            "input,prior,mu_star,mu_star_low,mu_star_high,mu,sigma,sigma_corrected,noise\np,,5,4,6,-3,2,,\n");
  EXPECT_THAT(sensitivity_text(table), ContainsRegex("p +5\\.0* +4\\.0* to 6\\.0* +-3\\.0* +2\\.0* +-\n"));
  EXPECT_EQ(nlohmann::json::parse(sensitivity_json(table))["method"], "morris");
}

}  // namespace
}  // namespace nrmsim::comparison
