#pragma once
// The mechanisms of a reform: the parts that can be switched on by themselves, and the scenarios in which
// they are.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/statistics/shapley.hpp"
#include "sim/scenario/scenario.hpp"

namespace nrmsim::studies {

/// What counts as one mechanism.
enum class MechanismIs : std::uint8_t {
  policy,     ///< a named policy, with all its changes
  parameter,  ///< one changed parameter, by whatever policies
  concept_,   ///< all changed parameters of one part of the model ("support", "nrm")
};

struct Mechanism {
  std::string name;
  std::set<std::pair<std::string, std::string>> changes;  ///< policy and parameter of each
};

/// The most mechanisms that are switched on in all combinations: 2^8 = 256 scenarios.
inline constexpr std::size_t most_mechanisms = 8;

/// The mechanisms by which a reform differs from a baseline, in the order in which the reform names them.
/// Where `kind` is left open: policies if there are two to eight of them; the parameters of a single one, if
/// at most eight; else concepts. core::InputError if the reform changes nothing that the baseline does not,
/// lacks or alters a policy of the baseline, differs in anything but policies, or has more mechanisms than
/// most_mechanisms; `baseline_file` and `reform_file` stand in the messages.
std::vector<Mechanism> mechanisms_of(const scenario::Scenario& baseline, const scenario::Scenario& reform,
                                     std::optional<MechanismIs> kind, const std::string& baseline_file,
                                     const std::string& reform_file);

/// A scenario for every coalition of mechanisms, at the position of its bits: the baseline itself first, the
/// reform itself last, and the reform with the mechanisms of the coalition alone in between.
std::vector<scenario::Scenario> coalitions(const scenario::Scenario& baseline,
                                           const scenario::Scenario& reform,
                                           const std::vector<Mechanism>& mechanisms);

}  // namespace nrmsim::studies
