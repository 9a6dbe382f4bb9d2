#pragma once
// Charts of values over time, and of values by category, from the outcomes of a file.

#include "analysis/report/facts.hpp"

namespace nrmsim::report {

/// An outcome over months or years, each scenario a series, with the published figures of that outcome.
/// Without rows where the file has no such outcome.
Chart over_time(const Facts& facts, const std::string& outcome, const std::string& axis);

/// An outcome by the labels of an axis, each scenario a series.
Chart by_category(const Facts& facts, const std::string& outcome, const std::string& axis);

/// Changes of an outcome by the labels of an axis, each reform a series.
Chart changes_by_category(const Facts& facts, const std::string& outcome, const std::string& axis);

}  // namespace nrmsim::report
