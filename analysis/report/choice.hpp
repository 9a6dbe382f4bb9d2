#pragma once
// Which reforms the charts show where a file has more than can be told apart.

#include "analysis/report/facts.hpp"
#include "analysis/report/page.hpp"

namespace nrmsim::report {

/// Reforms that can be told apart in one chart.
inline constexpr std::size_t most_reforms = 5;

/// Whether there are more, so that readers choose.
bool has_choice(const Facts& facts);

/// The baseline, then all reforms: the order of series in charts.
std::vector<std::size_t> baseline_first(const Facts& facts);

/// Leaves rows out of a chart whose reform, named in the column, is not chosen.
void follow_choice(Chart& chart, const Facts& facts, const std::string& column);
/// Leaves the chart out unless its reform is chosen.
void follow_choice_of(Chart& chart, const Facts& facts, std::size_t reform);

/// What readers choose by. The script of the page makes it work; without it the first reforms are shown.
void add_choice(Page& page, const Facts& facts);

}  // namespace nrmsim::report
