#pragma once
// What is believed about two uncertain parameters together: a rank correlation of their draws.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/problems.hpp"
#include "sim/scenario/problem_list.hpp"

namespace nrmsim::scenario {

struct Correlation {
  std::array<std::string, 2> parameters;  ///< paths, in alphabetical order
  double rank = 0;                        ///< Spearman's, -0.99 to 0.99
  std::string source;
  std::string evidence;
  core::Place place;
};

/// "; correlated with a.b (rank 0.5)" for each correlation of the parameter.
std::string partners(const std::vector<Correlation>& correlations, const std::string& path);

/// An uncertain parameter among those that are correlated.
struct CopulaVariable {
  std::string path;
  std::uint32_t dimension = 0;  ///< position of its coordinate, from 1
  bool from_posterior = false;  ///< its coordinate is given, and the others are drawn in its light
};

/// A Gaussian copula over coordinates: uniform each, with the stated rank correlations and none elsewhere.
/// r = 2 sin(pi rank / 6) is the correlation of normal scores that has that rank correlation (Kruskal,
/// Journal of the American Statistical Association 53 (1958), 814-861).
class Copula {
 public:
  Copula() = default;
  /// Adds a problem where no distribution has all these correlations. Precondition: every correlation is
  /// between two of the variables.
  Copula(std::vector<CopulaVariable> variables, const std::vector<Correlation>& correlations,
         ProblemList& problems);

  /// Turns independent coordinates, each strictly between 0 and 1, into correlated ones. Of each group, what
  /// comes from the posterior stays as it is; then the parameter of the lowest dimension leads.
  void correlate(std::vector<double>& coordinates) const;

 private:
  double factor(std::size_t row, std::size_t column) const {
    return factor_[row * variables_.size() + column];
  }

  std::vector<CopulaVariable> variables_;  // those of the posterior first, then by dimension
  std::vector<double> factor_;             // Cholesky's, row by row
};

}  // namespace nrmsim::scenario
