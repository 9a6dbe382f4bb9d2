#pragma once
// How each service line is funded: by a number of places, by a budget, or as demand requires.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"

namespace nrmsim::model::funding {

/// Services of which there can be too little.
enum class Line : std::uint8_t {
  reasonable_grounds,
  conclusive_grounds,
  safe_house,
  outreach,
  counselling,
  legal_advice,
  guardian,
  foster,
  specialist_foster,
  childrens_home,
  semi_independent,
  asylum_accommodation,
  missing_response,
};
inline constexpr std::array<std::string_view, 13> line_labels{
    "reasonable_grounds", "conclusive_grounds", "safe_house",       "outreach",
    "counselling",        "legal_advice",       "guardian",         "foster",
    "specialist_foster",  "childrens_home",     "semi_independent", "asylum_accommodation",
    "missing_response"};
inline constexpr std::size_t line_count = line_labels.size();

enum class Mode : std::uint8_t { capacity, budget, follows_demand };
inline constexpr std::array<std::string_view, 3> mode_words{"capacity", "budget", "follows_demand"};

struct Parameters {
  double mode[13];
  double annual_budget[13];
};

inline constexpr std::array parameter_rows{
    choice(offsetof(Parameters, mode), "mode", mode_words, Effect::capacity,
           "what decides how much of a service there is. capacity: the places or staff given "
           "(support.capacity, placements.places and asylum_places, nrm.decision_makers, "
           "missing.response_capacity); budget: what "
           "funding.annual_budget "
           "buys at the unit cost (costs.unit_cost); follows_demand: as much as is asked for, nobody waits",
           line_labels),
    [] {
      core::ParameterRow r =
          row(offsetof(Parameters, annual_budget), "annual_budget", "GBP/year", 0, 1e12, Effect::capacity,
              "money for the line; with the mode budget it buys capacity at the unit cost of a place kept "
              "for a year, otherwise it is not looked at",
              line_labels);
      r.scaling = core::Scaling::flow;
      return r;
    }(),
};

}  // namespace nrmsim::model::funding
