#pragma once
// One calibration: free parameters, figures, rounds; kept in a file after every round.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/prepare.hpp"
#include "sim/cli/sensitivity_study.hpp"
#include "sim/scenario/targets.hpp"
#include "sim/studies/abc.hpp"
#include "sim/studies/target_cells.hpp"

namespace nrmsim::cli {

struct Calibration {
  Prepared prepared;
  std::vector<scenario::Target> targets;  ///< those marked to be fitted
  std::vector<studies::TargetCells> cells;
  std::vector<StudyInput> free;
  studies::Observed observed;
  studies::AbcOptions options;
  std::uint32_t points = 0;  ///< rows of the posterior
  std::string digest;        ///< of everything that the result depends on
};

/// core::InputError where a free parameter has no prior, where there are none or too many, or where no target
/// is marked to be fitted.
Calibration make_calibration(Prepared prepared, const scenario::Targets& targets,
                             const studies::AbcOptions& options, std::uint32_t points);

/// Runs points on the threads given; nothing if stopped. Parameters that are not free stay at the medians of
/// their priors.
struct CalibrationRun {
  const Calibration& calibration;
  unsigned threads = 1;
  std::stop_token stop{};
  std::function<void()> step{};

  std::optional<std::vector<studies::Simulated>> operator()(const std::vector<std::vector<double>>& points,
                                                            std::uint64_t number) const;
};

/// The state after a round, as text, and back. core::RunError for a text that is not such a state, and
/// core::InputError for the state of another calibration.
std::string state_text(const Calibration& calibration, const studies::AbcState& state);
studies::AbcState read_state(const Calibration& calibration, const std::string& text,
                             const std::string& file);

/// The first line of every posterior that is written.
inline constexpr const char* posterior_mark =
    "# Draws from a posterior: in each column the share of the prior below the value drawn.";

/// The posterior as a file: comments that say how it came about, a header of paths, a row a draw.
std::string posterior_file(const Calibration& calibration, const studies::AbcState& state,
                           const studies::Posterior& posterior, const std::string& command_line);

/// Effective points below which a posterior is a few lucky points: a 90% range then rests on less than one
/// point at each end.
inline constexpr double least_sample_size = 20;

/// What each free parameter was before and is after, for people.
std::string learnt_text(const Calibration& calibration, const studies::Posterior& posterior);

/// What speaks against relying on it, a sentence a line; empty where nothing does.
std::string doubts_text(const Calibration& calibration, const studies::AbcState& state,
                        const studies::Posterior& posterior);

}  // namespace nrmsim::cli
