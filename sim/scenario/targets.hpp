#pragma once
// Published figures that a model is compared with: what each says, as which recorded statistic, and how far
// it may be from the truth. The format: docs/formats/targets.md.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/problems.hpp"

namespace nrmsim::scenario {

/// Labels of one axis of an outcome, each with the weight at which its cell is added up.
struct AxisChoice {
  std::string axis;
  std::vector<std::pair<std::string, double>> labels;
  core::Place place;
};

/// A weighted sum of cells of one outcome; every axis of it has to be given.
struct CellsSought {
  std::string outcome;
  std::vector<AxisChoice> at;
  core::Place place;
};

/// What a figure is for: to fit free parameters to, or to judge the fit by.
enum class TargetUse : std::uint8_t { calibrate, hold_back };

struct Target {
  std::string name;
  CellsSought statistic;
  std::optional<CellsSought> over;  ///< the figure is the statistic divided by this
  double value = 0;
  std::string unit;
  /// Standard deviation of what lies between the published figure and the statistic beside chance: other
  /// definitions, rounding, revisions, and what the model leaves out; above 0, in the unit of the value.
  double discrepancy_sd = 0;
  TargetUse use = TargetUse::calibrate;
  std::string why;  ///< the reason for the use and for the discrepancy
  std::string source;
  /// One of several ways to read the same publication; empty for a figure that stands in every reading.
  std::string reading;
  core::Place place;
};

/// A parameter that calibration may move.
struct FreeParameter {
  std::string path;
  core::Place place;
};

struct Targets {
  std::vector<Target> targets;
  std::vector<FreeParameter> free;
  std::vector<std::string> readings;  ///< the names of all readings; the first holds unless another is chosen
};

/// Reads a file. Of figures with a reading only those of `reading` are kept, or of the first where none is
/// named. core::InputError with every problem found.
Targets load_targets(const std::string& file, const std::optional<std::string>& reading = {});

/// The same from a text.
Targets parse_targets(const std::string& text, const std::string& file,
                      const std::optional<std::string>& reading = {});

}  // namespace nrmsim::scenario
