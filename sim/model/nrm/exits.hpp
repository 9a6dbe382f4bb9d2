#pragma once
// The exits of waiting cases other than decisions: how likely each is now, and which it was.

#include <array>

#include "sim/model/nrm/authority.hpp"
#include "sim/model/nrm/desk.hpp"

namespace nrmsim::model::nrm {

/// In the order of exit_kind_labels, then the two that have parameters of their own.
inline constexpr std::array exit_ends{CaseEnd::withdrawn, CaseEnd::suspended,    CaseEnd::closed,
                                      CaseEnd::merged,    CaseEnd::disqualified, CaseEnd::closed_missing};
using ExitHazards = std::array<float, exit_ends.size()>;

/// Whether the case waits for a decision and nobody is at work on it.
inline bool waits(Stage stage) {
  return stage == Stage::rg_waiting || stage == Stage::rg_reconsideration || stage == Stage::recovery ||
         stage == Stage::cg_waiting || stage == Stage::cg_reconsideration;
}

/// The decision that a waiting case waits for.
inline Desk awaited(Stage stage) {
  return stage == Stage::rg_waiting || stage == Stage::rg_reconsideration ? Desk::reasonable_grounds
                                                                          : Desk::conclusive_grounds;
}

/// A conclusive-grounds decision has never been made and comes next.
inline bool awaits_first_cg(const CaseFile& file) {
  return !file.cg_reconsidered && (file.stage == Stage::recovery || file.stage == Stage::cg_waiting ||
                                   file.stage == Stage::cg_deciding);
}

/// Hazard of each exit of a case, in the order of exit_ends [1/d].
template <class Run>
ExitHazards exit_hazards(const Run& run, const CaseFile& file) {
  const Epoch& e = run.epoch;
  if (!e.cases_exit || !waits(file.stage)) return {};
  const Person& p = run.state.people[file.person];
  const std::size_t desk = index_of(awaited(file.stage));
  const bool missing = p.situation == Situation::missing;
  return {p.is(Fact::child) ? 0.0F : e.exit[0][desk],
          e.exit[1][desk],
          e.exit[2][desk],
          !file.primary && file.recognised ? e.exit[3][desk] : 0.0F,
          file.public_order && adult_foreign_national(p) ? e.disqualification[desk] : 0.0F,
          missing ? e.closure_when_missing : 0.0F};
}

template <class Run>
float exit_hazard(const Run& run, const CaseFile& file) {
  float sum = 0;
  for (const float h : exit_hazards(run, file)) sum += h;
  return sum;
}

/// Position in pause_labels of an exit after which a case may be opened again; none otherwise.
constexpr std::size_t pause_of(CaseEnd end) {
  switch (end) {
    case CaseEnd::suspended:
      return 0;
    case CaseEnd::closed:
      return 1;
    case CaseEnd::closed_missing:
      return 2;
    default:
      return pause_labels.size();
  }
}

}  // namespace nrmsim::model::nrm
