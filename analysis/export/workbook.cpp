#include "analysis/export/workbook.hpp"

#include <cstdlib>
#include <ctime>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/slice.hpp"
#include "analysis/export/book.hpp"
#include "analysis/statistics/moments.hpp"

namespace nrmsim::exports {
namespace {

using comparison::ResultsView;
using Look = BookColumn::Look;
using Rows = std::vector<std::vector<BookCell>>;

BookCell cell(const std::optional<double>& value) {
  return value ? BookCell(*value) : BookCell();
}

/// "2026-11-27T20:59:15Z" as seconds; the epoch where it is no such text.
std::time_t seconds(const std::string& utc) {
  std::tm time{};
  return strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time) ? timegm(&time) : 0;
}

const std::vector<BookColumn>& compared_columns() {
  static const std::vector<BookColumn> columns{{"scenario", 28, Look::text},
                                               {"compared with", 16, Look::text},
                                               {"outcome", 44, Look::text},
                                               {"group", 26, Look::text},
                                               {"period", 12, Look::text},
                                               {"unit", 12, Look::text},
                                               {"interval of the difference, from", 14, Look::number},
                                               {"to", 14, Look::number},
                                               {"what the interval holds", 28, Look::text},
                                               {"difference, mean", 14, Look::number},
                                               {"scenario, mean", 14, Look::number},
                                               {"baseline, mean", 14, Look::number},
                                               {"share of draws in which it is better", 14, Look::share},
                                               {"what it is", 30, Look::text},
                                               {"name in files", 30, Look::text}};
  return columns;
}

/// Rows in which a scenario alone has the interval of its value in place of a difference.
Rows compared(const ResultsView& results, const comparison::Request& request) {
  Rows rows;
  for (const comparison::Row& row : compare(results, request).rows) {
    std::optional<double> low;
    std::optional<double> high;
    if (row.interval) {
      low = row.interval->low;
      high = row.interval->high;
    }
    rows.push_back({row.scenario, row.baseline, row.long_name, row.group, row.period, row.unit, cell(low),
                    cell(high), row.interval_contains, cell(row.difference), cell(row.value),
                    cell(row.baseline_value), cell(row.probability_better), row.statistic, row.outcome});
  }
  return rows;
}

/// Outcomes that can be broken down so and that `wanted` accepts.
template <typename Wanted>
std::vector<std::string> with_breakdown(const ResultsView& results, const std::string& by,
                                        const Wanted& wanted) {
  std::vector<std::string> names;
  for (const outcomes::Outcome& outcome : results.layout.outcomes) {
    if (outcome.statistic != outcomes::Statistic::digest && wanted(outcome) &&
        (by.empty() || comparison::has_breakdown(results.layout, outcome, by)))
      names.push_back(outcome.name);
  }
  return names;
}

struct ComparedSheet {
  const char* name;
  const char* about;
  std::string by;
  std::string period;
  bool (*wanted)(const outcomes::Outcome&);
};

void add_compared(Book& book, const ResultsView& results) {
  const auto is_headline = [](const outcomes::Outcome& outcome) { return outcome.headline; };
  const auto is_anything = [](const outcomes::Outcome&) { return true; };
  const auto is_money = [](const outcomes::Outcome& outcome) { return outcome.unit == "GBP"; };
  const std::vector<ComparedSheet> sheets{
      {"Headlines", "What each scenario changes, over the years from the first policy on", "", "projection",
       is_headline},
      {"By group", "The same by group of people; groups of fewer than ten (synthetic) people have no numbers",
       "group", "projection", is_headline},
      {"By year", "The same year by year, history included", "year", "all", is_headline},
      {"By month", "Month by month, history included", "month", "all", is_anything},
      {"Costs", "Costs and harm in money, over the years from the first policy on", "", "projection",
       is_money},
      {"Costs by service", "Costs by service, over the years from the first policy on", "item", "projection",
       is_money},
      {"Costs by payer", "Costs by payer, over the years from the first policy on", "payer", "projection",
       is_money}};
  for (const ComparedSheet& sheet : sheets) {
    comparison::Request request;
    request.outcomes = with_breakdown(results, sheet.by, sheet.wanted);
    request.by = sheet.by;
    request.period = sheet.period;
    if (!request.outcomes.empty())
      book.add_table(sheet.name, sheet.about, compared_columns(), compared(results, request));
  }
}

void add_parameters(Book& book, const results::BatchRecord& batch) {
  Rows rows;
  for (const results::UncertainRecord& parameter : batch.uncertain)
    rows.push_back({parameter.path, parameter.unit, parameter.long_name, statistics::mean(parameter.values),
                    parameter.prior, parameter.evidence, parameter.source});
  book.add_table("Parameters", "What is uncertain, what was believed of it, and why",
                 {{"parameter", 40, Look::text},
                  {"unit", 12, Look::text},
                  {"meaning", 50, Look::wrapped},
                  {"mean of the draws", 14, Look::number},
                  {"prior", 50, Look::wrapped},
                  {"grade", 14, Look::text},
                  {"source", 80, Look::wrapped}},
                 rows);
}

void add_provenance(Book& book, const results::BatchRecord& batch) {
  const results::Provenance& made = batch.provenance;
  Rows rows{{"program", "nrmsim " + made.program_version},
            {"commit", made.commit},
            {"command", made.command_line},
            {"finished", made.finished_utc},
            {"seed", std::to_string(batch.seed)},
            {"scale", batch.scale},
            {"draws", static_cast<double>(batch.draws)},
            {"replications", static_cast<double>(batch.replications)},
            {"first day", batch.start_date}};
  for (const results::ScenarioRecord& scenario : batch.scenarios)
    rows.push_back({"scenario " + scenario.name, scenario.title + ": " + scenario.description});
  book.add_table("Provenance", "How these numbers were made, and how to make them again",
                 {{"what", 40, Look::text}, {"", 100, Look::wrapped}}, rows);
}

std::vector<std::string> read_me(const results::BatchRecord& batch) {
  return {
      batch.scenarios.size() > 1 ? "What would change, and how sure that is"
                                 : "What is to be expected, and how sure that is",
      "",
      "Read the interval first: the mean alone would say more than is known. An interval of \"parameters "
      "and chance\" holds what is not known about the world, as far as the model has it; one of \"chance\" "
      "holds luck alone.",
      "\"Better\" is a share of the draws from what is assumed, not a probability of being right.",
      "Repeat referrals as recorded and people exploited again are different quantities: the first counts "
      "paper, the second what happens to people.",
      "Most effects of support have never been measured; the sheet Parameters says which numbers are "
      "assumptions.",
      "The people in it are synthetic. It must not be used to judge, score or predict a real person.",
      batch.scale == 1 ? "Simulated at full size."
                       : "Simulated at scale " + comparison::plain_number(batch.scale) +
                             "; counts are given for the whole country.",
      "",
      "Sheets: Headlines, By group, By year, By month, Costs, Costs by service, Costs by payer, Parameters, "
      "Provenance. \"name in files\" is the outcome's name in the results file, in outcomes/ beside this "
      "workbook, and in the documentation."};
}

}  // namespace

void write_workbook(const results::Reader& reader, const std::filesystem::path& path) {
  const results::BatchRecord& batch = reader.batch();
  const ResultsView results = comparison::view_of(reader);
  Book book(path, "Simulated support policies for people in the National Referral Mechanism",
            seconds(batch.provenance.finished_utc));
  book.add_text("Read me", read_me(batch));
  add_compared(book, results);
  if (!batch.uncertain.empty()) add_parameters(book, batch);
  add_provenance(book, batch);
  book.close();
}

}  // namespace nrmsim::exports
