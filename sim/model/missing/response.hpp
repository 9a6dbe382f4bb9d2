#pragma once
// The response to a missing episode: somebody looks for the person actively, for some episodes, as far as
// there are people to do it. Whoever has to wait for a response is found at the rate of those for whom nobody
// looks.

#include "sim/model/people/clocks.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::missing {

/// From now on somebody looks for the person.
template <class Run>
void answer(Run& run, Index i) {
  Person& p = run.state.people[i];
  p.response = Response::active;
  run.observer.missing_answered(p, run.now - static_cast<double>(p.since));
  people::touch(run, i);
}

template <class Run>
void ask_for_response(Run& run, Index i) {
  Person& p = run.state.people[i];
  if (!run.chance(run.parameters.missing.response_probability[p.age()], p.entity, Process::missing_response,
                  p.spells))
    return;
  engine::Ticket ticket{};
  if (run.state.missing_response.join(run.now, i, p.entity, run.now, ticket)) {
    answer(run, i);
  } else {
    p.response = Response::waited_for;
    run.state.response_turns.push_back({i, ticket});
  }
}

/// Gives up the turn of somebody for whom nobody looks yet. The line is as long as people are missing beyond
/// the capacity.
template <class Run>
void leave_line(Run& run, Index i) {
  auto& turns = run.state.response_turns;
  std::size_t at = 0;
  while (turns[at].person != i) ++at;
  run.state.missing_response.abandon(run.now, turns[at].ticket);
  turns[at] = turns.back();
  turns.pop_back();
}

/// Somebody who waited has got a response.
template <class Run>
void response_got(Run& run, Index i) {
  auto& turns = run.state.response_turns;
  std::size_t at = 0;
  while (turns[at].person != i) ++at;
  turns[at] = turns.back();
  turns.pop_back();
  answer(run, i);
}

/// The episode is over, however it ended: whoever looked for the person looks for the next.
template <class Run>
void end_response(Run& run, Index i) {
  Person& p = run.state.people[i];
  const Response before = p.response;
  p.response = Response::nobody;
  if (before == Response::waited_for) leave_line(run, i);
  Index next = none;
  if (before == Response::active && run.state.missing_response.release(run.now, next))
    response_got(run, next);
}

/// The number of people who look at one time.
template <class Run>
void set_response_capacity(Run& run, std::uint32_t capacity) {
  run.state.missing_response.set_capacity(run.now, capacity);
  Index next = none;
  while (run.state.missing_response.admit(run.now, next)) response_got(run, next);
}

}  // namespace nrmsim::model::missing
