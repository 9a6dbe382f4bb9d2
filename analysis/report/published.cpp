#include "analysis/report/published.hpp"

#include <charconv>
#include <fstream>
#include <sstream>

#include "sim/core/problems.hpp"

namespace nrmsim::report {
namespace {

constexpr std::string_view header = "outcome,period,value,quality,source,note";
constexpr std::size_t field_count = 6;

/// Fields of one line (RFC 4180 without line breaks in fields).
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
      fields.back() += line[i++];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

PublishedFigure figure_of(const std::vector<std::string>& fields, const std::string& place) {
  const auto wrong = [&](const std::string& what) { throw core::RunError(place + ": " + what); };
  if (fields.size() != field_count) wrong("a line has not the fields of the header, " + std::string(header));
  PublishedFigure figure{fields[0], fields[1], 0, fields[3], fields[4], fields[5]};
  const std::string& number = fields[2];
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), figure.value);
  if (error != std::errc() || end != number.data() + number.size()) wrong("'" + number + "' is not a number");
  return figure;
}

}  // namespace

std::vector<PublishedFigure> read_published(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line != header)
    throw core::RunError(path.string() + ": this is not a table of published figures; expected the header " +
                         std::string(header));
  std::vector<PublishedFigure> figures;
  for (std::size_t number = 2; std::getline(file, line); ++number)
    if (!line.empty())
      figures.push_back(figure_of(fields_of(line), path.string() + ":" + std::to_string(number)));
  return figures;
}

}  // namespace nrmsim::report
