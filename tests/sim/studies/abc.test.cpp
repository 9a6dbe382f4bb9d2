#include "sim/studies/abc.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/draws.hpp"

namespace nrmsim::studies {
namespace {

using Points = std::vector<std::vector<double>>;

struct Moments {
  double mean = 0;
  double sd = 0;
};

Moments moments(const Points& points, std::size_t dimension) {
  double sum = 0;
  double squares = 0;
  for (const auto& point : points) {
    sum += point[dimension];
    squares += point[dimension] * point[dimension];
  }
  const auto n = static_cast<double>(points.size());
  return {sum / n, std::sqrt(squares / n - sum / n * sum / n)};
}

AbcState run(const Observed& observed, std::size_t dimensions, const AbcOptions& options,
             const Evaluate& evaluate) {
  AbcState state;
  while (!state.finished) EXPECT_TRUE(abc_round(state, observed, dimensions, options, evaluate));
  return state;
}

/// The first coordinate is seen through 10 u, exactly; of the second nothing is seen.
std::optional<std::vector<Simulated>> exact(const Points& points, std::uint64_t) {
  std::vector<Simulated> made;
  for (const auto& point : points) made.push_back({{10 * point[0]}, {0}});
  return made;
}

// Seen: 4 with a discrepancy of 0.02, so that many rounds are needed. The posterior of u is normal with mean
// 0.4 and standard deviation 0.002. Bounds: four standard errors of a mean and of a standard deviation from
// as many independent points as the effective sample size. Of the second coordinate the posterior is the
// prior.
TEST(Abc, FindsANormalPosterior) {
  const Observed observed{{4}, {0.02}};
  const AbcOptions options{.particles = 2000, .rounds = 20, .tolerance = 4, .least_acceptance = 0, .seed = 3};
  const AbcState state = run(observed, 2, options, exact);
  EXPECT_GE(state.rounds.size(), 4U);
  EXPECT_LE(state.rounds.back().tolerance, 4);
  const Posterior posterior = posterior_of(state, observed, options, 4000);
  const double n = posterior.sample_size;
  ASSERT_GT(n, 100);
  const Moments known = moments(posterior.points, 0);
  EXPECT_NEAR(known.mean, 0.4, 4 * 0.002 / std::sqrt(n));
  EXPECT_NEAR(known.sd, 0.002, 4 * 0.002 / std::sqrt(2 * n));
  const Moments unknown = moments(posterior.points, 1);
  EXPECT_NEAR(unknown.mean, 0.5, 4 * std::sqrt(1.0 / 12 / n));
  EXPECT_NEAR(unknown.sd, std::sqrt(1.0 / 12), 4 * std::sqrt((1.0 / 80 - 1.0 / 144) / n));
}

// A posterior that leans on the edge of the cube: seen 0 with a discrepancy of 1, through 10 u. The half
// normal has the mean 0.1 sqrt(2 / pi).
TEST(Abc, FindsAPosteriorAtTheEdgeOfThePrior) {
  const Observed observed{{0}, {1}};
  const AbcOptions options{.particles = 2000, .rounds = 10, .tolerance = 4, .seed = 5};
  const AbcState state = run(observed, 2, options, exact);
  const Posterior posterior = posterior_of(state, observed, options, 1000);
  ASSERT_GT(posterior.sample_size, 200);
  const double pi = 3.14159265358979;
  EXPECT_NEAR(moments(posterior.points, 0).mean, 0.1 * std::sqrt(2 / pi),
              4 * 0.1 * std::sqrt((1 - 2 / pi) / posterior.sample_size));
}

// Replications differ with a variance of 1 and two are averaged, in a country of a tenth of the size: what is
// observed has a tenth of that variance, the mean of two a half, and the discrepancy 0.25. Together 0.85.
TEST(Abc, AllowsForChanceBetweenReplications) {
  const Observed observed{{5}, {0.5}};
  const AbcOptions options{.particles = 4000, .rounds = 10, .tolerance = 4, .seed = 7, .scale = 0.1};
  const auto noisy = [](const Points& points, std::uint64_t number) {
    const random::ReplicationKey key(11, 0, 0);
    std::vector<Simulated> made;
    for (const auto& point : points) {
      const double a = 10 * point[0] + random::standard_normal(key, {number, 1, 0});
      const double b = 10 * point[0] + random::standard_normal(key, {number, 2, 0});
      ++number;
      made.push_back({{(a + b) / 2}, {(a - b) * (a - b) / 2}});
    }
    return std::optional(made);
  };
  const AbcState state = run(observed, 1, options, noisy);
  // Mean of 4,000 variances with one degree of freedom: standard error sqrt(2 / 4000).
  EXPECT_NEAR(state.variance[0], 1, 4 * std::sqrt(2.0 / 4000));
  const Posterior posterior = posterior_of(state, observed, options, 1000);
  ASSERT_GT(posterior.sample_size, 200);
  const double sd = std::sqrt(0.25 + 0.1 + 0.5) / 10;
  EXPECT_NEAR(moments(posterior.points, 0).mean, 0.5, 4 * sd / std::sqrt(posterior.sample_size));
  EXPECT_NEAR(moments(posterior.points, 0).sd, sd, 4 * sd / std::sqrt(2 * posterior.sample_size));
}

TEST(Abc, GoesOnFromAnyRoundAsIfItHadNotStopped) {
  const Observed observed{{4}, {0.1}};
  const AbcOptions options{.particles = 40, .rounds = 4, .tolerance = 0.01, .seed = 9};
  const AbcState whole = run(observed, 2, options, exact);
  AbcState part;
  ASSERT_TRUE(abc_round(part, observed, 2, options, exact));
  const AbcState kept = part;
  EXPECT_FALSE(abc_round(part, observed, 2, options, [](const Points&, std::uint64_t) {
    return std::optional<std::vector<Simulated>>();
  }));
  EXPECT_EQ(part.rounds.size(), 1U);
  AbcState resumed = kept;
  while (!resumed.finished) ASSERT_TRUE(abc_round(resumed, observed, 2, options, exact));
  ASSERT_EQ(resumed.kept.size(), whole.kept.size());
  for (std::size_t i = 0; i < whole.kept.size(); ++i) {
    EXPECT_EQ(resumed.kept[i].point, whole.kept[i].point);
    EXPECT_EQ(resumed.kept[i].weight, whole.kept[i].weight);
  }
}

TEST(Abc, NeverKeepsWhatDoesNotExist) {
  const Observed observed{{4}, {0.5}};
  const AbcOptions options{.particles = 40, .rounds = 1, .tolerance = 100, .seed = 2};
  const AbcState state = run(observed, 1, options, [](const Points& points, std::uint64_t) {
    std::vector<Simulated> made;
    for (const auto& point : points) made.push_back({{point[0] < 0.4 ? std::nan("") : 10 * point[0]}, {0}});
    return std::optional(made);
  });
  for (const Particle& p : state.kept) EXPECT_GE(p.point[0], 0.4);
}

}  // namespace
}  // namespace nrmsim::studies
