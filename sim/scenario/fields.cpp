#include "sim/scenario/fields.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/scenario/numbers.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario {

Limits limits_of(const core::ParameterRow& row) {
  return {row.minimum, row.maximum, row.number, {}, row.words};
}

namespace {

std::string range_of(const Limits& limits) {
  constexpr double huge = std::numeric_limits<double>::max();
  if (!limits.words.empty()) return one_of(limits.words);
  if (limits.number == core::Number::flag) return "0 or 1";
  std::string text = limits.number == core::Number::whole ? "a whole number" : "a number";
  if (limits.minimum > -huge && limits.maximum < huge)
    return text + " from " + to_text(limits.minimum) + " to " + to_text(limits.maximum);
  if (limits.minimum > -huge) return text + " of at least " + to_text(limits.minimum);
  if (limits.maximum < huge) return text + " of at most " + to_text(limits.maximum);
  return text;
}

}  // namespace

std::string describe(const Limits& limits) {
  return range_of(limits) + (limits.hint.empty() ? "" : "; " + std::string(limits.hint));
}

std::string value_text(const core::ParameterRow& row, double value) {
  if (row.words.empty()) return to_text(value);
  return std::string(row.words[static_cast<std::size_t>(value)]);
}

std::optional<std::string> wrong_with(double value, const Limits& limits) {
  const bool whole = limits.number == core::Number::real || value == std::floor(value);
  if (whole && value >= limits.minimum && value <= limits.maximum) return std::nullopt;
  return "is " + to_text(value);
}

namespace {

constexpr std::string_view no_commas = "; numbers have a point before decimals, and no commas";

/// Within braces a comma begins the next key, so that "1,5" is a number and a key.
std::string about_commas(std::string_view key) {
  const bool digits =
      !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::string(no_commas) : "";
}

}  // namespace

bool check_keys(const Document& document, const Node& node, std::string_view what,
                std::span<const std::string_view> names, ProblemList& problems) {
  if (node.kind != Node::Kind::map) {
    problems.add(document.at(node), std::string(what) + " is " + describe(node), "a map of " + one_of(names));
    return false;
  }
  for (const Entry& entry : node.entries) {
    if (std::find(names.begin(), names.end(), entry.key) != names.end()) continue;
    problems.add(document.at(entry), unknown("key", entry.key, names),
                 one_of(names) + about_commas(entry.key));
  }
  return true;
}

std::optional<std::string> read_text(const Document& document, const Node& node, std::string_view what,
                                     ProblemList& problems) {
  if (node.kind == Node::Kind::text && !node.text.empty()) return node.text;
  problems.add(document.at(node), std::string(what) + " is " + describe(node), "a text");
  return std::nullopt;
}

namespace {

/// Without commas that part thousands, as in "1,500,000"; the text itself where they part anything else.
std::string without_thousands(const std::string& text) {
  constexpr std::size_t group = 4;  // a comma and three digits
  const std::size_t first = text.find(',');
  if (first == std::string::npos || std::count(text.begin(), text.end(), ',') < 2) return text;
  const std::size_t end = std::min(text.find('.'), text.size());
  for (std::size_t i = first; i < end; ++i)
    if ((text[i] == ',') != ((i - first) % group == 0)) return text;
  if ((end - first) % group != 0) return text;
  std::string plain = text;
  std::erase(plain, ',');
  return plain;
}

/// "; write 0.6" for a text that people take for that number: with a plus, with a per cent sign where a share
/// is wanted, or with commas between thousands. Empty where it could mean several, or that number would be
/// wrong.
std::string plainer(std::string_view text, const Limits& limits) {
  std::string number(text);
  if (number.starts_with('+')) number.erase(0, 1);
  const bool is_share = number.ends_with('%');
  if (is_share && !(limits.minimum == 0 && limits.maximum == 1)) return "";
  if (is_share) number.pop_back();
  while (number.ends_with(' ')) number.pop_back();
  const std::optional<double> value = parse_number(without_thousands(number));
  if (!value) return number.find(',') == std::string::npos ? "" : std::string(no_commas);
  const double meant = is_share ? rounded_to_9_digits(*value / 100) : *value;
  return wrong_with(meant, limits) ? "" : "; write " + to_text(meant);
}

/// The position of the word among those of a choice.
std::optional<double> read_word(std::string_view text, const core::Place& place, std::string_view what,
                                const Limits& limits, ProblemList& problems) {
  const auto word = std::find(limits.words.begin(), limits.words.end(), text);
  if (word != limits.words.end()) return static_cast<double>(word - limits.words.begin());
  problems.add(place, unknown("choice for " + std::string(what), text, limits.words), describe(limits));
  return std::nullopt;
}

}  // namespace

std::optional<double> read_number(std::string_view text, const core::Place& place, std::string_view what,
                                  const Limits& limits, ProblemList& problems) {
  if (!limits.words.empty()) return read_word(text, place, what, limits, problems);
  const std::optional<double> value = parse_number(text);
  if (!value) {
    problems.add(place, std::string(what) + " is " + in_quotes(text),
                 describe(limits) + plainer(text, limits));
    return std::nullopt;
  }
  if (const std::optional<std::string> wrong = wrong_with(*value, limits)) {
    problems.add(place, std::string(what) + ' ' + *wrong, describe(limits));
    return std::nullopt;
  }
  return value;
}

std::optional<double> read_number(const Document& document, const Node& node, std::string_view what,
                                  const Limits& limits, ProblemList& problems) {
  if (node.kind == Node::Kind::text && !node.in_quotes)
    return read_number(node.text, document.at(node), what, limits, problems);
  const std::string found = describe(node) + (node.in_quotes ? ", a text in quotes" : "");
  problems.add(document.at(node), std::string(what) + " is " + found, describe(limits));
  return std::nullopt;
}

std::optional<std::uint64_t> read_whole(std::string_view text, const core::Place& place,
                                        std::string_view what, std::uint64_t minimum, std::uint64_t maximum,
                                        ProblemList& problems) {
  const std::optional<std::uint64_t> value = parse_whole(text);
  if (value && *value >= minimum && *value <= maximum) return value;
  problems.add(place, std::string(what) + " is " + in_quotes(text),
               "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
  return std::nullopt;
}

std::optional<core::Date> read_date(std::string_view text, const core::Place& place, std::string_view what,
                                    ProblemList& problems) {
  const std::optional<core::Date> date = core::parse_date(text);
  if (date && date->year >= 1900 && date->year <= 2200) return date;
  problems.add(place, std::string(what) + " is " + in_quotes(text),
               "a date as YYYY-MM-DD, from 1900-01-01 to 2200-12-31");
  return std::nullopt;
}

Amounts read_amounts(const Document& document, const Node& node, const Declared& declared,
                     const Selection& selection, const Wanted& wanted, ProblemList& problems) {
  const std::size_t cells = declared.cells_below(selection.level);
  Amounts amounts;
  if (node.kind != Node::Kind::map) {
    if (const auto value = read_number(document, node, wanted.name, wanted.limits, problems))
      for (std::size_t i = 0; i < cells; ++i) amounts.emplace_back(selection.first_cell + i, *value);
    return amounts;
  }
  if (selection.level == declared.axes()) {
    problems.add(document.at(node), wanted.name + " is a map", describe(wanted.limits));
    return amounts;
  }
  const core::Labels labels = declared.row->axes[selection.level];
  const std::size_t below = declared.cells_below(selection.level + 1);
  for (const Entry& entry : node.entries) {
    const auto label = std::find(labels.begin(), labels.end(), entry.key);
    if (label == labels.end()) {
      problems.add(document.at(entry), unknown("label of " + declared.path(), entry.key, labels),
                   one_of(labels) + about_commas(entry.key));
      continue;
    }
    const auto position = static_cast<std::size_t>(label - labels.begin());
    const Selection inner{selection.parameter, selection.level + 1, selection.first_cell + position * below};
    const Amounts found = read_amounts(document, entry.value, declared, inner, wanted, problems);
    amounts.insert(amounts.end(), found.begin(), found.end());
  }
  return amounts;
}

}  // namespace nrmsim::scenario
