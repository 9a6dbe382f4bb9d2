#pragma once
// What the concepts of the model ask of one another. Each function is defined in its concept's folder;
// everything else there is its own affair. `i` is a person, `c` a case, `slot` a group's place.

#include "sim/model/observer.hpp"
#include "sim/model/run.hpp"

namespace nrmsim::model {

namespace people {
/// Makes a person with everything that is drawn at first identification. Not yet in the calendar.
/// `found_with`: the trade of the group that was disrupted and held the person; traffickers::trade_count for
/// somebody whose group, if there is one, is still at large.
template <class Run>
Index create(Run& run, std::uint64_t entity, AgeClass age_at_exploitation, std::size_t found_with);
/// Takes a person out of the run: no event can reach them any more.
template <class Run>
void leave(Run& run, Index i, Exit exit);
/// Something that a person's clocks depend on has changed.
template <class Run>
void touch(Run& run, Index i);
/// Stops the clocks with a shape before what their shape counts from changes; they run again after the event.
template <class Run>
void hold_shaped_clocks(Run& run, Person& p);
}  // namespace people

namespace identification {
/// Somebody comes to the notice of a first responder for the first time: a candidate, or somebody found with
/// a group of the trade given when it was disrupted.
template <class Run>
void identify_first(Run& run, std::uint64_t entity, AgeClass age_at_exploitation,
                    std::size_t found_with = traffickers::trade_count);
/// Somebody who is known comes to notice after being exploited again.
template <class Run>
void identify_again(Run& run, Index i);
template <class Run>
void refer(Run& run, Index i, ReferralKind kind, bool candidate = false);
/// Share of people exploited as children among first referrals now.
template <class Run>
double child_share(const Run& run);
}  // namespace identification

namespace nrm {
template <class Run>
void open_case(Run& run, Index i, ReferralKind kind, bool recognised);
template <class Run>
void close_case(Run& run, Index c, CaseEnd end);
/// Something that a case's clocks depend on has changed.
template <class Run>
void touch_case(Run& run, Index c);
template <class Run>
void touch_cases_of(Run& run, Index i);
template <class Run>
void close_cases_of(Run& run, Index i, CaseEnd end);
/// How the cases of a person end who leaves the model.
constexpr CaseEnd end_of_cases(Exit exit) {
  if (exit == Exit::left_uk) return CaseEnd::left_uk;
  return exit == Exit::died ? CaseEnd::died : CaseEnd::lost;
}
/// The person can be reached again: support that a case entitles to begins.
template <class Run>
void resume_support(Run& run, Index i);
}  // namespace nrm

namespace support {
template <class Run>
void begin(Run& run, Index c);
template <class Run>
void end(Run& run, Index c);
template <class Run>
void service_got(Run& run, Index c, Service service);
template <class Run>
void give_back(Run& run, Index c, Service service);
/// A place to live or, without one, a worker for an adult in support.
template <class Run>
void offer_adult_services(Run& run, Index c);
/// Financial support, which adults get.
template <class Run>
void pay_subsistence(Run& run, const CaseFile& file, Person& p);
template <class Run>
void end_course(Run& run, Index c);
/// Time in support counts for a person's trust up to now.
template <class Run>
void credit_continuity(Run& run, Index i);
/// The person goes missing: no time counts until they are back.
template <class Run>
void break_off_continuity(Run& run, Index i);
/// Support that would end with one case goes on with another of the same person, as it stands.
template <class Run>
void carry_over(Run& run, Index from, Index to);
/// The person is back, and can be given what came up while they were missing.
template <class Run>
void come_back(Run& run, Index i);
/// What is offered, or the rate of financial support, was as in `before` and has changed: for a case in
/// support.
template <class Run>
void review(Run& run, Index c, const Parameters& before);
/// The person is accepted as a child: what adults get ends, and a guardian is offered.
template <class Run>
void accept_as_child(Run& run, Index c);
/// Support that would end after a positive decision goes on, after an assessment. False: it ends.
template <class Run>
bool extend(Run& run, Index c);
}  // namespace support

namespace placements {
/// Finds somewhere to live for a person who has just been identified, or got away.
template <class Run>
void settle(Run& run, Index i);
/// From now on the person lives there.
template <class Run>
void move_to(Run& run, Index i, Whereabouts where);
/// Gives up a place in care or asylum accommodation, or a turn for one.
template <class Run>
void leave_place(Run& run, Index i);
template <class Run>
void place_got(Run& run, Index i);
template <class Run>
void enter_safe_house(Run& run, Index i);
template <class Run>
void leave_safe_house(Run& run, Index i);
template <class Run>
void leave_asylum_accommodation(Run& run, Index i);
template <class Run>
void turn_18(Run& run, Index i);
/// An adult who kept what children get reaches the age at which it ends.
template <class Run>
void end_childrens_support(Run& run, Index i);
}  // namespace placements

namespace missing {
template <class Run>
void begin(Run& run, Index i, bool after_contact);
/// A missing episode is over, however it ended: whoever looked for the person looks for the next.
template <class Run>
void end_response(Run& run, Index i);
/// Nobody knows any more where the person is.
template <class Run>
void lose_sight(Run& run, Index i);
/// Support has ended for somebody who may be missing.
template <class Run>
void support_ended(Run& run, Index i);
}  // namespace missing

namespace exploitation {
template <class Run>
void begin(Run& run, Index i, Route route, bool via_missing);
template <class Run>
void end_spell(Run& run, Index i, SpellEnd end);
}  // namespace exploitation

namespace traffickers {
template <class Run>
GroupLink group_of_incident(Run& run, const Person& person, std::uint32_t incident);
template <class Run>
void lose_one_held(Run& run, GroupLink link);
template <class Run>
void note_cooperation(Run& run, GroupLink link, bool begins);
template <class Run>
void note_report(Run& run, GroupLink link);
template <class Run>
void hold_again(Run& run, Index i);
template <class Run>
void let_go(Run& run, Index i);
}  // namespace traffickers

}  // namespace nrmsim::model
