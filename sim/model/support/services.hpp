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
  return run.chance(run.parameters.support.offer_probability[index_of(service)][p.age()], file.entity,
                    Process::offer, static_cast<std::uint32_t>(service));
}

template <class Run>
void offer(Run& run, Index c, Service service) {
  const CaseFile& file = run.state.cases[c];
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

/// Financial support, which adults get.
template <class Run>
void pay_subsistence(Run& run, const CaseFile& file, Person& p) {
  const bool lacks_income = (p.unmet_needs >> index_of(recovery::Need::income) & 1U) != 0;
  if (p.is(Fact::child) || !lacks_income ||
      !run.chance(subsistence_meets_income(run.parameters.support), file.entity, Process::subsistence))
    return;
  recovery::meet(p, recovery::Need::income);
  p.set(Fact::paid_subsistence, true);
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
  p.set(Fact::in_support, true);
  run.observer.support_started(p);
  pay_subsistence(run, file, p);
  begin_cooperation(run, file, p);
  if (p.is(Fact::child))
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

/// The person has got the service: now, or after a wait.
template <class Run>
void service_got(Run& run, Index c, Service service) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  Person& p = run.state.people[i];
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

/// Whether there is a service, or a turn for it, to give up.
inline bool under_way(ServiceState state) {
  return state == ServiceState::waiting || state == ServiceState::received;
}

/// Gives up a service or a turn for it. Whoever waits next gets it.
template <class Run>
void give_back(Run& run, Index c, Service service) {
  CaseFile& file = run.state.cases[c];
  const std::size_t s = index_of(service);
  const ServiceState before = file.service[s];
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
  if (p.is(Fact::paid_subsistence)) {
    p.set(Fact::paid_subsistence, false);
    if (p.status != status::Status::leave) recovery::unmeet(p, recovery::Need::income);
  }
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
  file.stage_due = run.now + p.extension_days;
  nrm::touch_case(run, c);
  return true;
}

template <class Run>
void end(Run& run, Index c) {
  CaseFile& file = run.state.cases[c];
  const Index i = file.person;
  Person& p = run.state.people[i];
  file.supported = false;
  file.course_end = {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
  p.set(Fact::in_support, false);
  p.set(Fact::has_guardian, false);
  end_cooperation(run, p);
  for (std::size_t s = 0; s < service_count; ++s)
    if (under_way(run.state.cases[c].service[s])) give_back(run, c, static_cast<Service>(s));
  move_on(run, run.state.cases[c], i);
  run.observer.support_ended(p);
  if (p.whereabouts == Whereabouts::safe_house) placements::leave_safe_house(run, i);
  missing::support_ended(run, i);
}

}  // namespace nrmsim::model::support
