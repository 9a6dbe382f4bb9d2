#include "analysis/comparison/slice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/comparison/selection.hpp"
#include "sim/core/contracts.hpp"

namespace nrmsim::comparison {
namespace {

using outcomes::Axis;
using outcomes::Layout;
using outcomes::Outcome;
using outcomes::Statistic;

void join(std::string& text, const std::string& part) {
  if (part.empty()) return;
  if (!text.empty()) text += "; ";
  text += part;
}

/// Every slice with every choice along one more axis.
std::vector<Slice> with_axis(const std::vector<Slice>& so_far, const Axis& axis,
                             const std::vector<Choice>& choices) {
  std::vector<Slice> made;
  for (const Slice& slice : so_far) {
    for (const Choice& choice : choices) {
      Slice next;
      next.group = slice.group;
      next.period = slice.period;
      join(choice.is_period ? next.period : next.group, choice.text);
      for (const std::size_t cell : slice.cells)
        for (const std::size_t position : choice.positions)
          next.cells.push_back(cell * axis.size() + position);
      made.push_back(std::move(next));
    }
  }
  return made;
}

}  // namespace

bool has_breakdown(const Layout& layout, const Outcome& outcome, const std::string& by) {
  return std::any_of(outcome.axes.begin(), outcome.axes.end(),
                     [&](std::uint32_t axis) { return breaks_down(layout.axes[axis], by); });
}

bool has_period(const Layout& layout, const Outcome& outcome, const std::string& period) {
  if (period == "projection" || period == "all") return true;
  return std::any_of(outcome.axes.begin(), outcome.axes.end(), [&](std::uint32_t at) {
    const Axis& axis = layout.axes[at];
    return is_period_axis(axis) &&
           std::find(axis.labels.begin(), axis.labels.end(), period) != axis.labels.end();
  });
}

std::vector<Slice> slices(const Layout& layout, const Outcome& outcome, const SliceRequest& request) {
  NRMSIM_EXPECTS(outcome.statistic != Statistic::digest);
  const bool adds_up = outcome.statistic == Statistic::count || outcome.statistic == Statistic::sum;
  Slice whole;
  whole.cells = {0};
  std::vector<Slice> made{whole};
  for (const std::uint32_t at : outcome.axes) {
    const Axis& axis = layout.axes[at];
    made = with_axis(made, axis, choices(axis, request, adds_up));
  }
  for (Slice& slice : made) slice.combine = adds_up ? Combine::add : Combine::average;
  return made;
}

double number_of(const Slice& slice, std::span<const double> cells) {
  double sum = 0;
  double counted = 0;
  for (const std::size_t cell : slice.cells) {
    NRMSIM_EXPECTS(cell < cells.size());
    if (slice.combine == Combine::average && std::isnan(cells[cell])) continue;
    sum += cells[cell];
    ++counted;
  }
  if (slice.combine == Combine::add) return sum;
  return counted > 0 ? sum / counted : std::numeric_limits<double>::quiet_NaN();
}

statistics::Nested numbers_of(const Slice& slice, std::span<const double> values, std::size_t draws,
                              std::size_t replications) {
  NRMSIM_EXPECTS(draws > 0 && replications > 0 && values.size() % (draws * replications) == 0);
  const std::size_t block = values.size() / (draws * replications);
  statistics::Nested numbers(draws, std::vector<double>(replications));
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t replication = 0; replication < replications; ++replication)
      numbers[draw][replication] =
          number_of(slice, values.subspan((draw * replications + replication) * block, block));
  }
  return numbers;
}

}  // namespace nrmsim::comparison
