#include "sim/scenario/check_policies.hpp"

#include <algorithm>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/trajectory.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario::detail {
namespace {

void check_dates(Change& change, const RunSettings& settings, ProblemList& problems) {
  if (!change.from) change.from = settings.projection_from;
  if (*change.from < settings.projection_from)
    problems.add(change.place,
                 "the change starts on " + core::to_string(*change.from) + ", but the history up to " +
                     core::to_string(settings.projection_from) +
                     " is solved from published counts, which a policy cannot change",
                 "a date from projection_from (" + core::to_string(settings.projection_from) + ") on");
  if (*change.from > settings.end)
    problems.add(change.place,
                 "the change starts on " + core::to_string(*change.from) + ", after the end of the run",
                 "a date up to " + core::to_string(settings.end));
  if (change.until && *change.until <= *change.from)
    problems.add(change.place, "the change ends before it starts", "`until` after `from`");
}

bool overlap(const Change& a, const Change& b) {
  const bool in_time = (!a.until || *b.from < *a.until) && (!b.until || *a.from < *b.until);
  return in_time && std::any_of(a.amounts.begin(), a.amounts.end(), [&b](const auto& mine) {
           return std::any_of(b.amounts.begin(), b.amounts.end(),
                              [&mine](const auto& theirs) { return theirs.first == mine.first; });
         });
}

struct OwnedChange {
  const Policy* policy;
  const Change* change;
};

void check_clashes(const Resolved& resolved, ProblemList& problems) {
  std::vector<OwnedChange> setting;
  for (const Policy& policy : resolved.policies)
    for (const Change& change : policy.changes)
      if (change.operation == Operation::value) setting.push_back({&policy, &change});
  for (std::size_t i = 0; i < setting.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto [policy, change] = setting[i];
      const auto [other_policy, other] = setting[j];
      if (policy == other_policy || change->parameter != other->parameter || !overlap(*change, *other))
        continue;
      problems.add(change->place,
                   "the policies " + in_quotes(other_policy->name) + " (" + other->place.file + ':' +
                       std::to_string(other->place.line) + ") and " + in_quotes(policy->name) + " both set " +
                       resolved.catalogue.declared()[change->parameter].path() + " at the same time",
                   "one of them, dates apart, or multiply or add");
    }
}

void check_values(const Resolved& resolved, std::size_t index, ProblemList& problems) {
  const Changes changes = changes_to(resolved, index);
  if (changes.empty()) return;
  const Declared& declared = resolved.catalogue.declared()[index];
  const Parameter& parameter = resolved.parameters[index];
  const Limits limits{declared.row->minimum, declared.row->maximum};
  std::vector<const Change*> told;
  for (const core::Date date :
       turning_points(parameter, changes, resolved.settings.start, resolved.settings.end))
    for (std::size_t i = 0; i < parameter.cells.size(); ++i) {
      const double value = changed(*parameter.cells[i].on(date), i, date, changes);
      const std::optional<std::string> wrong = wrong_with(value, limits);
      if (!wrong) continue;
      // The last change that has begun is the one to look at.
      const Change* last = nullptr;
      for (const Change* change : changes)
        if (change->acts_on(date) && std::any_of(change->amounts.begin(), change->amounts.end(),
                                                 [i](const auto& a) { return a.first == i; }))
          last = change;
      if (!last || std::find(told.begin(), told.end(), last) != told.end()) continue;
      told.push_back(last);
      const std::string labels = declared.cell_labels(i);
      problems.add(last->place,
                   declared.path() + (labels.empty() ? "" : "." + labels) + ' ' + *wrong + " on " +
                       core::to_string(date) + " by this change",
                   describe(limits_of(*declared.row)));
    }
}

}  // namespace

void check_policies(Resolved& resolved, Look look, ProblemList& problems) {
  const std::size_t before = problems.size();
  for (Policy& policy : resolved.policies)
    for (Change& change : policy.changes) check_dates(change, resolved.settings, problems);
  if (problems.size() != before) return;
  check_clashes(resolved, problems);
  if (look == Look::at_dates_only) return;
  for (std::size_t i = 0; i < resolved.parameters.size(); ++i) check_values(resolved, i, problems);
}

}  // namespace nrmsim::scenario::detail
