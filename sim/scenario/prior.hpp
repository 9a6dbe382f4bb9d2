#pragma once
// What is believed about an uncertain parameter before the data are looked at.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problems.hpp"

namespace nrmsim::scenario {

enum class Family : std::uint8_t {
  uniform,
  loguniform,
  normal,
  lognormal,
  beta,
  gamma,
  triangular,
  discrete
};

/// How a family is written: its name and the names of its parameters.
struct FamilySpec {
  Family family;
  std::string_view name;
  std::array<std::string_view, 3> parameters;  ///< empty views behind the last one
};
/// Every family; `discrete` has lists instead: `values` and `weights`.
std::span<const FamilySpec> family_specs();
const FamilySpec& spec_of(Family family);

enum class AppliesTo : std::uint8_t {
  value,   ///< the prior is of the parameter itself
  factor,  ///< the prior is of one factor on every cell and date
};

struct Prior {
  Family family = Family::uniform;
  std::array<double, 3> parameters{};  ///< as named by spec_of(family)
  std::vector<double> values;          ///< discrete: the possible values, ascending
  std::vector<double> weights;         ///< discrete: their relative weights
  std::optional<double> at_least;      ///< the distribution is cut here, and rescaled
  std::optional<double> at_most;
  AppliesTo applies_to = AppliesTo::value;
  std::uint32_t dimension = 0;
  core::Place place;
};

inline constexpr std::uint32_t most_dimensions = 1000;

/// What is wrong with the numbers of a prior, or nothing.
std::optional<std::string> wrong_with(const Prior& prior);

/// The value below which the truncated prior has the probability u, 0 < u < 1, with 9 significant digits.
double quantile(const Prior& prior, double u);

/// "lognormal(median 1, sigma_log 0.5), factor"
std::string describe(const Prior& prior);

}  // namespace nrmsim::scenario
