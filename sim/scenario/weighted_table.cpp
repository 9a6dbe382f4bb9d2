#include "sim/scenario/weighted_table.hpp"

#include <algorithm>
#include <optional>

#include "sim/core/contracts.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/text_checks.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario {
namespace {

struct Field {
  std::string_view text;
  int column = 1;
};

/// Splits at commas; a field in double quotes loses them (labels and numbers never hold a comma or a quote).
std::vector<Field> fields_of(std::string_view line) {
  std::vector<Field> fields;
  std::size_t start = 0;
  while (true) {
    const std::size_t comma = std::min(line.find(',', start), line.size());
    std::string_view text = line.substr(start, comma - start);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    fields.push_back({text, static_cast<int>(start) + 1});
    if (comma == line.size()) return fields;
    start = comma + 1;
  }
}

std::string header_of(const core::TableSpec& spec) {
  std::string header;
  for (const core::TableColumn& column : spec.columns) header += std::string(column.name) + ',';
  return header + std::string(spec.weight);
}

bool check_header(std::string_view line, const core::TableSpec& spec, const core::Place& place,
                  ProblemList& problems) {
  std::string found;
  for (const Field& field : fields_of(line)) {
    if (!found.empty()) found += ',';
    found += field.text;
  }
  if (found == header_of(spec)) return true;
  problems.add(place, "the columns are " + in_quotes(found), header_of(spec));
  return false;
}

std::optional<core::WeightedRow> parse_row(std::string_view line, const core::TableSpec& spec,
                                           core::Place place, ProblemList& problems) {
  const std::vector<Field> fields = fields_of(line);
  if (fields.size() != spec.columns.size() + 1) {
    problems.add(place, "the row has " + std::to_string(fields.size()) + " fields",
                 std::to_string(spec.columns.size() + 1) + " (" + header_of(spec) + ")");
    return std::nullopt;
  }
  core::WeightedRow row;
  bool good = true;
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    const core::TableColumn& column = spec.columns[i];
    const auto label = std::find(column.labels.begin(), column.labels.end(), fields[i].text);
    if (label == column.labels.end()) {
      place.column = fields[i].column;
      problems.add(place, unknown(column.name, fields[i].text, column.labels), one_of(column.labels));
      good = false;
    } else {
      row.category[i] = static_cast<std::uint8_t>(label - column.labels.begin());
    }
  }
  const std::optional<double> weight = parse_number(fields.back().text);
  if (!weight || *weight < 0) {
    place.column = fields.back().column;
    problems.add(place, std::string(spec.weight) + " is " + in_quotes(fields.back().text),
                 "a number of at least 0");
    return std::nullopt;
  }
  row.weight = *weight;
  return good ? std::optional(row) : std::nullopt;
}

}  // namespace

std::vector<core::WeightedRow> parse_table(std::string_view text, const core::TableSpec& spec,
                                           const core::Place& where, ProblemList& problems) {
  NRMSIM_EXPECTS(spec.columns.size() <= core::max_table_columns);
  std::vector<core::WeightedRow> rows;
  text = without_mark(text);
  core::Place place{where.file, where.line, 1};
  const std::size_t before = problems.size();
  double total = 0;
  bool header = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++place.line;
    if (header) {
      if (!check_header(line, spec, place, problems)) return rows;
      header = false;
    } else if (const std::optional<core::WeightedRow> row = parse_row(line, spec, place, problems)) {
      rows.push_back(*row);
      total += row->weight;
    }
  }
  if (problems.size() == before && !(total > 0))
    problems.add({where.file, where.line, 0}, "the table " + std::string(spec.name) + " has no weight",
                 "rows whose " + std::string(spec.weight) + " add up to more than 0");
  return rows;
}

std::string table_text(const std::vector<core::WeightedRow>& rows, const core::TableSpec& spec) {
  std::string text = header_of(spec) + '\n';
  for (const core::WeightedRow& row : rows) {
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
      text += std::string(spec.columns[i].labels[row.category[i]]) + ',';
    text += to_text(row.weight) + '\n';
  }
  return text;
}

}  // namespace nrmsim::scenario
