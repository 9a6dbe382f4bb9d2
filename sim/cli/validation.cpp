#include "sim/cli/validation.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/comparison/from_file.hpp"
#include "sim/studies/target_cells.hpp"

namespace nrmsim::cli {
namespace {

using outcomes::Layout;

/// "2022", "2020-07 to 2020-09", "closed missing, 2021"; nothing for everybody.
std::string labels_text(const scenario::CellsSought& cells) {
  std::string text;
  for (const scenario::AxisChoice& choice : cells.at) {
    const std::string& first = choice.labels.front().first;
    if (first == "all") continue;
    text += ", " + first;
    if (choice.labels.size() > 1)
      text +=
          (choice.axis == "month" || choice.axis == "year" ? " to " : " and ") + choice.labels.back().first;
  }
  for (char& letter : text)
    if (letter == '_') letter = ' ';
  return text;
}

/// The figure in the words of the outcomes that it is made of.
std::string description_of(const scenario::Target& target, const Layout& layout) {
  const auto name = [&](const scenario::CellsSought& cells) {
    return layout.outcomes[layout.find(cells.outcome)].long_name;
  };
  std::string text = name(target.statistic);
  if (target.over) text += " as a share of " + name(*target.over);
  return text + labels_text(target.statistic);
}

bool is_distorted(const scenario::Target& target, const Layout& layout) {
  const auto by_scale = [&](const scenario::CellsSought& cells) {
    return layout.outcomes[layout.find(cells.outcome)].distorted_by_scale;
  };
  return by_scale(target.statistic) || (target.over && by_scale(*target.over));
}

/// The outcomes of a figure alone, so that a row is just their cells.
Layout only(const scenario::Target& target, const Layout& whole) {
  Layout part{whole.axes, {}};
  part.outcomes.push_back(whole.outcomes[whole.find(target.statistic.outcome)]);
  if (target.over && target.over->outcome != target.statistic.outcome)
    part.outcomes.push_back(whole.outcomes[whole.find(target.over->outcome)]);
  return part;
}

/// Outcomes of one scenario, each read once.
class Cells {
 public:
  Cells(const results::Reader& reader, std::size_t scenario)
      : view_(comparison::view_of(reader)), scenario_(scenario) {}

  /// The figure in each replication of each draw.
  std::vector<double> values_of(const scenario::Target& target) {
    const Layout layout = only(target, view_.layout);
    const studies::TargetCells statistic(target, layout);
    std::vector<double> values;
    std::vector<outcomes::Cell> row(layout.total_cells());
    for (std::size_t key = 0; key < view_.draws * view_.replications; ++key) {
      auto to = row.begin();
      for (const outcomes::Outcome& outcome : layout.outcomes) {
        const std::size_t cells = layout.cells_of(outcome);
        const auto from = of(outcome.name).begin() + static_cast<std::ptrdiff_t>(key * cells);
        to = std::transform(from, from + static_cast<std::ptrdiff_t>(cells), to,
                            [](double value) { return std::bit_cast<outcomes::Cell>(value); });
      }
      values.push_back(statistic(row));
    }
    return values;
  }

 private:
  const std::vector<double>& of(const std::string& outcome) {
    auto at = read_.find(outcome);
    if (at == read_.end())
      at = read_.emplace(outcome, view_.read(view_.layout.find(outcome), scenario_)).first;
    return at->second;
  }

  comparison::ResultsView view_;
  std::size_t scenario_;
  std::map<std::string, std::vector<double>> read_;
};

}  // namespace

comparison::ValidationLine validation_line(const scenario::Target& target, const Layout& layout, double scale,
                                           std::span<const double> values) {
  comparison::ValidationLine line;
  line.target = target.name;
  line.description = description_of(target, layout);
  line.unit = target.unit;
  line.source = target.source;
  line.published = target.value;
  line.discrepancy_sd = target.discrepancy_sd;
  line.held_back = target.use == scenario::TargetUse::hold_back;
  line.distorted = scale != 1 && is_distorted(target, layout);
  std::vector<double> samples;
  for (const double value : values) {
    if (std::isfinite(value))
      samples.push_back(value);
    else
      ++line.undefined;
  }
  if (samples.empty()) return line;
  line.predicted = statistics::predict(samples, target.discrepancy_sd);
  constexpr double no_limit = std::numeric_limits<double>::infinity();
  line.predicted.cut_to({0, target.unit == "share" ? 1 : no_limit});
  return line;
}

const char* origin_of_parameters(bool central_draw, bool fitted) {
  return central_draw ? "central values of the parameters"
         : fitted     ? "parameters from the posterior"
                      : "parameters from their priors";
}

comparison::ValidationTable validate_file(const results::Reader& reader, std::size_t scenario,
                                          const scenario::Targets& figures) {
  const comparison::ResultsView view = comparison::view_of(reader.batch());
  studies::target_cells(figures.targets, view.layout);  // all problems at once
  comparison::ValidationTable table;
  table.scenario = view.scenarios[scenario];
  table.parameters = origin_of_parameters(view.central_draw, view.fitted > 0);
  table.draws = reader.batch().draws;
  table.replications = reader.batch().replications;
  table.scale = view.scale;
  Cells cells(reader, scenario);
  for (const scenario::Target& target : figures.targets)
    table.lines.push_back(validation_line(target, view.layout, view.scale, cells.values_of(target)));
  return table;
}

}  // namespace nrmsim::cli
