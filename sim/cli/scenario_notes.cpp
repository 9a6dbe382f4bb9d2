#include "sim/cli/scenario_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/cli/funding_text.hpp"
#include "sim/core/date.hpp"

namespace nrmsim::cli {
namespace {

std::string baseline_note(const Prepared& prepared, const ScenarioOptions& options) {
  if (options.baseline) return "";
  const scenario::Scenario& first = prepared.scenarios[prepared.record.baseline];
  const auto has = [](const scenario::Scenario& one, const std::string& policy) {
    const auto policies = one.explain_policies();
    return std::any_of(policies.begin(), policies.end(), [&](const auto& p) { return p.name == policy; });
  };
  const auto is_shared = [&](const scenario::ExplainedPolicy& policy) {
    return std::all_of(prepared.scenarios.begin(), prepared.scenarios.end(),
                       [&](const scenario::Scenario& one) { return has(one, policy.name); });
  };
  const auto policies = first.explain_policies();
  if (std::all_of(policies.begin(), policies.end(), is_shared)) return "";
  return fmt::format(
      "all are compared with {}, which came first and has policies of its own; --baseline names another",
      first.name());
}

/// On one scenario, from when on it differs from the baseline in any draw.
std::string difference_note(const scenario::Scenario& one, const scenario::Scenario& baseline,
                            double differs_from, bool central) {
  const scenario::RunSettings& settings = one.settings();
  if (differs_from >= settings.horizon_days())
    return fmt::format("{} says nothing else than {} {}, so that there will be no differences", one.name(),
                       baseline.name(), central ? "at the central values of the parameters" : "in any draw");
  if (differs_from >= core::days_between(settings.start, settings.projection_from)) return "";
  return fmt::format(
      "{} differs from {} before {} and not by a policy, so that whole runs are compared; what begins on a "
      "date "
      "belongs under `policies`",
      one.name(), baseline.name(), to_string(settings.projection_from));
}

/// What is asked for without effect, each once with the scenarios that do.
void add_idle_funding(const Prepared& prepared, std::vector<std::string>& notes) {
  std::vector<std::pair<std::string, std::vector<std::string>>> found;
  for (const scenario::Scenario& one : prepared.scenarios) {
    for (const std::string& note : idle_funding(one)) {
      auto same =
          std::find_if(found.begin(), found.end(), [&](const auto& other) { return other.first == note; });
      if (same == found.end()) same = found.insert(found.end(), {note, {}});
      same->second.push_back(one.name());
    }
  }
  for (const auto& [note, names] : found)
    notes.push_back(fmt::format("{}: {}", fmt::join(names, ", "), note));
}

}  // namespace

std::vector<std::string> notes_on(const Prepared& prepared, const ScenarioOptions& options) {
  std::vector<std::string> notes;
  const auto add = [&notes](std::string note) {
    if (!note.empty()) notes.push_back(std::move(note));
  };
  add(baseline_note(prepared, options));
  const std::uint32_t baseline = prepared.record.baseline;
  for (std::size_t i = 0; i < prepared.differs_from.size(); ++i) {
    if (i == baseline) continue;
    add(difference_note(prepared.scenarios[i], prepared.scenarios[baseline], prepared.differs_from[i],
                        prepared.record.central_draw));
  }
  add_idle_funding(prepared, notes);
  return notes;
}

}  // namespace nrmsim::cli
