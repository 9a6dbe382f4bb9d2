#pragma once
// What happened to each person, in order, for teaching and for finding mistakes. Every person is synthetic.

#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/observation/recorder.hpp"

namespace nrmsim::observation {

/// One thing that happened to one person.
struct HistoryEvent {
  double day;               ///< since the start of the run [d]
  std::uint64_t person;     ///< the synthetic person's identity, sim/model/state/entity.hpp
  std::string_view what;    ///< one of history_words
  std::string_view detail;  ///< further words that depend on it; may be empty
};

struct HistoryWord {
  std::string_view word;
  std::string_view meaning;
};
/// Every value of HistoryEvent::what, with what it means.
extern const std::vector<HistoryWord> history_words;

/// Passes everything on to a Recorder and writes the history besides. Changes nothing in the run.
class EventHistory {
 public:
  EventHistory(Recorder& recorder, std::vector<HistoryEvent>& events)
      : recorder_(recorder), events_(events) {}

  void event(double time, std::uint32_t owner, std::uint64_t identity) {
    now_ = time;
    recorder_.event(time, owner, identity);
  }
  void identified(const model::Person& p, bool consented);
  void referral(const model::Person& p, model::ReferralKind kind, bool recognised);
  void late_consent(const model::Person& p);
  void referral_merged(const model::Person& p);
  void case_opened(const model::Person& p, model::Authority authority);
  void rg_decision(const model::Person& p, model::Authority authority, bool positive, bool first,
                   double waited, double since_referral);
  void cg_decision(const model::Person& p, model::Authority authority, bool positive, bool first,
                   double waited, double since_referral);
  void reconsideration_requested(const model::Person& p, bool conclusive_grounds);
  void case_ended(const model::Person& p, model::Authority authority, model::CaseEnd end, bool awaited_cg);
  void case_paused(const model::Person& p, model::Authority authority, model::CaseEnd end, bool awaited_cg);
  void case_reopened(const model::Person& p, model::Authority authority, bool awaits_cg);
  void service_wanted(const model::Person& p, model::support::Service service);
  void service_started(const model::Person& p, model::support::Service service, double waited);
  void support_started(const model::Person& p);
  void support_ended(const model::Person& p);
  void missing_started(const model::Person& p, bool after_contact);
  void missing_ended(const model::Person& p, model::MissingEnd end, double duration);
  void missing_answered(const model::Person& p, double waited);
  void return_interview(const model::Person& p);
  void lost_from_sight(const model::Person& p);
  void seen_again(const model::Person& p);
  void attempt(const model::Person& p, model::Attempt outcome);
  void exploited_again(const model::Person& p, model::Route route, bool via_missing, bool first_time);
  void exploitation_ended(const model::Person& p, model::SpellEnd end, double duration);
  void turned_18(const model::Person& p);
  void status_decided(const model::Person& p, bool granted);
  void moved(const model::Person& p);
  void lives_at(const model::Person& p, model::Whereabouts where);
  void recruited(const model::Group& group) { recorder_.recruited(group); }
  void disrupted(const model::Group& group, std::uint32_t held) { recorder_.disrupted(group, held); }
  void left(const model::Person& p, model::Exit exit);
  void out_of_reach(const model::Person& p) { recorder_.out_of_reach(p); }
  template <class Run>
  void parameters_change(Run& run, bool prices) {
    now_ = run.now;
    recorder_.parameters_change(run, prices);
  }
  template <class Run>
  void month(Run& run, std::uint32_t month) {
    now_ = run.now;
    recorder_.month(run, month);
  }

 private:
  void note(const model::Person& p, std::string_view what, std::string_view detail = {}) {
    events_.push_back({now_, p.entity, what, detail});
  }

  Recorder& recorder_;
  std::vector<HistoryEvent>& events_;
  double now_ = 0;
};

}  // namespace nrmsim::observation
