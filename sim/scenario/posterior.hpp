#pragma once
// Draws of some uncertain parameters from a posterior, as calibration writes them: they take the place of the
// prior's draws of those parameters.

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problems.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

/// Rows of coordinates, each strictly between 0 and 1: the share of the prior below the value drawn. A draw
/// of a batch takes one whole row, so that what hangs together in the posterior stays together.
struct Posterior {
  std::vector<std::string> paths;         ///< of the parameters, in the order of the columns
  std::vector<std::vector<double>> rows;  ///< at least one
  core::Place place;

  const std::vector<double>& row_of(std::uint32_t draw) const { return rows[draw % rows.size()]; }
};

/// Reads comma-separated values: comment lines (#), a header of paths, rows. Adds a problem for everything
/// that does not fit; `place` is that of the text's first line.
Posterior parse_posterior(std::string_view text, const core::Place& place, ProblemList& problems);

/// The same as text, without comments.
std::string posterior_text(const Posterior& posterior);

}  // namespace nrmsim::scenario
