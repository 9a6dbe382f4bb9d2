#pragma once
// Missing episodes: when they start, how long they last, how they end.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::missing {

inline constexpr std::array<std::string_view, 2> break_labels{"first", "second"};
inline constexpr std::array<std::string_view, 3> stretch_labels{"before_first", "between", "after_second"};

struct Parameters {
  double hazard_per_year[10][2];
  double ratio_outside_support;
  double frailty_sd_log;
  double early_breaks_days[2];
  double early_ratio[3];
  double guardian_ratio;
  double trust_ratio;
  double short_share;
  double short_days;
  double long_days;
  double repeat_ratio;
  double response_probability[2];
  double response_capacity;
  double unanswered_ratio;
  double response_strengthened;
  double response_ratio;
  double return_interview_probability[2];
  double return_interview_trust_gain;
  double return_interview_report;
  double exploited_per_year;
  double exploited_probability;
  double former_group_share;
  double for_good_probability;
  double lost_seen_per_year;
  double ends_with_support;
};

inline constexpr std::array current_age_labels{std::string_view{"adult"}, std::string_view{"child"}};

inline constexpr std::array parameter_rows{
    hazard(offsetof(Parameters, hazard_per_year), "hazard_per_year",
           "missing episodes that start a year for a person of average frailty in support, by where the "
           "person lives "
           "and current age",
           whereabouts_labels, current_age_labels),
    ratio(offsetof(Parameters, ratio_outside_support), "ratio_outside_support",
          "factor on that hazard for a person who is not in support"),
    row(offsetof(Parameters, frailty_sd_log), "frailty_sd_log", "1", 0, 5, Effect::fixed,
        "standard deviation of the logarithm of the lasting difference between people (lognormal with mean "
        "1)"),
    days(offsetof(Parameters, early_breaks_days), "early_breaks_days", Effect::fixed,
         "days after arriving at a place at which the hazard changes level", break_labels),
    row(offsetof(Parameters, early_ratio), "early_ratio", "ratio", 0, 1e4, Effect::fixed,
        "level of the hazard in each stretch after arriving at a place", stretch_labels),
    ratio(offsetof(Parameters, guardian_ratio), "guardian_ratio",
          "factor on the hazard while a guardian is there"),
    ratio(offsetof(Parameters, trust_ratio), "trust_ratio",
          "factor on the hazard at full trust over no trust (log-linear between)"),
    share(offsetof(Parameters, short_share), "short_share", Effect::next_use,
          "share of episodes that are short"),
    days(offsetof(Parameters, short_days), "short_days", Effect::hazards,
         "mean length of a short episode (exponential); 0: it never ends"),
    days(offsetof(Parameters, long_days), "long_days", Effect::hazards,
         "mean length of a long episode (exponential); 0: it never ends"),
    ratio(offsetof(Parameters, repeat_ratio), "repeat_ratio",
          "factor on the hazard of going missing for a person who has gone missing before"),
    share(offsetof(Parameters, response_probability), "response_probability", Effect::next_use,
          "chance that an episode is to get an active response, by current age", current_age_labels),
    places(offsetof(Parameters, response_capacity), "response_capacity", "places",
           "active responses that can be under way at one time; whoever comes later waits"),
    ratio(offsetof(Parameters, unanswered_ratio), "unanswered_ratio",
          "factor on the rate at which a missing person is found while there is no active response"),
    flag(offsetof(Parameters, response_strengthened), "response_strengthened", Effect::hazards,
         "1: active responses are stronger than today's"),
    ratio(offsetof(Parameters, response_ratio), "response_ratio",
          "factor on the rate at which a missing person is found during an active response that is "
          "strengthened"),
    share(offsetof(Parameters, return_interview_probability), "return_interview_probability",
          Effect::next_use, "chance of an interview after a return, by current age", current_age_labels),
    share(offsetof(Parameters, return_interview_trust_gain), "return_interview_trust_gain", Effect::next_use,
          "share of the gap to full trust that closes with a return interview"),
    share(offsetof(Parameters, return_interview_report), "return_interview_report", Effect::next_use,
          "chance that a return interview leads to a report against the person's group"),
    hazard(offsetof(Parameters, exploited_per_year), "exploited_per_year",
           "rate at which a missing person is exploited again, for as long as the episode lasts"),
    share(offsetof(Parameters, exploited_probability), "exploited_probability", Effect::next_use,
          "chance that an episode, however short, ends in re-exploitation; besides that rate"),
    share(offsetof(Parameters, former_group_share), "former_group_share", Effect::next_use,
          "chance that it is the person's former group, where that is still active, and not another, who "
          "exploits "
          "a missing person again"),
    share(offsetof(Parameters, for_good_probability), "for_good_probability", Effect::next_use,
          "chance that a missing person, instead of coming back, is lost from sight"),
    hazard(offsetof(Parameters, lost_seen_per_year), "lost_seen_per_year",
           "rate at which somebody who is lost from sight comes to notice again unexploited"),
    flag(offsetof(Parameters, ends_with_support), "ends_with_support", Effect::fixed,
         "1: an episode is no longer followed once support ends; a rule of the verification scenario"),
};

}  // namespace nrmsim::model::missing
