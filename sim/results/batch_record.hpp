#pragma once
// What a batch is, as it stands in the journal's first record and in the results file.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/outcomes/key.hpp"
#include "sim/outcomes/layout.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::results {

inline constexpr int format_version = 1;  ///< of the results file; see docs/formats/results.md

struct ScenarioRecord {
  std::string name;  ///< unique in the batch; the label on the scenario axis
  std::string title;
  std::string description;
  std::string resolved_yaml;  ///< complete and self-contained
  double policy_day = 0;      ///< first day on which a policy changes anything, days from the start [d]
};

/// Ends the words about the prior of a parameter that was drawn from a posterior.
inline constexpr const char* drawn_from_posterior = "; drawn from the posterior";

/// One uncertain parameter and what it was in each draw.
struct UncertainRecord {
  std::string path;  ///< "missing.hazard_per_year"; the dataset's name in /parameters
  std::string unit;
  std::string long_name;
  std::string prior;  ///< in words, for people
  std::string source;
  std::string evidence;         ///< grade of the evidence
  std::uint32_t dimension = 0;  ///< permanent number in the catalogue
  /// One value a draw, or scenarios x draws (scenario outermost) where scenarios differ. NaN where a scenario
  /// does not have the parameter.
  std::vector<double> values;
};

/// How a file came about. Nothing in here changes a result, except that `results_version` and `input_digest`
/// say whether two batches may be put together.
struct Provenance {
  std::string program_version;
  std::string results_version;  ///< changes whenever the same input gives other numbers
  std::string commit;
  std::string compiler;
  std::string command_line;
  std::string started_utc;  ///< ISO 8601, "2026-11-24T21:00:00Z"
  std::string finished_utc;
  std::string input_digest;  ///< of everything read from files
};

struct BatchRecord {
  outcomes::Layout layout;
  std::vector<ScenarioRecord> scenarios;
  std::uint32_t baseline = 0;  ///< position in `scenarios`
  std::uint32_t draws = 1;
  std::uint32_t replications = 1;
  bool central_draw = true;  ///< one draw that holds the central values, not a point of the priors
  std::uint64_t seed = 0;
  double scale = 1;
  std::string start_date;  ///< YYYY-MM-DD, day 0
  std::vector<UncertainRecord> uncertain;
  std::vector<Column> event_columns;  ///< of the event histories; empty where none are kept
  Provenance provenance;

  std::uint64_t keys() const;
  /// Position of a key in the order of writing: scenario, then draw, then replication.
  std::uint64_t position_of(const outcomes::Key& key) const;
  outcomes::Key key_at(std::uint64_t position) const;
  bool contains(const outcomes::Key& key) const;
};

/// What keeps the rows of two batches from standing in one file, in words; empty if nothing does. Numbers of
/// draws and replications may differ, and so may the provenance apart from `results_version` and
/// `input_digest`.
std::vector<std::string> differences(const BatchRecord& a, const BatchRecord& b);

/// What is wrong with a record that is about to be written, in words; empty if nothing is.
std::vector<std::string> faults(const BatchRecord& record);

}  // namespace nrmsim::results
