#pragma once
// Support that goes with a case: what is offered, the queue for each service, what a service meets, and the
// end. "Case by case" is an offer with a chance below 1; "guaranteed" is 1, still subject to capacity.

#include <limits>

#include "sim/core/math.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::support {

/// Services that come in courses, in the order of CaseFile::course_end and of the parameter course_days.
inline constexpr std::array courses{Service::counselling, Service::legal_advice};

template <class Run>
void join_queue(Run& run, Index c, Service service) {
  CaseFile& file = run.state.cases[c];
  const std::size_t s = index_of(service);
  run.observer.service_wanted(run.state.people[file.person], service);
  file.service[s] = ServiceState::waiting;
  if (run.state.services[s].join(run.now, c, file.entity, run.now, file.tickets[s]))
    service_got(run, c, service);
}

template <class Run>
bool offered(const Run& run, const CaseFile& file, const Person& p, Service service) {
  const std::size_t age = p.treated_as_child() ? 1 : 0;
  return run.chance(run.parameters.support.offer_probability[index_of(service)][age], file.entity,
                    Process::offer, static_cast<std::uint32_t>(service));
}

/// Whether there is a service, or a turn for it, to give up.
inline bool under_way(ServiceState state) {
  return state == ServiceState::waiting || state == ServiceState::received;
}

template <class Run>
void offer(Run& run, Index c, Service service) {
  const CaseFile& file = run.state.cases[c];
  const ServiceState state = file.service[index_of(service)];
  if (under_way(state) || state == ServiceState::passed_over) return;
  if (offered(run, file, run.state.people[file.person], service)) join_queue(run, c, service);
}

/// Co-operation with an investigation of the person's group, for as long as support lasts.
template <class Run>
void begin_cooperation(Run& run, const CaseFile& file, Person& p) {
  if (!p.group.exists() || p.is(Fact::cooperates)) return;
  if (!run.chance(run.parameters.traffickers.cooperation_probability, file.entity, Process::cooperation))
    return;
  p.set(Fact::cooperates, true);
  traffickers::note_cooperation(run, p.group, true);
}

inline void end_cooperation_mark(Person& p) {
  p.set(Fact::cooperates, false);
}

template <class Run>
void end_cooperation(Run& run, Person& p) {
  if (!p.is(Fact::cooperates)) return;
  end_cooperation_mark(p);
  traffickers::note_cooperation(run, p.group, false);
}

template <class Run>
void offer_adult_services(Run& run, Index c) {
  offer(run, c, Service::safe_house);
  if (run.state.cases[c].service[index_of(Service::safe_house)] != ServiceState::received)
    offer(run, c, Service::outreach);
}

/// Chance that financial support at its present rate meets a need for an income.
inline double subsistence_meets_income(const Parameters& p) {
  const double today = p.subsistence_meets_income;
  if (p.subsistence_level == 1 || p.subsistence_power == 0) return today;
  if (p.subsistence_level == 0) return 0;
  return 1 - core::portable::pow(1 - today, core::portable::pow(p.subsistence_level, p.subsistence_power));
}

/// Whether what is paid now meets a person's need for an income, if they have it.
template <class Run>
bool subsistence_suffices(const Run& run, const CaseFile& file) {
  return run.chance(subsistence_meets_income(run.parameters.support), file.entity, Process::subsistence);
}

/// Financial support, which adults get.
template <class Run>
void pay_subsistence(Run& run, const CaseFile& file, Person& p) {
  const bool lacks_income = (p.unmet_needs >> index_of(recovery::Need::income) & 1U) != 0;
  if (p.is(Fact::child) || !lacks_income || !subsistence_suffices(run, file)) return;
  recovery::meet(p, recovery::Need::income);
  p.set(Fact::paid_subsistence, true);
}

/// Financial support that met the need for an income does so no more.
inline void stop_subsistence(Person& p) {
  if (!p.is(Fact::paid_subsistence)) return;
  p.set(Fact::paid_subsistence, false);
  if (p.status != status::Status::leave) recovery::unmeet(p, recovery::Need::income);
}

/// Another rate from now on: it meets the need of others.
template <class Run>
void review_subsistence(Run& run, const CaseFile& file, Person& p) {
  if (!p.is(Fact::paid_subsistence))
    pay_subsistence(run, file, p);
  else if (!subsistence_suffices(run, file))
    stop_subsistence(p);
}

/// Support begins with a case, unless the person has it already with another, or cannot be reached: it then
/// begins when the person is back (nrm::resume_support).
template <class Run>
void begin(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  if (p.is(Fact::in_support) || p.situation != Situation::settled) return;
  file.supported = true;
  file.support_since = run.today();
  file.credited_to = file.support_since;
  p.set(Fact::in_support, true);
  run.observer.support_started(p);
  pay_subsistence(run, file, p);
  begin_cooperation(run, file, p);
  if (p.treated_as_child())
    offer(run, c, Service::guardian);
  else if (!in_care(p.whereabouts))  // a young adult may have kept a place
    offer_adult_services(run, c);
  offer(run, c, Service::counselling);
  offer(run, c, Service::legal_advice);
}

template <class Run>
void begin_course(Run& run, CaseFile& file, Service service) {
  const std::size_t course = service == courses[0] ? 0 : 1;
  const double mean = run.parameters.support.course_days[course];
  if (mean <= 0) return;
  const double length =
      mean * run.exponential(file.entity, Process::course, static_cast<std::uint32_t>(service));
  file.course_end[course] =
      std::nextafterf(static_cast<float>(run.now + length), std::numeric_limits<float>::max());
}

/// Somebody who is missing when their turn comes is passed over: whoever waits next gets the place.
template <class Run>
void pass_over(Run& run, Index c, Service service) {
  run.state.cases[c].service[index_of(service)] = ServiceState::passed_over;
  Index next = none;
  if (run.state.services[index_of(service)].release(run.now, next)) service_got(run, next, service);
}

template <class Run>
void come_back(Run& run, Index i) {
  for (Index c = run.state.people[i].open_case; c != none; c = run.state.cases[c].next_of_person) {
    CaseFile& file = run.state.cases[c];
    if (!file.supported) continue;
    file.credited_to = run.today();
    for (std::size_t s = 0; s < service_count; ++s) {
      if (file.service[s] != ServiceState::passed_over) continue;
      file.service[s] = ServiceState::waiting;
      if (run.state.services[s].join(run.now, c, file.entity, run.now, file.tickets[s]))
        service_got(run, c, static_cast<Service>(s));
    }
  }
}

template <class Run>
void credit_continuity(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (!p.is(Fact::in_support)) return;
  for (Index c = p.open_case; c != none; c = run.state.cases[c].next_of_person) {
    CaseFile& file = run.state.cases[c];
    if (!file.supported || static_cast<double>(file.credited_to) >= run.now) continue;
    recovery::gain_trust_by_continuity(run, p, run.now - static_cast<double>(file.credited_to));
    file.credited_to = run.today();
  }
}

template <class Run>
void break_off_continuity(Run& run, Index i) {
  credit_continuity(run, i);
  if (!run.state.people[i].is(Fact::in_support)) return;
  for (Index c = run.state.people[i].open_case; c != none; c = run.state.cases[c].next_of_person)
    run.state.cases[c].credited_to = std::numeric_limits<float>::infinity();
}

/// The person has got the service: now, or after a wait.
template <class Run>
void service_got(Run& run, Index c, Service service) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  Person& p = run.state.people[i];
  if (p.situation == Situation::missing) return pass_over(run, c, service);
  credit_continuity(run, i);  // a service may bring somebody to trust, from now on
  file.service[index_of(service)] = ServiceState::received;
  run.observer.service_started(p, service, run.now - static_cast<double>(file.support_since));
  recovery::gain_trust(p, run.parameters.recovery.trust_gain_service);
  switch (service) {
    case Service::safe_house:
      placements::enter_safe_house(run, i);
      give_back(run, c, Service::outreach);
      break;
    case Service::outreach:
      recovery::meet(p, recovery::Need::trusted_adult);
      break;
    case Service::counselling:
    case Service::legal_advice:
      recovery::meet(
          p, service == Service::counselling ? recovery::Need::mental_health : recovery::Need::advice);
      begin_course(run, file, service);
      break;
    case Service::guardian:
      p.set(Fact::has_guardian, true);
      recovery::meet(p, recovery::Need::trusted_adult);
      break;
  }
  nrm::touch_case(run, c);
  people::touch(run, i);
}

/// Gives up a service or a turn for it. Whoever waits next gets it.
template <class Run>
void give_back(Run& run, Index c, Service service) {
  CaseFile& file = run.state.cases[c];
  const std::size_t s = index_of(service);
  const ServiceState before = file.service[s];
  if (before == ServiceState::passed_over) file.service[s] = ServiceState::gave_up;
  if (!under_way(before)) return;
  file.service[s] = before == ServiceState::waiting ? ServiceState::gave_up : ServiceState::finished;
  engine::Pool& pool = run.state.services[s];
  if (before == ServiceState::waiting) {
    pool.abandon(run.now, file.tickets[s]);
    return;
  }
  Index next = none;
  if (pool.release(run.now, next)) service_got(run, next, service);
}

/// A course of counselling or advice is over.
template <class Run>
void end_course(Run& run, Index c) {
  for (std::size_t course = 0; course < courses.size(); ++course) {
    CaseFile& file = run.state.cases[c];
    if (static_cast<double>(file.course_end[course]) > run.now) continue;
    file.course_end[course] = std::numeric_limits<float>::infinity();
    give_back(run, c, courses[course]);
  }
  nrm::touch_case(run, c);
}

/// What support had met and what is left of it afterwards.
template <class Run>
void move_on(Run& run, const CaseFile& file, Index i) {
  Person& p = run.state.people[i];
  stop_subsistence(p);
  recovery::restore_first_need(run, p, recovery::Need::trusted_adult);
  // Who leaves a safe house may be housed as it is left (placements::change_housing).
  // Nor is anybody housed by support that breaks off.
  const bool breaks_off = file.stage != Stage::decided || p.situation != Situation::settled;
  if (p.is(Fact::child) || p.whereabouts == Whereabouts::safe_house || breaks_off) return;
  if (run.chance(run.parameters.support.settled_housing_share, file.entity, Process::moving_on))
    recovery::meet(p, recovery::Need::housing);
}

/// When support after a positive decision would end, recovery needs are assessed: with a need unmet it may go
/// on.
template <class Run>
bool extend(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Parameters& p = run.parameters.support;
  if (!file.supported || !file.confirmed || p.extension_days <= 0 || file.extensions == 31) return false;
  if (run.state.people[file.person].unmet_needs == 0) return false;
  if (!run.chance(p.extension_probability, file.entity, Process::extension, file.extensions)) return false;
  file.extensions = (file.extensions + 1U) & 31U;
  file.stage_due = engine::tick_at(run.now + p.extension_days);
  nrm::touch_case(run, c);
  return true;
}

template <class Run>
void carry_over(Run& run, Index from, Index to) {
  CaseFile& old = run.state.cases[from];
  CaseFile& file = run.state.cases[to];
  file.supported = true;
  file.support_since = old.support_since;
  file.credited_to = old.credited_to;
  file.course_end = old.course_end;
  file.service = old.service;
  file.tickets = old.tickets;
  for (std::size_t s = 0; s < service_count; ++s)
    if (file.service[s] == ServiceState::waiting) run.state.services[s].hand_over(file.tickets[s], to);
  old.supported = false;
  old.service = {};
  old.course_end = {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
  nrm::touch_case(run, from);
  nrm::touch_case(run, to);
}

/// Offers what a person has not been offered so far, if the chance of it has risen.
template <class Run>
void offer_now(Run& run, Index c, Service service, const Parameters& before) {
  const CaseFile& file = run.state.cases[c];
  const std::size_t s = index_of(service);
  const std::size_t age = run.state.people[file.person].treated_as_child() ? 1 : 0;
  const bool risen = run.parameters.support.offer_probability[s][age] > before.offer_probability[s][age];
  if (risen && file.service[s] == ServiceState::not_offered) offer(run, c, service);
}

template <class Run>
void review(Run& run, Index c, const Parameters& before) {
  const CaseFile& file = run.state.cases[c];
  Person& p = run.state.people[file.person];
  if (subsistence_meets_income(before) != subsistence_meets_income(run.parameters.support))
    review_subsistence(run, file, p);
  people::touch(run, file.person);
  if (p.treated_as_child()) {
    offer_now(run, c, Service::guardian, before);
  } else if (!in_care(p.whereabouts)) {
    offer_now(run, c, Service::safe_house, before);
    if (file.service[index_of(Service::safe_house)] != ServiceState::received)
      offer_now(run, c, Service::outreach, before);
  }
  offer_now(run, c, Service::counselling, before);
  offer_now(run, c, Service::legal_advice, before);
}

template <class Run>
void accept_as_child(Run& run, Index c) {
  Person& p = run.state.people[run.state.cases[c].person];
  const bool had_worker = run.state.cases[c].service[index_of(Service::outreach)] == ServiceState::received;
  if (had_worker) {
    credit_continuity(run, run.state.cases[c].person);
    recovery::restore_first_need(run, p, recovery::Need::trusted_adult);
  }
  give_back(run, c, Service::safe_house);
  give_back(run, c, Service::outreach);
  offer(run, c, Service::guardian);
}

template <class Run>
void end(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  Person& p = run.state.people[i];
  credit_continuity(run, i);
  file.supported = false;
  file.course_end = {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
  p.set(Fact::in_support, false);
  p.set(Fact::has_guardian, false);
  end_cooperation(run, p);
  for (std::size_t s = 0; s < service_count; ++s) give_back(run, c, static_cast<Service>(s));
  move_on(run, run.state.cases[c], i);
  run.observer.support_ended(p);
  if (p.whereabouts == Whereabouts::safe_house) placements::leave_safe_house(run, i);
  missing::support_ended(run, i);
}

}  // namespace nrmsim::model::support
