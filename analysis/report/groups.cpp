// Who gains: effects by group of people, never of fewer than ten.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/comparison/small_cells.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/report/choice.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;

constexpr const char* breakdown = "group";
constexpr const char* everybody = "all";

/// The comparison hides groups that are small under the baseline; a page hides those small under a reform
/// too.
bool is_small(const Row& row, double scale) {
  return row.few_people || (row.value && *row.value < comparison::fewest_people(scale));
}

/// The same people by the region where they live, which is an outcome of its own.
std::vector<Row> by_region(const Facts& facts, const std::string& counted) {
  return facts.differences(counted + "_by_region", "region");
}

/// Groups of fewer people than may be shown: by their first referrals, or by those exploited again, under any
/// scenario.
std::set<std::string> small_groups(const Facts& facts, const std::string& counted) {
  std::set<std::string> small;
  for (const std::vector<Row>& rows :
       {facts.differences(counted, breakdown), by_region(facts, counted),
        facts.differences("first_referrals", breakdown), by_region(facts, "first_referrals")})
    for (const Row& row : rows)
      if (row.group != everybody && is_small(row, facts.batch().scale)) small.insert(row.group);
  return small;
}

/// The first headline outcome that counts people, has groups, and has a better direction.
const outcomes::Outcome* people_outcome(const Facts& facts) {
  for (const outcomes::Outcome& outcome : facts.batch().layout.outcomes) {
    if (outcome.headline && outcome.better != 0 && outcome.unit == "people" &&
        !facts.differences(outcome.name, breakdown).empty())
      return &outcome;
  }
  return nullptr;
}

Chart begin(const Facts& facts, std::size_t scenario, const std::string& id, const std::string& what) {
  Chart chart;
  chart.id = id + "-" + std::to_string(scenario);
  chart.title = facts.label(scenario) + ": " + what;
  chart.is_difference = true;
  chart.better = -1;
  chart.columns = {{"facet", "By"},  {"name", "Group"}, {"low", "Low"},
                   {"high", "High"}, {"mean", "Mean"},  {"baseline", "Baseline", true}};
  follow_choice_of(chart, facts, scenario);
  return chart;
}

void add_row(Chart& chart, const Row& row, const std::string& group) {
  const Margin margin = margin_of(group);
  chart.kind = kind_of(row.unit, row.statistic);
  chart.rows.push_back({capitalised(margin.margin), capitalised(margin.group), low_of(row), high_of(row),
                        or_nan(row.difference), or_nan(row.baseline_value)});
}

Chart people(const Facts& facts, std::size_t scenario, const outcomes::Outcome& outcome,
             const std::vector<Row>& rows, const std::set<std::string>& small) {
  Chart chart = begin(facts, scenario, "groups-people", outcome.long_name);
  chart.summary = "Change in numbers. Larger groups have larger changes; the next chart takes the size out.";
  chart.better = outcome.better;
  for (const Row& row : rows) {
    if (row.scenario != facts.batch().scenarios[scenario].name || row.group == everybody ||
        small.contains(row.group))
      continue;
    chart.axis = "Change in " + outcome.long_name + ", " + period_words(row.period);
    add_row(chart, row, row.group);
  }
  return chart;
}

constexpr const char* chance = "cumulative_incidence";

/// Whether a row's group is about the duration that is shown; `group` gets what stands before it.
bool is_about(const Row& row, std::string& group) {
  const std::size_t end = row.group.find("; duration: ");
  if (end == std::string::npos) return false;
  group = row.group.substr(0, end);
  return row.group.find("duration: 730.5 d", end) != std::string::npos;
}

Chart chances(const Facts& facts, std::size_t scenario, const std::vector<Row>& rows,
              const std::set<std::string>& small) {
  Chart chart = begin(facts, scenario, "groups-chance", "chance of being exploited again within two years");
  chart.summary = "Change in percentage points for a person of the group, by age at first referral.";
  chart.axis = "Change in percentage points";
  for (const Row& row : rows) {
    std::string group;
    if (row.scenario != facts.batch().scenarios[scenario].name || !is_about(row, group) ||
        group == everybody || small.contains(group) || !row.difference)
      continue;
    add_row(chart, row, group);
  }
  return chart;
}

std::string about_small(const Facts& facts, const std::set<std::string>& small) {
  const std::string people = facts.batch().scale < 1 ? "ten synthetic people" : "ten people";
  if (small.empty()) return "No group has fewer than " + people + '.';
  std::string text = "Left out because fewer than " + people + " would be shown: ";
  for (auto group = small.begin(); group != small.end(); ++group) {
    const Margin margin = margin_of(*group);
    text += (group == small.begin() ? "" : ", ") + (margin.margin.empty() ? "" : margin.margin + " ") +
            margin.group;
  }
  return text + ".";
}

}  // namespace

void add_groups(Page& page, const Facts& facts) {
  page.begin("groups", "Who gains");
  const outcomes::Outcome* outcome = facts.compares() ? people_outcome(facts) : nullptr;
  if (outcome == nullptr) {
    page.paragraph("This file holds no effects by group.", "missing");
  } else {
    const std::set<std::string> small = small_groups(facts, outcome->name);
    page.paragraph(
        "Groups differ in size and in what is known about them. A group whose interval includes no change "
        "cannot be said to gain "
        "more or less than another. " +
        about_small(facts, small));
    std::vector<Row> numbers = facts.differences(outcome->name, breakdown);
    const std::vector<Row> regions = by_region(facts, outcome->name);
    numbers.insert(numbers.end(), regions.begin(), regions.end());
    if (!regions.empty()) {
      page.paragraph(
          "Regions differ in size and in places in care, and in nothing else: what is published of regions "
          "is not "
          "joint with age, nationality or exploitation, so a person's region is drawn apart from them. No "
          "reform "
          "can be shown to serve a region better for who lives there.");
    }
    const std::vector<Row> risks = facts.differences(chance, breakdown);
    for (const std::size_t scenario : facts.reforms()) {
      page.figure(people(facts, scenario, *outcome, numbers, small));
      if (!risks.empty()) page.figure(chances(facts, scenario, risks, small));
    }
  }
  page.end();
}

}  // namespace nrmsim::report
