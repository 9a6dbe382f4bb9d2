#pragma once
// Charts of values over time, and of values by category, from the outcomes of a file.

#include "analysis/report/facts.hpp"

namespace nrmsim::report {

/// Scenarios that fit into one chart: the baseline and the first reforms.
inline constexpr std::size_t most_series = 5;
std::vector<std::size_t> shown_scenarios(const Facts& facts);
/// Says which scenarios the charts leave out; empty if none.
std::string about_left_out(const Facts& facts);

/// An outcome over months or years, each shown scenario a series, with the published figures of that outcome.
/// Without rows where the file has no such outcome.
Chart over_time(const Facts& facts, const std::string& outcome, const std::string& axis);

/// An outcome by the labels of an axis, each shown scenario a series.
Chart by_category(const Facts& facts, const std::string& outcome, const std::string& axis);

/// Changes of an outcome by the labels of an axis, each reform a series.
Chart changes_by_category(const Facts& facts, const std::string& outcome, const std::string& axis);

}  // namespace nrmsim::report
