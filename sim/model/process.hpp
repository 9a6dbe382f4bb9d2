#pragma once
// The purposes for which random numbers are drawn: the `process` of an address. The numbers are permanent; a
// new purpose gets a new number, so that an extension of the model leaves every other draw as it was.

#include <cstdint>

namespace nrmsim::model {

enum class Process : std::uint16_t {
  // people
  arrival = 1,
  acceptance = 2,
  origin = 3,
  needs = 6,
  frailty = 7,
  consent = 8,
  group_of_incident = 9,
  nationality = 10,
  overseas = 11,
  debt = 12,
  death = 13,
  authority = 14,
  public_order = 15,
  // clocks, in the order of Clock
  clock_missing = 20,
  clock_contact = 21,
  clock_exploitation = 22,
  clock_departure = 23,
  clock_move = 24,
  clock_referral = 25,
  clock_status = 26,
  // spells
  missing_spell = 30,
  exploitation_spell = 31,
  missing_response = 32,
  return_interview = 33,
  missing_route = 34,  // whose doing re-exploitation out of an episode is
  // cases
  rg_decision = 40,
  cg_decision = 41,
  evidence = 42,
  incident_evidence = 43,
  set_aside = 44,
  withdrawal = 45,
  rg_reconsideration = 46,
  cg_reconsideration = 47,
  closure = 48,
  recognition = 49,
  same_meeting = 50,
  reopening = 51,
  reconsideration_delay = 52,
  // support and placements
  offer = 60,
  course = 61,
  care = 62,
  accommodation = 63,
  subsistence = 64,
  moving_on = 65,
  leave = 66,
  cooperation = 67,
  age_dispute = 68,
  extension = 69,
  housing = 70,
  // groups
  disruption = 80,
  turnover = 81,
  reform = 82,
  cluster_referral = 83,
};

}  // namespace nrmsim::model
