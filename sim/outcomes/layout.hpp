#pragma once
// What one replication reports, described without knowing the domain: axes, outcomes over them, and where
// each outcome's cells lie in one flat row of 64-bit cells.

#include <cstdint>
#include <string>
#include <vector>

namespace nrmsim::outcomes {

enum class CellType : std::uint8_t { real, whole };  ///< double, or unsigned 64-bit (digests, exact counts)

/// What a cell is, and so how cells may be combined over groups, periods or replications.
enum class Statistic : std::uint8_t { count, sum, mean, quantile, share, probability, level, digest };

/// A labelled axis. Exactly one of `labels` and `values` is filled.
struct Axis {
  std::string name;  ///< "group", "year", "month", "duration", ...; unique within the layout
  std::string long_name;
  std::string unit;  ///< for `values`; "d" for durations, never "days"; empty for labels
  std::vector<std::string> labels;
  std::vector<double> values;
  std::size_t size() const { return labels.empty() ? values.size() : labels.size(); }
};

/// One outcome: a block of cells over its axes, the first axis outermost.
struct Outcome {
  std::string name;        ///< lower_snake_case, unique; the dataset's name in /outcomes
  std::string long_name;   ///< a few words, for headings
  std::string definition;  ///< what exactly is counted, over whom and when
  std::string unit;        ///< "people", "episodes", "d", "GBP", "1"; ...
  Statistic statistic = Statistic::count;
  CellType type = CellType::real;
  std::vector<std::uint32_t> axes;  ///< positions in Layout::axes
  bool full_scale = false;          ///< counts that were divided by the scale before they were stored
  bool distorted_by_scale = false;  ///< must be marked wherever shown when the scale is not 1
  bool headline = false;            ///< belongs to the table at the end of a run
  double better = 0;                ///< -1 less is better, +1 more is better, 0 neither
};

struct Layout {
  std::vector<Axis> axes;
  std::vector<Outcome> outcomes;

  std::size_t cells_of(const Outcome& outcome) const;
  /// Position of the first cell of outcome i in the flat row; outcomes lie one after another.
  std::size_t offset_of(std::size_t outcome) const;
  std::size_t total_cells() const;
  /// Position of the outcome with that name, or npos.
  std::size_t find(const std::string& name) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// A cell as it travels: the bits of a double or of an unsigned integer, by the outcome's type.
using Cell = std::uint64_t;

/// Several layouts are the same batch only if this text is the same, byte for byte.
std::string describe(const Layout& layout);

}  // namespace nrmsim::outcomes
