#pragma once
// A trafficking group in its slot. When it is disrupted, the slot waits until another group takes its place.

#include <cstdint>

#include "sim/engine/clock.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model {

struct Group {
  engine::clock::Value disruption_value;  ///< clock of disruption, or while disrupted of the next group
  engine::clock::Value turnover_value;    ///< clock of the next recruitment or departure
  float disruption_rate = 0;
  float turnover_rate = 0;
  std::uint32_t turnover_occurrence = 0;
  std::uint32_t held = 0;         ///< people held who were never referred
  std::uint32_t cooperating = 0;  ///< people in support who co-operate against it
  std::uint32_t reports = 0;      ///< reports of its attempts that are not forgotten
  Index exploited_again = none;   ///< first of the people whom it exploits again
  std::uint16_t generation = 0;
  std::uint8_t trade = 0;
  bool active = true;
};

}  // namespace nrmsim::model
