#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<ExplainedParameter> explained(const std::string& text) {
  return made_up::loaded(text).explain();
}

/// "day: value (policy: change) [line]" of each act on a cell.
std::vector<std::string> acts(const ExplainedCell& cell) {
  std::vector<std::string> lines;
  for (const ExplainedAct& act : cell.acts)
    lines.push_back(std::to_string(static_cast<int>(act.day)) + ": " +
                    std::to_string(static_cast<int>(act.value)) + " (" + act.policy + ": " + act.change +
                    ") [" + std::to_string(act.place.line) + ']');
  return lines;
}

TEST(Explain, PoliciesAreUnderTheCellsThatTheyActOn) {
  const auto all =
      explained(made_up::base +
                "policies:\n"
                "  more: {changes: [{from: 2023-01-01, parameter: boats.crew.north, add: 5}]}\n"
                "  set:\n"
                "    changes:\n"
                "      - {from: 2022-01-01, parameter: boats.crew, value: {north: 4, mid: 7}}\n"
                "      - {from: 2024-01-01, until: 2024-01-31, parameter: boats.crew.mid, multiply: 3}\n");
  const auto& crew = all[1].cells;
  // Days since 2020-01-01: 2020 has 366 days, the years after it 365. In north 4 + 5 are 9, in mid 7 x 3
  // are 21.
  EXPECT_THAT(acts(crew[0]), ElementsAre("731: 4 (set: set to 4) [28]", "1096: 9 (more: plus 5) [25]"));
  EXPECT_THAT(acts(crew[1]), ElementsAre("731: 7 (set: set to 7) [28]", "1461: 21 (set: times 3) [29]"));
  EXPECT_THAT(crew[2].acts, IsEmpty());
  EXPECT_EQ(crew[0].acts[0].until, std::nullopt);
  EXPECT_EQ(crew[1].acts[1].until, 1491);
  EXPECT_THAT(all[0].cells[0].acts, IsEmpty());
}

TEST(Explain, HistoryIsWhatChangesTheCellItself) {
  const auto all = explained(made_up::base_with(
      "value: {north: 10, mid: 5, south: 1}",
      "value: {north: 10, mid: 5, south: 1}, series: {2021-01-01: {north: 11, mid: 5, south: 1}, 2021-01-31: "
      "{north: 11, mid: 6, south: 1}, 2021-02-10: {north: 11, mid: 5, south: 1}}"));
  const auto& crew = all[1].cells;
  EXPECT_EQ(crew[0].history, (std::vector<DatedChange>{{366, 0, 11}}));
  EXPECT_EQ(crew[1].history, (std::vector<DatedChange>{{396, 0, 6}, {406, 0, 5}}));
  EXPECT_THAT(crew[2].history, IsEmpty());
}

TEST(Explain, AmountsOfMoneyHaveTheirPriceYear) {
  const auto all = explained(made_up::base);
  EXPECT_EQ(all[4].path, "houses.rent");
  EXPECT_EQ(all[4].price_year, 2024U);
  EXPECT_EQ(all[0].price_year, std::nullopt);
}

}  // namespace
}  // namespace nrmsim::scenario
