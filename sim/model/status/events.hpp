#pragma once
// Decisions on immigration status, and departures from the model.

#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"
#include "sim/model/recovery/needs.hpp"
#include "sim/model/status/hazard.hpp"

namespace nrmsim::model::status {

template <class Run>
void resolve(Run& run, Index i) {
  Person& p = run.state.people[i];
  const double u =
      run.exponential_and_uniform(p.entity, Process::clock_status, p.occurrence[Clock::status]).uniform;
  people::spend(p, Clock::status);
  const bool granted = u < run.parameters.status.grant_probability[p.age()];
  if (granted) {
    recovery::grant_leave(p);
  } else {
    p.status = Status::refused;
    recovery::unmeet(p, recovery::Need::status);
  }
  run.observer.status_decided(p, granted);
  placements::leave_asylum_accommodation(run, i);
  people::touch(run, i);
}

/// The clock of departure fired: leaving the UK, or stable recovery.
template <class Run>
void depart(Run& run, Index i) {
  Person& p = run.state.people[i];
  const auto hazards = departure_hazards(run.epoch, p);
  const double u =
      run.exponential_and_uniform(p.entity, Process::clock_departure, p.occurrence[Clock::departure]).uniform;
  constexpr std::array exits{Exit::left_uk, Exit::stable_recovery};
  const Exit exit = exits[people::cause(hazards, u)];
  if (exit == Exit::stable_recovery && p.open_case != none) {
    people::spend(p, Clock::departure);
    p.situation = Situation::recovered;
    people::touch(run, i);
  } else {
    people::leave(run, i, exit);
  }
}

}  // namespace nrmsim::model::status
