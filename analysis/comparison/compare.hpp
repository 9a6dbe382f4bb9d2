#pragma once
// Scenarios against a baseline, replication by replication.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison/results_view.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/statistics/nested.hpp"
#include "analysis/statistics/pairing.hpp"

namespace nrmsim::comparison {

struct Request {
  std::vector<std::string> outcomes;    ///< by name; empty for the headline outcomes
  std::optional<std::string> baseline;  ///< another than the batch's own
  std::string by;                       ///< see SliceRequest; empty for no breakdown
  std::string period = "projection";    ///< see SliceRequest
  double level = 0.95;                  ///< of the intervals, between 0 and 1
};

/// One scenario, outcome, group and period. Numbers are empty where they do not apply or do not exist.
struct Row {
  std::string scenario;
  std::string baseline;  ///< empty where nothing is compared
  std::string outcome;
  std::string group;
  std::string period;
  std::string unit;
  std::string
      statistic;  ///< what the number of one replication is: "count", "level, average of periods", ...
  std::optional<double> value;           ///< mean over draws and replications
  std::optional<double> baseline_value;  ///< the same of the baseline
  std::optional<double> difference;      ///< mean of scenario minus baseline
  /// About the difference; about the value where nothing is compared.
  std::optional<statistics::Interval> interval;
  std::optional<double>
      probability_better;         ///< see statistics::probability_better; only where one direction is better
  std::string interval_contains;  ///< "95%, chance", "95%, parameters and chance", ...

  // Beyond what files show.
  std::string long_name;
  double better = 0;        ///< as in outcomes::Outcome
  bool few_people = false;  ///< about a subgroup of fewer than ten people, whose numbers are not shown
  bool distorted = false;   ///< the outcome is distorted by the scale at which the batch ran
  std::optional<double>
      share_same;  ///< share of draws, or of replications of one draw, without any difference
  statistics::Contains contains = statistics::Contains::nothing;
  std::optional<double> noise_share;  ///< see statistics::VarianceParts
  /// Of what the interval is about, one replication of one draw; nothing where it cannot be told.
  std::optional<statistics::VarianceParts> variance;
  std::optional<statistics::PairingGain> pairing;
  std::vector<double> spread;  ///< see statistics::spread; of the differences, or of the values
};

struct Comparison {
  std::string baseline;  ///< empty if the batch has one scenario only
  std::size_t draws = 1;
  bool central_draw = true;  ///< see ResultsView
  std::size_t fitted = 0;    ///< see ResultsView
  std::size_t replications = 1;
  double scale = 1;
  double level = 0.95;
  std::string by;  ///< the breakdown that was asked for; empty for none
  std::vector<std::string>
      left_out;  ///< long names of headline outcomes that lack it, and are not in the rows
  std::vector<std::string> unchanged;  ///< scenarios that equal the baseline in every outcome of every key
  std::vector<Row> rows;  ///< by scenario, then outcome, then group and period, in the order of the layout
};

/// Every scenario but the baseline against it, over pairs of the same draw and replication. A batch with one
/// scenario gives that scenario's own values instead. core::InputError for unknown or unsuitable names (every
/// one at once).
Comparison compare(const ResultsView& results, const Request& request);

}  // namespace nrmsim::comparison
