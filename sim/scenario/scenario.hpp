#pragma once
// A checked scenario: everything a run needs to know, with where each number came from.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/problems.hpp"
#include "sim/scenario/draw_point.hpp"
#include "sim/scenario/materialised.hpp"
#include "sim/scenario/settings.hpp"

namespace nrmsim::scenario {

/// A parameter with a prior distribution.
struct UncertainParameter {
  std::string path;  ///< "missing.hazard_per_year"
  std::string unit;  ///< unit of the value drawn: the parameter's own, or "1" where a factor is drawn
  std::string meaning;
  std::uint32_t dimension = 0;  ///< its permanent place in the Sobol sequence, from 1
  std::string prior;            ///< "lognormal(median 1, sigma_log 0.5), factor"
  std::string source;
  std::string evidence;
};

/// What one change of a policy makes of one number.
struct ExplainedAct {
  double day = 0;               ///< of its start, since the start of the run
  std::optional<double> until;  ///< the first day on which it no longer holds
  double value = 0;             ///< on its first day, central, unscaled, with all policies
  std::string policy;
  std::string change;  ///< "set to 3", "times 1.2", "plus 500"
  core::Place place;
};

/// One number of a parameter: the whole of a scalar, or a cell of a list or table.
struct ExplainedCell {
  std::string path;                    ///< "missing.hazard_per_year.foster"
  double value = 0;                    ///< on the start date, central, unscaled, before policies
  core::Place place;                   ///< where that value was set
  std::optional<double> parent_value;  ///< what the extended files say, where that differs
  std::vector<DatedChange> history;    ///< later values that differ from the one before, with days since
                                       ///< the start; index unused
  std::vector<ExplainedAct> acts;      ///< of policies on this number, in the order of their days
};

struct ExplainedParameter {
  std::string path;
  std::string unit;
  std::string meaning;
  std::string source;
  std::string evidence;
  std::string note;
  std::string prior;                        ///< empty where there is none
  std::optional<std::uint64_t> price_year;  ///< of an amount of money
  core::Labels words{};                     ///< of a choice: its values are positions among them
  core::Place place;                        ///< where it was last set
  std::vector<ExplainedCell> cells;
};

struct ExplainedPolicy {
  std::string name;
  std::string title;
  std::string mechanism;
  std::string source;
  std::string unknown;  ///< what is not known about its effect
  core::Place place;
  std::vector<std::string> changes;  ///< "2027-01-01 to 2031-01-01: support.offer_probability = 1"
  bool is_switch = false;            ///< another view of the world, not something that anybody does
};

/// One change that a policy makes: whose, and of which parameter ("missing.hazard_per_year").
struct PolicyChange {
  std::string policy;
  std::string parameter;
};

/// Whether a change, given as policy and parameter, is kept.
using KeepChange = std::function<bool(const std::string& policy, const std::string& parameter)>;

namespace detail {
struct Resolved;
}

/// Immutable; copies share what they hold; safe to use from several threads.
class Scenario {
 public:
  explicit Scenario(std::shared_ptr<const detail::Resolved> resolved) : resolved_(std::move(resolved)) {}

  const std::string& name() const;
  const std::string& title() const;  ///< the name where the file gives none
  const std::string& description() const;
  const std::vector<std::string>& sources() const;
  const RunSettings& settings() const;
  const BatchDefaults& batch() const;
  /// In the order of the declarations.
  const std::vector<UncertainParameter>& uncertain() const;

  /// Whether draws of some parameters come from a posterior instead of their priors.
  bool has_posterior() const;

  /// Values for one draw and one scale (above 0).
  Materialised materialise(const DrawPoint& point, double scale) const;

  /// The scenario as one self-contained YAML text, tables included, that load_text() reads to the same thing.
  /// The same scenario gives the same text, whatever files it came from.
  std::string resolved_yaml() const;

  /// Every change of every policy, in the order of the policies.
  std::vector<PolicyChange> policy_changes() const;
  /// The same scenario under another name, with only the changes that `keep` wants; a policy of which nothing
  /// is left is left out.
  Scenario with_changes(std::string name, const KeepChange& keep) const;

  std::vector<ExplainedParameter> explain() const;
  std::vector<ExplainedPolicy> explain_policies() const;
  /// Every file that was read, in order of reading.
  const std::vector<std::string>& files() const;

 private:
  std::shared_ptr<const detail::Resolved> resolved_;
};

}  // namespace nrmsim::scenario
