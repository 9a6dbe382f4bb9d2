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
  return_interview,
};
inline constexpr std::array<std::string_view, 17> item_labels{"rg_decision",
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
                                                              "disruption",
                                                              "return_interview"};
inline constexpr std::size_t item_count = item_labels.size();
inline constexpr std::array<std::string_view, 5> payer_labels{"home_office", "local_authority", "police",
                                                              "nhs", "legal_aid"};
inline constexpr std::size_t payer_count = payer_labels.size();

struct Parameters {
  double unit_cost[17];
  double payer_share[17][5];
  double harm_in_money;
  double harm_per_day_exploited;
  double harm_share_not_costed;
  double harm_ratio_criminal;
  double discount_rate;
};

inline constexpr std::array parameter_rows{
    row(offsetof(Parameters, unit_cost), "unit_cost", "GBP", 0, 1e9, Effect::next_use,
        "cost of one unit: a decision, a night, a day of service, an investigation, an interview",
        item_labels),
    share(offsetof(Parameters, payer_share), "payer_share", Effect::next_use, "who pays for it", item_labels,
          payer_labels),
    flag(offsetof(Parameters, harm_in_money), "harm_in_money", Effect::next_use,
         "1: harm is also given in money; 0: in days exploited only"),
    row(offsetof(Parameters, harm_per_day_exploited), "harm_per_day_exploited", "GBP/d", 0, 1e7,
        Effect::next_use, "published social cost of a day of exploitation, all components"),
    share(offsetof(Parameters, harm_share_not_costed), "harm_share_not_costed", Effect::next_use,
          "share of that cost in components that are not costed here as services"),
    row(offsetof(Parameters, harm_ratio_criminal), "harm_ratio_criminal", "ratio", 0, 100, Effect::next_use,
        "cost of a day of criminal exploitation, which the published study leaves out, over that of others"),
    row(offsetof(Parameters, discount_rate), "discount_rate", "1/year", 0, 1, Effect::next_use,
        "social discount rate for costs and harm, counted from the start of the projection"),
};

}  // namespace nrmsim::model::costs
