#include "sim/cli/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "sim/core/contracts.hpp"
#include "sim/core/date.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

using outcomes::Layout;

/// The first day after a month that is written YYYY-MM.
std::optional<core::Date> end_of_month(const std::string& label) {
  auto first = core::parse_date(label + "-01");
  if (!first) return std::nullopt;
  if (++first->month == 13) {
    first->month = 1;
    ++first->year;
  }
  return first;
}

/// The axis of months of the digests; nothing if the batch has none.
const outcomes::Axis* months_of(const Layout& layout) {
  const std::size_t outcome = layout.find(history_outcome);
  if (outcome == Layout::npos || layout.outcomes[outcome].axes.size() != 1) return nullptr;
  return &layout.axes[layout.outcomes[outcome].axes.front()];
}

/// Number of months, from the first, that end on or before a day.
std::uint32_t months_until(const outcomes::Axis& months, core::Date start, double day) {
  const auto ends_in_time = [&](const std::string& label) {
    const auto end = end_of_month(label);
    return end && core::days_between(start, *end) <= day;
  };
  const auto later = std::find_if_not(months.labels.begin(), months.labels.end(), ends_in_time);
  return static_cast<std::uint32_t>(later - months.labels.begin());
}

}  // namespace

batch::SharedHistory shared_history(const results::BatchRecord& record) {
  batch::SharedHistory shared{0, record.baseline, std::vector<std::uint32_t>(record.scenarios.size(), 0)};
  const outcomes::Axis* months = months_of(record.layout);
  const auto start = core::parse_date(record.start_date);
  if (months == nullptr || !start) return shared;
  shared.first_cell = record.layout.offset_of(record.layout.find(history_outcome));
  const double baseline_day = record.scenarios[record.baseline].policy_day;
  for (std::size_t i = 0; i < record.scenarios.size(); ++i) {
    if (i == record.baseline) continue;
    const double day = std::min(baseline_day, record.scenarios[i].policy_day);
    shared.periods[i] = months_until(*months, *start, day);
  }
  return shared;
}

std::uint64_t prove_shared_history(const results::BatchRecord& record, const results::RowSource& rows) {
  const batch::SharedHistory shared = shared_history(record);
  std::uint64_t months = 0;
  for (const std::uint32_t count : shared.periods) months += count;
  if (months == 0) return 0;

  const batch::Plan plan{static_cast<std::uint32_t>(record.scenarios.size()), record.draws,
                         record.replications};
  const auto divergence = batch::find_divergence(
      plan, shared, record.layout.total_cells(),
      [&rows](const batch::Key& key, std::span<outcomes::Cell> row) { rows.read(key, row); });
  if (!divergence) return months;
  throw core::RunError(fmt::format(
      "the history of scenario '{}' differs from that of '{}' in {}, before either has a policy (draw {}, "
      "replication {}); this is a fault of the program, and the differences between scenarios cannot be "
      "trusted",
      record.scenarios[divergence->key.scenario].name, record.scenarios[record.baseline].name,
      months_of(record.layout)->labels[divergence->period], divergence->key.draw,
      divergence->key.replication));
}

}  // namespace nrmsim::cli
