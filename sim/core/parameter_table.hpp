#pragma once
// How a part of the model declares its parameters: a plain table beside a plain struct of doubles.
// The table says what a value means and which values are possible; the values themselves, their priors,
// sources and grades live in scenarios/.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nrmsim::core {

/// What has to be looked at again when the value changes on a date during a run.
enum class Effect : std::uint8_t {
  next_use,  ///< read afresh whenever it is needed; nothing to do
  hazards,   ///< people's and groups' clocks have to be re-evaluated
  capacity,  ///< a pool's capacity follows it
  fixed,     ///< shapes the start of a run; a dated change is an error
};

/// What kind of number it is, for checking.
enum class Number : std::uint8_t {
  real,
  whole,
  flag,
  choice,  ///< one of a few words, ParameterRow::words; the value is the word's position among them
};

/// How the value shrinks when a smaller country is run (`scale`).
enum class Scaling : std::uint8_t {
  none,
  flow,      ///< proportional: people per unit of time, staff, budgets
  capacity,  ///< whole places, shared by largest remainder within the row, at least 1 where it was at least 1
};

using Labels = std::span<const std::string_view>;

/// One row: a scalar, a list over one axis, or a table over two (first axis outermost in memory and in YAML).
struct ParameterRow {
  std::string_view name;  ///< name within its concept, lower_snake_case
  std::string_view unit;  ///< "1/year", "d", "probability", "ratio", "GBP/day", "people", ...
  double minimum;         ///< smallest and largest possible value, both allowed
  double maximum;
  Effect effect;
  std::size_t offset;            ///< bytes from the start of the concept's struct
  std::string_view meaning;      ///< a sentence that says what the number means, for people
  std::array<Labels, 2> axes{};  ///< labels of the axes; empty spans where there is none
  Number number = Number::real;
  Scaling scaling = Scaling::none;
  Labels words{};  ///< of a choice, as they stand in YAML; empty otherwise
};

/// A concept's table and where its struct lies within the whole.
struct ParameterGroup {
  std::string_view name;  ///< the concept, as it stands in YAML
  std::span<const ParameterRow> rows;
  std::size_t offset;  ///< bytes from the start of the model's parameters
};

/// A table of weighted rows that a concept reads from a CSV file named in the scenario (for example the joint
/// distribution of referrals). Each column is categorical with the labels listed; the last column of the file
/// is the weight (a count, at least 0).
struct TableColumn {
  std::string_view name;
  Labels labels;
};
struct TableSpec {
  std::string_view name;  ///< "people.referred"
  std::string_view meaning;
  std::span<const TableColumn> columns;
  std::string_view weight;  ///< name of the weight column
};

inline constexpr std::size_t max_table_columns = 8;

/// One row of such a table, each category as its position in the column's labels.
struct WeightedRow {
  std::array<std::uint8_t, max_table_columns> category{};
  double weight = 0;
};

}  // namespace nrmsim::core
