#pragma once
// Event histories of synthetic people in the form in which they are stored.

#include <vector>

#include "sim/core/date.hpp"
#include "sim/observation/event_history.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::cli {

/// What a row of a history says.
std::vector<results::Column> event_columns();

/// One row an event, in the same order; `start` is day 0.
std::vector<results::TableRow> event_rows(const std::vector<observation::HistoryEvent>& history,
                                          core::Date start);

/// Every word that stands in the column `event`, with its meaning.
results::Table event_words();

}  // namespace nrmsim::cli
