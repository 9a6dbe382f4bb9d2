#pragma once
// Laying one file's content over what the files before it said. Private to this folder.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/resolved.hpp"

namespace nrmsim::scenario::detail {

/// What a file says of `parameters`.
void apply_parameters(const Document& document, const Node& node, Resolved& resolved, ProblemList& problems);
/// What a file says of `policies`. A policy of a file in `extended` may be replaced, any other is a clash.
void apply_policies(const Document& document, const Node& node, const std::set<std::string>& extended,
                    Resolved& resolved, ProblemList& problems);

/// What a file says of `correlations`: a pair that an extended file has is replaced.
void apply_correlations(const Document& document, const Node& node, Resolved& resolved,
                        ProblemList& problems);
/// Once everything is merged: leaves what is correlated, with its copula.
void check_correlations(Resolved& resolved, ProblemList& problems);

/// Where a key was given last, and before or after which others.
struct GivenKey {
  core::Place place;
  std::size_t order = 0;
};
/// Which keys of `simulation` have been given so far, and whether each was a date.
struct Given {
  std::map<std::string, GivenKey, std::less<>> keys;
  std::size_t count = 0;
  bool faulty = false;
};
void apply_simulation(const Document& document, const Node& node, Resolved& resolved, Given& given,
                      ProblemList& problems);
void apply_batch(const Document& document, const Node& node, Resolved& resolved, ProblemList& problems);

/// `--set PATH=VALUE`.
void apply_override(const std::string& text, Resolved& resolved, Given& given, ProblemList& problems);

/// Largest file of a posterior.
inline constexpr std::size_t most_posterior_bytes = std::size_t{1} << 20U;

/// Sets cells to numbers that hold at all dates.
void set_cells(Parameter& parameter, const Amounts& amounts, const core::Place& place);

/// Some cells have new numbers: source and note hold for the others, and `why` says where these came from.
void add_grounds(Grounds& grounds, const Declared& declared, const Amounts& amounts, std::string_view why);

/// Reads a prior; nothing where it does not fit.
std::optional<Prior> read_prior(const Document& document, const Node& node, ProblemList& problems);

inline constexpr std::string_view no_new_source = "no source given where the value was changed";

}  // namespace nrmsim::scenario::detail
