#pragma once
// Inflow: published referrals, consent and Duty to Notify, and the repeat referrals that are not
// re-exploitation.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::identification {

struct Parameters {
  double recorded_referrals_per_day[3];
  double consent_probability;
  double candidate_headroom;
  double first_share_memory;
  double projection_growth_per_year;
  double late_consent_per_year;
  double duplicate_per_year;
  double duplicate_ratio[4];
  double repeat_frailty_weight;
  double appeal_per_year;
  double late_disclosure_per_year;
  double recognition_probability;
  double merge_probability;
  double notified_people_followed;
  double inflow_counts_repeats;
};

inline constexpr ParameterRow recorded_referrals_row = [] {
  ParameterRow r =
      row(offsetof(Parameters, recorded_referrals_per_day), "recorded_referrals_per_day", "people/d", 0, 1e6,
          Effect::next_use,
          "referrals of all kinds that the statistics record, by age at exploitation; first referrals "
          "are what remains after modelled repeats",
          recorded_age_labels);
  r.scaling = Scaling::flow;
  return r;
}();

inline constexpr std::array parameter_rows{
    recorded_referrals_row,
    share(offsetof(Parameters, consent_probability), "consent_probability", Effect::next_use,
          "chance that an identified adult consents to a referral; otherwise a Duty to Notify report is made "
          "and no "
          "support follows"),
    row(offsetof(Parameters, candidate_headroom), "candidate_headroom", "ratio", 1, 100, Effect::fixed,
        "candidates for identification drawn per recorded referral; technical: it has to be high enough that "
        "the "
        "inflow never needs more candidates than there are"),
    share(offsetof(Parameters, first_share_memory), "first_share_memory", Effect::fixed,
          "weight of earlier quarters when the share of repeats among referrals is carried to the next "
          "quarter"),
    row(offsetof(Parameters, projection_growth_per_year), "projection_growth_per_year", "1/year", -0.9, 10,
        Effect::next_use, "relative growth of first referrals a year in the projection"),
    hazard(offsetof(Parameters, late_consent_per_year), "late_consent_per_year",
           "first referrals of adults who refused consent when they were identified and consent later"),
    hazard(offsetof(Parameters, duplicate_per_year), "duplicate_per_year",
           "further referrals of the same incident while its case is open, by another first responder"),
    ratio(offsetof(Parameters, duplicate_ratio), "duplicate_ratio",
          "factor on duplicates by who first referred the person", responder_labels),
    row(offsetof(Parameters, repeat_frailty_weight), "repeat_frailty_weight", "1", 0, 1, Effect::hazards,
        "how far duplicates, appeals and late disclosures come to the people who also go missing most: their "
        "hazards are times 1 - w + w x frailty; 0: to all alike"),
    hazard(offsetof(Parameters, appeal_per_year), "appeal_per_year",
           "referrals of the same incident after a refusal, withdrawal or closure, in effect an appeal"),
    hazard(offsetof(Parameters, late_disclosure_per_year), "late_disclosure_per_year",
           "referrals that disclose an incident earlier than the first referral"),
    share(offsetof(Parameters, recognition_probability), "recognition_probability", Effect::next_use,
          "chance that a later referral is recognised as concerning the same person"),
    share(offsetof(Parameters, merge_probability), "merge_probability", Effect::next_use,
          "chance that a recognised duplicate is merged into the open case instead of being decided as well"),
    flag(offsetof(Parameters, notified_people_followed), "notified_people_followed", Effect::fixed,
         "1: adults who refuse consent stay in the model and can be exploited and identified again; 0: they "
         "leave it"),
    flag(offsetof(Parameters, inflow_counts_repeats), "inflow_counts_repeats", Effect::fixed,
         "1: recorded_referrals_per_day counts referrals of all kinds, as the statistics do; 0: first "
         "referrals only"),
};

}  // namespace nrmsim::model::identification
