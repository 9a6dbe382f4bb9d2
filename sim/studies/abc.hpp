#pragma once
// Approximate Bayesian computation by adaptive population Monte Carlo: which points of a unit cube, on which
// the prior is uniform, give what was observed. It knows no model.
//
// Each round keeps the half of all particles that come nearest to the observations and draws as many new ones
// around them. Rounds end once all that are kept are near enough; then each particle gets the likelihood of a
// normal discrepancy as a weight, so that the result is the posterior under that discrepancy as far as the
// particles cover it, and not a matter of the tolerance.
// References: Lenormand, Jabot and Deffuant, Computational Statistics 28 (2013), 2777-2796; Beaumont and
// others, Biometrika 96 (2009), 983-990 (kernel with twice the weighted covariance); Wilkinson, Statistical
// Applications in Genetics and Molecular Biology 12 (2013), 129-141 (weights by the discrepancy).

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace nrmsim::studies {

/// What the model gives at one point: the mean over replications of each statistic, and the variance between
/// replications (0 where there is one).
struct Simulated {
  std::vector<double> mean, variance;
};

/// Observed values and how far the truth of the model may lie from them.
struct Observed {
  std::vector<double> value, discrepancy_sd;
};

struct AbcOptions {
  std::uint32_t particles = 200;   ///< new ones in the first round; later rounds draw half as many
  std::uint32_t rounds = 8;        ///< at most
  double tolerance = 1.5;          ///< near enough: root mean square of standardised differences
  double least_acceptance = 0.03;  ///< rounds end when fewer of the new particles are kept
  std::uint64_t seed = 1;
  double scale = 1;  ///< of the country: the real one has that share of the variance between replications
};

struct Particle {
  std::vector<double> point;
  Simulated simulated;
  double weight = 1;    ///< density of the prior over that of the proposal
  double distance = 0;  ///< root mean square of standardised differences
};

/// What one round did.
struct Round {
  std::uint64_t simulated = 0;  ///< points run in it
  double tolerance = 0;         ///< largest distance of those kept
  double acceptance = 1;        ///< share of the new ones that were kept
  double sample_size = 0;       ///< effective, of those kept
};

/// Everything that the next round needs: a study can stop after any round and go on later.
struct AbcState {
  std::vector<double> variance;  ///< between replications, of each statistic, pooled over the first round
  std::vector<Particle> kept;
  std::vector<Round> rounds;
  bool finished = false;
};

/// Runs points; `number` is how many were run before the first of them, so that each has luck of its own.
/// Nothing if it was stopped. A statistic that does not exist is NaN, and its point never kept.
using Evaluate = std::function<std::optional<std::vector<Simulated>>(
    const std::vector<std::vector<double>>& points, std::uint64_t number)>;

/// One more round. False if it was stopped; then the state is as before. Every random number is a function of
/// the seed, the round and the particle. Precondition: dimensions > 0; the state is not finished.
bool abc_round(AbcState& state, const Observed& observed, std::size_t dimensions, const AbcOptions& options,
               const Evaluate& evaluate);

/// Points from the posterior, all of the same weight.
struct Posterior {
  std::vector<std::vector<double>> points;
  double sample_size = 0;  ///< effective, of the weighted particles they were drawn from
};

/// Weights by the discrepancy, then systematic resampling of `points` points. Precondition: a round has been
/// run.
Posterior posterior_of(const AbcState& state, const Observed& observed, const AbcOptions& options,
                       std::uint32_t points);

}  // namespace nrmsim::studies
