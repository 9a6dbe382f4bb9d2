// Functions with known indices, through the designs and estimators that the program uses.

#include "sim/studies/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

#include "analysis/statistics/moments.hpp"

namespace nrmsim::studies {
namespace {

constexpr double pi = 3.14159265358979323846;

/// From coordinates and luck to an output.
using Function =
    std::function<double(const std::vector<double>&, std::uint32_t luck, std::uint32_t replication)>;

double ishigami(const std::vector<double>& u, std::uint32_t, std::uint32_t) {
  const auto x = [&u](std::size_t i) { return pi * (2 * u[i] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

const std::vector<double> g_weights{0, 1, 4.5, 9, 99, 99, 99, 99};

double g_function(const std::vector<double>& u, std::uint32_t, std::uint32_t) {
  double product = 1;
  for (std::size_t i = 0; i < u.size(); ++i)
    product *= (std::abs(4 * u[i] - 2) + g_weights[i]) / (1 + g_weights[i]);
  return product;
}

statistics::Nested outputs(const std::vector<DesignPoint>& points, const Function& f,
                           std::uint32_t replications) {
  statistics::Nested made;
  for (const DesignPoint& point : points) {
    made.emplace_back();
    for (std::uint32_t r = 0; r < replications; ++r)
      made.back().push_back(f(point.coordinates, point.luck, r));
  }
  return made;
}

/// Indices from 20 designs with seeds of their own.
struct Repeated {
  std::vector<std::vector<double>> first;  // [input][seed]
  std::vector<std::vector<double>> total;
};

Repeated repeated(const Function& f, std::size_t parameters, std::uint32_t base,
                  std::uint32_t replications = 1) {
  Repeated made;
  made.first.resize(parameters + 1);
  made.total.resize(parameters + 1);
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto found =
        sobol_of(outputs(saltelli_design(seed, base, parameters), f, replications), parameters, {1, 0.95, 1});
    for (std::size_t i = 0; i <= parameters; ++i) {
      made.first[i].push_back(found.first[i].value);
      made.total[i].push_back(found.total[i].value);
    }
  }
  return made;
}

/// Designs of different seeds are independent, so their mean is off by more than 7.2 standard errors of 19
/// degrees of freedom with a chance of 1e-6; the bias of a ratio, of the order 1 / base, comes on top.
void expect_mean(const std::vector<double>& found, double truth, double bias) {
  EXPECT_NEAR(statistics::mean(found), truth, 7.2 * statistics::standard_error(found) + bias);
}

TEST(Sobol, FindsTheIndicesOfIshigamiAndHomma) {
  // V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 with a = 7, b = 0.1.
  const double v1 = std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2) / 2;
  const double v2 = 49.0 / 8;
  const double v13 = 0.01 * std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50);
  const double v = v1 + v2 + v13;
  const Repeated found = repeated(ishigami, 3, 512);
  expect_mean(found.first[0], v1 / v, 0.003);
  expect_mean(found.first[1], v2 / v, 0.003);
  expect_mean(found.first[2], 0, 0.003);
  expect_mean(found.total[0], (v1 + v13) / v, 0.003);
  expect_mean(found.total[1], v2 / v, 0.003);
  expect_mean(found.total[2], v13 / v, 0.003);
  EXPECT_LT(statistics::standard_error(found.total[0]), 0.02) << "or the bounds above say nothing";
  for (const double of_luck : found.total[3]) EXPECT_EQ(of_luck, 0) << "luck does nothing here";
}

TEST(Sobol, FindsTheIndicesOfTheGFunction) {
  std::vector<double> partial;
  double all = 1;
  for (const double a : g_weights) {
    partial.push_back(1.0 / 3 / std::pow(1 + a, 2));
    all *= 1 + partial.back();
  }
  const double v = all - 1;
  const Repeated found = repeated(g_function, g_weights.size(), 512);
  for (std::size_t i = 0; i < g_weights.size(); ++i) {
    expect_mean(found.first[i], partial[i] / v, 0.003);
    expect_mean(found.total[i], partial[i] * all / (1 + partial[i]) / v, 0.003);
  }
}

/// A standard normal that depends on luck and replication alone.
double noise(std::uint32_t luck, std::uint32_t replication) {
  std::seed_seq seed{luck, replication};
  std::mt19937_64 generator(seed);
  std::normal_distribution<double> normal;
  return normal(generator);
}

TEST(Sobol, TakesLuckForOneMoreInput) {
  // Ishigami plus noise of variance 6 that does not depend on the parameters, mean of 2 replications: luck
  // has 3 of the variance, and the parameters' shares shrink accordingly.
  const double v1 = std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2) / 2;
  const double v13 = 0.01 * std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50);
  const double v = v1 + 49.0 / 8 + v13 + 3;
  const Function noisy = [](const std::vector<double>& u, std::uint32_t luck, std::uint32_t r) {
    return ishigami(u, luck, r) + std::sqrt(6.0) * noise(luck, r);
  };
  const Repeated found = repeated(noisy, 3, 512, 2);
  expect_mean(found.first[3], 3 / v, 0.004);
  expect_mean(found.total[3], 3 / v, 0.004);
  expect_mean(found.total[0], (v1 + v13) / v, 0.004);
  expect_mean(found.first[2], 0, 0.004);
}

TEST(Morris, FindsTheSlopesOfALinearFunction) {
  // y = 3 g_0 - 2 g_1 on the scale of the levels, u = 1/8 + 3/4 g, plus luck that is the same along a
  // trajectory and so drops out.
  const Function linear = [](const std::vector<double>& u, std::uint32_t luck, std::uint32_t r) {
    return (3 * u[0] - 2 * u[1]) / 0.75 + noise(luck, r);
  };
  const MorrisDesign design = morris_design(5, 10, 3);
  const auto found = morris_of(design, outputs(design.points, linear, 3), 3, {100, 0.95, 1});
  EXPECT_NEAR(found[0].mu, 3, 1e-12);
  EXPECT_NEAR(found[1].mu, -2, 1e-12);
  EXPECT_NEAR(found[1].mu_star, 2, 1e-12);
  EXPECT_NEAR(found[2].mu_star, 0, 1e-12);
  EXPECT_NEAR(found[0].sigma, 0, 1e-12);
  EXPECT_NEAR(found[0].noise.value(), 0, 1e-12);
}

TEST(Morris, TellsCurvatureFromChance) {
  // The same with noise of each point's own: differences of two have the variance 2 / (4/9) = 4.5, means of 4
  // replications 1.125. 200 trajectories: the variance of effects has a standard error of 0.1 of itself, the
  // estimate from replications less; five of them are allowed.
  std::uint32_t next = 0;
  const Function noisy = [&next](const std::vector<double>& u, std::uint32_t, std::uint32_t r) {
    return 3 * u[0] / 0.75 + noise(next++ + 1000, r);
  };
  const MorrisDesign design = morris_design(6, 200, 2);
  const auto found = morris_of(design, outputs(design.points, noisy, 4), 2, {100, 0.95, 1});
  for (const auto& one : found) {
    EXPECT_NEAR(one.noise.value() * one.noise.value(), 1.125, 1.125 * 5 * 0.058);
    EXPECT_NEAR(one.sigma * one.sigma, 1.125, 1.125 * 5 * 0.1);
    EXPECT_LT(one.sigma_corrected.value(), one.sigma);
  }
}

}  // namespace
}  // namespace nrmsim::studies
