#include "analysis/comparison/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/comparison/csv.hpp"

namespace nrmsim::comparison {
namespace {

Comparison one_row() {
  Row row;
  row.scenario = "reform";
  row.baseline = "baseline";
  row.outcome = "cost";
  row.difference = -1.0 / 3;
  row.interval = statistics::Interval{-1, 0.25};
  row.interval_contains = "95%, chance";
  Comparison comparison;
  comparison.baseline = "baseline";
  comparison.replications = 3;
  comparison.rows = {row};
  return comparison;
}

TEST(Json, HoldsWhatTheRowsHold) {
  const auto read = nlohmann::json::parse(json(one_row()));
  EXPECT_EQ(read["baseline"], "baseline");
  EXPECT_EQ(read["replications"], 3);
  const auto& row = read["rows"].at(0);
  EXPECT_EQ(row["difference"].get<double>(), -1.0 / 3);
  EXPECT_EQ(row["low"], -1);
  EXPECT_EQ(row["high"], 0.25);
  EXPECT_TRUE(row["value"].is_null());
  EXPECT_TRUE(row["group"].is_null());
}

TEST(Json, HasTheFieldsOfTheColumns) {
  const auto read = nlohmann::ordered_json::parse(json(one_row()));
  std::string names;
  for (const auto& [name, value] : read["rows"].at(0).items()) names += (names.empty() ? "" : ",") + name;
  const std::string header = csv({});
  EXPECT_EQ(names + "\n", header);
}

}  // namespace
}  // namespace nrmsim::comparison
