#pragma once
// Published figures beside simulated ones, as text, CSV and JSON.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/statistics/validation.hpp"

namespace nrmsim::comparison {

struct ValidationLine {
  std::string target;
  std::string description;  ///< what it counts, in words
  std::string unit;
  std::string source;
  double published = 0;
  double discrepancy_sd = 0;
  bool held_back = false;
  bool distorted = false;     ///< rests on an outcome that the batch's scale distorts
  std::size_t undefined = 0;  ///< replications in which the statistic does not exist
  statistics::Prediction predicted;

  bool within_half() const { return holds(predicted.half); }
  bool within_most() const { return holds(predicted.most); }

 private:
  bool holds(const statistics::Interval& interval) const {
    return published >= interval.low && published <= interval.high;
  }
};

struct ValidationTable {
  std::string scenario;
  std::string parameters;  ///< where the draws of the parameters come from, in words
  std::uint32_t draws = 0;
  std::uint32_t replications = 0;
  double scale = 1;
  std::vector<ValidationLine> lines;

  /// Of the figures held back, or of those fitted, in the 90 % intervals; in the 50 % ones.
  statistics::Coverage in_most(bool held_back) const;
  statistics::Coverage in_half(bool held_back) const;
  /// Whether chance alone could hardly have left so few figures inside their intervals: below 1 in 20 in the
  /// figures held back or in those fitted. Never where the runs are too few to judge by.
  bool is_implausible() const { return is_implausible(false) || is_implausible(true); }
  /// The same of those fitted to, or of those held back, alone.
  bool is_implausible(bool held_back) const;
  bool can_judge() const;  ///< whether there are runs enough; see enough_to_judge
};

/// From so many runs on the ends of a 90% interval lie within what was run.
inline constexpr std::uint32_t fewest_to_judge = 19;
/// Whether so many runs have intervals as wide as they should be.
bool enough_to_judge(std::uint64_t draws, std::uint64_t replications);

/// "One run is too few to judge the model by: ..."; empty where there are enough.
std::string few_runs_text(const ValidationTable& table);

/// A chance in two digits, "less than 1 in 10,000" below that.
std::string chance_text(double chance);

std::string validation_text(const ValidationTable& table, unsigned width);
std::string validation_csv(const ValidationTable& table);
std::string validation_json(const ValidationTable& table);

}  // namespace nrmsim::comparison
