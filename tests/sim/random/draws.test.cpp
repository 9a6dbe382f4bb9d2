#include "sim/random/draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace nrmsim::random {
namespace {

constexpr std::uint64_t sample_size = 400000;
const ReplicationKey key(20240817, 3, 5);

template <class Draw>
std::vector<double> sample(Draw draw) {
  std::vector<double> x;
  x.reserve(sample_size);
  for (std::uint64_t i = 0; i < sample_size; ++i)
    x.push_back(draw(Address{i, 9, static_cast<std::uint32_t>(i % 3)}));
  return x;
}

// Kolmogorov's distance between a sample and a distribution function. P(sqrt(n) D > t) is at most 2 exp(-2
// t^2) (Dvoretzky, Kiefer, Wolfowitz; Massart), which is 1e-6 at t = 2.69. At this sample size a scale that
// is wrong by 2 % moves D by 0.0074 and is seen: the bound is 0.0043.
template <class Distribution>
double scaled_distance(std::vector<double> x, Distribution cumulative) {
  std::sort(x.begin(), x.end());
  const auto n = static_cast<double>(x.size());
  double distance = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double p = cumulative(x[i]);
    distance = std::max({distance, p - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p});
  }
  return distance * std::sqrt(n);
}
constexpr double distance_bound = 2.69;

double mean(const std::vector<double>& x, int power) {
  double sum = 0;
  for (const double value : x) sum += std::pow(value, power);
  return sum / static_cast<double>(x.size());
}

// Sample moments against exact ones in units of their standard error; 4.9 of them (normal approximation) is
// 1e-6, 5.3 with some room for five moments.
void expect_moment(const std::vector<double>& x, int power, double expected, double expected_of_square) {
  const double error = std::sqrt((expected_of_square - expected * expected) / static_cast<double>(x.size()));
  EXPECT_NEAR(mean(x, power), expected, 5.3 * error) << "moment " << power;
}

double uniform_below(double x) {
  return x;
}
double exponential_below(double x) {
  return -std::expm1(-x);
}
double normal_below(double x) {
  return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

TEST(UnitInterval, IsNeverZeroNorOne) {
  EXPECT_EQ(unit_interval(0), 0x1p-53);
  EXPECT_EQ(unit_interval(std::numeric_limits<std::uint64_t>::max()), 1 - 0x1p-53);
  EXPECT_EQ(unit_interval(std::uint64_t{1} << 63U), 0.5 + 0x1p-53);
}

TEST(Uniform, HasItsDistribution) {
  const auto x = sample([](Address a) { return uniform(key, a); });
  EXPECT_LT(scaled_distance(x, uniform_below), distance_bound);
  expect_moment(x, 1, 1.0 / 2, 1.0 / 3);
  expect_moment(x, 2, 1.0 / 3, 1.0 / 5);
}

TEST(Uniform, OfAPairIsIndependentOfTheOther) {
  std::vector<double> products;
  for (std::uint64_t i = 0; i < sample_size; ++i) {
    const UniformPair pair = uniform_pair(key, {i, 10, 0});
    EXPECT_EQ(pair.first, uniform(key, {i, 10, 0}));
    products.push_back(pair.first * pair.second);
  }
  expect_moment(products, 1, 1.0 / 4, 1.0 / 9);
}

TEST(UnitExponential, HasItsDistribution) {
  const auto x = sample([](Address a) { return unit_exponential(key, a); });
  EXPECT_LT(scaled_distance(x, exponential_below), distance_bound);
  expect_moment(x, 1, 1, 2);
  expect_moment(x, 2, 2, 24);
  expect_moment(x, 3, 6, 720);
  EXPECT_GT(*std::min_element(x.begin(), x.end()), 0);
}

// The tail beyond the ziggurat's base is another path through the code. Of 2^24 draws 7619 are expected
// there, with standard deviation 87; excesses over its start are again exponential.
TEST(UnitExponential, HasItsTail) {
  std::vector<double> excess;
  constexpr std::uint64_t draws = std::uint64_t{1} << 24U;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const double x = unit_exponential(key, {i, 11, 0});
    if (x > ziggurat::tail_start) excess.push_back(x - ziggurat::tail_start);
  }
  const double expected = static_cast<double>(draws) * std::exp(-ziggurat::tail_start);
  EXPECT_NEAR(static_cast<double>(excess.size()), expected, 4.9 * std::sqrt(expected));
  EXPECT_LT(scaled_distance(excess, exponential_below), distance_bound);
}

TEST(UnitExponential, IsIndependentOfTheUniformBesideIt) {
  std::vector<double> products;
  std::vector<double> uniforms;
  for (std::uint64_t i = 0; i < sample_size; ++i) {
    const auto both = exponential_and_uniform(key, {i, 12, 4});
    EXPECT_EQ(both.exponential, unit_exponential(key, {i, 12, 4}));
    products.push_back(both.exponential * both.uniform);
    uniforms.push_back(both.uniform);
  }
  EXPECT_LT(scaled_distance(uniforms, uniform_below), distance_bound);
  expect_moment(products, 1, 0.5, 2.0 / 3);
}

TEST(StandardNormal, HasItsDistribution) {
  const auto x = sample([](Address a) { return standard_normal(key, a); });
  EXPECT_LT(scaled_distance(x, normal_below), distance_bound);
  expect_moment(x, 1, 0, 1);
  expect_moment(x, 2, 1, 3);
  expect_moment(x, 3, 0, 15);
  expect_moment(x, 4, 3, 105);
}

}  // namespace
}  // namespace nrmsim::random
