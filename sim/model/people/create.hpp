#pragma once
// A new synthetic person: origin from the joint distribution, age, region, needs, frailty, status, group.

#include "sim/core/math.hpp"
#include "sim/model/people/due.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"

namespace nrmsim::model::people {

/// Age in years at first identification.
template <class Run>
double draw_age(const Run& run, AgeClass age_at_exploitation, random::UniformPair u) {
  const Parameters& p = run.parameters.people;
  if (age_at_exploitation == AgeClass::adult) {
    const std::size_t band = run.origins.adult_age()(u.first);
    return adult_band_start[band] + u.second * (adult_band_start[band + 1] - adult_band_start[band]);
  }
  const double adults = p.adult_at_referral_share;
  if (u.first < adults) return age_of_majority + u.second * p.adult_at_referral_years;
  const std::size_t year = run.origins.child_age()((u.first - adults) / (1 - adults));
  return static_cast<double>(youngest_age + static_cast<int>(year)) + u.second;
}

template <class Run>
float draw_frailty(const Run& run, std::uint64_t entity) {
  const double sd = run.parameters.missing.frailty_sd_log;
  if (sd == 0) return 1;
  const double z =
      random::standard_normal(run.key, {entity, static_cast<std::uint16_t>(Process::frailty), 0});
  return static_cast<float>(core::portable::exp(sd * z - sd * sd / 2));
}

template <class Run>
GroupLink draw_group(Run& run, const Person& person) {
  const double overseas = run.parameters.people.overseas_only_share[index_of(person.nationality)];
  if (run.chance(overseas, person.entity, Process::overseas) &&
      !run.chance(run.parameters.traffickers.debt_link_probability, person.entity, Process::overseas, 1))
    return {};
  return traffickers::group_of_incident(run, person, 0);
}

template <class Run>
Index create(Run& run, std::uint64_t entity, AgeClass age_at_exploitation, bool group_at_large) {
  const Index i = run.state.people.add();
  Person& p = run.state.people[i];
  p.entity = entity;
  const std::array<double, 4> u = run.uniform_quad(entity, Process::origin);
  const Origin origin = run.origins.draw(age_at_exploitation, u[0]);
  p.responder = origin.responder;
  p.sex = origin.sex;
  p.type = origin.type;
  const double foreign = run.parameters.people.treated_as_foreign[origin.recorded_nationality];
  p.nationality = run.chance(foreign, entity, Process::nationality) ? Nationality::foreign : Nationality::uk;
  p.status = p.nationality == Nationality::uk ? status::Status::citizen : status::Status::pending;
  p.region = static_cast<std::uint8_t>(run.origins.region()(u[1]));
  const double age = draw_age(run, age_at_exploitation, {u[2], u[3]});
  p.birth_day = static_cast<float>(run.now - age * core::days_per_year);
  p.set(Fact::exploited_as_child, age_at_exploitation == AgeClass::child);
  p.set(Fact::child, age < age_of_majority && majority_day(p) > run.now);
  p.frailty = draw_frailty(run, entity);
  p.trust = static_cast<float>(run.parameters.recovery.trust_at_first);
  p.unmet_needs = recovery::first_needs(run, p);
  p.settled = {run.today(), run.today()};
  if (group_at_large) p.group = draw_group(run, p);
  return i;
}

}  // namespace nrmsim::model::people
