#pragma once
// How the same change fares under several views of the world.

#include <string>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/results_view.hpp"

namespace nrmsim::comparison {

/// For a batch with scenarios in several worlds (see ResultsView::worlds): for each outcome the least and the
/// largest mean over the worlds, of the effect of each package against the baseline's package in the same
/// world, and of the baseline's package itself, with the worlds in which they were found. This spread comes
/// from the structure that the switches stand for; it is neither chance nor in the priors, and is no
/// interval. Empty where nothing was run in more than one world, or where that is not known. core::InputError
/// as compare().
std::string structure_text(const ResultsView& results, const Request& request, unsigned width = 100);

}  // namespace nrmsim::comparison
