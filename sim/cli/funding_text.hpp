#pragma once
// What the funding of each service line comes to, in words: for `explain` and `check`.

#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace nrmsim::cli {

/// Every line with its mode, budget, unit cost and capacity when the projection begins and wherever it
/// changes later, by the central values; one text a row.
std::vector<std::string> funding_rows(const scenario::Scenario& scenario);

/// The same in one text: how many lines in each mode, the sum of the budgets, and what policies change.
std::string funding_summary(const scenario::Scenario& scenario);

/// Changes that the mode of their line does not look at, such as a capacity where a budget decides; one text
/// for all lines that have the reason in common.
std::vector<std::string> idle_funding(const scenario::Scenario& scenario);

/// Lines that a budget decides while it is 0; one text each.
std::vector<std::string> unfunded_lines(const scenario::Scenario& scenario);

/// Lines of which a smaller or larger country has noticeably more or fewer places or staff than in
/// proportion, because they come whole; one text each.
std::vector<std::string> rounded_lines(const scenario::Scenario& scenario, double scale);

}  // namespace nrmsim::cli
