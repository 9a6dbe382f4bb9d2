#pragma once
// Finding declared parameters by the paths that people write: "placements.places.foster.london".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/declarations.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// A declared parameter and where its cells lie. Cells are counted with the last axis running fastest.
struct Declared {
  const core::ParameterGroup* group = nullptr;
  const core::ParameterRow* row = nullptr;
  std::uint32_t first_index = 0;  ///< position of its first cell among the model's doubles

  std::string path() const { return std::string(group->name) + '.' + std::string(row->name); }
  std::size_t axes() const { return row->axes[0].empty() ? 0 : row->axes[1].empty() ? 1 : 2; }
  std::size_t cells() const { return cells_below(0); }
  /// Cells of one choice of the labels of the first `level` axes.
  std::size_t cells_below(std::size_t level) const;
  /// "foster.london" for a cell of a table, empty for a scalar.
  std::string cell_labels(std::size_t cell) const;
};

/// Part of a parameter: all cells under a choice of labels of its first `level` axes.
struct Selection {
  std::size_t parameter = 0;  ///< position in Catalogue::declared()
  std::size_t level = 0;
  std::size_t first_cell = 0;
};

class Catalogue {
 public:
  explicit Catalogue(const Declarations& declarations);

  const std::vector<Declared>& declared() const { return declared_; }
  const Declarations& declarations() const { return declarations_; }
  /// What the path means; a problem at `place` where it means nothing.
  std::optional<Selection> find(std::string_view path, const core::Place& place, ProblemList& problems) const;
  std::optional<std::size_t> find(std::string_view concept_name, std::string_view row) const;

  std::vector<std::string_view> concepts() const;
  std::vector<std::string_view> rows(std::string_view concept_name) const;

 private:
  Declarations declarations_;
  std::vector<Declared> declared_;
};

}  // namespace nrmsim::scenario
