#pragma once
// A comparison for people: a table of plain text.

#include <string>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/sparkline.hpp"

namespace nrmsim::comparison {

/// For each scenario a table with a line for each outcome: where there is room how the draws (or
/// replications) lie around no change, the interval, then the mean, then the baseline's value, then where
/// there is room how often the scenario came out better, or "same" where there is no difference at all.
/// Differences of outcomes of which less is better are shown as what is averted (baseline minus scenario),
/// all others as change (scenario minus baseline). Rounded to what is known; outcomes distorted by the scale
/// have an asterisk. No line is longer than `width` columns, nor than 100; narrower than 60 counts as 60.
/// Ends with notes that say what the numbers are.
std::string text_table(const Comparison& comparison, unsigned width = 100,
                       Characters characters = Characters::blocks);

}  // namespace nrmsim::comparison
