#include "sim/observation/event_history.hpp"

#include <array>

namespace nrmsim::observation {
namespace {

using model::index_of;

constexpr std::array<std::string_view, 5> kinds{"first", "duplicate", "appeal", "late disclosure",
                                                "after re-exploitation"};
constexpr std::array<std::string_view, 2> routes{"former group", "another group"};
constexpr std::array<std::string_view, 4> missing_ends{"returned", "exploited", "never found",
                                                       "no longer followed"};
constexpr std::array<std::string_view, 3> spell_ends{"found", "got away unseen", "lost"};
constexpr std::array<std::string_view, 4> attempts{"nothing", "reported", "missing", "exploited"};
constexpr std::array<std::string_view, 5> exits{"left the UK", "died", "stable recovery", "lost",
                                                "not followed"};
constexpr std::array<std::string_view, 13> case_ends{"decided",
                                                     "refused",
                                                     "withdrawn",
                                                     "suspended",
                                                     "closed",
                                                     "closed, person missing",
                                                     "closed on re-exploitation",
                                                     "disqualified",
                                                     "merged",
                                                     "left the UK",
                                                     "died",
                                                     "lost from sight",
                                                     "not opened again"};
constexpr std::array<std::string_view, model::nrm::authority_count> authorities{
    "Single Competent Authority", "Immigration Enforcement Competent Authority", "local panel"};

std::string_view sign(bool positive) {
  return positive ? "positive" : "negative";
}

}  // namespace

const std::vector<HistoryWord> history_words{
    {"identified", "came to the notice of a first responder; detail: consented, or a Duty to Notify report"},
    {"referred", "was referred to the NRM; detail: why, in truth"},
    {"reasonable grounds", "reasonable-grounds decision; detail: positive or negative"},
    {"conclusive grounds", "conclusive-grounds decision; detail: positive or negative"},
    {"consented later", "an adult who had refused a referral consents to one"},
    {"case opened", "a case began; detail: who decides it"},
    {"merged", "the referral was merged into an open case"},
    {"asked to reconsider", "reconsideration of a negative decision will be asked for; detail: of which"},
    {"case ended", "a case left the NRM; detail: how"},
    {"case paused", "a case left the queues and will be opened again; detail: how"},
    {"case reopened", "a case that was suspended or closed was opened again"},
    {"support began", "support began"},
    {"support ended", "support ended"},
    {"waits for", "joined the queue of a service; detail: which"},
    {"got", "a service began; detail: which"},
    {"lives at", "came to live somewhere; detail: where"},
    {"moved", "moved to another place of the same kind"},
    {"went missing", "a missing episode began; detail: after contact by traffickers, where so"},
    {"missing ended", "a missing episode ended; detail: how"},
    {"looked for", "an active response to the missing episode began"},
    {"return interview", "was interviewed after coming back"},
    {"lost from sight", "nobody knows any more where the person is; the story goes on unseen"},
    {"seen again", "came to notice again after being lost from sight"},
    {"contacted", "the former group tried to make contact; detail: what came of it"},
    {"exploited again", "a spell of exploitation began; detail: by which group"},
    {"exploitation ended", "a spell of exploitation ended; detail: how"},
    {"turned 18", "became an adult"},
    {"immigration status", "an application was decided; detail: granted or refused"},
    {"left", "left the model; detail: how"},
};

void EventHistory::identified(const model::Person& p, bool consented) {
  note(p, "identified", consented ? "consented" : "Duty to Notify");
  recorder_.identified(p, consented);
}
void EventHistory::referral(const model::Person& p, model::ReferralKind kind, bool recognised) {
  note(p, "referred", kinds[index_of(kind)]);
  recorder_.referral(p, kind, recognised);
}
void EventHistory::late_consent(const model::Person& p) {
  note(p, "consented later");
  recorder_.late_consent(p);
}
void EventHistory::referral_merged(const model::Person& p) {
  note(p, "merged");
  recorder_.referral_merged(p);
}
void EventHistory::case_opened(const model::Person& p, model::Authority authority) {
  note(p, "case opened", authorities[index_of(authority)]);
  recorder_.case_opened(p, authority);
}
void EventHistory::rg_decision(const model::Person& p, model::Authority authority, bool positive, bool first,
                               double waited, double since) {
  note(p, "reasonable grounds", sign(positive));
  recorder_.rg_decision(p, authority, positive, first, waited, since);
}
void EventHistory::cg_decision(const model::Person& p, model::Authority authority, bool positive, bool first,
                               double waited, double since) {
  note(p, "conclusive grounds", sign(positive));
  recorder_.cg_decision(p, authority, positive, first, waited, since);
}
void EventHistory::reconsideration_requested(const model::Person& p, bool conclusive_grounds) {
  note(p, "asked to reconsider", conclusive_grounds ? "conclusive grounds" : "reasonable grounds");
  recorder_.reconsideration_requested(p, conclusive_grounds);
}
void EventHistory::case_ended(const model::Person& p, model::Authority authority, model::CaseEnd end,
                              bool awaited_cg) {
  note(p, "case ended", case_ends[index_of(end)]);
  recorder_.case_ended(p, authority, end, awaited_cg);
}
void EventHistory::case_paused(const model::Person& p, model::Authority authority, model::CaseEnd end,
                               bool awaited_cg) {
  note(p, "case paused", case_ends[index_of(end)]);
  recorder_.case_paused(p, authority, end, awaited_cg);
}
void EventHistory::case_reopened(const model::Person& p, model::Authority authority, bool awaits_cg) {
  note(p, "case reopened");
  recorder_.case_reopened(p, authority, awaits_cg);
}
void EventHistory::service_wanted(const model::Person& p, model::support::Service service) {
  note(p, "waits for", model::support::service_labels[index_of(service)]);
  recorder_.service_wanted(p, service);
}
void EventHistory::service_started(const model::Person& p, model::support::Service service, double waited) {
  note(p, "got", model::support::service_labels[index_of(service)]);
  recorder_.service_started(p, service, waited);
}
void EventHistory::support_started(const model::Person& p) {
  note(p, "support began");
  recorder_.support_started(p);
}
void EventHistory::support_ended(const model::Person& p) {
  note(p, "support ended");
  recorder_.support_ended(p);
}
void EventHistory::missing_started(const model::Person& p, bool after_contact) {
  note(p, "went missing", after_contact ? "after contact" : "");
  recorder_.missing_started(p, after_contact);
}
void EventHistory::missing_ended(const model::Person& p, model::MissingEnd end, double duration) {
  note(p, "missing ended", missing_ends[index_of(end)]);
  recorder_.missing_ended(p, end, duration);
}
void EventHistory::missing_answered(const model::Person& p, double waited) {
  note(p, "looked for");
  recorder_.missing_answered(p, waited);
}
void EventHistory::return_interview(const model::Person& p) {
  note(p, "return interview");
  recorder_.return_interview(p);
}
void EventHistory::lost_from_sight(const model::Person& p) {
  note(p, "lost from sight");
  recorder_.lost_from_sight(p);
}
void EventHistory::seen_again(const model::Person& p) {
  note(p, "seen again");
  recorder_.seen_again(p);
}
void EventHistory::attempt(const model::Person& p, model::Attempt outcome) {
  note(p, "contacted", attempts[index_of(outcome)]);
  recorder_.attempt(p, outcome);
}
void EventHistory::exploited_again(const model::Person& p, model::Route route, bool via_missing,
                                   bool first_time) {
  note(p, "exploited again", routes[index_of(route)]);
  recorder_.exploited_again(p, route, via_missing, first_time);
}
void EventHistory::exploitation_ended(const model::Person& p, model::SpellEnd end, double duration) {
  note(p, "exploitation ended", spell_ends[index_of(end)]);
  recorder_.exploitation_ended(p, end, duration);
}
void EventHistory::turned_18(const model::Person& p) {
  note(p, "turned 18");
  recorder_.turned_18(p);
}
void EventHistory::status_decided(const model::Person& p, bool granted) {
  note(p, "immigration status", granted ? "granted" : "refused");
  recorder_.status_decided(p, granted);
}
void EventHistory::moved(const model::Person& p) {
  note(p, "moved");
  recorder_.moved(p);
}
void EventHistory::lives_at(const model::Person& p, model::Whereabouts where) {
  if (where != p.whereabouts) note(p, "lives at", model::whereabouts_labels[index_of(where)]);
  recorder_.lives_at(p, where);
}
void EventHistory::left(const model::Person& p, model::Exit exit) {
  note(p, "left", exits[index_of(exit)]);
  recorder_.left(p, exit);
}

}  // namespace nrmsim::observation
