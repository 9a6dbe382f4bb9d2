#include "analysis/comparison/structure_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/comparison/choose.hpp"
#include "analysis/comparison/columns.hpp"
#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/slice.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/comparison/wrap.hpp"
#include "analysis/statistics/nested.hpp"
#include "analysis/statistics/pairing.hpp"

namespace nrmsim::comparison {
namespace {

/// One package in one world: the scenario, and the one with the baseline's package in that world.
struct Case {
  std::size_t scenario;
  std::size_t reference;
};

/// A package that was run in several worlds.
struct Family {
  std::string name;
  bool is_effect = true;  ///< against the references; else values of the references themselves
  std::vector<Case> cases;
};

std::optional<std::size_t> find(const ResultsView& results, const std::string& world,
                                const std::string& package) {
  for (std::size_t i = 0; i < results.scenarios.size(); ++i)
    if (results.worlds[i] == world && results.packages[i] == package) return i;
  return std::nullopt;
}

std::vector<Family> families(const ResultsView& results, std::size_t baseline) {
  std::vector<Family> made;
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < results.scenarios.size(); ++i) {
    const std::string& package = results.packages[i];
    if (std::find(seen.begin(), seen.end(), package) != seen.end()) continue;
    seen.push_back(package);
    Family family{results.scenarios[i], package != results.packages[baseline], {}};
    if (const auto home = find(results, results.worlds[baseline], package))
      family.name = results.scenarios[*home];
    for (std::size_t j = 0; j < results.scenarios.size(); ++j) {
      if (results.packages[j] != package) continue;
      if (const auto reference = find(results, results.worlds[j], results.packages[baseline]))
        family.cases.push_back({j, *reference});
    }
    if (family.cases.size() > 1) made.push_back(std::move(family));
  }
  return made;
}

statistics::Nested finite_only(statistics::Nested values) {
  for (auto& draw : values) std::erase_if(draw, [](double x) { return !std::isfinite(x); });
  return values;
}

/// A mean and the world that it was found in.
struct Found {
  double mean;
  std::string world;
};

class Spread {
 public:
  Spread(const ResultsView& results, const Request& request)
      : results_(results), chosen_(choose(results, request)) {}

  std::vector<Family> in_several_worlds() const { return families(results_, chosen_.baseline); }

  /// A line for each outcome and slice.
  void add_lines(const Family& family, Lines& lines) const {
    for (const std::size_t outcome : chosen_.outcomes)
      for (const Slice& slice : slices(results_.layout, results_.layout.outcomes[outcome], chosen_.slices))
        add_line(family, outcome, slice, lines);
  }

 private:
  statistics::Nested numbers(std::size_t outcome, std::size_t scenario, const Slice& slice) const {
    return numbers_of(slice, results_.read(outcome, scenario), results_.draws, results_.replications);
  }

  void add_line(const Family& family, std::size_t outcome, const Slice& slice, Lines& lines) const {
    std::vector<Found> found;
    for (const Case& one : family.cases) {
      const statistics::Nested to = numbers(outcome, one.scenario, slice);
      const double mean =
          statistics::estimate(
              family.is_effect ? statistics::paired_differences(numbers(outcome, one.reference, slice), to)
                               : finite_only(to),
              0.95)
              .mean;
      if (std::isfinite(mean)) found.push_back({mean, results_.scenarios[one.reference]});
    }
    if (found.empty()) return;
    const auto [low, high] = std::minmax_element(
        found.begin(), found.end(), [](const Found& a, const Found& b) { return a.mean < b.mean; });
    const Rounding rounding = rounding_for(std::max(std::abs(low->mean), std::abs(high->mean)), 0);
    std::string name = family.name + ", " + results_.layout.outcomes[outcome].long_name;
    if (const std::string group = group_text(slice.group); !group.empty()) name += ", " + group;
    lines.push_back({name, family.is_effect ? "change" : "value",
                     fmt::format("{} ({})", rounded(low->mean, rounding), low->world),
                     fmt::format("{} ({})", rounded(high->mean, rounding), high->world)});
  }

  const ResultsView& results_;
  Chosen chosen_;
};

}  // namespace

std::string structure_text(const ResultsView& results, const Request& request, unsigned width) {
  // Not broken down: a subgroup may be of fewer than ten people in one of the worlds.
  if (results.worlds.size() != results.scenarios.size() || !request.by.empty()) return "";
  const Spread spread(results, request);
  Lines lines{{"", "", "least (in)", "most (in)"}};
  for (const Family& family : spread.in_several_worlds()) spread.add_lines(family, lines);
  if (lines.size() == 1) return "";
  const std::size_t columns = std::clamp<std::size_t>(width, 60, 100);
  return paragraph(
             "Structure: means of the same scenario under other views of the world (switches), change "
             "against the "
             "baseline's policies in the same world. Neither chance nor priors hold this spread, and it is "
             "no "
             "interval:",
             columns) +
         aligned(lines, columns, 12);
}

}  // namespace nrmsim::comparison
