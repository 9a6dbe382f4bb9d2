#include "analysis/comparison/small_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace nrmsim::comparison {
namespace {

using outcomes::Axis;
using outcomes::Layout;
using outcomes::Outcome;

constexpr std::array<std::string_view, 3> axes_of_people{"group", "age_and_sex", "region"};

bool names_a_subgroup(const Axis& axis, const std::string& label) {
  return label != "all" && std::find(axis.labels.begin(), axis.labels.end(), label) != axis.labels.end();
}

/// What one part of a slice's text calls a subgroup of this axis.
std::optional<std::string> subgroup_named(const Axis& axis, const std::string& part) {
  if (names_a_subgroup(axis, part)) return part;
  const std::string prefix = axis.name + ": ";
  if (!part.starts_with(prefix)) return std::nullopt;
  const std::string label = part.substr(prefix.size());
  if (!names_a_subgroup(axis, label)) return std::nullopt;
  return label.find(": ") == std::string::npos ? part : label;  // "region: wales", but "sex: female"
}

double mean_over_keys(const Slice& slice, const ResultsView& results, std::size_t outcome,
                      std::size_t scenario) {
  double sum = 0;
  double counted = 0;
  for (const auto& draw :
       numbers_of(slice, results.read(outcome, scenario), results.draws, results.replications))
    for (const double number : draw)
      if (std::isfinite(number)) sum += number, ++counted;
  return counted > 0 ? sum / counted : 0;
}

}  // namespace

bool tells_people_apart(const Axis& axis) {
  return std::find(axes_of_people.begin(), axes_of_people.end(), axis.name) != axes_of_people.end();
}

std::optional<std::string> subgroup_of(const Layout& layout, const Outcome& outcome,
                                       const std::string& group) {
  for (const std::uint32_t at : outcome.axes) {
    const Axis& axis = layout.axes[at];
    if (!tells_people_apart(axis)) continue;
    for (std::size_t begin = 0; begin <= group.size();) {
      const std::size_t end = std::min(group.find("; ", begin), group.size());
      if (auto named = subgroup_named(axis, group.substr(begin, end - begin))) return named;
      begin = end + 2;
    }
  }
  return std::nullopt;
}

bool speaks_of_few(const ResultsView& results, std::size_t scenario, const SliceRequest& request,
                   const Outcome& outcome, const std::string& group, std::optional<double> own_mean) {
  const auto subgroup = subgroup_of(results.layout, outcome, group);
  if (!subgroup) return false;
  const bool counts = outcome.statistic == outcomes::Statistic::count;
  if (counts && own_mean.value_or(0) < fewest_people(results.scale)) return true;
  const std::string region = "region: ";
  const bool by_region = subgroup->starts_with(region);
  const std::size_t people = results.layout.find(by_region ? counts_people_by_region : counts_people);
  if (people == Layout::npos) return false;
  const Outcome& referred = results.layout.outcomes[people];
  SliceRequest of_subgroup = request;
  of_subgroup.by = by_region ? subgroup->substr(region.size()) : *subgroup;
  if (!has_breakdown(results.layout, referred, of_subgroup.by) ||
      !has_period(results.layout, referred, request.period))
    return false;
  const std::vector<Slice> made = slices(results.layout, referred, of_subgroup);
  return mean_over_keys(made.front(), results, people, scenario) < fewest_people(results.scale);
}

}  // namespace nrmsim::comparison
