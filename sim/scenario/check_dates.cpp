#include "sim/scenario/check_dates.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "sim/scenario/numbers.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario::detail {
namespace {

/// The cohort where no file names one: from a year into the projection on, or as near to that as the run
/// allows.
core::Date usual_cohort(const RunSettings& settings) {
  core::Date date = settings.projection_from;
  ++date.year;
  return std::min(std::max(date, settings.report_from), settings.end);
}

/// The dates of a run, and where each was given.
class GivenDates {
 public:
  GivenDates(const RunSettings& settings, const Given& given, core::Place otherwise)
      : settings_(settings), given_(given), otherwise_(std::move(otherwise)) {}

  core::Date of(std::string_view key) const {
    if (key == "start") return settings_.start;
    if (key == "report_from") return settings_.report_from;
    if (key == "projection_from") return settings_.projection_from;
    return key == "cohort_from" ? settings_.cohort_from : settings_.end;
  }

  core::Place place_of(std::string_view key) const {
    const auto found = given_.keys.find(key);
    return found == given_.keys.end() ? otherwise_ : found->second.place;
  }

  /// A problem with these dates at the one that was given last, unless `good`.
  void require(bool good, std::initializer_list<std::string_view> keys, std::string expected,
               ProblemList& problems) const {
    if (good) return;
    std::string said;
    std::string_view last = *keys.begin();
    for (const std::string_view key : keys) {
      said += (said.empty() ? "" : ", ") + std::string(key) + " is " + core::to_string(of(key));
      if (order_of(key) > order_of(last)) last = key;
    }
    problems.add(place_of(last), "the dates of simulation do not fit each other: " + said,
                 std::move(expected));
  }

 private:
  std::size_t order_of(std::string_view key) const {
    const auto found = given_.keys.find(key);
    return found == given_.keys.end() ? 0 : found->second.order;
  }

  const RunSettings& settings_;
  const Given& given_;
  core::Place otherwise_;
};

void check_order(const GivenDates& dates, const RunSettings& s, bool has_cohort, ProblemList& problems) {
  dates.require(s.start < s.end, {"start", "end"}, "start before end", problems);
  dates.require(s.start <= s.report_from && s.report_from < s.end, {"start", "report_from", "end"},
                "report_from from start on, before end", problems);
  dates.require(s.start <= s.projection_from && s.projection_from <= s.end,
                {"start", "projection_from", "end"}, "projection_from from start to end", problems);
  if (has_cohort) {
    dates.require(s.report_from <= s.cohort_from && s.cohort_from <= s.end,
                  {"report_from", "cohort_from", "end"}, "cohort_from from report_from to end", problems);
  }
  dates.require(s.horizon_days() <= longest_years * core::days_per_year, {"start", "end"},
                "an end at most " + to_text(longest_years) + " years after the start", problems);
}

}  // namespace

bool check_dates(RunSettings& settings, const Given& given, const core::Place& place, ProblemList& problems) {
  const std::size_t before = problems.size();
  const auto is_given = [&](std::string_view key) { return given.keys.contains(key); };
  for (const std::string_view key : simulation_keys)
    if (key != "cohort_from" && !is_given(key))
      problems.add(place, "simulation has no " + std::string(key), "a date as YYYY-MM-DD");
  if (given.faulty || problems.size() != before) return false;
  if (!is_given("cohort_from")) settings.cohort_from = usual_cohort(settings);
  const GivenDates dates{settings, given, place};
  check_order(dates, settings, is_given("cohort_from"), problems);
  for (const std::string_view key : {"start", "report_from", "projection_from", "cohort_from"}) {
    if (dates.of(key).day == 1 || !is_given(key)) continue;
    problems.add(dates.place_of(key), std::string(key) + " is " + core::to_string(dates.of(key)),
                 "the first day of a month");
  }
  return problems.size() == before;
}

}  // namespace nrmsim::scenario::detail
