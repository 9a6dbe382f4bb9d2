// Subgroups of fewer than ten people are not shown.

#include "analysis/comparison/small_cells.hpp"

#include <gtest/gtest.h>

#include "analysis/comparison/compare.hpp"
#include "tests/analysis/comparison/made_up.hpp"

namespace nrmsim::comparison {
namespace {

/// Episodes by group and year, incidence by group, and the people first referred; women are `women` a year.
ResultsView with_few_women(double women, bool counts_people) {
  ResultsView results =
      made_up::results({"baseline", "reform"}, 1, 2,
                       [](std::size_t, std::size_t, std::size_t, std::size_t, std::size_t) { return 0.0; });
  if (counts_people) {
    auto referred = made_up::outcome("first_referrals", "first referrals", "people",
                                     outcomes::Statistic::count, {0, 1}, 0, false);
    results.layout.outcomes.push_back(referred);
  }
  const outcomes::Layout layout = results.layout;
  results.read = [layout, women](std::size_t outcome, std::size_t scenario) {
    const auto& asked = layout.outcomes[outcome];
    const std::size_t cells = layout.cells_of(asked);
    std::vector<double> values;
    for (std::size_t key = 0; key < 2; ++key)
      for (std::size_t cell = 0; cell < cells; ++cell) {
        const bool of_women = asked.axes.size() > 1 && asked.axes[0] == 0 && cell / (cells / 4) == 3;
        const double people = of_women && asked.name == "first_referrals" ? women : 500;
        values.push_back(
            asked.statistic == outcomes::Statistic::count ? people + static_cast<double>(scenario) : 0.25);
      }
    return values;
  };
  return results;
}

Row row_of(const ResultsView& results, const std::string& outcome, const std::string& by) {
  Request request;
  request.outcomes = {outcome};
  request.by = by;
  return compare(results, request).rows.front();
}

TEST(SmallCells, AreHiddenByThePeopleBehindThem) {
  const Row few = row_of(with_few_women(4.9, true), "episodes", "sex");  // 9.8 in the two years
  EXPECT_TRUE(few.few_people);
  EXPECT_FALSE(few.value || few.baseline_value || few.difference || few.interval || few.probability_better);
  EXPECT_EQ(few.statistic, "count, not shown: fewer than 10 people");
  EXPECT_FALSE(row_of(with_few_women(5, true), "episodes", "sex").few_people);
}

// In a country a tenth of the size 100 people are ten synthetic ones.
TEST(SmallCells, AreOfSyntheticPeopleWhereTheCountryIsSmaller) {
  const auto few_at = [](double women, double scale) {
    ResultsView results = with_few_women(women, true);
    results.scale = scale;
    return row_of(results, "episodes", "sex");
  };
  EXPECT_EQ(few_at(49, 0.1).statistic, "count, not shown: fewer than 10 synthetic people");
  EXPECT_FALSE(few_at(50, 0.1).few_people);
  EXPECT_TRUE(few_at(4.9, 10).few_people);
  EXPECT_FALSE(few_at(5, 10).few_people);
}

TEST(SmallCells, HideSharesToo) {
  EXPECT_TRUE(row_of(with_few_women(1, true), "incidence", "sex").few_people);
  EXPECT_TRUE(row_of(with_few_women(10, true), "incidence", "sex").value);
}

TEST(SmallCells, EverybodyTogetherAndOtherGroupsAreShown) {
  EXPECT_FALSE(row_of(with_few_women(1, true), "episodes", "").few_people);
  EXPECT_FALSE(row_of(with_few_women(1, true), "episodes", "age").few_people);
}

TEST(SmallCells, AKindOfServiceIsNoGroupOfPeople) {
  const auto results = with_few_women(1, true);
  EXPECT_FALSE(subgroup_of(results.layout, results.layout.outcomes[2], "service: housing"));
  EXPECT_EQ(subgroup_of(results.layout, results.layout.outcomes[4], "age: child; duration: 365.25 d"),
            "age: child");
}

TEST(SmallCells, ACountOfItselfDecidesWherePeopleAreNotCounted) {
  EXPECT_FALSE(row_of(with_few_women(1, false), "episodes", "sex").few_people);
  auto results = with_few_women(1, false);
  results.read = [](std::size_t, std::size_t) { return std::vector<double>(2 * 16, 1.0); };
  EXPECT_TRUE(row_of(results, "episodes", "sex").few_people);
}

}  // namespace
}  // namespace nrmsim::comparison
