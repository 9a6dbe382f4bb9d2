#include "analysis/comparison/csv.hpp"

#include "analysis/comparison/number_text.hpp"

namespace nrmsim::comparison {
namespace {

std::string number_or_nothing(const std::optional<double>& value) {
  return value ? plain_number(*value) : "";
}

std::string line(const Row& row) {
  std::string text;
  for (const std::string* field :
       {&row.scenario, &row.baseline, &row.outcome, &row.group, &row.period, &row.unit, &row.statistic})
    text += csv_field(*field) + ',';
  text += number_or_nothing(row.value) + ',' + number_or_nothing(row.baseline_value) + ',' + number_or_nothing(row.difference) + ',';
  text += row.interval ? plain_number(row.interval->low) + ',' + plain_number(row.interval->high) : ",";
  text += ',' + number_or_nothing(row.probability_better) + ',' + csv_field(row.interval_contains) + '\n';
  return text;
}

}  // namespace

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv(const Comparison& comparison) {
  std::string text =
      "scenario,baseline,outcome,group,period,unit,statistic,value,baseline_value,difference,low,high,"
      "probability_better,interval\n";
  for (const Row& row : comparison.rows) text += line(row);
  return text;
}

}  // namespace nrmsim::comparison
