#pragma once
// A case in the NRM: one incident of one person on its way through the two decisions, and the support that
// goes with it. It lives from referral until decisions and support are over.

#include <array>
#include <cstdint>

#include "sim/model/state/person.hpp"
#include "sim/model/support/parameters.hpp"

namespace nrmsim::model {

enum class Stage : std::uint8_t {
  rg_waiting,
  rg_deciding,
  rg_reconsideration,
  recovery,
  cg_waiting,
  cg_deciding,
  cg_reconsideration,
  decided,
};

/// How far a service has come in a case.
/// `gave_up`: waited and never had it.
enum class ServiceState : std::uint8_t { not_offered, waiting, received, finished, gave_up };

struct CaseFile {
  std::uint64_t entity = 0;
  double stage_due = 0;         ///< end of the stage, where it has a time of its own; infinity elsewhere [d]
  double withdrawal_value = 0;  ///< clock of withdrawal or closure (sim/engine/clock.hpp)
  float withdrawal_rate = 0;
  Index person = none;
  Index next_of_person = none;  ///< another case of the same person
  float referred_on = 0;        ///< [d]
  float joined_on = 0;          ///< when it joined the queue it waits in, or last waited in [d]
  float support_since = 0;      ///< [d]
  float evidence = 0;           ///< strength, as a rank among comparable incidents, 0 to 1
  float fresh_rank = 0;         ///< rank on which the decision being made rests unless evidence persists
  std::array<engine::Ticket, support::service_count> tickets{};
  std::array<float, 2> course_end{};  ///< counselling, legal advice [d]; infinity when none is under way
  engine::Ticket desk_ticket{};
  std::array<ServiceState, support::service_count> service{};
  Stage stage = Stage::rg_waiting;
  std::uint8_t incident = 0;
  std::uint8_t decisions = 0;  ///< decisions made in this case, so that each has its own draws
  bool touched = false;        ///< its clocks have to be looked at when the event under way is over
  bool primary = true;         ///< false: a duplicate that was not merged
  bool supported = false;
  bool withdrawal_started = false;  ///< its threshold has been drawn
  bool rg_reconsidered = false;
  bool cg_reconsidered = false;
};

}  // namespace nrmsim::model
