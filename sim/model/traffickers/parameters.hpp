#pragma once
// Trafficking groups: how many, how they hold, seek and replace people, and what disrupts them.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::traffickers {

inline constexpr std::array<std::string_view, 4> trade_labels{"criminal", "labour", "sexual", "domestic"};
inline constexpr std::size_t trade_count = trade_labels.size();
inline constexpr std::size_t criminal_trade = 0;  ///< its place in trade_labels
inline constexpr std::array<std::string_view, 2> break_labels{"first", "second"};
inline constexpr std::array<std::string_view, 3> stretch_labels{"before_first", "between", "after_second"};

struct Parameters {
  double groups[4];
  double trade_share[10][4];
  double people_held;
  double recruitment_per_year;
  double held_leave_per_year;
  double debt_link_probability;
  double contact_per_year[2];
  double contact_debt_ratio;
  double findability[10];
  double contact_breaks_days[2];
  double contact_level[3];
  double attempt_reported;
  double attempt_missing;
  double attempt_exploited;
  double support_ratio_attempt;
  double disruption_per_year;
  double child_offence;
  double offence_disruption_ratio;
  double offence_recruitment_ratio;
  double cooperation_ratio;
  double report_memory_days;
  double cooperation_probability;
  double reform_days;
  double cluster_referral_probability;
  double feedback_power;
  double feedback_reference_years;
};

inline constexpr ParameterRow groups_row = [] {
  ParameterRow r = places(offsetof(Parameters, groups), "groups", "groups",
                          "trafficking groups at one time, by trade", trade_labels);
  r.effect = Effect::fixed;
  return r;
}();

inline constexpr std::array parameter_rows{
    groups_row,
    row(offsetof(Parameters, trade_share), "trade_share", "weight", 0, no_limit, Effect::fixed,
        "trade of the group behind an incident, relative frequency by type of exploitation",
        exploitation_labels, trade_labels),
    row(offsetof(Parameters, people_held), "people_held", "people", 0, 1000, Effect::hazards,
        "people whom a group seeks to hold who were never referred"),
    hazard(offsetof(Parameters, recruitment_per_year), "recruitment_per_year",
           "rate at which a group fills each place that has become empty"),
    hazard(offsetof(Parameters, held_leave_per_year), "held_leave_per_year",
           "rate at which each person held leaves unseen"),
    share(
        offsetof(Parameters, debt_link_probability), "debt_link_probability", Effect::next_use,
        "chance that a person exploited only overseas and held by a debt is tied by it to a group in the UK"),
    hazard(offsetof(Parameters, contact_per_year), "contact_per_year",
           "attempts at contact by the former group, by current age, where the person is as easy to find as "
           "at home",
           std::span{age_class_labels}),
    ratio(offsetof(Parameters, contact_debt_ratio), "contact_debt_ratio",
          "factor on those attempts for a person held by a debt"),
    ratio(offsetof(Parameters, findability), "findability",
          "how easily a person is found there, 1 is own accommodation", whereabouts_labels),
    days(offsetof(Parameters, contact_breaks_days), "contact_breaks_days", Effect::fixed,
         "days in safety at which the hazards of contact and of new exploitation change level", break_labels),
    row(offsetof(Parameters, contact_level), "contact_level", "ratio", 0, 1e4, Effect::fixed,
        "level of those hazards in each stretch of time in safety", stretch_labels),
    share(offsetof(Parameters, attempt_reported), "attempt_reported", Effect::next_use,
          "chance that an attempt leads to a report to the police"),
    share(offsetof(Parameters, attempt_missing), "attempt_missing", Effect::next_use,
          "chance that an attempt leads to a missing episode"),
    share(offsetof(Parameters, attempt_exploited), "attempt_exploited", Effect::next_use,
          "chance that an attempt leads straight back into exploitation, for a person with no support"),
    ratio(offsetof(Parameters, support_ratio_attempt), "support_ratio_attempt",
          "factor on that chance for a person in support"),
    hazard(offsetof(Parameters, disruption_per_year), "disruption_per_year",
           "rate at which a group is disrupted when nobody co-operates"),
    flag(offsetof(Parameters, child_offence), "child_offence", Effect::hazards,
         "1: exploiting a child criminally is an offence of its own, and is enforced"),
    ratio(offsetof(Parameters, offence_disruption_ratio), "offence_disruption_ratio",
          "factor on the disruption of groups of the criminal trade by that offence"),
    ratio(offsetof(Parameters, offence_recruitment_ratio), "offence_recruitment_ratio",
          "factor on recruitment by groups of the criminal trade by that offence"),
    ratio(offsetof(Parameters, cooperation_ratio), "cooperation_ratio",
          "relative rise of that rate for each person in support who co-operates, and for each report"),
    days(offsetof(Parameters, report_memory_days), "report_memory_days", Effect::hazards,
         "mean time for which a report of an attempt counts against a group (exponential); 0: for ever"),
    share(offsetof(Parameters, cooperation_probability), "cooperation_probability", Effect::next_use,
          "chance that a person in support co-operates with an investigation"),
    days(offsetof(Parameters, reform_days), "reform_days", Effect::hazards,
         "mean time until another group takes the place of a disrupted one (exponential); 0: none does"),
    share(offsetof(Parameters, cluster_referral_probability), "cluster_referral_probability",
          Effect::next_use, "chance that a person held by a disrupted group is referred"),
    row(offsetof(Parameters, feedback_power), "feedback_power", "1", 0, 10, Effect::next_use,
        "power of (recruitment / reference recruitment) by which first referrals in the projection are "
        "multiplied; 0 "
        "is no feedback. Recruitment by traffickers, never a pull of support"),
    row(offsetof(Parameters, feedback_reference_years), "feedback_reference_years", "years", 0.25, 10,
        Effect::fixed, "length of history before the projection that gives the reference recruitment"),
};

}  // namespace nrmsim::model::traffickers
