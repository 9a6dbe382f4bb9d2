#pragma once
// What each uncertain parameter does to an outcome, for people and for programs.

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison/compare.hpp"
#include "analysis/statistics/elementary_effects.hpp"
#include "analysis/statistics/sobol_indices.hpp"

namespace nrmsim::comparison {

/// One input; either the indices or the screening are there, for all lines of a table alike.
struct SensitivityLine {
  std::string input;  ///< path of the parameter, or "chance"
  std::string prior;  ///< in words
  std::optional<statistics::SobolIndex> first;
  std::optional<statistics::SobolIndex> total;
  std::optional<statistics::Screening> screening;
};

struct SensitivityTable {
  std::string scenario;
  std::string baseline;     ///< empty where the outcome is a scenario's own and not a difference
  Row row;                  ///< says what the outcome is; its numbers are not used
  std::size_t samples = 0;  ///< base points or trajectories
  std::size_t points = 0;
  std::size_t replications = 1;
  double scale = 1;
  double level = 0.95;
  double mean = 0;      ///< of the outcome; only of indices
  double variance = 0;  ///< likewise
  std::vector<SensitivityLine> lines;

  /// The input that matters most first: by total index, or by mu_star.
  void sort();
};

/// The first 25 lines and notes that say what the numbers are. No line is longer than `width`, nor than 100;
/// narrower than 60 counts as 60.
std::string sensitivity_text(const SensitivityTable& table, unsigned width = 100);

/// All lines: columns `input,prior,first,first_low,first_high,total,total_low,total_high`, or
/// `input,prior,mu_star, mu_star_low,mu_star_high,mu,sigma,sigma_corrected,noise`; empty where a value does
/// not exist.
std::string sensitivity_csv(const SensitivityTable& table);

/// An object with what the table is about and `inputs`, an array of objects with the fields of those columns.
std::string sensitivity_json(const SensitivityTable& table);

}  // namespace nrmsim::comparison
