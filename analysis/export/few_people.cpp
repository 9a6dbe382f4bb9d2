#include "analysis/export/few_people.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "analysis/comparison/small_cells.hpp"

namespace nrmsim::exports {
namespace {

using outcomes::Layout;
using outcomes::Outcome;

/// Mean of each cell over the keys that have a value; 0 where none has.
std::vector<double> means(const results::Reader& reader, const Outcome& outcome) {
  const std::size_t cells = reader.batch().layout.cells_of(outcome);
  const std::vector<double> values = reader.read(outcome.name, reader.batch().baseline);
  std::vector<double> sum(cells);
  std::vector<double> counted(cells);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i])) sum[i % cells] += values[i], ++counted[i % cells];
  for (std::size_t i = 0; i < cells; ++i) sum[i] = counted[i] > 0 ? sum[i] / counted[i] : 0;
  return sum;
}

/// What a cell is about: the label of its subgroup, if any, and of its year, if any.
struct About {
  std::string subgroup, year;
};

About about(const Layout& layout, const Outcome& outcome, std::size_t cell) {
  About found;
  std::string text;
  for (std::size_t a = outcome.axes.size(); a-- > 0;) {
    const outcomes::Axis& axis = layout.axes[outcome.axes[a]];
    const std::size_t at = cell % axis.size();
    cell /= axis.size();
    if (axis.labels.empty()) continue;
    if (axis.name == "year") found.year = axis.labels[at];
    if (comparison::tells_people_apart(axis))
      text = axis.name == "region" ? "region: " + axis.labels[at] : axis.labels[at];
  }
  found.subgroup = comparison::subgroup_of(layout, outcome, text).value_or("");
  return found;
}

/// People first referred by subgroup and year; the empty year is all of them.
std::map<std::pair<std::string, std::string>, double> people_referred(const results::Reader& reader) {
  std::map<std::pair<std::string, std::string>, double> people;
  const Layout& layout = reader.batch().layout;
  for (const char* name : {comparison::counts_people, comparison::counts_people_by_region}) {
    const std::size_t position = layout.find(name);
    if (position == Layout::npos) continue;
    const Outcome& referred = layout.outcomes[position];
    const std::vector<double> mean = means(reader, referred);
    for (std::size_t cell = 0; cell < mean.size(); ++cell) {
      const About what = about(layout, referred, cell);
      people[{what.subgroup, what.year}] += mean[cell];
      if (!what.year.empty()) people[{what.subgroup, ""}] += mean[cell];
    }
  }
  return people;
}

}  // namespace

bool has_subgroups(const Layout& layout, const Outcome& outcome) {
  return std::any_of(outcome.axes.begin(), outcome.axes.end(),
                     [&](std::uint32_t axis) { return comparison::tells_people_apart(layout.axes[axis]); });
}

std::vector<bool> cells_of_few(const results::Reader& reader, std::size_t outcome) {
  const Layout& layout = reader.batch().layout;
  const Outcome& asked = layout.outcomes[outcome];
  std::vector<bool> few(layout.cells_of(asked));
  if (!has_subgroups(layout, asked)) return few;
  const auto people = people_referred(reader);
  const std::vector<double> mean = means(reader, asked);
  const double fewest = comparison::fewest_people(reader.batch().scale);
  for (std::size_t cell = 0; cell < few.size(); ++cell) {
    const About what = about(layout, asked, cell);
    if (what.subgroup.empty()) continue;
    const auto known = people.find({what.subgroup, what.year});
    few[cell] = (asked.statistic == outcomes::Statistic::count && mean[cell] < fewest) ||
                (known != people.end() && known->second < fewest);
  }
  return few;
}

}  // namespace nrmsim::exports
