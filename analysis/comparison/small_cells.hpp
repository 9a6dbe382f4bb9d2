#pragma once
// Subgroups of fewer than ten people are not shown: their numbers are chance, and they come too near to a
// person. In a country made smaller by its scale it is ten synthetic people, each of whom stands for several.

#include <optional>
#include <string>

#include "analysis/comparison/results_view.hpp"
#include "analysis/comparison/slice.hpp"

namespace nrmsim::comparison {

/// How many people, at full scale, a subgroup has at least that is shown.
constexpr double fewest_people(double scale) {
  constexpr double fewest = 10;
  return fewest / (scale < 1 ? scale : 1);
}
/// The outcomes that say how many people a subgroup has: the people of it who were first referred.
inline constexpr const char* counts_people = "first_referrals";
inline constexpr const char* counts_people_by_region = "first_referrals_by_region";

/// Whether the labels of an axis are groups of people, and not kinds of events or services.
bool tells_people_apart(const outcomes::Axis& axis);

/// The subgroup that a slice's text names ("age: child; duration: 365.25 d" names "age: child"), in the words
/// of the axis "group", or as "region: wales"; nothing if the outcome tells no people apart, or the slice is
/// about all of them.
std::optional<std::string> subgroup_of(const outcomes::Layout& layout, const outcomes::Outcome& outcome,
                                       const std::string& group);

/// Whether a subgroup has fewer than ten people in a scenario, by the mean over draws and replications:
/// people first referred in the periods asked for, and, where the outcome is a count, its own number. A batch
/// that does not count people by group is judged by the outcome's own numbers.
bool speaks_of_few(const ResultsView& results, std::size_t scenario, const SliceRequest& request,
                   const outcomes::Outcome& outcome, const std::string& group,
                   std::optional<double> own_mean);

}  // namespace nrmsim::comparison
