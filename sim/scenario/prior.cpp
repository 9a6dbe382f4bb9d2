#include "sim/scenario/prior.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <cmath>
#include <numeric>

#include "sim/core/contracts.hpp"
#include "sim/scenario/numbers.hpp"

namespace nrmsim::scenario {
namespace {

constexpr std::array<FamilySpec, 8> known_families{{
    {Family::uniform, "uniform", {"low", "high"}},
    {Family::loguniform, "loguniform", {"low", "high"}},
    {Family::normal, "normal", {"mean", "sd"}},
    {Family::lognormal, "lognormal", {"median", "sigma_log"}},
    {Family::beta, "beta", {"alpha", "beta"}},
    {Family::gamma, "gamma", {"mean", "sd"}},
    {Family::triangular, "triangular", {"low", "mode", "high"}},
    {Family::discrete, "discrete", {}},
}};

/// Calls `use` with the Boost distribution of the prior; loguniform as a uniform of the logarithm.
template <class Use>
double with_distribution(const Prior& prior, Use use) {
  const auto [a, b, c] = prior.parameters;
  switch (prior.family) {
    case Family::uniform:
      return use(boost::math::uniform{a, b});
    case Family::loguniform:
      return use(boost::math::uniform{std::log(a), std::log(b)});
    case Family::normal:
      return use(boost::math::normal{a, b});
    case Family::lognormal:
      return use(boost::math::lognormal{std::log(a), b});
    case Family::beta:
      return use(boost::math::beta_distribution<>{a, b});
    case Family::gamma:
      return use(boost::math::gamma_distribution<>{a / b * (a / b), b * b / a});
    case Family::triangular:
      return use(boost::math::triangular{a, b, c});
    case Family::discrete:
      break;
  }
  NRMSIM_EXPECTS(false);
  return 0;
}

/// Probability of a value of at most x.
double probability_below(const Prior& prior, double x) {
  if (prior.family == Family::loguniform) x = x > 0 ? std::log(x) : std::log(prior.parameters[0]);
  return with_distribution(prior, [x](const auto& distribution) {
    const auto [low, high] = boost::math::support(distribution);
    return x <= low ? 0.0 : x >= high ? 1.0 : boost::math::cdf(distribution, x);
  });
}

double discrete_quantile(const Prior& prior, double u) {
  const double total = std::accumulate(prior.weights.begin(), prior.weights.end(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < prior.values.size(); ++i) {
    sum += prior.weights[i];
    if (u * total < sum) return prior.values[i];
  }
  return prior.values.back();
}

std::optional<std::string> wrong_with_discrete(const Prior& prior) {
  if (prior.values.empty() || prior.values.size() != prior.weights.size())
    return "a discrete prior needs `values` and as many `weights`";
  if (!std::is_sorted(prior.values.begin(), prior.values.end()) ||
      std::adjacent_find(prior.values.begin(), prior.values.end()) != prior.values.end())
    return "the `values` of a discrete prior must ascend";
  if (std::any_of(prior.weights.begin(), prior.weights.end(), [](double w) { return w <= 0; }))
    return "the `weights` of a discrete prior must be above 0";
  if (prior.at_least || prior.at_most)
    return "a discrete prior has no `at_least` or `at_most`; leave values out";
  return std::nullopt;
}

std::optional<std::string> wrong_with_parameters(const Prior& prior) {
  const auto [a, b, c] = prior.parameters;
  switch (prior.family) {
    case Family::uniform:
      if (!(a < b)) return "`low` must be below `high`";
      break;
    case Family::loguniform:
      if (!(a > 0 && a < b)) return "`low` must be above 0 and below `high`";
      break;
    case Family::normal:
      if (!(b > 0)) return "`sd` must be above 0";
      break;
    case Family::lognormal:
      if (!(a > 0 && b > 0)) return "`median` and `sigma_log` must be above 0";
      break;
    case Family::beta:
      if (!(a > 0 && b > 0)) return "`alpha` and `beta` must be above 0";
      break;
    case Family::gamma:
      if (!(a > 0 && b > 0)) return "`mean` and `sd` must be above 0";
      break;
    case Family::triangular:
      if (!(a <= b && b <= c && a < c)) return "`low`, `mode` and `high` must ascend";
      break;
    case Family::discrete:
      return wrong_with_discrete(prior);
  }
  return std::nullopt;
}

}  // namespace

std::span<const FamilySpec> family_specs() {
  return known_families;
}

const FamilySpec& spec_of(Family family) {
  return *std::find_if(known_families.begin(), known_families.end(),
                       [family](const FamilySpec& spec) { return spec.family == family; });
}

std::optional<std::string> wrong_with(const Prior& prior) {
  if (std::optional<std::string> wrong = wrong_with_parameters(prior)) return wrong;
  if (prior.family == Family::discrete) return std::nullopt;
  const double below = prior.at_least ? probability_below(prior, *prior.at_least) : 0;
  const double above = prior.at_most ? probability_below(prior, *prior.at_most) : 1;
  // Too far out in a tail the quantile function has no digits left.
  if (!(above - below > 1e-6)) return "the prior has almost no probability in the possible range";
  return std::nullopt;
}

double quantile(const Prior& prior, double u) {
  NRMSIM_EXPECTS(u > 0 && u < 1);
  if (prior.family == Family::discrete) return discrete_quantile(prior, u);
  const double below = prior.at_least ? probability_below(prior, *prior.at_least) : 0;
  const double above = prior.at_most ? probability_below(prior, *prior.at_most) : 1;
  const double p = std::clamp(below + u * (above - below), 1e-300, 1 - 0x1p-53);
  double x = with_distribution(prior, [p](const auto& d) { return boost::math::quantile(d, p); });
  if (prior.family == Family::loguniform) x = std::exp(x);
  x = rounded_to_9_digits(x);
  if (prior.at_least) x = std::max(x, *prior.at_least);
  if (prior.at_most) x = std::min(x, *prior.at_most);
  return x;
}

std::string describe(const Prior& prior) {
  const FamilySpec& spec = spec_of(prior.family);
  std::string text = std::string(spec.name) + '(';
  std::string separator;
  for (std::size_t i = 0; i < spec.parameters.size() && !spec.parameters[i].empty(); ++i) {
    text += separator + std::string(spec.parameters[i]) + ' ' + to_text(prior.parameters[i]);
    separator = ", ";
  }
  for (std::size_t i = 0; i < prior.values.size(); ++i) {
    text += separator + to_text(prior.values[i]) + " with weight " + to_text(prior.weights[i]);
    separator = ", ";
  }
  text += ')';
  if (prior.at_least) text += ", at least " + to_text(*prior.at_least);
  if (prior.at_most) text += ", at most " + to_text(*prior.at_most);
  if (prior.applies_to == AppliesTo::factor) text += ", factor";
  return text;
}

}  // namespace nrmsim::scenario
