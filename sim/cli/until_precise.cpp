#include "sim/cli/until_precise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <variant>

#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"
#include "analysis/statistics/moments.hpp"
#include "analysis/statistics/repeated_looks.hpp"
#include "sim/cli/measured.hpp"
#include "sim/cli/preflight.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/journal_reader.hpp"

namespace nrmsim::cli {
namespace {

constexpr double level = 0.95;
constexpr const char* table_name = "until_precise";
using results::ColumnType;

comparison::Request request_for(const std::vector<PrecisionTarget>& targets) {
  comparison::Request request;
  for (const PrecisionTarget& target : targets) request.outcomes.push_back(target.outcome);
  return request;
}

/// What is known of one target in one scenario.
struct Found {
  std::size_t target;
  std::uint32_t scenario;
  std::size_t pairs = 0;
  double difference = std::numeric_limits<double>::quiet_NaN();
  std::optional<statistics::Interval> interval;

  double half_width() const {
    return interval ? (interval->high - interval->low) / 2 : std::numeric_limits<double>::infinity();
  }
};

/// The batch cut after its first replications.
Prepared first_of(const Prepared& prepared, std::uint32_t replications) {
  Prepared cut = prepared;
  cut.record.replications = replications;
  return cut;
}

/// Differences to the baseline of all targets in every other scenario, over complete pairs.
std::vector<Found> look(const Prepared& cut, const Measured& measured, const results::JournalReader& rows,
                        std::size_t looks) {
  const results::BatchRecord& record = cut.record;
  std::vector<outcomes::Cell> row(record.layout.total_cells());
  std::vector<std::vector<std::vector<double>>> values(
      record.scenarios.size());  // [scenario][replication][target]
  for (std::uint32_t s = 0; s < record.scenarios.size(); ++s) {
    for (std::uint32_t r = 0; r < record.replications; ++r) {
      rows.read({s, 0, r}, row);
      values[s].push_back(measured(row));
    }
  }
  std::vector<Found> found;
  for (std::uint32_t s = 0; s < record.scenarios.size(); ++s) {
    if (s == record.baseline) continue;
    for (std::size_t t = 0; t < measured.size(); ++t) {
      std::vector<double> differences;
      for (std::uint32_t r = 0; r < record.replications; ++r)
        if (const double d = values[s][r][t] - values[record.baseline][r][t]; std::isfinite(d))
          differences.push_back(d);
      Found one{t, s, differences.size(), std::numeric_limits<double>::quiet_NaN(), {}};
      if (!differences.empty()) one.difference = statistics::mean(differences);
      if (differences.size() > 1) one.interval = statistics::interval_with_looks(differences, level, looks);
      found.push_back(one);
    }
  }
  return found;
}

/// Replications that the widest of the intervals is likely to need.
double forecast(const std::vector<Found>& found, const std::vector<PrecisionTarget>& targets,
                std::uint32_t replications) {
  double needed = 0;
  for (const Found& one : found)
    needed = std::max(needed, replications * std::pow(one.half_width() / targets[one.target].half_width, 2));
  return needed;
}

void say_what_to_expect(const Prepared& prepared, const std::vector<PrecisionTarget>& targets,
                        const std::vector<std::uint32_t>& counts, unsigned threads) {
  const Preflight ahead = look_ahead(prepared, threads);
  fmt::print(stderr, "looks after {} replications, each interval allowing for {}; at most about {} on {}\n",
             fmt::join(counts, ", "), counted(counts.size(), "look", "looks"), duration(ahead.seconds),
             counted(threads, "thread", "threads"));
  for (const std::string& line : precision_forecast(ahead, prepared, targets))
    fmt::print(stderr, "{}\n", line);
}

void say_how_far(double needed, std::uint32_t replications, bool enough) {
  if (enough) {
    fmt::print(stderr, "after {} replications: precise enough\n", replications);
  } else {
    fmt::print(stderr, "after {} replications: not yet; some {} are likely to be needed\n", replications,
               std::isfinite(needed) ? grouped(static_cast<std::uint64_t>(std::min(std::ceil(needed), 1e15)))
                                     : std::string("many more"));
  }
}

results::Table table_of(const Prepared& cut, const Measured& measured, const std::vector<Found>& found,
                        const std::vector<PrecisionTarget>& targets,
                        const std::vector<std::uint32_t>& counts) {
  results::Table table{
      table_name,
      "Precision that was asked for, and the number of replications that it took",
      {{"scenario", "", "name of the scenario", ColumnType::text},
       {"baseline", "", "name of the scenario that it is compared with", ColumnType::text},
       {"outcome", "", "name of the outcome", ColumnType::text},
       {"long_name", "", "what the outcome is", ColumnType::text},
       {"unit", "", "unit of the numbers of the row", ColumnType::text},
       {"wanted", "", "half width that the interval was to have at most", ColumnType::real},
       {"half_width", "", "half width of the interval", ColumnType::real},
       {"difference", "", "mean of scenario minus baseline", ColumnType::real},
       {"low", "", "lower end of the 95% interval of the difference, which allows for all looks",
        ColumnType::real},
       {"high", "", "upper end of that interval", ColumnType::real},
       {"reached", "1", "1 if the half width is what was wanted or less, else 0", ColumnType::integer},
       {"replications", "1", "replications that were run", ColumnType::integer},
       {"looks", "1", "looks that the interval allows for", ColumnType::integer},
       {"limit", "1", "replications after which the run would have stopped anyway", ColumnType::integer}},
      {}};
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const Found& one : found) {
    const comparison::Row row = measured.described(one.target);
    const double wanted = targets[one.target].half_width;
    table.rows.push_back(
        {cut.record.scenarios[one.scenario].name, cut.record.scenarios[cut.record.baseline].name, row.outcome,
         row.long_name, row.unit, wanted, one.interval ? one.half_width() : none, one.difference,
         one.interval ? one.interval->low : none, one.interval ? one.interval->high : none,
         std::int64_t{one.half_width() <= wanted ? 1 : 0}, std::int64_t{cut.record.replications},
         static_cast<std::int64_t>(counts.size()), std::int64_t{counts.back()}});
  }
  return table;
}

void add(Executed& sum, const Executed& more) {
  sum.stopped = more.stopped;
  sum.ran += more.ran;
  sum.events += more.events;
  sum.short_of_candidates += more.short_of_candidates;
  sum.seconds += more.seconds;
}

}  // namespace

std::vector<PrecisionTarget> precision_targets(const std::vector<std::string>& texts) {
  std::vector<PrecisionTarget> targets;
  std::vector<core::Problem> problems;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    double half_width = 0;
    const char* const end = text.data() + text.size();
    const auto read = equals == std::string::npos
                          ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                          : std::from_chars(text.data() + equals + 1, end, half_width);
    const std::string name = text.substr(0, std::min(equals, text.size()));
    if (read.ec != std::errc() || read.ptr != end || !(half_width > 0) || !std::isfinite(half_width) ||
        name.empty()) {
      problems.push_back({{"--until-precise"},
                          fmt::format("'{}' cannot be used", text),
                          "OUTCOME=HALFWIDTH, a number above 0 in the unit of the outcome"});
    } else if (std::any_of(targets.begin(), targets.end(),
                           [&](const auto& t) { return t.outcome == name; })) {
      problems.push_back(
          {{"--until-precise"}, fmt::format("'{}' is named twice", name), "each outcome once"});
    } else {
      targets.push_back({name, half_width});
    }
  }
  if (!problems.empty()) throw core::InputError(std::move(problems));
  return targets;
}

void limit_replications(ScenarioOptions& options) {
  if (options.draws.value_or(1) > 1) {
    throw core::InputError(
        {{"--until-precise"},
         "with several draws the interval holds the uncertainty of the parameters, which more "
         "replications do not narrow",
         "--draws 1, or --replications N without --until-precise"});
  }
  options.draws = 1;
  if (!options.replications) options.replications = most_until_precise;
}

void check_targets(const Prepared& prepared, const std::vector<PrecisionTarget>& targets) {
  if (prepared.record.scenarios.size() < 2) {
    throw core::InputError(
        {{"--until-precise"},
         "there is nothing to compare",
         "two or more scenarios, as the precision is that of differences to the baseline"});
  }
  if (prepared.record.replications < 2)
    throw core::InputError(
        {{"--until-precise"}, "one replication has no interval", "--replications 2 or more"});
  const Measured measured(prepared.record, request_for(targets));
  if (measured.size() != targets.size()) {
    for (const PrecisionTarget& target : targets) {
      if (const Measured one(prepared.record, request_for({target})); one.size() != 1) {
        throw core::InputError({{"--until-precise"},
                                fmt::format("\"{}\" is {} numbers ({}, {}, ...)", target.outcome, one.size(),
                                            one.described(0).group, one.described(1).group),
                                "an outcome that is one number"});
      }
    }
  }
}

std::vector<std::string> precision_forecast(const Preflight& ahead, const Prepared& prepared,
                                            const std::vector<PrecisionTarget>& targets) {
  std::vector<std::string> lines;
  for (const PrecisionTarget& target : targets) {
    const std::size_t at = prepared.record.layout.find(target.outcome);
    for (const ExpectedWidth& width : ahead.widths) {
      if (width.outcome != prepared.record.layout.outcomes[at].long_name) continue;
      const double needed = prepared.record.replications * std::pow(width.half_width / target.half_width, 2);
      lines.push_back(
          fmt::format("forecast from a small sample: {} in {} to +-{:.4g} with some {} replications{}",
                      target.outcome, width.scenario, target.half_width,
                      grouped(static_cast<std::uint64_t>(std::clamp(std::ceil(needed), 2.0, 1e15))),
                      needed > prepared.record.replications ? ", more than the limit" : ""));
    }
  }
  return lines;
}

Precise run_until_precise(const Prepared& prepared, const std::vector<PrecisionTarget>& targets,
                          results::Journal& journal, const std::string& path, const ExecuteOptions& options) {
  const Measured measured(prepared.record, request_for(targets));
  const std::vector<std::uint32_t> counts = statistics::look_counts(prepared.record.replications);
  if (!options.quiet) say_what_to_expect(prepared, targets, counts, options.threads);
  Precise made;
  for (const std::uint32_t count : counts) {
    const Prepared cut = first_of(prepared, count);
    add(made.executed, run_missing(cut, journal, options));
    if (made.executed.stopped) return made;
    journal.sync();
    const auto found =
        look(cut, measured, results::JournalReader(results::journal_path(path)), counts.size());
    const bool enough = std::all_of(found.begin(), found.end(), [&](const Found& one) {
      return one.half_width() <= targets[one.target].half_width;
    });
    if (!options.quiet) say_how_far(forecast(found, targets, count), count, enough);
    made.replications = count;
    made.table = table_of(cut, measured, found, targets, counts);
    if (enough) break;
  }
  return made;
}

bool was_run_until_precise(const results::Reader& reader) {
  const std::vector<std::string> names = reader.table_names();
  return std::find(names.begin(), names.end(), table_name) != names.end();
}

void print_precision(const results::Reader& reader) {
  if (!was_run_until_precise(reader)) return;
  const results::Table table = reader.table(table_name);
  const auto text = [](const results::Value& value) { return std::get<std::string>(value); };
  const auto real = [](const results::Value& value) { return std::get<double>(value); };
  comparison::Lines lines{{"", "wanted", "reached", "95% interval, all looks", ""}};
  const outcomes::Layout& layout = reader.batch().layout;
  for (const results::TableRow& row : table.rows) {
    const comparison::Rounding rounding = comparison::rounding_for(std::abs(real(row[7])), real(row[6]));
    // In the direction of the comparison above: averted where less is better.
    const std::size_t at = layout.find(text(row[2]));
    const bool averted = at != outcomes::Layout::npos && layout.outcomes[at].better < 0;
    const double low = averted ? -real(row[9]) : real(row[8]);
    const double high = averted ? -real(row[8]) : real(row[9]);
    lines.push_back({text(row[0]) + ", " + text(row[3]) + (averted ? ", averted" : ", change"),
                     fmt::format("+-{:.4g}", real(row[5])),
                     std::isnan(real(row[6])) ? std::string("-") : fmt::format("+-{:.4g}", real(row[6])),
                     comparison::rounded(low, rounding) + " to " + comparison::rounded(high, rounding),
                     std::get<std::int64_t>(row[10]) == 1 ? "" : "not reached"});
  }
  if (table.rows.empty()) return;
  const results::TableRow& first = table.rows.front();
  const unsigned width = std::clamp(output_width(), 60U, 100U);
  fmt::print("\n{}{}",
             comparison::paragraph(
                 fmt::format(
                     "The number of replications, {} of at most {}, was chosen by looking at the results {}. "
                     "These intervals allow for that; those above do not:",
                     std::get<std::int64_t>(first[11]), std::get<std::int64_t>(first[13]),
                     counted(static_cast<std::uint64_t>(std::get<std::int64_t>(first[12])), "time at most",
                             "times at most")),
                 width),
             comparison::aligned(lines, width, 12));
}

}  // namespace nrmsim::cli
