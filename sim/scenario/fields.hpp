#pragma once
// Reading single fields of a scenario file, each with its own problem where it does not fit.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/date.hpp"
#include "sim/scenario/catalogue.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// What a number may be.
struct Limits {
  double minimum;
  double maximum;
  core::Number number = core::Number::real;
  std::string_view hint{};  ///< said after the rest: "for a fifth more write 1.2"
  core::Labels words{};     ///< of a choice
};
Limits limits_of(const core::ParameterRow& row);
/// "a number from 0 to 1", "0 or 1", "a whole number of at least 0", "capacity, budget or follows_demand"
std::string describe(const Limits& limits);
/// A value as it stands in a scenario file: a number, or the word of a choice.
std::string value_text(const core::ParameterRow& row, double value);
/// Nothing where the value lies within the limits, else what is wrong: "is 1.2".
std::optional<std::string> wrong_with(double value, const Limits& limits);

/// True if the node is a map; then adds a problem for each key that is not among the names.
bool check_keys(const Document& document, const Node& node, std::string_view what,
                std::span<const std::string_view> names, ProblemList& problems);

std::optional<std::string> read_text(const Document& document, const Node& node, std::string_view what,
                                     ProblemList& problems);
std::optional<double> read_number(const Document& document, const Node& node, std::string_view what,
                                  const Limits& limits, ProblemList& problems);
/// The same from bare text with a place of its own.
std::optional<double> read_number(std::string_view text, const core::Place& place, std::string_view what,
                                  const Limits& limits, ProblemList& problems);
std::optional<std::uint64_t> read_whole(std::string_view text, const core::Place& place,
                                        std::string_view what, std::uint64_t minimum, std::uint64_t maximum,
                                        ProblemList& problems);
/// A date of the years 1900 to 2200.
std::optional<core::Date> read_date(std::string_view text, const core::Place& place, std::string_view what,
                                    ProblemList& problems);

/// Cells and their numbers.
using Amounts = std::vector<std::pair<std::size_t, double>>;

/// What a number is called in messages, and what it may be.
struct Wanted {
  std::string name;
  Limits limits;
};

/// One number for all cells of the selection, or a map over labels, nested for two axes, which may leave
/// labels out. Every number has to lie within the limits.
Amounts read_amounts(const Document& document, const Node& node, const Declared& declared,
                     const Selection& selection, const Wanted& wanted, ProblemList& problems);

}  // namespace nrmsim::scenario
