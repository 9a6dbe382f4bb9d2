#pragma once
// The main outcome of every reform on one scale: intervals first, no order but that of the file.

#include "analysis/report/facts.hpp"
#include "analysis/report/page.hpp"

namespace nrmsim::report {

/// The row that a reform is judged by first: the first outcome for which one direction is better, because the
/// layout names what the project asks about first. nullptr where there are no rows.
const comparison::Row* main_row(const std::vector<const comparison::Row*>& rows);

/// On which side of no change the interval of a row lies, in a sentence.
std::string verdict(const comparison::Row& row);

/// `rows` are the main rows of the reforms, each about the same outcome.
void add_glance(Page& page, const Facts& facts, const std::vector<const comparison::Row*>& rows);

}  // namespace nrmsim::report
