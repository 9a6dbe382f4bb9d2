#include "sim/model/people/found_with.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "tests/sim/model/bounds.hpp"
#include "tests/sim/model/neutral_input.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::model::people {
namespace {

using namespace model::testing;

constexpr std::uint8_t adult = 0;
constexpr std::uint8_t child = 1;

core::WeightedRow row(std::uint8_t age, ExploitationType type, double weight) {
  return {{2, age, 1, 2, static_cast<std::uint8_t>(type)}, weight};
}

/// Adults: 6 in labour, 2 in labour and criminal, 2 in sexual; children: 3 in criminal, 1 in labour.
std::vector<core::WeightedRow> rows() {
  return {row(adult, ExploitationType::labour, 6), row(adult, ExploitationType::labour_criminal, 2),
          row(adult, ExploitationType::sexual, 2), row(child, ExploitationType::criminal, 3),
          row(child, ExploitationType::labour, 1)};
}

/// The types of one trade belong to it, the mixed one half to each.
void set_trades(double (&share)[10][4]) {
  fill(share, 0);
  share[index_of(ExploitationType::criminal)][0] = 1;
  share[index_of(ExploitationType::labour)][1] = 1;
  share[index_of(ExploitationType::sexual)][2] = 1;
  share[index_of(ExploitationType::labour_criminal)][0] = 1;
  share[index_of(ExploitationType::labour_criminal)][1] = 1;
}

struct Example {
  Input input = neutral_input();
  Origins origins;
  FoundWith found;
  Example()
      : origins((set_trades(input.parameters.traffickers.trade_share), rows()), input.parameters.people),
        found(origins, input.parameters.traffickers.trade_share) {}
};

TEST(FoundWith, HasTheAgesOfTheTrade) {
  const Example e;
  // Out of the criminal trade: a tenth of the adults (half of the mixed 2 of 10) and three quarters of the
  // children. By Bayes, with 40 % children among all: 0.4 * 0.75 / (0.4 * 0.75 + 0.6 * 0.1).
  EXPECT_NEAR(e.found.child_share(0, 0.4), 0.3 / 0.36, 1e-12);
  EXPECT_EQ(e.found.child_share(2, 0.4), 0) << "no child is referred out of this trade";
  EXPECT_EQ(e.found.child_share(3, 0.4), 0.4) << "nobody at all is";
  EXPECT_FALSE(e.found.known(2, AgeClass::child));
  EXPECT_TRUE(e.found.known(2, AgeClass::adult));
}

TEST(FoundWith, DrawsTypesByTheirPartInTheTrade) {
  const Example e;
  // Adults of the labour trade: 6 in labour, 1 of the 2 in the mixed type.
  EXPECT_EQ(e.found.draw(1, AgeClass::adult, 6.0 / 7 - 1e-9).type, ExploitationType::labour);
  EXPECT_EQ(e.found.draw(1, AgeClass::adult, 6.0 / 7 + 1e-9).type, ExploitationType::labour_criminal);
  EXPECT_EQ(e.found.draw(1, AgeClass::adult, 1e-12).type, ExploitationType::labour);
  EXPECT_EQ(e.found.draw(0, AgeClass::child, 0.5).type, ExploitationType::criminal);
}

struct Clusters : Timed {
  std::array<double, 10> types{};
  double children = 0, linked = 0;
  void identified(const Person& p, bool) override {
    ++types[index_of(p.type)];
    children += !p.is(Fact::exploited_as_child) ? 0 : 1;
    linked += p.group.exists();
    EXPECT_NE(p.place, Place::overseas) << "a group in the UK held the person";
  }
};

// Only groups of the criminal trade, and nobody comes but with them. The bounds leave a false alarm of 1e-6.
TEST(Cluster, IsOfTheTradeOfItsGroup) {
  Input input = neutral_input({2014, 1, 1}, {2024, 1, 1});
  input.tables.front() = rows();
  auto& p = input.parameters;
  set_trades(p.traffickers.trade_share);
  p.traffickers.groups[0] = 300;
  p.traffickers.people_held = 30;
  p.traffickers.disruption_per_year = 1;
  p.traffickers.reform_days = 1e5;
  p.traffickers.cluster_referral_probability = 0.5;
  fill(p.people.overseas_only_share, 0.4);
  fill(p.people.overseas_and_uk_share, 0.3);
  // What the statistics record gives the share of children; nobody of it is identified.
  p.identification.recorded_referrals_per_day[0] = 0.6e-6;
  p.identification.recorded_referrals_per_day[1] = 0.4e-6;
  Clusters observer;
  run_once(input, observer);
  const double n = observer.types[0] + observer.types[4];
  ASSERT_GT(n, 3500);
  EXPECT_EQ(observer.types[1] + observer.types[2], 0);
  EXPECT_EQ(observer.linked, 0) << "their group is no more";
  EXPECT_NEAR(observer.children, n * 0.3 / 0.36, binomial_bound(n, 0.3 / 0.36));
  EXPECT_NEAR(observer.types[4], n - observer.children, 0.5) << "every adult is of the mixed type";
}

}  // namespace
}  // namespace nrmsim::model::people
