#pragma once
// What a comparison needs to know about a batch, wherever its numbers come from.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "sim/outcomes/layout.hpp"

namespace nrmsim::comparison {

struct ResultsView {
  outcomes::Layout layout;
  std::vector<std::string> scenarios;  ///< names, unique
  std::vector<double>
      policy_days;           ///< by scenario: first day of any policy from the start, the horizon if none [d]
  std::string start_date;    ///< YYYY-MM-DD, day 0
  std::size_t baseline = 0;  ///< position in `scenarios`
  std::size_t draws = 1;
  bool central_draw = true;  ///< the one draw is the central values, not a point of the priors
  std::size_t fitted = 0;    ///< how many parameters were drawn from a posterior
  std::size_t replications = 1;
  double scale = 1;

  /// By scenario, what its switches say, and everything else that it says; scenarios with the same text are
  /// alike in that. Empty where that is not known.
  std::vector<std::string> worlds;
  std::vector<std::string> packages;

  /// Cells of an outcome in one scenario: draws x replications x the outcome's axes, replications after
  /// draws. NaN where a key is missing or a value does not exist.
  std::function<std::vector<double>(std::size_t outcome, std::size_t scenario)> read;
};

}  // namespace nrmsim::comparison
