#pragma once
// What each unit of a service costs, who pays, and what exploitation costs people.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::costs {

/// What is counted and priced.
enum class Item : std::uint8_t {
  rg_decision,
  cg_decision,
  safe_house_night,
  outreach_night,
  counselling_day,
  legal_advice_day,
  guardian_day,
  foster_night,
  specialist_foster_night,
  childrens_home_night,
  semi_independent_night,
  temporary_night,
  asylum_night,
  subsistence_day,
  missing_investigation,
  disruption,
};
inline constexpr std::array<std::string_view, 16> item_labels{"rg_decision",
                                                              "cg_decision",
                                                              "safe_house_night",
                                                              "outreach_night",
                                                              "counselling_day",
                                                              "legal_advice_day",
                                                              "guardian_day",
                                                              "foster_night",
                                                              "specialist_foster_night",
                                                              "childrens_home_night",
                                                              "semi_independent_night",
                                                              "temporary_night",
                                                              "asylum_night",
                                                              "subsistence_day",
                                                              "missing_investigation",
                                                              "disruption"};
inline constexpr std::size_t item_count = item_labels.size();
inline constexpr std::array<std::string_view, 5> payer_labels{"home_office", "local_authority", "police",
                                                              "nhs", "legal_aid"};
inline constexpr std::size_t payer_count = payer_labels.size();

struct Parameters {
  double unit_cost[16];
  double payer_share[16][5];
  double harm_per_day_exploited;
  double discount_rate;
};

inline constexpr std::array parameter_rows{
    row(offsetof(Parameters, unit_cost), "unit_cost", "GBP", 0, 1e9, Effect::next_use,
        "cost of one unit: a decision, a night, a day of service, an investigation", item_labels),
    share(offsetof(Parameters, payer_share), "payer_share", Effect::next_use, "who pays for it", item_labels,
          payer_labels),
    row(offsetof(Parameters, harm_per_day_exploited), "harm_per_day_exploited", "GBP/d", 0, 1e7,
        Effect::next_use, "published social cost of a day of exploitation that is not costed elsewhere"),
    row(offsetof(Parameters, discount_rate), "discount_rate", "1/year", 0, 1, Effect::next_use,
        "social discount rate for costs and harm, counted from the start of the projection"),
};

}  // namespace nrmsim::model::costs
