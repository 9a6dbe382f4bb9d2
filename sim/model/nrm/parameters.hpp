#pragma once
// The two decisions of the NRM: who decides which cases, staff, effort, positive rates, the recovery period,
// evidence, reconsideration, and the exits other than decisions.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::nrm {

inline constexpr std::array<std::string_view, 2> desk_labels{"reasonable_grounds", "conclusive_grounds"};
/// Who decides: the Single Competent Authority, the Immigration Enforcement Competent Authority, or the local
/// panels of the devolved child pilot.
inline constexpr std::array<std::string_view, 3> authority_labels{"single", "immigration_enforcement",
                                                                  "devolved"};
inline constexpr std::size_t authority_count = authority_labels.size();
/// The two that publish shares of positive decisions.
inline constexpr std::array<std::string_view, 2> competent_authority_labels{"single",
                                                                            "immigration_enforcement"};
/// Exits of waiting cases that anybody's case can take.
inline constexpr std::array<std::string_view, 4> exit_kind_labels{"withdrawal", "suspension", "closure",
                                                                  "merging"};
/// Exits after which a case may be opened again.
inline constexpr std::array<std::string_view, 3> pause_labels{"suspension", "closure",
                                                              "closure_when_missing"};

struct Parameters {
  double decision_makers[3][2];
  double effort_days[3][2];
  double staff_shared;
  double immigration_enforcement_share[4];
  double devolved_share;
  double devolved_days_before_18;
  double devolved_same_meeting_share;
  double rg_positive_share[2][2];
  double cg_positive_share[2][2];
  double devolved_positive_odds[2];
  double recovery_days;
  double evidence_persistence;
  double evidence_gain_from_advice;
  double evidence_gain_per_year;
  double evidence_reference_days[2];
  double set_aside_share[2];
  double set_aside_days[2];
  double exit_per_year[4][2];
  double public_order_share[3];
  double disqualification_per_year[2];
  double closure_when_missing_per_year;
  double closure_on_reexploitation;
  double reopening_probability[3];
  double reopening_days;
  double reconsideration_probability[2];
  double reconsideration_days;
  double reconsideration_deadline_days;
  double late_reconsideration_share;
  double reconsideration_evidence_gain;
};

/// Staff of both competent authorities on a decision; the lists of local panels are no staff of theirs.
inline double staff_of_both(const Parameters& parameters, std::size_t desk) {
  return parameters.decision_makers[0][desk] + parameters.decision_makers[1][desk];
}

inline constexpr std::array parameter_rows{
    places(
        offsetof(Parameters, decision_makers), "decision_makers", "staff",
        "full-time decision makers at work on each decision of each authority; of the devolved panels: cases "
        "that they can prepare at one time",
        authority_labels, desk_labels),
    days(offsetof(Parameters, effort_days), "effort_days", Effect::next_use,
         "mean time that one decision occupies one decision maker, or a case a place on the list of a panel "
         "(exponential)",
         authority_labels, desk_labels),
    flag(
        offsetof(Parameters, staff_shared), "staff_shared", Effect::next_use,
        "1: decision makers for whom no case waits help at the other decision of their authority; 0: they do "
        "not"),
    share(offsetof(Parameters, immigration_enforcement_share), "immigration_enforcement_share",
          Effect::next_use,
          "chance that the case of an adult foreign national goes to the Immigration Enforcement Competent "
          "Authority, by who first referred the person",
          responder_labels),
    share(offsetof(Parameters, devolved_share), "devolved_share", Effect::next_use,
          "chance that the cases of a child are decided by a local panel"),
    days(offsetof(Parameters, devolved_days_before_18), "devolved_days_before_18", Effect::next_use,
         "local panels decide for children who are further than this from their eighteenth birthday"),
    share(offsetof(Parameters, devolved_same_meeting_share), "devolved_same_meeting_share", Effect::next_use,
          "chance that a local panel decides on conclusive grounds in the meeting that found reasonable "
          "grounds"),
    share(offsetof(Parameters, rg_positive_share), "rg_positive_share", Effect::next_use,
          "share of first-instance reasonable-grounds decisions that are positive: sets the threshold on the "
          "strength of evidence; by authority and age at exploitation",
          competent_authority_labels, age_class_labels),
    share(offsetof(Parameters, cg_positive_share), "cg_positive_share", Effect::next_use,
          "share of first-instance conclusive-grounds decisions that are positive: sets the threshold on the "
          "strength of evidence; by authority and age at exploitation",
          competent_authority_labels, age_class_labels),
    row(offsetof(Parameters, devolved_positive_odds), "devolved_positive_odds", "ratio", 0.01, 100,
        Effect::next_use,
        "odds of a positive decision by a local panel over those by the Single Competent Authority for "
        "children",
        desk_labels),
    days(offsetof(Parameters, recovery_days), "recovery_days", Effect::next_use,
         "shortest time between a positive reasonable-grounds decision and work on the conclusive-grounds "
         "decision"),
    share(offsetof(Parameters, evidence_persistence), "evidence_persistence", Effect::next_use,
          "chance that a decision after the first on an incident rests on the same strength of evidence"),
    row(offsetof(Parameters, evidence_gain_from_advice), "evidence_gain_from_advice", "ratio", 0.01, 100,
        Effect::next_use,
        "gain of evidence once legal advice was received: a rank r becomes 1 - (1 - r)^gain; 1 is no gain"),
    row(offsetof(Parameters, evidence_gain_per_year), "evidence_gain_per_year", "ratio", 0.01, 100,
        Effect::next_use, "gain of evidence for each year from referral to decision; 1 is no gain"),
    days(
        offsetof(Parameters, evidence_reference_days), "evidence_reference_days", Effect::next_use,
        "time from referral to decision at which the positive shares hold; decisions after a longer one rest "
        "on more evidence",
        desk_labels),
    share(offsetof(Parameters, set_aside_share), "set_aside_share", Effect::fixed,
          "share of cases that are set aside behind later ones instead of being taken in order", desk_labels),
    days(offsetof(Parameters, set_aside_days), "set_aside_days", Effect::next_use,
         "mean by which such a case's place in the queue falls back (exponential)", desk_labels),
    hazard(
        offsetof(Parameters, exit_per_year), "exit_per_year",
        "exits of waiting cases other than decisions, by the decision waited for: withdrawal (adults only), "
        "suspension, administrative closure, and merging (recognised duplicates only)",
        exit_kind_labels, desk_labels),
    share(offsetof(Parameters, public_order_share), "public_order_share", Effect::next_use,
          "share of the cases of adult foreign nationals that the rules on disqualification on grounds of "
          "public "
          "order can be applied to, by authority",
          authority_labels),
    hazard(offsetof(Parameters, disqualification_per_year), "disqualification_per_year",
           "disqualifications among such cases, by the decision waited for", desk_labels),
    hazard(offsetof(Parameters, closure_when_missing_per_year), "closure_when_missing_per_year",
           "closures of the case of a person who is missing, in addition"),
    share(offsetof(Parameters, closure_on_reexploitation), "closure_on_reexploitation", Effect::next_use,
          "chance that the open case of a person who is exploited again is closed"),
    share(offsetof(Parameters, reopening_probability), "reopening_probability", Effect::next_use,
          "chance that a case is opened again later, by how it left", pause_labels),
    days(offsetof(Parameters, reopening_days), "reopening_days", Effect::next_use,
         "mean time until it is (exponential)"),
    share(offsetof(Parameters, reconsideration_probability), "reconsideration_probability", Effect::next_use,
          "chance that reconsideration of a negative decision would be asked for if there were no deadline",
          desk_labels),
    days(offsetof(Parameters, reconsideration_days), "reconsideration_days", Effect::next_use,
         "mean time from a negative decision to the request for reconsideration (exponential)"),
    days(offsetof(Parameters, reconsideration_deadline_days), "reconsideration_deadline_days",
         Effect::next_use, "deadline for the request"),
    share(offsetof(Parameters, late_reconsideration_share), "late_reconsideration_share", Effect::next_use,
          "share of later requests that are accepted all the same"),
    row(offsetof(Parameters, reconsideration_evidence_gain), "reconsideration_evidence_gain", "ratio", 0.01,
        100, Effect::next_use,
        "gain of evidence between a negative decision and its reconsideration, or a new referral of the same "
        "incident; 1 is no gain"),
};

}  // namespace nrmsim::model::nrm
