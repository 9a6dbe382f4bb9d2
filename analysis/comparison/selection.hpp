#pragma once
// Which positions of one axis are used, and which of them together. The rules are those of slice.hpp.

#include <string>
#include <vector>

#include "analysis/comparison/label_period.hpp"
#include "analysis/comparison/slice.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::comparison {

/// Positions along one axis that go into one number.
struct Choice {
  std::string text;  ///< how it is called in a row
  std::vector<std::size_t> positions;
  bool is_period = false;
};

/// Whether a breakdown names this axis, one of its margins, or one of its labels.
bool breaks_down(const outcomes::Axis& axis, const std::string& by);

/// `adds_up`: whether the outcome is a count or a sum.
std::vector<Choice> choices(const outcomes::Axis& axis, const SliceRequest& request, bool adds_up);

}  // namespace nrmsim::comparison
