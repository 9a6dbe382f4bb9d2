#pragma once
// The parts of the page, in its order. Each adds a section; where the file lacks what it needs, a sentence
// says so instead.

#include "analysis/report/choice.hpp"
#include "analysis/report/facts.hpp"
#include "analysis/report/page.hpp"

namespace nrmsim::report {

void add_question(Page& page, const Facts& facts);
/// The baseline, and what the scenarios share; the reforms are described in the answer.
void add_scenarios(Page& page, const Facts& facts);
void add_answer(Page& page, const Facts& facts);
void add_basis(Page& page, const Facts& facts);
void add_limits(Page& page, const Facts& facts);
/// What the terms of the page mean.
void add_words(Page& page, const Facts& facts);
void add_effects(Page& page, const Facts& facts);
void add_spread(Page& page, const Facts& facts);
void add_incidence(Page& page, const Facts& facts);
void add_history(Page& page, const Facts& facts);
void add_validation(Page& page, const Facts& facts);
void add_repeats(Page& page, const Facts& facts);
void add_groups(Page& page, const Facts& facts);
void add_services(Page& page, const Facts& facts);
void add_costs(Page& page, const Facts& facts);
void add_parameters(Page& page, const Facts& facts);
void add_provenance(Page& page, const Facts& facts);

}  // namespace nrmsim::report
