#include "analysis/report/chart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace nrmsim::report {
namespace {

using testing::HasSubstr;
using testing::Not;

Chart chart() {
  Chart made;
  made.id = "effect-people";
  made.title = "People <b>";
  made.summary = "What it shows.";
  made.is_difference = true;
  made.columns = {
      {"name", "Reform"}, {"low", "Low"}, {"high", "High"}, {"mean", "Mean"}, {"baseline", "Baseline", true}};
  made.rows = {{std::string("A & b"), -120.0, 80.0, -20.0, 1000.0},
               {std::string("c"), std::nan(""), std::nan(""), 3.0, 1000.0}};
  return made;
}

std::string figure(const Chart& chart) {
  Html html;
  write_figure(html, chart);
  return html.str();
}

TEST(Chart, HasATextAndATableForThoseWhoDoNotSeeIt) {
  const std::string made = figure(chart());
  EXPECT_THAT(made, HasSubstr("role=\"img\" aria-label=\"People &lt;b&gt;. What it shows.\""));
  EXPECT_THAT(
      made,
      HasSubstr(
          "<td>A &amp; b</td>\n<td class=\"number\">120 fewer</td>\n<td class=\"number\">80 more</td>"));
  EXPECT_THAT(made, HasSubstr("<td class=\"number\">1,000</td>")) << "a level is no change";
  EXPECT_THAT(made, Not(HasSubstr("nan")));
}

TEST(Chart, RoundsALevelByItselfAndChangesByWhatIsKnownOfThem) {
  Chart made = chart();
  made.kind = Kind::money;
  made.rows = {{std::string("a"), -3912.0, 3210.0, -404.0, 278306900.0}};
  EXPECT_THAT(figure(made),
              HasSubstr("<td class=\"number\">£3,912 less</td>\n<td class=\"number\">£3,210 more</td>\n"
                        "<td class=\"number\">£404 less</td>\n<td class=\"number\">£278m</td>"));
}

// In a chart of changes in percentage points too, and it does not decide how the others are rounded.
TEST(Chart, WritesMonthsAsMonths) {
  Chart made = chart();
  made.kind = Kind::percent;
  made.columns = {{"time", "Months", false, true}, {"low", "Low"}, {"high", "High"}, {"mean", "Mean"}};
  made.rows = {{60.0, 0.0123, 0.0123, 0.0123}};
  EXPECT_THAT(figure(made),
              HasSubstr("<td class=\"number\">60</td>\n<td class=\"number\">1.23 percentage points"));
}

TEST(Chart, LeavesRowsOutOfALongTable) {
  Chart some = chart();
  some.in_table = [](const ChartRow& row) { return std::get<std::string>(row[0]) == "c"; };
  some.about_table = "Only some";
  EXPECT_THAT(figure(some), Not(HasSubstr("120 fewer")));
  EXPECT_THAT(figure(some), HasSubstr("People &lt;b&gt;. Only some</caption>"));
}

TEST(Chart, IsJsonWithEveryRow) {
  const auto read = nlohmann::json::parse(charts_json({chart()}));
  const auto& made = read.at("effect-people");
  EXPECT_EQ(made["columns"], (std::vector<std::string>{"name", "low", "high", "mean", "baseline"}));
  EXPECT_EQ(made["rows"][0], nlohmann::json::parse("[0, -120.0, 80.0, -20.0, 1000.0]"));
  EXPECT_TRUE(made["rows"][1][1].is_null());
  EXPECT_EQ(made["labels"]["name"], (std::vector<std::string>{"A & b", "c"})) << "each text once";
  EXPECT_FALSE(made.contains("table")) << "readers do not choose";
}

TEST(Chart, KeepsRowsOfReformsThatAreChosenLater) {
  Chart some = chart();
  some.choice = "name";
  some.later = {"c"};
  some.rows[0][3] = -2.5e7;  // in millions
  EXPECT_THAT(figure(some), HasSubstr("A &amp; b"));
  EXPECT_THAT(figure(some), Not(HasSubstr("<td>c</td>")));
  const auto read = nlohmann::json::parse(charts_json({some}));
  const auto& made = read.at("effect-people");
  EXPECT_EQ(made["choice"], "name");
  EXPECT_EQ(made["rows"].size(), 2U);
  EXPECT_EQ(made["table"][0].get<int>() / 10, 1) << "written in millions";
  EXPECT_EQ(made["levels"], (std::vector<bool>{false, false, false, false, true}));
  EXPECT_EQ(made["plain"], std::vector<bool>(5, false));
}

TEST(Chart, IsHiddenWhereItsReformIsChosenLater) {
  Chart some = chart();
  some.reform = "c";
  EXPECT_THAT(figure(some), Not(HasSubstr("hidden=\"\">\n<figcaption")));
  EXPECT_THAT(figure(some), HasSubstr("data-reform=\"c\">"));
  some.later = {"c"};
  EXPECT_THAT(figure(some), HasSubstr("data-reform=\"c\" hidden=\"\">"));
  EXPECT_THAT(figure(some), Not(HasSubstr("120 fewer"))) << "its table is filled when it is shown";
}

}  // namespace
}  // namespace nrmsim::report
