#pragma once
// Exceptions among the parameters, each with its reason. docs/parameters.md shows them.

#include <algorithm>
#include <array>
#include <string_view>

namespace nrmsim {

struct Reason {
  std::string_view parameter;
  std::string_view why;
};

/// Parameters without a prior. Those that are flags or choices need no reason: they are rules, not
/// quantities. A note that says "No prior:" gives its own.
inline constexpr std::array without_prior{
    Reason{"people.treated_as_foreign",
           "follows the rules of nationality; only the smallest two groups are a guess"},
    Reason{"people.child_age_share",
           "a mix, whose weights would all move together; see adult_at_referral_share"},
    Reason{"people.adult_age_share", "drives no risk in the model"},
    Reason{"people.region_share", "decides only which region's places are sought"},
    Reason{"identification.recorded_referrals_per_day", "a published count of everybody"},
    Reason{"identification.consent_probability", "follows from two published counts"},
    Reason{"identification.candidate_headroom", "technical: no result depends on it"},
    Reason{"identification.first_share_memory", "technical: smooths a share from quarter to quarter"},
    Reason{"identification.projection_growth_per_year",
           "the future is a named switch, not a guess with a spread"},
    Reason{"nrm.decision_makers", "solved from published decisions, with the effort that a decision takes"},
    Reason{"nrm.rg_positive_share", "follows from a published count of all decisions"},
    Reason{"nrm.cg_positive_share", "follows from a published count of all decisions"},
    Reason{"nrm.recovery_days", "the law"},
    Reason{"nrm.exit_per_year", "solved from published backlogs and flows"},
    Reason{"nrm.immigration_enforcement_share", "follows from published shares of referrals"},
    Reason{"nrm.devolved_days_before_18", "a rule of the pilot"},
    Reason{"nrm.reconsideration_deadline_days", "a rule"},
    Reason{"nrm.evidence_reference_days", "technical: where the gain of time counts from"},
    Reason{"nrm.effort_days", "only staff over effort matters, and staff are solved with it"},
    Reason{"support.capacity",
           "not read while budgets decide, as they do in the baseline; the budget has a prior"},
    Reason{"placements.places", "the mix of regions; budgets decide how many, and the budget has a prior"},
    Reason{"support.days_after_cg_positive", "a rule; what happens in practice is a switch"},
    Reason{"support.subsistence_level", "a lever of policies, 1 by definition"},
    Reason{"support.extension_days",
           "only its product with the chance of an extension matters, which has a prior"},
    Reason{"placements.asylum_places",
           "not read while asylum accommodation follows demand, as in the baseline"},
    Reason{"placements.kept_until_age", "the law"},
    Reason{"placements.elsewhere_share", "a mix; the share in care, which decides, has a prior"},
    Reason{"placements.kind_share", "a mix; hazards by kind of placement have a prior"},
    Reason{"missing.early_breaks_days", "where levels change; how they change would only trade with it"},
    Reason{"missing.early_ratio", "a shape; the level of the hazard that it multiplies has a prior"},
    Reason{"missing.response_capacity", "no limit: the chance of a response says how far it falls short"},
    Reason{"missing.exploited_probability", "switched off: the danger is by the day, and has a prior"},
    Reason{"traffickers.trade_share", "a mapping of published types to trades"},
    Reason{"traffickers.contact_breaks_days", "where levels change; the levels have a prior"},
    Reason{"traffickers.feedback_reference_years", "technical: the period that counts as no feedback"},
    Reason{"status.death_per_year", "small beside the other exits"},
    Reason{"costs.payer_share", "who holds the budget today"},
    Reason{"costs.discount_rate", "set by the Treasury, not estimated"},
};

/// Parameters that are ratios without evidence on their size, whose central value or prior takes a side
/// nevertheless.
inline constexpr std::array takes_a_side{
    Reason{"identification.candidate_headroom", "technical, not an effect"},
    Reason{
        "nrm.evidence_gain_per_year",
        "evidence comes in while people wait, and adds to what there is; a quarter of the prior lies below"},
    Reason{"support.subsistence_level", "a lever of policies, not an effect"},
    Reason{"missing.early_ratio",
           "a shape in time that decays, as accounts of children who go within days or a week say"},
    Reason{
        "exploitation.need_ratio_housing",
        "the sign from a survey of people who were recruited; a twentieth of the prior lies below no effect"},
    Reason{"exploitation.need_ratio_income",
           "the sign from a model by experts; a quarter of the prior lies below no effect"},
    Reason{"traffickers.contact_debt_ratio",
           "accounts of debts that people work off give the sign; a fifth of the prior lies below no effect"},
    Reason{"traffickers.findability",
           "an ordering of places by how openly people live there; the common factor is two-sided"},
    Reason{"traffickers.contact_level", "a shape in time that decays; the common factor is two-sided"},
    Reason{"traffickers.cooperation_ratio",
           "0 is no effect: an investigation is not made harder by somebody's help. The prior goes down to "
           "near 0"},
};

template <class Reasons>
const Reason* find_reason(const Reasons& reasons, std::string_view parameter) {
  const auto found = std::find_if(reasons.begin(), reasons.end(),
                                  [&](const Reason& reason) { return reason.parameter == parameter; });
  return found == reasons.end() ? nullptr : &*found;
}

}  // namespace nrmsim
