#pragma once
// A new synthetic person: origin from the joint distribution, age, region, needs, frailty, status, group.

#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/model/people/due.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"
#include "sim/model/status/death.hpp"

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

/// Where the incident happened. Somebody held by a group that was disrupted was exploited in the UK, here
/// only or overseas as well.
template <class Run>
Place draw_place(const Run& run, const Person& p, bool with_group) {
  const auto& parameters = run.parameters.people;
  const double overseas = parameters.overseas_only_share[index_of(p.nationality)];
  const double both = std::min(1 - overseas, parameters.overseas_and_uk_share[index_of(p.nationality)]);
  if (overseas + both <= 0) return Place::uk;
  const double u = run.uniform(p.entity, Process::overseas);
  if (with_group) return u < both / std::max(both, 1 - overseas) ? Place::both : Place::uk;
  if (u < overseas) return Place::overseas;
  return u < overseas + both ? Place::both : Place::uk;
}

/// Whoever was exploited only overseas is tied to a group in the UK by a debt or not at all.
template <class Run>
GroupLink draw_group(Run& run, const Person& p) {
  const bool tied =
      p.place != Place::overseas || (p.in_debt && run.chance(run.parameters.traffickers.debt_link_probability,
                                                             p.entity, Process::overseas, 1));
  return tied ? traffickers::group_of_incident(run, p, 0) : GroupLink{};
}

/// The incident that brought the person to light: place, debt, and the group if it is still at large.
template <class Run>
void draw_incident(Run& run, Person& p, bool with_group) {
  p.place = draw_place(run, p, with_group);
  p.in_debt =
      run.chance(run.parameters.people.debt_bondage_share[index_of(p.nationality)], p.entity, Process::debt);
  if (!with_group) p.group = draw_group(run, p);
}

template <class Run>
Index create(Run& run, std::uint64_t entity, AgeClass age_at_exploitation, std::size_t found_with) {
  const Index i = run.state.people.add();
  Person& p = run.state.people[i];
  p.entity = entity;
  const std::array<double, 4> u = run.uniform_quad(entity, Process::origin);
  const bool with_group = found_with != traffickers::trade_count;
  const Origin origin = with_group && run.found_with.known(found_with, age_at_exploitation)
                            ? run.found_with.draw(found_with, age_at_exploitation, u[0])
                            : run.origins.draw(age_at_exploitation, u[0]);
  p.responder = origin.responder;
  p.sex = origin.sex;
  p.type = origin.type;
  const double foreign = run.parameters.people.treated_as_foreign[origin.recorded_nationality];
  p.nationality = run.chance(foreign, entity, Process::nationality) ? Nationality::foreign : Nationality::uk;
  p.status = p.nationality == Nationality::uk ? status::Status::citizen : status::Status::pending;
  p.region = run.origins.region()(u[1]) & 0xfU;
  const double age = draw_age(run, age_at_exploitation, {u[2], u[3]});
  p.birth_day = static_cast<float>(run.now - age * core::days_per_year);
  p.set(Fact::exploited_as_child, age_at_exploitation == AgeClass::child);
  p.set(Fact::child, age < age_of_majority && majority_day(p) > run.now);
  p.frailty = draw_frailty(run, entity);
  p.trust = static_cast<float>(run.parameters.recovery.trust_at_first);
  p.unmet_needs = recovery::first_needs(run, p);
  p.settled = {run.today(), run.today()};
  draw_incident(run, p, with_group);
  const auto& deaths = run.parameters.status.death_per_year;
  if (deaths[0] > 0 || deaths[1] > 0)
    p.death = engine::tick_at(static_cast<double>(
        status::death_day(run.exponential(entity, Process::death), deaths, run.now, majority_day(p))));
  return i;
}

}  // namespace nrmsim::model::people
