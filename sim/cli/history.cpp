#include "sim/cli/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
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

double first_difference_day(const model::Input& a, const model::Input& b) {
  // Bit for bit, as everywhere where "the same" decides about luck; of numbers alone, so nothing is padding.
  const auto same_bits = [](const auto& x, const auto& y) {
    return std::memcmp(&x, &y, sizeof x) == 0;  // NOLINT(bugprone-suspicious-memory-comparison)
  };
  const auto same_row = [](const core::WeightedRow& x, const core::WeightedRow& y) {
    return x.category == y.category && x.weight == y.weight;
  };
  const auto same_table = [&](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), same_row);
  };
  if (!same_bits(a.parameters, b.parameters) ||
      !std::equal(a.tables.begin(), a.tables.end(), b.tables.begin(), b.tables.end(), same_table)) {
    return 0;
  }
  const auto same_change = [&](const model::DatedChange& x, const model::DatedChange& y) {
    return x.day == y.day && x.index == y.index && same_bits(x.value, y.value);
  };
  const auto [in_a, in_b] =
      std::mismatch(a.changes.begin(), a.changes.end(), b.changes.begin(), b.changes.end(), same_change);
  double day = std::min(a.horizon_days, b.horizon_days);
  if (in_a != a.changes.end()) day = std::min(day, in_a->day);
  if (in_b != b.changes.end()) day = std::min(day, in_b->day);
  return day;
}

batch::SharedHistory shared_history(const results::BatchRecord& record, std::span<const double> until) {
  NRMSIM_EXPECTS(until.size() == record.scenarios.size());
  batch::SharedHistory shared{0, record.baseline, std::vector<std::uint32_t>(record.scenarios.size(), 0)};
  const outcomes::Axis* months = months_of(record.layout);
  const auto start = core::parse_date(record.start_date);
  if (months == nullptr || !start) return shared;
  shared.first_cell = record.layout.offset_of(record.layout.find(history_outcome));
  for (std::size_t i = 0; i < record.scenarios.size(); ++i) {
    if (i != record.baseline) shared.periods[i] = months_until(*months, *start, until[i]);
  }
  return shared;
}

std::uint64_t prove_shared_history(const results::BatchRecord& record, std::span<const double> until,
                                   const results::RowSource& rows, unsigned threads) {
  const batch::SharedHistory shared = shared_history(record, until);
  std::uint64_t months = 0;
  for (const std::uint32_t count : shared.periods) months += count;
  if (months == 0) return 0;

  const batch::Plan plan{static_cast<std::uint32_t>(record.scenarios.size()), record.draws,
                         record.replications};
  const auto divergence = batch::find_divergence(
      plan, shared, record.layout.total_cells(),
      [&rows](const batch::Key& key, std::span<outcomes::Cell> row) {
        // A shard has all scenarios of a draw and replication, or none of them: what
        // it lacks agrees.
        if (rows.has(key))
          rows.read(key, row);
        else
          std::fill(row.begin(), row.end(), outcomes::Cell{0});
      },
      rows.thread_safe() ? threads : 1);
  if (!divergence) return months;
  throw core::RunError(fmt::format(
      "the history of scenario '{}' differs from that of '{}' in {}, before anything tells them apart (draw "
      "{}, "
      "replication {}); this is a fault of the program, and the differences between scenarios cannot be "
      "trusted",
      record.scenarios[divergence->key.scenario].name, record.scenarios[record.baseline].name,
      months_of(record.layout)->labels[divergence->period], divergence->key.draw,
      divergence->key.replication));
}

}  // namespace nrmsim::cli
