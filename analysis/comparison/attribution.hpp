#pragma once
// How much of a reform's effect came through each of its mechanisms, for people and for programs.

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison/compare.hpp"
#include "analysis/statistics/interval.hpp"
#include "analysis/statistics/nested.hpp"

namespace nrmsim::comparison {

struct AttributedPart {
  std::string mechanism;        ///< "whole" for the reform itself
  statistics::Estimate effect;  ///< the part of the whole effect that came through it (its Shapley value)
  double alone = 0;             ///< mean effect where it is the only one
  double on_top = 0;            ///< mean effect where all others are there already
};

/// One outcome's effect and its parts.
struct AttributedOutcome {
  Row row;  ///< says what it is; its numbers are not used
  AttributedPart whole;
  std::vector<AttributedPart> parts;  ///< their effects add up to that of the whole
};

struct AttributionTable {
  std::string reform;
  std::string baseline;
  std::size_t draws = 1;
  bool central_draw = true;
  std::size_t replications = 1;
  double scale = 1;
  double level = 0.95;
  std::vector<AttributedOutcome> outcomes;
};

/// A table for each outcome, with notes that say what the numbers are. No line is longer than `width`, nor
/// than 100; narrower than 60 counts as 60.
std::string attribution_text(const AttributionTable& table, unsigned width = 100);

/// RFC 4180 with line feeds; columns
/// `reform,baseline,outcome,group,period,unit,statistic,mechanism,effect,low,high,
/// share,alone,on_top,interval`, a row for each mechanism and one called `whole`; empty where a field does
/// not apply.
std::string attribution_csv(const AttributionTable& table);

/// An object with `reform`, `baseline`, `draws`, `replications`, `scale`, `level` and `rows`, an array of
/// objects with the fields of the columns that are not the same in all of them.
std::string attribution_json(const AttributionTable& table);

}  // namespace nrmsim::comparison
