#pragma once
// The wording of rows and of messages about names.

#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/slice.hpp"
#include "analysis/statistics/nested.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::comparison {

/// "count"; "level, average of periods" where that is how the number came about; with ", distorted by scale
/// 0.1" where the outcome is.
std::string statistic_text(const outcomes::Outcome& outcome, const Slice& slice, double scale);

/// "95%, chance" or "95%, parameters and chance"; with ", 38 of 40 pairs" where some are missing, ", of the
/// value" where nothing is compared, and ", by cube roots" where they were used. Empty without an interval.
std::string interval_text(const statistics::Estimate& estimate, double level, std::size_t possible,
                          bool alone);

/// What intervals of so many draws assume: "draws are normally distributed", for differences or, `alone`, for
/// the numbers of one scenario. Empty where they are quantiles, and for one draw.
std::string shape_text(std::size_t draws, double level, bool alone);

/// The group of a row as people need it: nothing for "all", and without a leading "all; ".
std::string group_text(const std::string& group);

/// "1 draw", "20 draws".
std::string counted_text(std::size_t count, const char* one);

/// "Scale 0.2: counts are reported at full scale; each synthetic person stands for 5."
std::string scale_note(double scale);

/// "95%", "99.5%".
std::string level_text(double level);

/// "a, b or c", cut after twelve.
std::string list_text(std::span<const std::string> names);

/// `there is no KIND "NAME", did you mean "NEAREST"?`, without the question where nothing is near.
std::string unknown_text(const std::string& kind, const std::string& name,
                         std::span<const std::string> names);

}  // namespace nrmsim::comparison
