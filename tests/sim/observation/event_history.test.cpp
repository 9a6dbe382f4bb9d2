// The history tells everything that happens, by words that are listed, and moves no outcome.

#include "sim/observation/event_history.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "sim/observation/simulation.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/digests.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::observation {
namespace {

using namespace model;
using namespace model::testing;

/// How often something was told, by what and by one of its kinds.
using Counts = std::map<std::string, std::map<int, double>>;

/// Counts what the model tells, without any words of the history but those that name its rows.
struct Tally : VirtualObserver {
  Counts counts;
  template <class Kind>
  void count(const char* what, Kind kind) {
    ++counts[what][static_cast<int>(kind)];
  }
  void identified(const Person&, bool consented) override { count("identified", consented); }
  void referral(const Person&, ReferralKind kind, bool) override { count("referred", kind); }
  void late_consent(const Person&) override { count("consented later", 0); }
  void referral_merged(const Person&) override { count("merged", 0); }
  void case_opened(const Person&, Authority authority) override { count("case opened", authority); }
  void rg_decision(const Person&, Authority, bool positive, bool, double, double) override {
    count("reasonable grounds", positive);
  }
  void cg_decision(const Person&, Authority, bool positive, bool, double, double) override {
    count("conclusive grounds", positive);
  }
  void reconsideration_requested(const Person&, bool cg) override { count("asked to reconsider", cg); }
  void case_ended(const Person&, Authority, CaseEnd end, bool) override { count("case ended", end); }
  void case_paused(const Person&, Authority, CaseEnd end, bool) override { count("case paused", end); }
  void case_reopened(const Person&, Authority, bool) override { count("case reopened", 0); }
  void service_wanted(const Person&, support::Service service) override { count("waits for", service); }
  void service_started(const Person&, support::Service service, double) override { count("got", service); }
  void support_started(const Person&) override { count("support began", 0); }
  void support_ended(const Person&) override { count("support ended", 0); }
  void missing_started(const Person&, bool contact) override { count("went missing", contact); }
  void missing_ended(const Person&, MissingEnd end, double) override { count("missing ended", end); }
  void missing_answered(const Person&, double) override { count("looked for", 0); }
  void return_interview(const Person&) override { count("return interview", 0); }
  void lost_from_sight(const Person&) override { count("lost from sight", 0); }
  void seen_again(const Person&) override { count("seen again", 0); }
  void attempt(const Person&, Attempt outcome) override { count("contacted", outcome); }
  void exploited_again(const Person&, Route route, bool, bool) override { count("exploited again", route); }
  void exploitation_ended(const Person&, SpellEnd end, double) override { count("exploitation ended", end); }
  void turned_18(const Person&) override { count("turned 18", 0); }
  void status_decided(const Person&, bool granted) override { count("immigration status", granted); }
  void moved(const Person&) override { count("moved", 0); }
  void lives_at(const Person& p, Whereabouts where) override {
    if (where != p.whereabouts) count("lives at", where);
  }
  void left(const Person&, Exit exit) override { count("left", exit); }
};

/// The numbers by kind, without the kinds' names, in rising order.
template <class Kind>
std::vector<double> sizes(const std::map<Kind, double>& by_kind) {
  std::vector<double> all;
  for (const auto& [kind, n] : by_kind) all.push_back(n);
  std::sort(all.begin(), all.end());
  return all;
}

class History : public ::testing::Test {
 protected:
  History() {
    Worker worker;
    row.resize(layout(period_of(input)).total_cells());
    worker.run_with_history(input, 2024, 0, 0, row, events);
    for (const HistoryEvent& event : events) ++told[std::string(event.what)][std::string(event.detail)];
  }

  const Input input = busy_input();
  std::vector<outcomes::Cell> row;
  std::vector<HistoryEvent> events;
  std::map<std::string, std::map<std::string, double>> told;  ///< by word and detail
};

TEST_F(History, MovesNoOutcome) {
  Worker worker;
  EXPECT_EQ(differing(input, row, row_of(worker, input, 0, 2024)), std::vector<std::string>{});
}

TEST_F(History, TellsEverythingThatHappensEachKindByADetailOfItsOwn) {
  Tally tally;
  run_once(input, tally, 0);
  for (const auto& [what, kinds] : tally.counts) EXPECT_EQ(sizes(told[what]), sizes(kinds)) << what;
  EXPECT_EQ(told.size(), tally.counts.size()) << "something told that did not happen";
  EXPECT_EQ(told["conclusive grounds"]["positive"], tally.counts["conclusive grounds"][1]);
  EXPECT_EQ(told["identified"]["consented"], tally.counts["identified"][1]);
  EXPECT_EQ(told["immigration status"]["granted"], tally.counts["immigration status"][1]);
  EXPECT_EQ(told["exploited again"]["former group"],
            tally.counts["exploited again"][static_cast<int>(Route::former_group)]);
  EXPECT_EQ(told["left"]["died"], tally.counts["left"][static_cast<int>(Exit::died)]);
  EXPECT_EQ(told["missing ended"]["returned"],
            tally.counts["missing ended"][static_cast<int>(MissingEnd::returned)]);
}

TEST_F(History, UsesTheWordsThatAreListedAndAllOfThem) {
  std::set<std::string> listed;
  for (const HistoryWord& word : history_words) {
    EXPECT_TRUE(listed.insert(std::string(word.word)).second) << word.word;
    EXPECT_FALSE(word.meaning.empty()) << word.word;
  }
  std::set<std::string> used;
  for (const auto& [what, details] : told) used.insert(what);
  EXPECT_EQ(used, listed);
}

TEST_F(History, GoesThroughTimeAndStartsWithBeingIdentified) {
  std::set<std::uint64_t> known;
  double day = 0;
  for (const HistoryEvent& event : events) {
    ASSERT_GE(event.day, day);
    day = event.day;
    if (event.what == "identified") known.insert(event.person);
    ASSERT_TRUE(known.count(event.person) == 1) << event.what << " before anybody was identified";
  }
  EXPECT_LE(day, input.horizon_days);
  EXPECT_GT(known.size(), 1000U);
}

}  // namespace
}  // namespace nrmsim::observation
