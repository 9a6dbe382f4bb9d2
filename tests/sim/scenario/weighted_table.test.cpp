#include "sim/scenario/weighted_table.hpp"

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using testing::ElementsAre;
const core::TableSpec& spec = made_up::tables[0];

std::vector<core::WeightedRow> rows;

std::vector<std::string> problems_in(std::string_view text) {
  return made_up::problems_of([&] {
    ProblemList problems;
    rows = parse_table(text, spec, {"t.csv", 0, 0}, problems);
    problems.throw_if_any();
  });
}

TEST(WeightedTable, ReadsRowsWithQuotesMarkAndCarriageReturns) {
  EXPECT_THAT(problems_in("\xEF\xBB\xBF"
                          "age,town,people\r\n\"adult\",south,2\r\nchild,mid,0.5\r\n"),
              ElementsAre());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].category[0], 0);
  EXPECT_EQ(rows[0].category[1], 2);
  EXPECT_EQ(rows[0].weight, 2);
  EXPECT_EQ(rows[1].category[0], 1);
  EXPECT_EQ(table_text(rows, spec), "age,town,people\nadult,south,2\nchild,mid,0.5\n");
}

TEST(WeightedTable, EveryProblemHasItsPlace) {
  EXPECT_THAT(problems_in("age,city,people\n"),
              ElementsAre("t.csv:1:1: the columns are \"age,city,people\"; expected age,town,people"));
  EXPECT_THAT(
      problems_in("age,town,people\nadult,nroth,2\nadult,mid\nchild,mid,-1\nchild,mid,x\n"),
      ElementsAre("t.csv:2:7: unknown town \"nroth\", did you mean \"north\"?; expected north, mid or south",
                  "t.csv:3:1: the row has 2 fields; expected 3 (age,town,people)",
                  "t.csv:4:11: people is \"-1\"; expected a number of at least 0",
                  "t.csv:5:11: people is \"x\"; expected a number of at least 0"));
  EXPECT_THAT(
      problems_in("age,town,people\nadult,mid,0\n"),
      ElementsAre("t.csv: the table boats.seen has no weight; expected rows whose people add up to more "
                  "than 0"));
}

}  // namespace
}  // namespace nrmsim::scenario
