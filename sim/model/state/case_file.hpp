#pragma once
// A case in the NRM: one incident of one person on its way through the two decisions, and the support that
// goes with it. It lives from referral until decisions and support are over.

#include <array>
#include <cstdint>

#include "sim/engine/clock.hpp"
#include "sim/engine/ticks.hpp"
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
  suspended,  ///< out of both queues for now: it will be opened again
};

/// Who decides a case; see nrm::authority_labels.
enum class Authority : std::uint8_t { single, immigration_enforcement, devolved };

/// How far a service has come in a case.
/// `passed_over`: was missing when the turn came, and joins the line again when back. `gave_up`: waited and
/// never had it.
enum class ServiceState : std::uint8_t { not_offered, waiting, received, finished, gave_up, passed_over };

struct CaseFile {
  std::uint64_t entity = 0;
  engine::Tick stage_due{};         ///< end of the stage, where it has a time of its own; never elsewhere
  engine::clock::Value exit_value;  ///< clock of the exits other than decisions (sim/engine/clock.hpp)
  float exit_rate = 0;
  Index person = none;
  Index next_of_person = none;  ///< another case of the same person
  float referred_on = 0;        ///< [d]
  float joined_on = 0;          ///< when it joined the queue it waits in, or last waited in [d]
  float support_since = 0;      ///< [d]
  float credited_to = 0;  ///< up to when time in support has counted for trust; infinity while missing [d]
  float evidence = 0;     ///< strength of the incident's evidence as this case shows it, a rank from 0 to 1
  float evidence_floor = 0;  ///< least strength that passed the reasonable-grounds decision of this case
  std::array<engine::Ticket, support::service_count> tickets{};
  std::array<float, 2> course_end{};  ///< counselling, legal advice [d]; infinity when none is under way
  union {
    engine::Ticket desk_ticket{};  ///< while it waits at a desk
    float fresh_rank;     ///< while a decision is made: rank on which it rests unless evidence persists
    float recovery_left;  ///< while suspended: what is left of the recovery period [d]
  };
  std::array<ServiceState, support::service_count> service{};
  Stage stage = Stage::rg_waiting;
  std::uint8_t decisions = 0;  ///< decisions made in this case, so that each has its own draws
  std::uint8_t pauses = 0;     ///< how often it was suspended or closed and opened again
  Authority authority = Authority::single;
  bool touched : 1 = false;           ///< its clocks have to be looked at when the event under way is over
  bool primary : 1 = true;            ///< false: a duplicate that was not merged
  bool recognised : 1 = true;         ///< the referral was seen to concern a person already known, if it does
  bool first_of_incident : 1 = true;  ///< false: a duplicate, or a new referral after a refusal
  bool public_order : 1 = false;  ///< rules on disqualification can be applied to an adult foreign national
  bool supported : 1 = false;
  bool exit_started : 1 = false;  ///< its threshold has been drawn
  bool passed_rg : 1 = false;     ///< had a positive reasonable-grounds decision
  bool rg_reconsidered : 1 = false;
  bool cg_reconsidered : 1 = false;
  bool confirmed : 1 = false;       ///< a positive conclusive-grounds decision has been made
  std::uint8_t extensions : 5 = 0;  ///< of support after it
};
/// How the arena links records that are free (state/arena.hpp).
inline void link_free(CaseFile& file, Index next) {
  file.next_of_person = next;
}
inline Index next_free(const CaseFile& file) {
  return file.next_of_person;
}
static_assert(sizeof(CaseFile) == 96, "memory a case: a larger record is a decision, not an accident");

}  // namespace nrmsim::model
