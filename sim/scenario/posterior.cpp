#include "sim/scenario/posterior.hpp"

#include <algorithm>

#include "sim/scenario/numbers.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t start = 0;;) {
    const std::size_t comma = line.find(',', start);
    fields.push_back(line.substr(start, comma == std::string_view::npos ? comma : comma - start));
    if (comma == std::string_view::npos) return fields;
    start = comma + 1;
  }
}

void read_header(std::string_view line, const core::Place& place, Posterior& made, ProblemList& problems) {
  for (const std::string_view field : fields_of(line)) {
    if (field.empty() || std::find(made.paths.begin(), made.paths.end(), field) != made.paths.end()) {
      problems.add(place,
                   "the column " + in_quotes(field) + (field.empty() ? " has no name" : " stands twice"),
                   "the path of a parameter, each once");
    }
    made.paths.emplace_back(field);
  }
}

void read_row(std::string_view line, const core::Place& place, Posterior& made, ProblemList& problems) {
  const auto fields = fields_of(line);
  if (fields.size() != made.paths.size()) {
    problems.add(place, "the row has " + std::to_string(fields.size()) + " fields",
                 std::to_string(made.paths.size()) + " of them, one a parameter");
    return;
  }
  std::vector<double> row;
  for (const std::string_view field : fields) {
    const auto number = parse_number(field);
    if (!number || *number <= 0 || *number >= 1)
      problems.add(place, "a coordinate is " + in_quotes(field), "a number between 0 and 1, neither of them");
    row.push_back(number.value_or(0.5));
  }
  made.rows.push_back(std::move(row));
}

constexpr std::size_t most_rows = 100'000;

Posterior too_long(Posterior made, const core::Place& at, ProblemList& problems) {
  problems.add(at, "the posterior has more than " + std::to_string(most_rows) + " rows",
               "at most that many; a part of the rows drawn at random will do");
  return made;
}

}  // namespace

Posterior parse_posterior(std::string_view text, const core::Place& place, ProblemList& problems) {
  Posterior made{{}, {}, place};
  core::Place at = place;
  at.line = std::max(at.line, 1) - 1;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    start = end + 1;
    ++at.line;
    if (line.empty() || line.starts_with('#')) continue;
    if (made.paths.empty())
      read_header(line, at, made, problems);
    else if (made.rows.size() == most_rows)
      return too_long(made, at, problems);
    else
      read_row(line, at, made, problems);
  }
  if (made.rows.empty())
    problems.add(place, "the posterior has no rows", "a header of paths and a row a draw");
  return made;
}

std::string posterior_text(const Posterior& posterior) {
  std::string text;
  const auto add = [&text](const auto& fields, const auto& word) {
    bool first = true;
    for (const auto& field : fields) {
      if (!first) text += ',';
      text += word(field);
      first = false;
    }
    text += '\n';
  };
  add(posterior.paths, [](const std::string& path) { return path; });
  for (const auto& row : posterior.rows) add(row, [](double u) { return to_text(u); });
  return text;
}

}  // namespace nrmsim::scenario
