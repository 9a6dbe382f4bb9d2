#pragma once
// The two decisions of the NRM: staff, effort, positive rates, the recovery period, and the other exits.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::nrm {

inline constexpr std::array<std::string_view, 2> desk_labels{"reasonable_grounds", "conclusive_grounds"};

struct Parameters {
  double decision_makers[2];
  double effort_days[2];
  double rg_positive_share[2];
  double cg_positive_share[2];
  double recovery_days;
  double evidence_persistence;
  double evidence_gain_from_advice;
  double set_aside_share[2];
  double set_aside_days[2];
  double withdrawal_per_year[2];
  double closure_when_missing_per_year;
  double closure_on_reexploitation;
  double reconsideration_probability[2];
  double reconsideration_days;
  double reconsideration_evidence_gain;
};

inline constexpr std::array parameter_rows{
    places(offsetof(Parameters, decision_makers), "decision_makers", "staff",
           "full-time decision makers at work on each decision", desk_labels),
    days(offsetof(Parameters, effort_days), "effort_days", Effect::next_use,
         "mean time that one decision occupies one decision maker (exponential)", desk_labels),
    share(offsetof(Parameters, rg_positive_share), "rg_positive_share", Effect::next_use,
          "share of first-instance reasonable-grounds decisions that are positive, by age at exploitation",
          age_class_labels),
    share(offsetof(Parameters, cg_positive_share), "cg_positive_share", Effect::next_use,
          "share of conclusive-grounds decisions that are positive, by age at exploitation",
          age_class_labels),
    days(offsetof(Parameters, recovery_days), "recovery_days", Effect::next_use,
         "shortest time between a positive reasonable-grounds decision and work on the conclusive-grounds "
         "decision"),
    share(offsetof(Parameters, evidence_persistence), "evidence_persistence", Effect::next_use,
          "chance that a later decision rests on the same strength of evidence as the one before it"),
    row(offsetof(Parameters, evidence_gain_from_advice), "evidence_gain_from_advice", "ratio", 0.01, 100,
        Effect::next_use,
        "factor on the odds-like exponent of evidence once legal advice was received; 1 is no gain"),
    share(offsetof(Parameters, set_aside_share), "set_aside_share", Effect::fixed,
          "share of cases that are set aside behind later ones instead of being taken in order", desk_labels),
    days(offsetof(Parameters, set_aside_days), "set_aside_days", Effect::next_use,
         "mean by which such a case's place in the queue falls back (exponential)", desk_labels),
    hazard(
        offsetof(Parameters, withdrawal_per_year), "withdrawal_per_year",
        "withdrawals, suspensions and administrative closures of waiting cases, by the decision waited for",
        desk_labels),
    hazard(offsetof(Parameters, closure_when_missing_per_year), "closure_when_missing_per_year",
           "closures of the case of a person who is missing, in addition"),
    share(offsetof(Parameters, closure_on_reexploitation), "closure_on_reexploitation", Effect::next_use,
          "chance that the open case of a person who is exploited again is closed"),
    share(offsetof(Parameters, reconsideration_probability), "reconsideration_probability", Effect::next_use,
          "chance that a negative decision is reconsidered", desk_labels),
    days(offsetof(Parameters, reconsideration_days), "reconsideration_days", Effect::next_use,
         "time from a negative decision to the request for reconsideration"),
    row(offsetof(Parameters, reconsideration_evidence_gain), "reconsideration_evidence_gain", "ratio", 0.01,
        100, Effect::next_use,
        "gain of evidence between a negative decision and its reconsideration; 1 is no gain"),
};

}  // namespace nrmsim::model::nrm
