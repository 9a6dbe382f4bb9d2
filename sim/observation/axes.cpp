#include "sim/observation/axes.hpp"

#include <span>
#include <string_view>

#include "sim/core/contracts.hpp"
#include "sim/model/costs/parameters.hpp"
#include "sim/model/nrm/parameters.hpp"
#include "sim/model/placements/parameters.hpp"
#include "sim/model/support/parameters.hpp"

namespace nrmsim::observation {
namespace {

using Names = std::span<const std::string_view>;

void append(std::vector<std::string>& labels, std::string_view margin, Names names) {
  for (const std::string_view name : names) labels.push_back(std::string(margin) + ": " + std::string(name));
}

std::vector<std::string> strings(Names names) {
  return {names.begin(), names.end()};
}

int last_year(const Period& period) {
  const core::Date last = core::date_from_days_since_1970(core::days_since_1970(period.end) - 1);
  return last.year;
}

std::vector<std::string> year_labels(const Period& period) {
  std::vector<std::string> labels;
  for (int year = first_year(period); year <= last_year(period); ++year)
    labels.push_back(std::to_string(year));
  return labels;
}

std::vector<std::string> month_labels(core::Date from, core::Date end) {
  std::vector<std::string> labels;
  for (core::Date d{from.year, from.month, 1}; d < end; d.month == 12 ? (++d.year, d.month = 1) : ++d.month)
    labels.push_back(core::to_string(d).substr(0, 7));
  return labels;
}

outcomes::Axis labelled(std::string name, std::string long_name, std::vector<std::string> labels) {
  return {std::move(name), std::move(long_name), "", std::move(labels), {}};
}

constexpr std::array<std::string_view, 5> kind_labels{"first", "duplicate", "appeal", "late_disclosure",
                                                      "reexploitation"};
constexpr std::array<std::string_view, 4> repeat_kind_labels{"duplicate", "appeal", "late_disclosure",
                                                             "reexploitation"};
constexpr std::array<std::string_view, 4> route_labels{
    "former_group", "another_group", "former_group_via_missing", "another_group_via_missing"};
constexpr std::array<std::string_view, 2> cohort_labels{"cohort", "referred_before"};
constexpr std::array<std::string_view, 5> quantile_labels{"10%", "25%", "50%", "75%", "90%"};
static_assert(quantile_labels.size() == quantiles.size());
constexpr std::array<std::string_view, 5> exit_labels{"left_uk", "died", "stable_recovery", "lost",
                                                      "not_followed"};
constexpr std::array<std::string_view, 4> attempt_labels{"nothing", "reported", "missing", "exploited"};
constexpr std::array<std::string_view, 13> case_end_labels{
    "decided",      "rg_negative", "withdrawn", "suspended", "closed", "closed_missing", "closed_reexploited",
    "disqualified", "merged",      "left_uk",   "died",      "lost",   "not_reopened"};
constexpr std::array<std::string_view, 4> missing_end_labels{"returned", "exploited", "never_found",
                                                             "no_longer_followed"};

std::vector<std::string> referral_labels() {
  std::vector<std::string> labels;
  for (std::size_t n = 1; n < most_referrals; ++n) labels.push_back(std::to_string(n));
  labels.push_back(std::to_string(most_referrals) + "+");
  return labels;
}

std::vector<std::string> age_and_sex_labels() {
  std::vector<std::string> labels;
  append(labels, "age", model::support::current_age_labels);
  append(labels, "sex", model::sex_labels);
  NRMSIM_ENSURES(labels.size() == age_and_sex_count);
  return labels;
}

std::vector<double> lags() {
  std::vector<double> days;
  for (int month = 0; month <= 60; ++month) days.push_back(month * core::days_per_year / 12);
  return days;
}

}  // namespace

int first_year(const Period& period) {
  return period.report_from.year;
}

std::size_t year_count(const Period& period) {
  return static_cast<std::size_t>(last_year(period) - first_year(period)) + 1;
}

std::vector<std::string> group_labels() {
  std::vector<std::string> labels{"all"};
  append(labels, "age", model::support::current_age_labels);
  append(labels, "sex", model::sex_labels);
  append(labels, "nationality", model::nationality_labels);
  append(labels, "exploitation", model::exploitation_labels);
  NRMSIM_ENSURES(labels.size() == group_count);
  return labels;
}

outcomes::Axis make_axis(AxisId id, const Period& period) {
  switch (id) {
    case AxisId::group:
      return labelled("group", "people: all, and one margin at a time", group_labels());
    case AxisId::year:
      return labelled("year", "calendar year", year_labels(period));
    case AxisId::month:
      return labelled("month", "calendar month", month_labels(period.report_from, period.end));
    case AxisId::run_month:
      return labelled("run_month", "calendar month from the start of the run",
                      month_labels(period.start, period.end));
    case AxisId::referrals:
      return labelled("number_of_referrals", "referrals recorded of one person", referral_labels());
    case AxisId::duration:
      return {
          "duration", "time since first referral", "d", {}, {durations_days.begin(), durations_days.end()}};
    case AxisId::first_referral_year:
      return labelled("first_referral_year", "calendar year of first referral", year_labels(period));
    case AxisId::kind:
      return labelled("kind", "why somebody was referred", strings(kind_labels));
    case AxisId::route:
      return labelled("route", "route into re-exploitation", strings(route_labels));
    case AxisId::service:
      return labelled("service", "support service", strings(model::support::service_labels));
    case AxisId::item:
      return labelled("item", "what is paid for", strings(model::costs::item_labels));
    case AxisId::payer:
      return labelled("payer", "who pays", strings(model::costs::payer_labels));
    case AxisId::exit:
      return labelled("exit", "how people leave the model", strings(exit_labels));
    case AxisId::attempt:
      return labelled("attempt", "what an attempt at contact led to", strings(attempt_labels));
    case AxisId::case_end:
      return labelled("case_end", "how a case ended", strings(case_end_labels));
    case AxisId::authority:
      return labelled("authority", "who decides a case", strings(model::nrm::authority_labels));
    case AxisId::desk:
      return labelled("decision", "which decision", strings(model::nrm::desk_labels));
    case AxisId::missing_end:
      return labelled("missing_end", "how a missing episode ended", strings(missing_end_labels));
    case AxisId::lag:
      return {"lag", "time since first referral", "d", {}, lags()};
    case AxisId::repeat_kind:
      return labelled("repeat_kind", "why somebody was referred again", strings(repeat_kind_labels));
    case AxisId::cohort:
      return labelled("cohort", "first referred from the first day of the cohort on, or before",
                      strings(cohort_labels));
    case AxisId::quantile:
      return labelled("quantile", "share that took at most so long", strings(quantile_labels));
    case AxisId::age_and_sex:
      return labelled("age_and_sex", "people by current age, and by sex", age_and_sex_labels());
    case AxisId::region:
      return labelled("region", "region of the UK", strings(model::region_labels));
    case AxisId::place_kind:
      return labelled("place_kind", "kind of placement in care", strings(model::placements::kind_labels));
  }
  return {};
}

}  // namespace nrmsim::observation
