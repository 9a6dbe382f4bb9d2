#include "analysis/report/facts.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/slice.hpp"

namespace nrmsim::report {
namespace {

using comparison::ResultsView;
using comparison::Row;

/// Titles, with the name behind those that several share.
std::vector<std::string> labels_of(const std::vector<results::ScenarioRecord>& scenarios) {
  std::vector<std::string> labels;
  for (const results::ScenarioRecord& scenario : scenarios) {
    const auto same = [&](const results::ScenarioRecord& other) { return other.title == scenario.title; };
    const bool shared = std::count_if(scenarios.begin(), scenarios.end(), same) > 1;
    if (scenario.title.empty())
      labels.push_back(scenario.name);
    else
      labels.push_back(shared ? scenario.title + " (" + scenario.name + ")" : scenario.title);
  }
  return labels;
}

/// The view of one scenario, in which the projection begins as in the whole batch.
ResultsView only(const ResultsView& all, std::size_t scenario) {
  ResultsView one = all;
  one.scenarios = {all.scenarios[scenario]};
  one.policy_days = {*std::min_element(all.policy_days.begin(), all.policy_days.end())};
  one.baseline = 0;
  one.read = [read = all.read, scenario](std::size_t outcome, std::size_t) {
    return read(outcome, scenario);
  };
  return one;
}

}  // namespace

Facts::Facts(const results::Reader& reader, const std::optional<std::string>& baseline,
             std::vector<PublishedFigure> published, Validation validation)
    : reader_(reader),
      view_(comparison::view_of(reader)),
      labels_(labels_of(reader.batch().scenarios)),
      published_(std::move(published)),
      validation_(std::move(validation)) {
  comparison::Request asked;
  asked.baseline = baseline;
  headline_ = comparison::compare(view_, asked);
  if (!headline_.baseline.empty()) {
    const auto at = std::find(view_.scenarios.begin(), view_.scenarios.end(), headline_.baseline);
    baseline_ = static_cast<std::size_t>(at - view_.scenarios.begin());
  }
}

std::vector<std::size_t> Facts::reforms() const {
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < batch().scenarios.size(); ++i)
    if (i != baseline_) others.push_back(i);
  return others;
}

const std::string& Facts::label(const std::string& scenario) const {
  const auto at = std::find(view_.scenarios.begin(), view_.scenarios.end(), scenario);
  return labels_[static_cast<std::size_t>(at - view_.scenarios.begin())];
}

const outcomes::Outcome* Facts::find(const std::string& outcome) const {
  const std::size_t at = batch().layout.find(outcome);
  return at == outcomes::Layout::npos ? nullptr : &batch().layout.outcomes[at];
}

comparison::Request Facts::request(const std::string& outcome, const std::string& by,
                                   const std::string& period) const {
  comparison::Request made;
  made.outcomes = {outcome};
  made.baseline = view_.scenarios[baseline_];
  made.by = by;
  made.period = period;
  return made;
}

bool Facts::can_answer(const comparison::Request& asked) const {
  const outcomes::Outcome* outcome = find(asked.outcomes.front());
  return outcome != nullptr && outcome->statistic != outcomes::Statistic::digest &&
         (asked.by.empty() || comparison::has_breakdown(batch().layout, *outcome, asked.by)) &&
         comparison::has_period(batch().layout, *outcome, asked.period);
}

std::vector<Row> Facts::differences(const std::string& outcome, const std::string& by,
                                    const std::string& period) const {
  const comparison::Request asked = request(outcome, by, period);
  if (!compares() || !can_answer(asked)) return {};
  return comparison::compare(view_, asked).rows;
}

std::vector<Row> Facts::values(std::size_t scenario, const std::string& outcome, const std::string& by,
                               const std::string& period) const {
  comparison::Request asked = request(outcome, by, period);
  asked.baseline.reset();
  if (!can_answer(asked)) return {};
  return comparison::compare(only(view_, scenario), asked).rows;
}

double or_nan(const std::optional<double>& value) {
  return value.value_or(std::nan(""));
}

double low_of(const Row& row) {
  return row.interval ? row.interval->low : std::nan("");
}

double high_of(const Row& row) {
  return row.interval ? row.interval->high : std::nan("");
}

}  // namespace nrmsim::report
