#include "sim/studies/target_cells.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "sim/core/problems.hpp"

namespace nrmsim::studies {
namespace {

// Two outcomes: `cases` over (end, year), and `people` over year.
outcomes::Layout layout() {
  outcomes::Layout made;
  made.axes = {{"end", "", "", {"closed", "decided"}, {}}, {"year", "", "", {"2020", "2021", "2022"}, {}}};
  outcomes::Outcome cases;
  cases.name = "cases";
  cases.unit = "share";
  cases.axes = {0, 1};
  outcomes::Outcome people;
  people.name = "people";
  people.unit = "people";
  people.axes = {1};
  made.outcomes = {cases, people};
  return made;
}

std::vector<outcomes::Cell> row(std::initializer_list<double> values) {
  std::vector<outcomes::Cell> made;
  for (const double value : values) made.push_back(std::bit_cast<outcomes::Cell>(value));
  return made;
}

scenario::Target target(const std::string& statistic, const std::string& over = "") {
  const std::string text =
      "targets:\n  one:\n    statistic: " + statistic + "\n" +
      (over.empty() ? "" : "    over: " + over + "\n") +
      "    value: 1\n    unit: share\n    discrepancy_sd: 1\n    use: calibrate\n    why: w\n"
      "    source: s\n";
  return scenario::parse_targets(text, "t.yaml").targets.front();
}

std::string complaint(const scenario::Target& target) {
  try {
    target_cells({target}, layout());
  } catch (const core::InputError& error) {
    return to_string(error.problems().front());
  }
  return {};
}

TEST(TargetCells, PickOneCell) {
  const TargetCells cells(target("{outcome: cases, at: {end: decided, year: 2021}}"), layout());
  EXPECT_EQ(cells(row({1, 2, 3, 4, 5, 6, 7, 8, 9})), 5);
}

TEST(TargetCells, AddUpWithWeightsAndDivide) {
  const TargetCells cells(target("{outcome: cases, at: {end: [closed, decided], year: {2020: 1, 2022: 0.5}}}",
                                 "{outcome: people, at: {year: 2022}}"),
                          layout());
  EXPECT_EQ(cells(row({1, 2, 3, 4, 5, 6, 7, 8, 9})), (1 + 0.5 * 3 + 4 + 0.5 * 6) / 9);
  EXPECT_TRUE(std::isnan(cells(row({1, 2, 3, 4, 5, 6, 7, 8, 0}))));
}

TEST(TargetCells, AreInTheUnitOfTheFigureUnlessDivided) {
  const std::string people = "{outcome: people, at: {year: 2020}}";
  EXPECT_EQ(
      complaint(target(people)),
      "t.yaml:2:3: the unit of one is \"share\", that of people is \"people\"; expected a figure in the unit "
      "of its statistic");
  EXPECT_EQ(complaint(target(people, "{outcome: people, at: {year: 2021}}")), "");
  outcomes::Layout quotients = layout();
  quotients.outcomes[1].unit = "1";
  EXPECT_NO_THROW(target_cells({target(people)}, quotients)) << "a pure number is called what it is of";
}

TEST(TargetCells, SharesAreNotPercentages) {
  scenario::Target wrong =
      target("{outcome: cases, at: {end: closed, year: 2020}}", "{outcome: people, at: {year: 2020}}");
  wrong.unit = "percent";
  EXPECT_EQ(complaint(wrong),
            "t.yaml:2:3: the unit of one is percent; expected a share from 0 to 1, with the unit share");
}

TEST(TargetCells, SayWhatTheLayoutDoesNotKnow) {
  EXPECT_EQ(complaint(target("{outcome: case, at: {}}")),
            "t.yaml:3:16: unknown outcome \"case\", did you mean \"cases\"?; expected an outcome of "
            "docs/outcomes.md");
  EXPECT_EQ(complaint(target("{outcome: people, at: {year: 2019}}")),
            "t.yaml:3:39: unknown year \"2019\"; expected one of 2020, 2021 or 2022");
  EXPECT_EQ(complaint(target("{outcome: cases, at: {end: closed}}")),
            "t.yaml:3:16: cases has the axis year, which is left open; expected at: {year: LABEL}");
  EXPECT_EQ(complaint(target("{outcome: people, at: {year: 2020, sex: male}}")),
            "t.yaml:3:51: people has no axis sex; expected its own axes only");
}

}  // namespace
}  // namespace nrmsim::studies
