#pragma once
// What has to be true of the state of a run between any two events.

#include <cmath>
#include <limits>
#include <numeric>

#include "sim/model/simulate.hpp"
#include "sim/verification/faults.hpp"
#include "sim/verification/recount.hpp"

namespace nrmsim::verification {

/// Every place taken and every turn in a line belongs to somebody, and the other way round: at the desks, in
/// the services, and in care.
void audit_pools(const model::Workspace& state, const Recount& n, Faults& faults);

/// Everybody is in exactly one place: one record a person; whoever is exploited lives nowhere else, holds no
/// place and is in no support; children's places are children's.
void audit_people(const model::Workspace& state, Faults& faults);

/// Cases belong to people, people know their cases, and support goes with one case of a person at a time.
void audit_cases(const model::Workspace& state, Faults& faults);

/// Groups count exactly those who co-operate against them, and hold exactly those whom they exploit again.
void audit_groups(const model::Workspace& state, Faults& faults);

/// Every clock runs at the hazard that holds now, and the calendar knows what comes first.
template <class Run>
void audit_clocks(const Run& run, Faults& faults) {
  const model::Workspace& state = run.state;
  const auto expected_due = [&](engine::Tick due) {
    const double day = engine::day_of(due);
    return day <= state.calendar.horizon() ? day : std::numeric_limits<double>::infinity();
  };
  for (model::Index i = 0; i < state.people.slots(); ++i) {
    if (!state.people.in_use(i)) continue;
    const model::Person& p = state.people[i];
    for (std::size_t c = 0; c < model::clock_count; ++c)
      faults.same(std::fabs(p.clock_rate[c]), model::people::hazard_of(run, p, static_cast<model::Clock>(c)),
                  "rate of a person's clock");
    const model::people::NextEvent next = model::people::next_event(p);
    faults.same(state.calendar.due(model::owner::of(model::owner::Family::person, i)),
                expected_due(next.time), "a person's next event");
    faults.same(p.next_kind, next.kind, "the kind of a person's next event");
  }
  for (model::Index c = 0; c < state.cases.slots(); ++c) {
    if (!state.cases.in_use(c)) continue;
    const model::CaseFile& file = state.cases[c];
    faults.same(std::fabs(file.exit_rate), model::nrm::exit_hazard(run, file), "rate of the exits of a case");
    faults.same(state.calendar.due(model::owner::of(model::owner::Family::case_file, c)),
                expected_due(model::nrm::next_event(file)), "a case's next event");
  }
  for (std::uint32_t slot = 0; slot < state.groups.size(); ++slot) {
    const model::Group& g = state.groups[slot];
    faults.same(std::fabs(g.disruption_rate), model::traffickers::disruption_hazard(run, g),
                "rate of disruption");
    const auto turnover = model::traffickers::turnover_hazards(run.epoch, run.parameters.traffickers, g);
    faults.same(std::fabs(g.turnover_rate), std::accumulate(turnover.begin(), turnover.end(), 0.0F),
                "rate of turnover");
  }
}

}  // namespace nrmsim::verification
