#include "sim/observation/catalogue.hpp"

#include <algorithm>
#include <optional>

#include "sim/core/contracts.hpp"

namespace nrmsim::observation {
namespace {

using enum AxisId;
using M = Measure;
using S = outcomes::Statistic;

using Axes = std::array<AxisId, most_axes>;
constexpr Axes group_year{group, year};
constexpr Axes by_year{year, year};
constexpr Axes by_month{month, month};

/// A number of people or events, reported for the whole country.
constexpr Definition count(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, std::string_view unit, Axes axes,
                           std::size_t axis_count, double better = 0, bool headline = false) {
  return {m, name, long_name, definition, unit, S::count, axes, axis_count, true, false, headline, better};
}
constexpr Definition level(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, std::string_view unit) {
  return {m, name, long_name, definition, unit, S::level, by_month, 1, true};
}
constexpr Definition share(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, Axes axes, std::size_t axis_count,
                           double better = 0) {
  return {m, name, long_name, definition, "1", S::share, axes, axis_count, false, false, false, better};
}
constexpr Definition wait(M m, std::string_view name, std::string_view long_name, std::string_view definition,
                          S statistic, Axes axes, std::size_t axis_count) {
  return {m, name, long_name, definition, "d", statistic, axes, axis_count, false, true, false, -1};
}
/// Part of a duration's distribution; 'better' stays open where it is not a wait.
constexpr Definition spread(M m, std::string_view name, std::string_view long_name,
                            std::string_view definition, S statistic, Axes axes, std::size_t axis_count) {
  return {m, name, long_name, definition, "d", statistic, axes, axis_count};
}
/// Mean number of people over a year.
constexpr Definition people_over_year(M m, std::string_view name, std::string_view long_name,
                                      std::string_view definition, Axes axes, std::size_t axis_count,
                                      double better = 0) {
  return {m, name, long_name, definition, "people", S::level, axes, axis_count, true, false, false, better};
}
constexpr Definition incidence(M m, std::string_view name, std::string_view long_name,
                               std::string_view definition, Axes axes, std::size_t axis_count) {
  return {m, name, long_name, definition, "1", S::probability, axes, axis_count, false, false, false, -1};
}
constexpr Definition money(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, Axes axes, std::size_t axis_count,
                           bool headline = false) {
  return {m, name, long_name, definition, "GBP", S::sum, axes, axis_count, true, false, headline, -1};
}

constexpr std::array<Definition, measure_count> all{
    // What the project asks about.
    count(M::reexploited_people, "reexploited_people", "people exploited again",
          "people whose first re-exploitation after their first referral begins in the year", "people",
          group_year, 2, -1, true),
    count(M::reexploitation_episodes, "reexploitation_episodes", "re-exploitation",
          "spells of exploitation after the first referral that begin in the year, found or not", "episodes",
          group_year, 2, -1, true),
    Definition{M::days_exploited, "days_exploited", "days exploited",
               "days that people spend exploited again after their first referral", "d", S::sum, group_year,
               2, true, false, false, -1},
    count(M::repeat_referrals, "repeat_referrals", "repeat referrals as recorded",
          "referrals recognised as not being the person's first, of any kind: what the statistics count",
          "referrals", group_year, 2, 0, true),
    count(M::true_repeat_referrals, "true_repeat_referrals", "referrals after re-exploitation",
          "referrals that follow exploitation after the first referral, recognised or not", "referrals",
          group_year, 2, 0),
    count(M::missing_episodes, "missing_episodes", "missing episodes",
          "missing episodes that begin in the year, of people who have been referred", "episodes", group_year,
          2, -1, true),
    count(M::people_missing, "people_missing", "people missing at least once",
          "people who go missing at least once in the year", "people", group_year, 2, -1),
    money(M::cost_total, "cost_total", "cost of services",
          "all services and decisions, all payers, undiscounted", by_year, 1, true),
    money(M::cost_discounted, "cost_discounted", "cost of services, discounted",
          "the same, discounted to the start of the projection", by_year, 1),
    money(M::harm, "harm", "harm of re-exploitation",
          "days exploited after first referral at the published social cost a day, undiscounted", by_year, 1),
    money(M::harm_discounted, "harm_discounted", "harm of re-exploitation, discounted",
          "the same, discounted to the start of the projection", by_year, 1),
    // What the statistics would show.
    count(M::referrals, "referrals", "referrals", "referrals recorded, of all kinds", "referrals", group_year,
          2),
    count(M::first_referrals, "first_referrals", "first referrals", "first referrals of people", "people",
          group_year, 2),
    count(M::first_referrals_by_region, "first_referrals_by_region", "first referrals by region",
          "first referrals of people, by the region where they live", "people", {region, year}, 2),
    count(M::duty_to_notify, "duty_to_notify", "Duty to Notify reports",
          "identified adults who do not consent to a referral", "reports", by_year, 1),
    count(M::referrals_by_kind, "referrals_by_kind", "referrals by kind",
          "referrals by what they are in truth, recognised or not", "referrals", {kind, year}, 2),
    count(M::repeats_by_kind, "repeats_by_kind", "repeat referrals as recorded, by kind",
          "referrals recognised as not being the person's first, by what they are in truth", "referrals",
          {repeat_kind, year}, 2),
    share(M::share_not_first, "share_not_first", "share of referrals not first",
          "repeat referrals as recorded over all referrals", by_year, 1),
    share(M::share_of_repeats_true, "share_of_repeats_true",
          "share of recorded repeats after re-exploitation",
          "repeat referrals as recorded that follow re-exploitation, over all repeat referrals as recorded",
          by_year, 1),
    Definition{M::people_by_referrals,
               "people_by_referrals",
               "people by number of referrals",
               "people by the referrals recorded of them from the start of the run to its end",
               "people",
               S::count,
               {AxisId::referrals, AxisId::referrals},
               1,
               true,
               true},
    // Re-exploitation, closer.
    count(M::reexploitation_by_route, "reexploitation_by_route", "re-exploitation by route",
          "spells that begin in the year, by the group that exploits the person again and by whether they "
          "begin "
          "in a missing episode; each spell counts under one route",
          "episodes", {route, year}, 2, -1),
    count(M::reexploited_people_by_route, "reexploited_people_by_route", "people exploited again by route",
          "people whose first re-exploitation after their first referral begins in the year, by its route",
          "people", {route, year}, 2, -1),
    count(M::reexploited_people_by_region, "reexploited_people_by_region", "people exploited again by region",
          "people whose first re-exploitation after their first referral begins in the year, by the region "
          "where they live; regions differ in size and in places in care only, because what is published of "
          "regions is not joint with anything else",
          "people", {region, year}, 2, -1),
    count(
        M::reexploitation_by_cohort, "reexploitation_by_cohort", "re-exploitation by when first referred",
        "spells that begin in the year, of people first referred from the first day of the cohort on, and of "
        "those first referred before",
        "episodes", {cohort, year}, 2, -1),
    incidence(
        M::cumulative_incidence, "cumulative_incidence", "cumulative incidence of re-exploitation",
        "chance of re-exploitation within the time since first referral (Aalen-Johansen; death and leaving "
        "the UK compete), people first referred from the first day of the cohort on, by age at first "
        "referral",
        {group, duration}, 2),
    incidence(
        M::cumulative_incidence_stock, "cumulative_incidence_stock",
        "cumulative incidence among those referred before",
        "chance of re-exploitation within the time since the first day of the cohort (Aalen-Johansen; death "
        "and leaving the UK compete), people first referred before it who are in the model on it, by age "
        "then",
        {group, duration}, 2),
    incidence(M::cumulative_incidence_by_year, "cumulative_incidence_by_year",
              "cumulative incidence by year of first referral",
              "chance of re-exploitation within the time since first referral (Aalen-Johansen)",
              {first_referral_year, duration}, 2),
    incidence(
        M::cumulative_incidence_curve, "cumulative_incidence_curve", "cumulative incidence over time",
        "chance of re-exploitation within each time since first referral (Aalen-Johansen), people first "
        "referred from the first day of the cohort on",
        {lag, lag}, 1),
    // Missing.
    count(M::missing_by_end, "missing_by_end", "missing episodes by how they end",
          "missing episodes that end in the year, other than by death, leaving the UK or the end of the run",
          "episodes", {missing_end, year}, 2),
    Definition{M::missing_days, "missing_days", "days missing",
               "length of missing episodes that end in the year", "d", S::sum, by_year, 1, true, false, false,
               -1},
    spread(M::missing_duration_mean, "missing_duration_mean", "mean length of missing episodes",
           "missing episodes that end in the year", S::mean, by_year, 1),
    spread(M::missing_duration_quantiles, "missing_duration_quantiles", "length of missing episodes",
           "within how long a share of the missing episodes that end in the year had ended", S::quantile,
           {quantile, year}, 2),
    share(M::never_found_share, "never_found_share", "share of missing episodes never resolved",
          "episodes whose person is never found over missing episodes that end in the year", by_year, 1, -1),
    Definition{
        M::episodes_per_missing_person,
        "episodes_per_missing_person",
        "episodes for each missing person",
        "missing episodes that begin in the year over people missing at least once in it, by age and sex",
        "1",
        S::mean,
        {age_and_sex, year},
        2},
    count(M::looked_after_children, "looked_after_children", "looked-after children",
          "children who are in care at any time in the year, each once", "people", by_year, 1),
    count(M::looked_after_missing, "looked_after_missing", "looked-after children missing",
          "children whose first missing episode of the year begins in care", "people", by_year, 1, -1),
    count(M::looked_after_episodes, "looked_after_episodes", "missing episodes from care",
          "missing episodes of looked-after children that begin in the year", "episodes", by_year, 1, -1),
    count(M::looked_after_episodes_by_region, "looked_after_episodes_by_region",
          "missing episodes from care by region",
          "missing episodes of looked-after children that begin in the year", "episodes", {region, year}, 2,
          -1),
    share(
        M::looked_after_share_missing, "looked_after_share_missing", "share of looked-after children missing",
        "looked-after children missing at least once in the year over looked-after children", by_year, 1, -1),
    Definition{M::episodes_per_missing_child, "episodes_per_missing_child", "episodes for each missing child",
               "missing episodes from care over looked-after children missing", "1", S::mean, by_year, 1},
    // Decisions.
    count(M::rg_decisions, "rg_decisions", "reasonable-grounds decisions", "first-instance decisions",
          "decisions", group_year, 2),
    count(M::rg_positive, "rg_positive", "positive reasonable-grounds decisions",
          "first-instance positive decisions", "decisions", group_year, 2),
    share(M::rg_positive_share, "rg_positive_share", "share of reasonable-grounds decisions positive",
          "positive over all first-instance decisions", by_year, 1),
    wait(M::rg_desk_wait_mean, "rg_desk_wait_mean", "mean wait at the reasonable-grounds desk",
         "from joining the desk's queue to the decision, all decisions of the year", S::mean, by_year, 1),
    wait(M::rg_wait_mean, "rg_wait_mean", "mean wait for a reasonable-grounds decision",
         "from referral to the first-instance decision, decisions of the year", S::mean, by_year, 1),
    wait(M::rg_wait_median, "rg_wait_median", "median wait for a reasonable-grounds decision",
         "from referral to the first-instance decision, decisions of the year", S::quantile, by_year, 1),
    wait(M::rg_wait_quantiles, "rg_wait_quantiles", "waits for a reasonable-grounds decision",
         "within how many days of referral a share of the first-instance decisions of the year was made",
         S::quantile, {quantile, year}, 2),
    wait(M::rg_wait_mean_by_age_and_sex, "rg_wait_mean_by_age_and_sex",
         "mean wait for a reasonable-grounds decision by age and sex",
         "from referral to the first-instance decision, decisions of the year", S::mean, {age_and_sex, year},
         2),
    wait(M::rg_wait_median_by_age_and_sex, "rg_wait_median_by_age_and_sex",
         "median wait for a reasonable-grounds decision by age and sex",
         "from referral to the first-instance decision, decisions of the year", S::quantile,
         {age_and_sex, year}, 2),
    count(M::cg_decisions, "cg_decisions", "conclusive-grounds decisions", "first-instance decisions",
          "decisions", group_year, 2),
    count(M::cg_positive, "cg_positive", "positive conclusive-grounds decisions",
          "first-instance positive decisions", "decisions", group_year, 2),
    share(M::cg_positive_share, "cg_positive_share", "share of conclusive-grounds decisions positive",
          "positive over all first-instance decisions", by_year, 1),
    wait(M::cg_wait_mean, "cg_wait_mean", "mean wait for a conclusive-grounds decision",
         "from referral to the first-instance decision, decisions of the year", S::mean, by_year, 1),
    wait(M::cg_wait_median, "cg_wait_median", "median wait for a conclusive-grounds decision",
         "from referral to the first-instance decision, decisions of the year", S::quantile, by_year, 1),
    wait(M::cg_wait_quantiles, "cg_wait_quantiles", "waits for a conclusive-grounds decision",
         "within how many days of referral a share of the first-instance decisions of the year was made",
         S::quantile, {quantile, year}, 2),
    wait(M::cg_wait_mean_by_age_and_sex, "cg_wait_mean_by_age_and_sex",
         "mean wait for a conclusive-grounds decision by age and sex",
         "from referral to the first-instance decision, decisions of the year", S::mean, {age_and_sex, year},
         2),
    wait(M::cg_wait_median_by_age_and_sex, "cg_wait_median_by_age_and_sex",
         "median wait for a conclusive-grounds decision by age and sex",
         "from referral to the first-instance decision, decisions of the year", S::quantile,
         {age_and_sex, year}, 2),
    wait(M::cg_desk_wait_mean, "cg_desk_wait_mean", "mean wait at the conclusive-grounds desk",
         "from joining the desk's queue to the decision, decisions of the year", S::mean, by_year, 1),
    count(M::case_ends, "case_ends", "cases by how they end",
          "cases that leave the queues in the year, for good or until they are opened again; a referral that "
          "is "
          "merged as it comes counts as merged; not_reopened: left the queues before and never came back",
          "cases", {case_end, year}, 2),
    count(M::cases_reopened, "cases_reopened", "cases opened again",
          "cases that had been suspended or closed and return to a queue", "cases", by_year, 1),
    count(M::late_consents, "late_consents", "late consents",
          "adults who refused a referral when they were identified and consent to one later", "people",
          by_year, 1),
    count(M::reconsiderations, "reconsiderations", "reconsiderations",
          "negative decisions of which reconsideration will be asked for in time, by the decision; counted "
          "when "
          "the decision is made",
          "requests", {desk, year}, 2),
    count(M::reconsiderations_overturned, "reconsiderations_overturned", "reconsiderations that succeed",
          "negative decisions that reconsideration turns positive", "decisions", {desk, year}, 2),
    count(M::cases_by_authority, "cases_by_authority", "cases by who decides", "cases opened in the year",
          "cases", {authority, year}, 2),
    count(M::rg_decisions_by_authority, "rg_decisions_by_authority",
          "reasonable-grounds decisions by authority", "first-instance decisions", "decisions",
          {authority, year}, 2),
    count(M::rg_positive_by_authority, "rg_positive_by_authority",
          "positive reasonable-grounds decisions by authority", "first-instance positive decisions",
          "decisions", {authority, year}, 2),
    wait(M::rg_wait_by_authority, "rg_wait_by_authority",
         "mean wait for a reasonable-grounds decision by authority",
         "from referral to the first-instance decision, decisions of the year", S::mean, {authority, year},
         2),
    count(M::cg_decisions_by_authority, "cg_decisions_by_authority",
          "conclusive-grounds decisions by authority", "first-instance decisions", "decisions",
          {authority, year}, 2),
    count(M::cg_positive_by_authority, "cg_positive_by_authority",
          "positive conclusive-grounds decisions by authority", "first-instance positive decisions",
          "decisions", {authority, year}, 2),
    wait(M::cg_wait_by_authority, "cg_wait_by_authority",
         "mean wait for a conclusive-grounds decision by authority",
         "from referral to the first-instance decision, decisions of the year", S::mean, {authority, year},
         2),
    // Stocks and flows by month.
    level(M::rg_backlog, "rg_backlog", "waiting for a reasonable-grounds decision",
          "cases at the end of the month", "cases"),
    level(M::cg_backlog, "cg_backlog", "waiting for a conclusive-grounds decision",
          "cases with a positive reasonable-grounds decision and none on conclusive grounds at the end of "
          "the month",
          "cases"),
    Definition{M::rg_backlog_by_authority,
               "rg_backlog_by_authority",
               "waiting for a reasonable-grounds decision, by authority",
               "cases at the end of the month",
               "cases",
               S::level,
               {authority, month},
               2,
               true},
    Definition{
        M::cg_backlog_by_authority,
        "cg_backlog_by_authority",
        "waiting for a conclusive-grounds decision, by authority",
        "cases with a positive reasonable-grounds decision and none on conclusive grounds at the end of "
        "the month",
        "cases",
        S::level,
        {authority, month},
        2,
        true},
    count(M::monthly_referrals, "monthly_referrals", "referrals by month", "referrals recorded, of all kinds",
          "referrals", by_month, 1),
    count(M::monthly_rg_decisions, "monthly_rg_decisions", "reasonable-grounds decisions by month",
          "first-instance decisions", "decisions", by_month, 1),
    count(M::monthly_cg_decisions, "monthly_cg_decisions", "conclusive-grounds decisions by month",
          "first-instance decisions", "decisions", by_month, 1),
    wait(M::monthly_rg_wait_mean, "monthly_rg_wait_mean",
         "mean wait for a reasonable-grounds decision by month",
         "from referral to the first-instance decision, decisions of the month", S::mean, by_month, 1),
    wait(M::monthly_rg_wait_median, "monthly_rg_wait_median",
         "median wait for a reasonable-grounds decision by month",
         "from referral to the first-instance decision, decisions of the month", S::quantile, by_month, 1),
    wait(M::monthly_cg_wait_mean, "monthly_cg_wait_mean",
         "mean wait for a conclusive-grounds decision by month",
         "from referral to the first-instance decision, decisions of the month", S::mean, by_month, 1),
    wait(M::monthly_cg_wait_median, "monthly_cg_wait_median",
         "median wait for a conclusive-grounds decision by month",
         "from referral to the first-instance decision, decisions of the month", S::quantile, by_month, 1),
    count(M::monthly_missing_episodes, "monthly_missing_episodes", "missing episodes by month",
          "missing episodes that begin, of people who have been referred", "episodes", by_month, 1, -1),
    count(M::monthly_reexploitation, "monthly_reexploitation", "re-exploitation by month",
          "spells of exploitation after the first referral that begin, found or not", "episodes", by_month, 1,
          -1),
    level(M::people_in_support, "people_in_support", "people in support", "at the end of the month",
          "people"),
    level(M::people_in_safe_houses, "people_in_safe_houses", "people in safe houses",
          "at the end of the month", "people"),
    level(M::looked_after_now, "looked_after_now", "looked-after children now",
          "children in care at the end of the month", "people"),
    level(M::people_missing_now, "people_missing_now", "people missing", "at the end of the month", "people"),
    level(M::people_exploited_now, "people_exploited_now", "people being exploited again",
          "at the end of the month", "people"),
    level(M::people_followed, "people_followed", "people in the model", "at the end of the month", "people"),
    // Services and money.
    count(M::service_wanted, "service_wanted", "offers of a service taken up", "people who join the queue",
          "people", {service, year}, 2),
    count(M::service_started, "service_started", "services begun", "people who get the service", "people",
          {service, year}, 2, 1),
    count(M::service_given_up, "service_given_up", "turns for a service given up",
          "people who leave the queue in the year without having got the service", "people", {service, year},
          2, -1),
    people_over_year(M::service_waiting, "service_waiting", "people who wait for a service",
                     "unmet demand: mean number in the queue over the year", {service, year}, 2, -1),
    share(M::service_coverage, "service_coverage", "coverage of services",
          "share of people entitled who get the service at some time before the run ends, by the year in "
          "which their support began; safe houses and outreach: adults, guardians: children, at that time",
          {service, year}, 2, 1),
    share(
        M::service_coverage_in_time, "service_coverage_in_time", "coverage of services in time",
        "share of people entitled who get the service within 28 days of the start of support, by the year in "
        "which their support began",
        {service, year}, 2, 1),
    share(M::service_coverage_by_group, "service_coverage_by_group", "coverage of services by group",
          "share of people entitled who get the service at some time before the run ends, of those whose "
          "support "
          "began on or after the first day of the cohort, by group",
          {service, group}, 2, 1),
    wait(M::service_wait_mean, "service_wait_mean", "mean wait for a service",
         "from the start of support to the start of the service, services begun in the year", S::mean,
         {service, year}, 2),
    people_over_year(M::service_occupancy, "service_occupancy", "people who have the service",
                     "mean over the year", {service, year}, 2),
    share(
        M::service_share_in_use, "service_share_in_use", "share of a service in use",
        "people who have the service over those whom it could have, mean over the year; none without a limit",
        {service, year}, 2),
    share(M::guardian_coverage_by_region, "guardian_coverage_by_region", "coverage of guardians by region",
          "share of children whose support began in the year who get a guardian before the run ends",
          {region, year}, 2, 1),
    people_over_year(M::children_placed, "children_placed", "children in placements",
                     "mean number over the year, by kind", {place_kind, year}, 2),
    people_over_year(M::children_placed_by_region, "children_placed_by_region",
                     "children in placements by region",
                     "mean number over the year, all kinds but temporary ones", {region, year}, 2),
    people_over_year(M::children_awaiting_place, "children_awaiting_place",
                     "children who wait for a placement",
                     "in temporary accommodation for want of a place of the kind sought, mean over the year",
                     {place_kind, year}, 2, -1),
    people_over_year(M::children_awaiting_place_by_region, "children_awaiting_place_by_region",
                     "children who wait for a placement by region", "the same by region", {region, year}, 2,
                     -1),
    people_over_year(M::children_in_temporary, "children_in_temporary", "children in temporary accommodation",
                     "hotels and the like, mean number over the year", by_year, 1, -1),
    money(M::cost_by_item, "cost_by_item", "cost by item", "undiscounted", {item, year}, 2),
    money(M::cost_by_item_discounted, "cost_by_item_discounted", "cost by item, discounted",
          "discounted to the start of the projection", {item, year}, 2),
    money(M::cost_by_payer, "cost_by_payer", "cost by payer", "undiscounted", {payer, year}, 2),
    money(M::cost_by_payer_discounted, "cost_by_payer_discounted", "cost by payer, discounted",
          "discounted to the start of the projection", {payer, year}, 2),
    // Groups and the rest.
    count(M::attempts, "attempts", "attempts at contact by the former group", "by what they led to",
          "attempts", {attempt, year}, 2),
    count(M::exits, "exits", "people who leave the model or are lost from sight",
          "by how; those lost from sight live on unseen and may be lost again", "people", {exit, year}, 2),
    Definition{M::groups_active, "groups_active", "trafficking groups active", "at the end of the month",
               "groups", S::level, by_month, 1, true, true},
    Definition{M::groups_disrupted, "groups_disrupted", "trafficking groups disrupted", "in the year",
               "groups", S::count, by_year, 1, true, true},
    Definition{M::people_held, "people_held", "people held who were never referred",
               "at the end of the month", "people", S::level, by_month, 1, true, true},
    Definition{M::recruited, "recruited", "people recruited by groups", "to replace those whom groups lost",
               "people", S::count, by_year, 1, true, true},
    // About the run itself.
    Definition{
        M::candidates_short, "candidates_short", "shortfalls of candidates",
        "times that the inflow of a class was set and wanted more candidates than there were; has to be 0",
        "1", S::count, by_year, 0},
    Definition{
        M::events_handled, "events_handled", "events handled",
        "arrivals, ends of service and of delays, hazards that fired and ends of spells that took effect",
        "1", S::count, by_year, 0},
    Definition{M::history_digest,
               "history_digest",
               "digest of the history",
               "digest of all events up to the end of each month: equal digests mean the same history",
               "1",
               S::digest,
               {run_month, run_month},
               1},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (static_cast<std::size_t>(all[i].measure) != i) return false;
  return true;
}
static_assert(in_order(), "each definition stands at the position of its measure");

}  // namespace

const std::array<Definition, measure_count>& definitions() {
  return all;
}

outcomes::Layout layout(const Period& period) {
  outcomes::Layout made;
  std::vector<std::optional<std::uint32_t>> position(axis_id_count);
  for (const Definition& d : all) {
    outcomes::Outcome outcome;
    outcome.name = d.name;
    outcome.long_name = d.long_name;
    outcome.definition = d.definition;
    outcome.unit = d.unit;
    outcome.statistic = d.statistic;
    outcome.type = d.statistic == S::digest ? outcomes::CellType::whole : outcomes::CellType::real;
    outcome.full_scale = d.full_scale;
    outcome.distorted_by_scale = d.distorted_by_scale;
    outcome.headline = d.headline;
    outcome.better = d.better;
    for (std::size_t a = 0; a < d.axis_count; ++a) {
      auto& at = position[static_cast<std::size_t>(d.axes[a])];
      if (!at) {
        at = static_cast<std::uint32_t>(made.axes.size());
        made.axes.push_back(make_axis(d.axes[a], period));
      }
      outcome.axes.push_back(*at);
    }
    made.outcomes.push_back(std::move(outcome));
  }
  return made;
}

}  // namespace nrmsim::observation
