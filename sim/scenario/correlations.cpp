#include "sim/scenario/correlations.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <tuple>

#include "sim/core/contracts.hpp"
#include "sim/scenario/numbers.hpp"

namespace nrmsim::scenario {
namespace {

std::size_t position(const std::vector<CopulaVariable>& variables, const std::string& path) {
  const auto found = std::ranges::find(variables, path, &CopulaVariable::path);
  NRMSIM_EXPECTS(found != variables.end());
  return static_cast<std::size_t>(found - variables.begin());
}

Eigen::MatrixXd normal_scores(const std::vector<CopulaVariable>& variables,
                              const std::vector<Correlation>& correlations) {
  const auto size = static_cast<Eigen::Index>(variables.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(size, size);
  for (const Correlation& one : correlations) {
    const auto a = static_cast<Eigen::Index>(position(variables, one.parameters[0]));
    const auto b = static_cast<Eigen::Index>(position(variables, one.parameters[1]));
    matrix(a, b) = matrix(b, a) = 2 * std::sin(boost::math::constants::pi<double>() * one.rank / 6);
  }
  return matrix;
}

}  // namespace

std::string partners(const std::vector<Correlation>& correlations, const std::string& path) {
  std::string text;
  for (const Correlation& one : correlations) {
    const auto& [first, second] = one.parameters;
    if (first == path || second == path)
      text += "; correlated with " + (first == path ? second : first) + " (rank " + to_text(one.rank) + ')';
  }
  return text;
}

Copula::Copula(std::vector<CopulaVariable> variables, const std::vector<Correlation>& correlations,
               ProblemList& problems)
    : variables_(std::move(variables)) {
  if (correlations.empty()) return;
  std::ranges::sort(variables_, {}, [](const CopulaVariable& variable) {
    return std::tuple(!variable.from_posterior, variable.dimension);
  });
  const Eigen::LLT<Eigen::MatrixXd> cholesky(normal_scores(variables_, correlations));
  if (cholesky.info() != Eigen::Success) {
    problems.add(correlations.back().place, "no distribution has all these correlations",
                 "rank correlations that go together, nearer to 0");
    return;
  }
  const Eigen::MatrixXd lower = cholesky.matrixL();
  for (Eigen::Index row = 0; row < lower.rows(); ++row)
    for (Eigen::Index column = 0; column < lower.cols(); ++column) factor_.push_back(lower(row, column));
}

void Copula::correlate(std::vector<double>& coordinates) const {
  if (factor_.empty()) return;
  constexpr double nearest_to_edge = 0x1p-53;
  const boost::math::normal normal;
  std::vector<double> independent(variables_.size());
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    double& coordinate = coordinates[variables_[i].dimension - 1];
    double before = 0;  // what the variables before this one say of it
    for (std::size_t j = 0; j < i; ++j) before += factor(i, j) * independent[j];
    const double score = boost::math::quantile(normal, coordinate);
    if (variables_[i].from_posterior) {
      independent[i] = (score - before) / factor(i, i);
      continue;
    }
    independent[i] = score;
    coordinate = std::clamp(boost::math::cdf(normal, before + factor(i, i) * score), nearest_to_edge,
                            1 - nearest_to_edge);
  }
}

}  // namespace nrmsim::scenario
