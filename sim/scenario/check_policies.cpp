#include "sim/scenario/check_policies.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/trajectory.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario::detail {
namespace {

void check_dates(Change& change, const RunSettings& settings, ProblemList& problems) {
  if (!change.from) change.from = settings.projection_from;
  if (*change.from < settings.projection_from) {
    problems.add(change.place,
                 "the change starts on " + core::to_string(*change.from) + ", but the history up to " +
                     core::to_string(settings.projection_from) +
                     " is solved from published counts, which a policy cannot change",
                 "a date from projection_from (" + core::to_string(settings.projection_from) + ") on");
  }
  if (*change.from >= settings.end) {
    problems.add(change.place,
                 "the change starts on " + core::to_string(*change.from) + ", when the run is over",
                 "a date before " + core::to_string(settings.end));
  }
  if (change.until && *change.until <= *change.from)
    problems.add(change.place, "the change ends before it starts", "`until` after `from`");
}

bool overlap(const Change& a, const Change& b) {
  return a.parameter == b.parameter && (!a.until || *b.from < *a.until) && (!b.until || *a.from < *b.until);
}

/// Whether two changes set just the same cells to values over the same days.
bool same_but_for_the_values(const Change& a, const Change& b) {
  return a.parameter == b.parameter && a.operation == Operation::value && b.operation == Operation::value &&
         *a.from == *b.from && a.until == b.until &&
         std::equal(a.amounts.begin(), a.amounts.end(), b.amounts.begin(), b.amounts.end(),
                    [](const auto& mine, const auto& theirs) { return mine.first == theirs.first; });
}

/// Two policies set one cell to a value at the same time.
struct Clash {
  const Change* first;
  const Change* second;
  std::size_t cell;
};

/// One for each cell of each two changes.
std::vector<Clash> clashes_between(const Policy& first, const Policy& second) {
  std::vector<Clash> clashes;
  for (const Change& a : first.changes) {
    for (const Change& b : second.changes) {
      if (a.operation != Operation::value || b.operation != Operation::value || !overlap(a, b)) continue;
      for (const auto& mine : a.amounts)
        for (const auto& theirs : b.amounts)
          if (mine.first == theirs.first) clashes.push_back({&a, &b, mine.first});
    }
  }
  return clashes;
}

std::string cell_path(const Declared& declared, std::size_t cell) {
  const std::string labels = declared.cell_labels(cell);
  return declared.path() + (labels.empty() ? "" : '.' + labels);
}

/// One problem for two policies, however many cells they both set.
void tell(const Policy& first, const Policy& second, const std::vector<Clash>& clashes,
          const Resolved& resolved, ProblemList& problems) {
  const Clash& clash = clashes.front();
  std::set<std::pair<std::size_t, std::size_t>> cells;
  for (const Clash& each : clashes) cells.emplace(each.first->parameter, each.cell);
  std::string what = "the policies " + in_quotes(first.name) + " (" + clash.first->place.file + ':' +
                     std::to_string(clash.first->place.line) + ") and " + in_quotes(second.name) +
                     " both set " +
                     cell_path(resolved.catalogue.declared()[clash.first->parameter], clash.cell);
  if (cells.size() > 1) what += " (and " + std::to_string(cells.size() - 1) + " more)";
  what += " at the same time, from " + core::to_string(std::max(*clash.first->from, *clash.second->from));
  problems.add(clash.second->place, what, "one of them, dates apart, or multiply or add");
}

/// A policy may set a cell again later, for a while, or one of the cells that it has set together; but to set
/// the same over the same days is a slip.
void check_repeats(const Policy& policy, const Resolved& resolved, ProblemList& problems) {
  for (auto second = policy.changes.begin(); second != policy.changes.end(); ++second) {
    const auto first = std::find_if(policy.changes.begin(), second,
                                    [&](const Change& one) { return same_but_for_the_values(one, *second); });
    if (first == second || second->amounts.empty()) continue;
    problems.add(
        second->place,
        "the policy " + in_quotes(policy.name) + " sets " +
            cell_path(resolved.catalogue.declared()[second->parameter], second->amounts.front().first) +
            " twice from " + core::to_string(*second->from) + ", also on line " +
            std::to_string(first->place.line),
        "one of them, or dates apart");
  }
}

void check_clashes(const Resolved& resolved, ProblemList& problems) {
  for (std::size_t i = 0; i < resolved.policies.size(); ++i) {
    check_repeats(resolved.policies[i], resolved, problems);
    for (std::size_t j = 0; j < i; ++j) {
      const std::vector<Clash> clashes = clashes_between(resolved.policies[j], resolved.policies[i]);
      if (!clashes.empty()) tell(resolved.policies[j], resolved.policies[i], clashes, resolved, problems);
    }
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
       turning_points(parameter, changes, resolved.settings.start, resolved.settings.end)) {
    for (std::size_t i = 0; i < parameter.cells.size(); ++i) {
      const double value = changed(*parameter.cells[i].on(date), i, date, changes);
      std::optional<std::string> wrong = wrong_with(value, limits);
      if (!wrong) continue;
      // Without the last digits of a product, unless they are what is wrong.
      if (const auto rounded = wrong_with(rounded_to_9_digits(value), limits)) wrong = rounded;
      // The last change that has begun is the one to look at.
      const Change* last = nullptr;
      for (const Change* change : changes) {
        if (change->acts_on(date) && std::any_of(change->amounts.begin(), change->amounts.end(),
                                                 [i](const auto& a) { return a.first == i; }))
          last = change;
      }
      if (!last || std::find(told.begin(), told.end(), last) != told.end()) continue;
      told.push_back(last);
      problems.add(last->place,
                   cell_path(declared, i) + ' ' + *wrong + " on " + core::to_string(date) + " by this change",
                   describe(limits_of(*declared.row)));
    }
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
