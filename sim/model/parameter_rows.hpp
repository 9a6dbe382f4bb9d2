#pragma once
// Short ways to write the rows of a parameter table.

#include <limits>

#include "sim/core/parameter_table.hpp"

namespace nrmsim::model {

inline constexpr double no_limit = std::numeric_limits<double>::max();

using core::Effect;
using core::Labels;
using core::Number;
using core::ParameterRow;
using core::Scaling;

constexpr ParameterRow row(std::size_t offset, std::string_view name, std::string_view unit, double minimum,
                           double maximum, Effect effect, std::string_view meaning, Labels first = {},
                           Labels second = {}) {
  return {name,   unit,    minimum,         maximum,      effect,
          offset, meaning, {first, second}, Number::real, Scaling::none};
}
constexpr ParameterRow share(std::size_t offset, std::string_view name, Effect effect,
                             std::string_view meaning, Labels first = {}, Labels second = {}) {
  return row(offset, name, "probability", 0, 1, effect, meaning, first, second);
}
/// A hazard, or an expected number of events a year.
constexpr ParameterRow hazard(std::size_t offset, std::string_view name, std::string_view meaning,
                              Labels first = {}, Labels second = {}) {
  return row(offset, name, "1/year", 0, 1e4, Effect::hazards, meaning, first, second);
}
/// A factor on a hazard: 1 is no effect.
constexpr ParameterRow ratio(std::size_t offset, std::string_view name, std::string_view meaning,
                             Labels first = {}, Labels second = {}) {
  return row(offset, name, "ratio", 0, 1e4, Effect::hazards, meaning, first, second);
}
constexpr ParameterRow days(std::size_t offset, std::string_view name, Effect effect,
                            std::string_view meaning, Labels first = {}, Labels second = {}) {
  return row(offset, name, "d", 0, 1e5, effect, meaning, first, second);
}
constexpr ParameterRow flag(std::size_t offset, std::string_view name, Effect effect,
                            std::string_view meaning) {
  ParameterRow r = row(offset, name, "flag", 0, 1, effect, meaning);
  r.number = Number::flag;
  return r;
}
/// A flag for each label.
constexpr ParameterRow flags(std::size_t offset, std::string_view name, Effect effect,
                             std::string_view meaning, Labels first) {
  ParameterRow r = row(offset, name, "flag", 0, 1, effect, meaning, first);
  r.number = Number::flag;
  return r;
}
/// One of a few words.
constexpr ParameterRow choice(std::size_t offset, std::string_view name, Labels words, Effect effect,
                              std::string_view meaning, Labels first = {}) {
  ParameterRow r =
      row(offset, name, "choice", 0, static_cast<double>(words.size() - 1), effect, meaning, first);
  r.number = Number::choice;
  r.words = words;
  return r;
}
/// Whole places or posts; shrinks with the scale.
constexpr ParameterRow places(std::size_t offset, std::string_view name, std::string_view unit,
                              std::string_view meaning, Labels first = {}, Labels second = {}) {
  ParameterRow r = row(offset, name, unit, 0, 4e9, Effect::capacity, meaning, first, second);
  r.number = Number::whole;
  r.scaling = Scaling::capacity;
  return r;
}

}  // namespace nrmsim::model
