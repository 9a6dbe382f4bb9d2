#pragma once
// From an outcome with axes to one number for each replication.
//
// Time. An axis whose labels are years or months is an axis of time. Of it, those periods are used that end
// after the first day of any policy in the batch, so the period in which a policy begins is used whole;
// without a policy in the reported time, all are. Counts and sums are added up over these periods. Everything
// else (a mean, a quantile, a share, a probability, a level) cannot be added up: if the axis has a label
// "all" and all periods are asked for, that one is used, and otherwise the plain average over the periods,
// which is said in the statistic. A period that has no value (a share of nothing) is left out of an average.
//
// Groups. Of an axis that has a label "all", that label is used unless a breakdown is asked for.
//
// Every other axis gives one number for each of its labels or values: they are not added up, because what
// they name may overlap.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/statistics/nested.hpp"
#include "sim/core/date.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::comparison {

/// What is asked of every outcome.
struct SliceRequest {
  /// A breakdown: the name of an axis ("group", "year", "service"), a margin of one ("age" for the labels
  /// "age: child" and "age: adult"), or one label. Empty for none.
  std::string by;
  /// "projection" for the rule above, "all" for every period, or one label.
  std::string period = "projection";
  /// First day of any policy; nothing if there is none.
  std::optional<core::Date> first_policy_day;
};

enum class Combine : unsigned char { add, average };

/// The cells of one outcome that make one number.
struct Slice {
  std::string group;   ///< "all", "age: child", "kind: appeal"; "" without such an axis; parts joined by "; "
  std::string period;  ///< "2027-2035"; "" without an axis of time
  std::vector<std::size_t> cells;  ///< positions in the outcome's block
  Combine combine = Combine::add;
};

/// Whether the breakdown and the period that are asked for exist in the outcome.
bool has_breakdown(const outcomes::Layout& layout, const outcomes::Outcome& outcome, const std::string& by);
bool has_period(const outcomes::Layout& layout, const outcomes::Outcome& outcome, const std::string& period);

/// In the order of the axes. Precondition: has_breakdown unless `by` is empty, has_period, and the outcome is
/// not a digest.
std::vector<Slice> slices(const outcomes::Layout& layout, const outcomes::Outcome& outcome,
                          const SliceRequest& request);

/// The number of one replication, from the outcome's cells. A sum with a missing cell is NaN, and so is an
/// average without any value.
double number_of(const Slice& slice, std::span<const double> cells);

/// One number for each draw and replication, from everything that ResultsView::read gives.
/// Precondition: values.size() is draws x replications x cells of the outcome.
statistics::Nested numbers_of(const Slice& slice, std::span<const double> values, std::size_t draws,
                              std::size_t replications);

}  // namespace nrmsim::comparison
