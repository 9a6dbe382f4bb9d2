#pragma once
// A synthetic person, from first identification until no event of the model can reach them any more.

#include <array>
#include <cstdint>
#include <limits>

#include "sim/engine/clock.hpp"
#include "sim/engine/pool.hpp"
#include "sim/engine/ticks.hpp"
#include "sim/model/people/labels.hpp"
#include "sim/model/state/person_clocks.hpp"
#include "sim/model/status/parameters.hpp"

namespace nrmsim::model {

using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

/// `recovered`: stable recovery while a case is still open; no risk is left, and the person leaves with the
/// case.
enum class Situation : std::uint8_t { settled, missing, exploited, recovered };

/// Facts that are true or false of a person.
enum class Fact : std::uint16_t {
  child = 1 << 0,               ///< under 18 now
  exploited_as_child = 1 << 1,  ///< AgeClass of the first incident
  referred = 1 << 2,            ///< has had a first referral
  in_support = 1 << 3,
  case_ended =
      1 << 4,  ///< the last case ended without a positive conclusive decision, and may be brought again
  confirmed = 1 << 5,  ///< has had a positive conclusive-grounds decision
  has_guardian = 1 << 6,
  age_disputed = 1 << 7,
  cooperates = 1 << 8,         ///< counted among those who co-operate against the person's group
  long_episode = 1 << 9,       ///< the missing episode under way is a long one
  case_undecided = 1 << 10,    ///< a case of the person still awaits a decision
  exploited_again = 1 << 11,   ///< has been exploited after the first referral
  place_wanted = 1 << 14,      ///< waits for a place of the kind sought
  paid_subsistence = 1 << 15,  ///< the need for an income is met by financial support
};

/// Whether somebody looks for a missing person actively.
enum class Response : std::uint8_t { nobody, waited_for, active };

/// Marks by which whoever observes counts everybody once. All but the last hold for a calendar year.
enum class Noted : std::uint8_t {
  missing = 1 << 0,            ///< went missing this year, after a first referral
  missing_from_care = 1 << 1,  ///< went missing from care this year
  in_care = 1 << 2,            ///< entered or left care this year
  exploited_since_cohort_day = 1 << 7,
};

/// A group as a person knows it: slot and generation, so that a group that takes another's place is not the
/// same.
struct GroupLink {
  std::uint32_t bits = none;
  static constexpr GroupLink of(std::uint32_t slot, std::uint32_t generation) {
    return {slot << 12 | generation};
  }
  constexpr bool exists() const { return bits != none; }
  constexpr std::uint32_t slot() const { return bits >> 12; }
  constexpr std::uint32_t generation() const { return bits & 0xfffU; }
};

/// What is known of somebody who is not exploited.
struct Settled {
  float placed_on;   ///< when the person came to live where they live [d]
  float safe_since;  ///< start of the present time in safety [d]
};
/// The list of the people whom one group exploits again.
struct HeldAgain {
  Index next, previous;
};

struct Person {
  std::uint64_t entity = 0;
  std::array<engine::clock::Value, clock_count> clock_value{};  ///< see sim/engine/clock.hpp
  std::array<float, clock_count> clock_rate{};                  ///< [1/d]
  Occurrences occurrence;
  std::uint16_t spells = 0;            ///< spells of exploitation and missing episodes begun
  float birth_day = 0;                 ///< [d] from the start of the run
  float first_referral_day = 0;        ///< [d]; meaningful with Fact::referred
  float frailty = 1;                   ///< lasting factor on the hazard of going missing
  float trust = 0;                     ///< 0 to 1
  engine::Tick death = engine::never;  ///< drawn once, see status/death.hpp
  float since = 0;  ///< start of the missing episode or spell of exploitation under way [d]
  union {
    Settled settled;
    HeldAgain held;
  };
  Person() : settled{0, 0} {}
  Index open_case = none;
  GroupLink group;
  engine::Ticket place_ticket{};
  std::uint16_t facts = 0;
  std::uint8_t noted = 0;       ///< marks, see Noted
  std::uint8_t noted_year = 0;  ///< year of the run, from 1, in which the yearly marks were made
  std::uint8_t started = 0;     ///< bit c: the threshold of clock c has been drawn
  Situation situation : 2 = Situation::settled;
  std::uint8_t homes_left : 2 = 0;  ///< homes left for an address of one's own, modulo 4
  ExploitationType type : 4 = ExploitationType::unspecified;
  Whereabouts whereabouts : 4 = Whereabouts::own_accommodation;
  std::uint8_t next_kind : 4 = 0;  ///< what the event in the calendar is, see people/due.hpp
  Whereabouts place_sought : 4 = Whereabouts::own_accommodation;  ///< kind of placement held or waited for
  std::uint8_t kept_years : 4 = 0;  ///< years past 18 for which an adult keeps what children get
  std::uint16_t region : 4 = 0;
  std::uint16_t evidence : 12 = 0;      ///< see evidence_when_case_ended
  std::uint8_t unmet_needs = 0;         ///< bit i: need i is unmet
  std::uint8_t incidents = 0;           ///< incidents of exploitation that led to a case
  std::uint8_t cases = 0;               ///< cases opened
  std::uint8_t recorded_referrals = 0;  ///< referrals recorded under this person's record, at most 255
  status::Status status : 2 = status::Status::pending;
  bool touched : 1 = false;       ///< its clocks have to be looked at when the event under way is over
  bool went_missing : 1 = false;  ///< has had a missing episode
  bool lost : 1 = false;          ///< out of sight: nobody knows where the person is
  Response response : 2 = Response::nobody;  ///< to the missing episode under way
  Sex sex : 2 = Sex::other;
  Nationality nationality : 1 = Nationality::foreign;
  Responder responder : 2 = Responder::government;
  Place place : 2 = Place::uk;  ///< where the last incident of exploitation happened
  bool in_debt : 1 = false;     ///< held by a debt in that incident

  bool is(Fact fact) const { return (facts & static_cast<std::uint16_t>(fact)) != 0; }
  void set(Fact fact, bool value) {
    const auto bit = static_cast<std::uint16_t>(fact);
    facts = static_cast<std::uint16_t>(value ? facts | bit : facts & ~bit);
  }
  bool is_noted(Noted mark, std::uint8_t year) const {
    return noted_year == year && (noted & static_cast<std::uint8_t>(mark)) != 0;
  }
  void note(Noted mark, std::uint8_t year) {
    constexpr auto lasting = static_cast<std::uint8_t>(Noted::exploited_since_cohort_day);
    if (noted_year != year) noted = static_cast<std::uint8_t>(noted & lasting);
    noted_year = year;
    noted = static_cast<std::uint8_t>(noted | static_cast<std::uint8_t>(mark));
  }
  /// Whether a re-exploitation has begun on or after the first day of the cohort (Input::cohort_day).
  bool exploited_since_cohort_day() const {
    return (noted & static_cast<std::uint8_t>(Noted::exploited_since_cohort_day)) != 0;
  }
  /// Position of the age class on a day [d] in tables by (adult, child).
  std::size_t age_on(double day) const { return day - static_cast<double>(birth_day) < 18 * 365.25 ? 1 : 0; }
  /// Position of the age class at first referral in tables by (adult, child).
  std::size_t age_at_first_referral() const { return age_on(static_cast<double>(first_referral_day)); }
  /// Position of the current age class in tables by (adult, child).
  std::size_t age() const { return is(Fact::child) ? 1 : 0; }
  /// Services treat a child whose age is disputed as an adult.
  bool treated_as_child() const { return is(Fact::child) && !is(Fact::age_disputed); }
  /// Strength of the last incident's evidence, a rank from 0 to 1, when its case ended without confirmation;
  /// kept to the next lower of 4096 steps, so that rounding lifts nobody over the threshold that refused
  /// them.
  double evidence_when_case_ended() const { return evidence / 4096.0; }
  void keep_evidence(double rank) {
    const double steps = rank * 4096.0;
    evidence = steps >= 4095 ? 4095U : static_cast<std::uint16_t>(steps) & 4095U;
  }
  AgeClass age_at_exploitation() const {
    return is(Fact::exploited_as_child) ? AgeClass::child : AgeClass::adult;
  }
};
/// How the arena links records that are free (state/arena.hpp).
inline void link_free(Person& p, Index next) {
  p.held = {next, none};
}
inline Index next_free(const Person& p) {
  return p.held.next;
}
static_assert(sizeof(Person) == 136, "memory a person: a larger record is a decision, not an accident");

}  // namespace nrmsim::model
