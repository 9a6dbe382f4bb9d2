#include "analysis/report/published.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/problems.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::report {
namespace {

using testing::HasSubstr;

class Published : public testing::Test {
 protected:
  std::vector<PublishedFigure> read(const std::string& text) {
    results::put_contents(here_ / "figures.csv", text);
    return read_published(std::string(here_ / "figures.csv"));
  }
  std::string complaint(const std::string& text) {
    try {
      read(text);
    } catch (const core::RunError& error) {
      return error.what();
    }
    return "";
  }
  const std::string header_ = "outcome,period,value,quality,source,note\n";
  results::TemporaryFolder here_;
};

TEST_F(Published, ReadsQuotedFields) {
  const auto figures =
      read(header_ + "cg_backlog,2024-12,17168,official,\"Home Office, \"\"summary\"\"\",\n");
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].outcome, "cg_backlog");
  EXPECT_EQ(figures[0].period, "2024-12");
  EXPECT_EQ(figures[0].value, 17168);
  EXPECT_EQ(figures[0].source, "Home Office, \"summary\"");
  EXPECT_EQ(figures[0].note, "");
}

TEST_F(Published, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(complaint("year,value\n"), HasSubstr("expected the header"));
  EXPECT_THAT(complaint(header_ + "a,2024,12x,official,s,\n"), HasSubstr(":2: '12x' is not a number"));
  EXPECT_THAT(complaint(header_ + "a,2024,1,official,s,\nb,2024\n"), HasSubstr(":3: "));
  EXPECT_THROW(read_published("nowhere.csv"), core::RunError);
}

}  // namespace
}  // namespace nrmsim::report
