// The history tells everything that happens, by words that are listed, and moves no outcome.

#include "sim/observation/event_history.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "sim/observation/simulation.hpp"
#include "tests/sim/model/busy_input.hpp"
#include "tests/sim/model/digests.hpp"
#include "tests/sim/model/observed.hpp"

namespace nrmsim::observation {
namespace {

using namespace model;
using namespace model::testing;

/// What the model tells, with the words that the history should have for it. They stand here a second time,
/// beside the names of the enumerators, because in the program they follow from an order alone.
struct Expected : Timed {
  struct Event {
    double day;
    std::uint64_t person;
    std::string what, detail;
    bool operator==(const Event&) const = default;
  };
  std::vector<Event> events;

  void note(const Person& p, const char* what, std::string_view detail = {}) {
    events.push_back({now, p.entity, what, std::string(detail)});
  }
  static const char* sign(bool positive) { return positive ? "positive" : "negative"; }
  static const char* words(CaseEnd end) {
    switch (end) {
      case CaseEnd::decided:
        return "decided";
      case CaseEnd::rg_negative:
        return "refused";
      case CaseEnd::withdrawn:
        return "withdrawn";
      case CaseEnd::suspended:
        return "suspended";
      case CaseEnd::closed:
        return "closed";
      case CaseEnd::closed_missing:
        return "closed, person missing";
      case CaseEnd::closed_reexploited:
        return "closed on re-exploitation";
      case CaseEnd::disqualified:
        return "disqualified";
      case CaseEnd::merged:
        return "merged";
      case CaseEnd::left_uk:
        return "left the UK";
      case CaseEnd::died:
        return "died";
      case CaseEnd::lost:
        return "lost from sight";
      case CaseEnd::not_reopened:
        return "not opened again";
    }
    return "";
  }

  void parameters_change(Run& run, bool) override { now = run.now; }
  void month(Run& run, std::uint32_t) override { now = run.now; }
  void identified(const Person& p, bool consented) override {
    note(p, "identified", consented ? "consented" : "Duty to Notify");
  }
  void referral(const Person& p, ReferralKind kind, bool) override {
    const std::map<ReferralKind, const char*> words{{ReferralKind::first, "first"},
                                                    {ReferralKind::duplicate, "duplicate"},
                                                    {ReferralKind::appeal, "appeal"},
                                                    {ReferralKind::late_disclosure, "late disclosure"},
                                                    {ReferralKind::reexploitation, "after re-exploitation"}};
    note(p, "referred", words.at(kind));
  }
  void late_consent(const Person& p) override { note(p, "consented later"); }
  void referral_merged(const Person& p) override { note(p, "merged"); }
  void case_opened(const Person& p, Authority authority) override {
    const std::map<Authority, const char*> words{
        {Authority::single, "Single Competent Authority"},
        {Authority::immigration_enforcement, "Immigration Enforcement Competent Authority"},
        {Authority::devolved, "local panel"}};
    note(p, "case opened", words.at(authority));
  }
  void rg_decision(const Person& p, Authority, bool positive, bool, double, double) override {
    note(p, "reasonable grounds", sign(positive));
  }
  void cg_decision(const Person& p, Authority, bool positive, bool, double, double) override {
    note(p, "conclusive grounds", sign(positive));
  }
  void reconsideration_requested(const Person& p, bool cg) override {
    note(p, "asked to reconsider", cg ? "conclusive grounds" : "reasonable grounds");
  }
  void case_ended(const Person& p, Authority, CaseEnd end, bool) override {
    note(p, "case ended", words(end));
  }
  void case_paused(const Person& p, Authority, CaseEnd end, bool) override {
    note(p, "case paused", words(end));
  }
  void case_reopened(const Person& p, Authority, bool) override { note(p, "case reopened"); }
  void service_wanted(const Person& p, support::Service service) override {
    note(p, "waits for", support::service_labels[index_of(service)]);
  }
  void service_started(const Person& p, support::Service service, double) override {
    note(p, "got", support::service_labels[index_of(service)]);
  }
  void support_started(const Person& p) override { note(p, "support began"); }
  void support_ended(const Person& p) override { note(p, "support ended"); }
  void missing_started(const Person& p, bool contact) override {
    note(p, "went missing", contact ? "after contact" : "");
  }
  void missing_ended(const Person& p, MissingEnd end, double) override {
    const std::map<MissingEnd, const char*> words{{MissingEnd::returned, "returned"},
                                                  {MissingEnd::exploited, "exploited"},
                                                  {MissingEnd::never_found, "never found"},
                                                  {MissingEnd::no_longer_followed, "no longer followed"}};
    note(p, "missing ended", words.at(end));
  }
  void missing_answered(const Person& p, double) override { note(p, "looked for"); }
  void return_interview(const Person& p) override { note(p, "return interview"); }
  void lost_from_sight(const Person& p) override { note(p, "lost from sight"); }
  void seen_again(const Person& p) override { note(p, "seen again"); }
  void attempt(const Person& p, Attempt outcome) override {
    const std::map<Attempt, const char*> words{{Attempt::nothing, "nothing"},
                                               {Attempt::reported, "reported"},
                                               {Attempt::missing, "missing"},
                                               {Attempt::exploited, "exploited"}};
    note(p, "contacted", words.at(outcome));
  }
  void exploited_again(const Person& p, Route route, bool, bool) override {
    note(p, "exploited again", route == Route::former_group ? "former group" : "another group");
  }
  void exploitation_ended(const Person& p, SpellEnd end, double) override {
    const std::map<SpellEnd, const char*> words{
        {SpellEnd::found, "found"}, {SpellEnd::away_unseen, "got away unseen"}, {SpellEnd::lost, "lost"}};
    note(p, "exploitation ended", words.at(end));
  }
  void turned_18(const Person& p) override { note(p, "turned 18"); }
  void status_decided(const Person& p, bool granted) override {
    note(p, "immigration status", granted ? "granted" : "refused");
  }
  void moved(const Person& p) override { note(p, "moved"); }
  void lives_at(const Person& p, Whereabouts where) override {
    if (where != p.whereabouts) note(p, "lives at", whereabouts_labels[index_of(where)]);
  }
  void left(const Person& p, Exit exit) override {
    const std::map<Exit, const char*> words{{Exit::left_uk, "left the UK"},
                                            {Exit::died, "died"},
                                            {Exit::stable_recovery, "stable recovery"},
                                            {Exit::lost, "lost"},
                                            {Exit::not_followed, "not followed"}};
    note(p, "left", words.at(exit));
  }
};

class History : public ::testing::Test {
 protected:
  History() {
    Worker worker;
    row.resize(layout(period_of(input)).total_cells());
    worker.run_with_history(input, 2024, 0, 0, row, events);
  }

  const Input input = busy_input();
  std::vector<outcomes::Cell> row;
  std::vector<HistoryEvent> events;
};

TEST_F(History, MovesNoOutcome) {
  Worker worker;
  EXPECT_EQ(differing(input, row, row_of(worker, input, 0, 2024)), std::vector<std::string>{});
}

TEST_F(History, TellsEverythingThatHappensToWhomAndWhen) {
  Expected expected;
  run_once(input, expected, 0);
  ASSERT_EQ(events.size(), expected.events.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    ASSERT_EQ((Expected::Event{events[i].day, events[i].person, std::string(events[i].what),
                               std::string(events[i].detail)}),
              expected.events[i])
        << "event " << i << ": " << events[i].what << ", " << events[i].detail;
}

TEST_F(History, UsesTheWordsThatAreListedAndAllOfThem) {
  std::set<std::string> listed;
  for (const HistoryWord& word : history_words) {
    EXPECT_TRUE(listed.insert(std::string(word.word)).second) << word.word;
    EXPECT_FALSE(word.meaning.empty()) << word.word;
  }
  std::set<std::string> used;
  for (const HistoryEvent& event : events) used.insert(std::string(event.what));
  EXPECT_EQ(used, listed);
}

}  // namespace
}  // namespace nrmsim::observation
