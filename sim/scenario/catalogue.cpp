#include "sim/scenario/catalogue.hpp"

#include <algorithm>

#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t dot = path.find('.');
    parts.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return parts;
    path.remove_prefix(dot + 1);
  }
}

}  // namespace

std::size_t Declared::cells_below(std::size_t level) const {
  std::size_t n = 1;
  for (std::size_t axis = level; axis < axes(); ++axis) n *= row->axes[axis].size();
  return n;
}

std::string Declared::cell_labels(std::size_t cell) const {
  std::string labels;
  for (std::size_t axis = 0; axis < axes(); ++axis) {
    const std::size_t below = cells_below(axis + 1);
    if (axis > 0) labels += '.';
    labels += row->axes[axis][cell / below % row->axes[axis].size()];
  }
  return labels;
}

Catalogue::Catalogue(const Declarations& declarations) : declarations_(declarations) {
  for (const core::ParameterGroup& group : declarations.groups) {
    for (const core::ParameterRow& row : group.rows)
      declared_.push_back(
          {&group, &row, static_cast<std::uint32_t>((group.offset + row.offset) / sizeof(double))});
  }
}

std::vector<std::string_view> Catalogue::concepts() const {
  std::vector<std::string_view> names;
  for (const core::ParameterGroup& group : declarations_.groups) names.push_back(group.name);
  return names;
}

std::vector<std::string_view> Catalogue::rows(std::string_view concept_name) const {
  std::vector<std::string_view> names;
  for (const Declared& declared : declared_)
    if (declared.group->name == concept_name) names.push_back(declared.row->name);
  return names;
}

std::optional<std::size_t> Catalogue::find(std::string_view concept_name, std::string_view row) const {
  for (std::size_t i = 0; i < declared_.size(); ++i)
    if (declared_[i].group->name == concept_name && declared_[i].row->name == row) return i;
  return std::nullopt;
}

std::optional<Selection> Catalogue::find(std::string_view path, const core::Place& place,
                                         ProblemList& problems) const {
  const std::vector<std::string_view> parts = parts_of(path);
  const std::optional<std::size_t> parameter = parts.size() < 2 ? std::nullopt : find(parts[0], parts[1]);
  if (!parameter) {
    std::vector<std::string> paths;
    for (const Declared& declared : declared_) paths.push_back(declared.path());
    const std::vector<std::string_view> names(paths.begin(), paths.end());
    const std::string head =
        parts.size() < 2 ? std::string(path) : std::string(parts[0]) + '.' + std::string(parts[1]);
    problems.add(place, unknown("parameter", head, names), "concept.parameter, and labels if need be");
    return std::nullopt;
  }
  const Declared& declared = declared_[*parameter];
  Selection selection{*parameter, 0, 0};
  for (std::size_t i = 2; i < parts.size(); ++i) {
    if (selection.level == declared.axes()) {
      problems.add(place, in_quotes(path) + " has a label too many",
                   declared.path() + " with " + std::to_string(declared.axes()) + " labels at most");
      return std::nullopt;
    }
    const core::Labels labels = declared.row->axes[selection.level];
    const auto label = std::find(labels.begin(), labels.end(), parts[i]);
    if (label == labels.end()) {
      problems.add(place, unknown("label of " + declared.path(), parts[i], labels), one_of(labels));
      return std::nullopt;
    }
    ++selection.level;
    selection.first_cell +=
        static_cast<std::size_t>(label - labels.begin()) * declared.cells_below(selection.level);
  }
  return selection;
}

}  // namespace nrmsim::scenario
