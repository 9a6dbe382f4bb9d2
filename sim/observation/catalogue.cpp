#include "sim/observation/catalogue.hpp"

#include <algorithm>
#include <optional>

#include "sim/core/contracts.hpp"

namespace nrmsim::observation {
namespace {

using enum AxisId;
using M = Measure;
using S = outcomes::Statistic;

constexpr std::array<AxisId, 2> group_year{group, year};
constexpr std::array<AxisId, 2> by_year{year, year};
constexpr std::array<AxisId, 2> by_month{month, month};

/// A number of people or events, reported for the whole country.
constexpr Definition count(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, std::string_view unit, std::array<AxisId, 2> axes,
                           std::size_t axis_count, double better = 0, bool headline = false) {
  return {m, name, long_name, definition, unit, S::count, axes, axis_count, true, false, headline, better};
}
constexpr Definition level(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, std::string_view unit) {
  return {m, name, long_name, definition, unit, S::level, by_month, 1, true};
}
constexpr Definition share(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, std::array<AxisId, 2> axes, std::size_t axis_count,
                           double better = 0) {
  return {m, name, long_name, definition, "1", S::share, axes, axis_count, false, false, false, better};
}
constexpr Definition wait(M m, std::string_view name, std::string_view long_name, std::string_view definition,
                          S statistic, std::array<AxisId, 2> axes, std::size_t axis_count) {
  return {m, name, long_name, definition, "d", statistic, axes, axis_count, false, true, false, -1};
}
constexpr Definition money(M m, std::string_view name, std::string_view long_name,
                           std::string_view definition, std::array<AxisId, 2> axes, std::size_t axis_count,
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
    // What the statistics would show.
    count(M::referrals, "referrals", "referrals", "referrals recorded, of all kinds", "referrals", group_year,
          2),
    count(M::first_referrals, "first_referrals", "first referrals", "first referrals of people", "people",
          group_year, 2),
    count(M::duty_to_notify, "duty_to_notify", "Duty to Notify reports",
          "identified adults who do not consent to a referral", "reports", by_year, 1),
    count(M::referrals_by_kind, "referrals_by_kind", "referrals by kind",
          "referrals by what they are in truth, recognised or not", "referrals", {kind, year}, 2),
    share(M::share_not_first, "share_not_first", "share of referrals not first",
          "repeat referrals as recorded over all referrals", by_year, 1),
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
          "spells by the group that exploits the person again; those that begin in a missing episode are "
          "counted "
          "under their route and, once more, under via_missing",
          "episodes", {route, year}, 2, -1),
    Definition{
        M::cumulative_incidence,
        "cumulative_incidence",
        "cumulative incidence of re-exploitation",
        "chance of re-exploitation within the time since first referral (Aalen-Johansen; death and leaving "
        "the UK compete), people first referred after the first year of the projection, by age at first "
        "referral",
        "1",
        S::probability,
        {group, duration},
        2,
        false,
        false,
        false,
        -1},
    Definition{M::cumulative_incidence_by_year,
               "cumulative_incidence_by_year",
               "cumulative incidence by year of first referral",
               "chance of re-exploitation within the time since first referral (Aalen-Johansen)",
               "1",
               S::probability,
               {first_referral_year, duration},
               2,
               false,
               false,
               false,
               -1},
    Definition{M::cumulative_incidence_curve,
               "cumulative_incidence_curve",
               "cumulative incidence over time",
               "chance of re-exploitation within each time since first referral (Aalen-Johansen), people "
               "first referred after the first year of the projection",
               "1",
               S::probability,
               {lag, lag},
               1,
               false,
               false,
               false,
               -1},
    // Missing.
    count(M::missing_by_end, "missing_by_end", "missing episodes by how they end",
          "missing episodes that end in the year, other than by death, leaving the UK or the end of the run", "episodes", {missing_end, year}, 2),
    Definition{M::missing_days, "missing_days", "days missing",
               "length of missing episodes that end in the year", "d", S::sum, by_year, 1, true, false, false,
               -1},
    count(M::looked_after_children, "looked_after_children", "looked-after children",
          "children in care when the year begins, and entries to care during it", "people", by_year, 1),
    count(M::looked_after_missing, "looked_after_missing", "looked-after children missing",
          "children whose first missing episode of the year begins in care", "people", by_year, 1, -1),
    count(M::looked_after_episodes, "looked_after_episodes", "missing episodes from care",
          "missing episodes of looked-after children that begin in the year", "episodes", by_year, 1, -1),
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
    wait(M::cg_desk_wait_mean, "cg_desk_wait_mean", "mean wait at the conclusive-grounds desk",
         "from joining the desk's queue to the decision, decisions of the year", S::mean, by_year, 1),
    count(M::case_ends, "case_ends", "cases by how they end", "cases that leave the system in the year",
          "cases", {case_end, year}, 2),
    // Stocks and flows by month.
    level(M::rg_backlog, "rg_backlog", "waiting for a reasonable-grounds decision",
          "cases at the end of the month", "cases"),
    level(M::cg_backlog, "cg_backlog", "waiting for a conclusive-grounds decision",
          "cases with a positive reasonable-grounds decision and none on conclusive grounds at the end of "
          "the month",
          "cases"),
    count(M::monthly_referrals, "monthly_referrals", "referrals by month", "referrals recorded, of all kinds",
          "referrals", by_month, 1),
    count(M::monthly_missing_episodes, "monthly_missing_episodes", "missing episodes by month",
          "missing episodes that begin, of people who have been referred", "episodes", by_month, 1, -1),
    level(M::people_in_support, "people_in_support", "people in support", "at the end of the month",
          "people"),
    level(M::people_in_safe_houses, "people_in_safe_houses", "people in safe houses",
          "at the end of the month", "people"),
    level(M::people_missing_now, "people_missing_now", "people missing", "at the end of the month", "people"),
    level(M::people_exploited_now, "people_exploited_now", "people exploited again",
          "at the end of the month", "people"),
    level(M::people_followed, "people_followed", "people in the model", "at the end of the month", "people"),
    // Services and money.
    count(M::service_wanted, "service_wanted", "offers of a service taken up", "people who join the queue",
          "people", {service, year}, 2),
    count(M::service_started, "service_started", "services begun", "people who get the service", "people",
          {service, year}, 2, 1),
    share(M::service_coverage, "service_coverage", "coverage of services",
          "share of people entitled who get the service at some time before the run ends, by the year in "
          "which their support began",
          {service, year}, 2, 1),
    wait(M::service_wait_mean, "service_wait_mean", "mean wait for a service",
         "from the start of support to the start of the service, services begun in the year", S::mean,
         {service, year}, 2),
    Definition{M::service_occupancy,
               "service_occupancy",
               "people who have the service",
               "mean over the year",
               "people",
               S::level,
               {service, year},
               2,
               true},
    money(M::cost_by_item, "cost_by_item", "cost by item", "undiscounted", {item, year}, 2),
    money(M::cost_by_payer, "cost_by_payer", "cost by payer", "undiscounted", {payer, year}, 2),
    // Groups and the rest.
    count(M::attempts, "attempts", "attempts at contact by the former group", "by what they led to",
          "attempts", {attempt, year}, 2),
    count(M::exits, "exits", "people who leave the model", "by how", "people", {exit, year}, 2),
    Definition{M::groups_active, "groups_active", "trafficking groups active", "at the end of the month",
               "groups", S::level, by_month, 1, true, true},
    Definition{M::groups_disrupted, "groups_disrupted", "trafficking groups disrupted", "in the year",
               "groups", S::count, by_year, 1, true, true},
    Definition{M::people_held, "people_held", "people held who were never referred",
               "at the end of the month", "people", S::level, by_month, 1, true, true},
    Definition{M::recruited, "recruited", "people recruited by groups", "to replace those whom groups lost",
               "people", S::count, by_year, 1, true, true},
    // About the run itself.
    Definition{M::candidates_short, "candidates_short", "shortfalls of candidates",
               "times that the inflow of a class was set and wanted more candidates than there were; has to be 0", "1", S::count,
               by_year, 0},
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
  std::vector<std::optional<std::uint32_t>> position(static_cast<std::size_t>(lag) + 1);
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
