#pragma once
// How much of the spread is chance and how much parameters, in words.

#include <string>

#include "analysis/comparison/compare.hpp"

namespace nrmsim::comparison {

/// A table with a line for each row: the share of the parameters in the variance of a single replication, its
/// interval, and the share of chance that is left in the means of the draws, which the intervals of the
/// comparison therefore hold too. With several draws of one replication each, a sentence that it cannot be
/// told. Empty for a single draw, whose intervals hold chance only, and where nothing has a value.
std::string variance_text(const Comparison& comparison, unsigned width = 100);

}  // namespace nrmsim::comparison
