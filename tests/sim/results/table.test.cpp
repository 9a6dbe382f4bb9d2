#include "sim/results/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/results/sample_batch.hpp"

namespace nrmsim::results {
namespace {

TEST(Table, RowFitsOnlyItsOwnColumns) {
  const std::vector<Column> columns{{"a", "", "", ColumnType::text}, {"b", "1", "", ColumnType::real}};
  EXPECT_TRUE(fits({std::string("x"), 1.0}, columns));
  EXPECT_FALSE(fits({std::string("x")}, columns));
  EXPECT_FALSE(fits({1.0, std::string("x")}, columns));
  EXPECT_FALSE(fits({std::string("x"), std::int64_t{1}}, columns));
}

TEST(Table, NamesFaultyColumns) {
  EXPECT_THAT(faults(sample::table().columns), testing::IsEmpty());
  EXPECT_THAT(faults({{"A", "", "", ColumnType::text},
                      {"b", "days", "", ColumnType::real},
                      {"b", "", "", ColumnType::real}}),
              testing::ElementsAre(testing::HasSubstr("\"A\""), testing::HasSubstr("\"days\""),
                                   testing::HasSubstr("two columns")));
}

}  // namespace
}  // namespace nrmsim::results
