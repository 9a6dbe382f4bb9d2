#include "sim/studies/abc.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/core/contracts.hpp"
#include "sim/core/math.hpp"
#include "sim/random/draws.hpp"

namespace nrmsim::studies {
namespace {

/// Purposes of random numbers: the process of an address.
enum class Purpose : std::uint16_t { prior = 1, parent, step, resample };

class Luck {
 public:
  Luck(std::uint64_t seed, std::size_t round) : key_(seed, 0, static_cast<std::uint32_t>(round)) {}
  double uniform(Purpose purpose, std::uint64_t who, std::uint32_t occurrence) const {
    return random::uniform(key_, {who, static_cast<std::uint16_t>(purpose), occurrence});
  }
  double normal(Purpose purpose, std::uint64_t who, std::uint32_t occurrence) const {
    return random::standard_normal(key_, {who, static_cast<std::uint16_t>(purpose), occurrence});
  }

 private:
  random::ReplicationKey key_;
};

/// Standard deviation of what is observed about the model's expectation. The chance that is left in a mean
/// over replications is not added: it is in the mean already, and would count twice.
double spread(const AbcState& state, const Observed& observed, const AbcOptions& options, std::size_t s) {
  const double chance = state.variance[s] * options.scale;
  return std::sqrt(observed.discrepancy_sd[s] * observed.discrepancy_sd[s] + chance);
}

double squared_distance(const AbcState& state, const Observed& observed, const AbcOptions& options,
                        const Simulated& simulated) {
  double sum = 0;
  for (std::size_t s = 0; s < observed.value.size(); ++s) {
    const double z = (simulated.mean[s] - observed.value[s]) / spread(state, observed, options, s);
    sum += z * z;
  }
  return std::isnan(sum) ? std::numeric_limits<double>::infinity() : sum;
}

double effective(const std::vector<double>& weights) {
  double sum = 0;
  double squares = 0;
  for (const double w : weights) {
    sum += w;
    squares += w * w;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

std::vector<double> weights_of(const std::vector<Particle>& particles) {
  std::vector<double> weights;
  weights.reserve(particles.size());
  for (const Particle& p : particles) weights.push_back(p.weight);
  return weights;
}

/// Normal steps around weighted particles, with twice their weighted covariance.
class Kernel {
 public:
  explicit Kernel(const std::vector<Particle>& particles) : particles_(particles) {
    const auto d = static_cast<Eigen::Index>(particles.front().point.size());
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(d);
    Eigen::MatrixXd square = Eigen::MatrixXd::Zero(d, d);
    for (const Particle& p : particles) {
      total_ += p.weight;
      running_.push_back(total_);
      mean += p.weight * at(p.point);
    }
    mean /= total_;
    for (const Particle& p : particles) {
      const Eigen::VectorXd off = at(p.point) - mean;
      square += p.weight / total_ * off * off.transpose();
    }
    // A little on the diagonal, so that a direction in which all agree is not closed for ever.
    constexpr double least_variance = 1e-8;
    square.diagonal().array() += least_variance;
    root_ = (2 * square).llt().matrixL();
    for (Eigen::Index i = 0; i < d; ++i) log_norm_ -= core::portable::log(root_(i, i));
  }

  const Particle& parent(double u) const {
    const auto found = std::upper_bound(running_.begin(), running_.end(), u * total_);
    const auto last = static_cast<std::ptrdiff_t>(running_.size()) - 1;
    return particles_[static_cast<std::size_t>(std::min(found - running_.begin(), last))];
  }

  std::vector<double> moved(const Particle& parent, const Eigen::VectorXd& step) const {
    const Eigen::VectorXd point = at(parent.point) + root_ * step;
    return {point.data(), point.data() + point.size()};
  }

  /// Density at a point, up to a factor of (2 pi)^(d/2) that is the same everywhere and is put in here.
  double density(const std::vector<double>& point) const {
    constexpr double two_pi = 6.283185307179586;
    double sum = 0;
    for (const Particle& p : particles_) {
      const Eigen::VectorXd z = root_.triangularView<Eigen::Lower>().solve(at(point) - at(p.point));
      sum += p.weight / total_ * core::portable::exp(log_norm_ - z.squaredNorm() / 2);
    }
    return sum * core::portable::pow(two_pi, -static_cast<double>(point.size()) / 2);
  }

 private:
  static Eigen::Map<const Eigen::VectorXd> at(const std::vector<double>& point) {
    return {point.data(), static_cast<Eigen::Index>(point.size())};
  }
  const std::vector<Particle>& particles_;
  std::vector<double> running_;
  double total_ = 0;
  Eigen::MatrixXd root_;
  double log_norm_ = 0;
};

bool inside(const std::vector<double>& point) {
  return std::all_of(point.begin(), point.end(), [](double u) { return u > 0 && u < 1; });
}

std::vector<Particle> from_the_prior(const Luck& luck, std::uint32_t count, std::size_t dimensions) {
  std::vector<Particle> fresh(count);
  for (std::uint32_t i = 0; i < count; ++i)
    for (std::uint32_t d = 0; d < dimensions; ++d)
      fresh[i].point.push_back(luck.uniform(Purpose::prior, i, d));
  return fresh;
}

/// New particles around those kept. One that would leave the cube is drawn anew, parent and all; how often
/// that happened says what the proposal's density inside the cube has to be divided by.
std::vector<Particle> around(const std::vector<Particle>& kept, const Luck& luck, std::uint32_t count,
                             std::size_t dimensions) {
  constexpr std::uint32_t most_tries = 10'000;
  const Kernel kernel(kept);
  std::vector<Particle> fresh(count);
  std::uint64_t tries = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t attempt = 0; attempt < most_tries; ++attempt) {
      ++tries;
      const Particle& parent = kernel.parent(luck.uniform(Purpose::parent, i, attempt));
      Eigen::VectorXd step(static_cast<Eigen::Index>(dimensions));
      for (std::uint32_t d = 0; d < dimensions; ++d)
        step[d] = luck.normal(Purpose::step, i, attempt * static_cast<std::uint32_t>(dimensions) + d);
      fresh[i].point = kernel.moved(parent, step);
      if (inside(fresh[i].point)) break;
    }
    if (!inside(fresh[i].point)) fresh[i].point = kept[i % kept.size()].point;  // a cube as good as missed
    fresh[i].weight = 1 / kernel.density(fresh[i].point);
  }
  const double share_inside = static_cast<double>(count) / static_cast<double>(tries);
  for (Particle& p : fresh) p.weight *= share_inside;
  return fresh;
}

std::vector<double> pooled_variance(const std::vector<Particle>& particles, std::size_t statistics) {
  std::vector<double> variance(statistics);
  for (std::size_t s = 0; s < statistics; ++s) {
    double sum = 0;
    std::size_t count = 0;
    for (const Particle& p : particles) {
      if (std::isfinite(p.simulated.variance[s])) {
        sum += p.simulated.variance[s];
        ++count;
      }
    }
    variance[s] = count > 0 ? sum / static_cast<double>(count) : 0;
  }
  return variance;
}

std::uint64_t simulated_before(const AbcState& state) {
  std::uint64_t count = 0;
  for (const Round& round : state.rounds) count += round.simulated;
  return count;
}

}  // namespace

bool abc_round(AbcState& state, const Observed& observed, std::size_t dimensions, const AbcOptions& options,
               const Evaluate& evaluate) {
  NRMSIM_EXPECTS(dimensions > 0 && !state.finished && options.particles >= 4);
  const bool first = state.rounds.empty();
  const std::uint32_t half = options.particles / 2;
  const Luck luck(options.seed, state.rounds.size());
  std::vector<Particle> fresh = first ? from_the_prior(luck, options.particles, dimensions)
                                      : around(state.kept, luck, options.particles - half, dimensions);
  std::vector<std::vector<double>> points;
  points.reserve(fresh.size());
  for (const Particle& p : fresh) points.push_back(p.point);
  auto simulated = evaluate(points, simulated_before(state));
  if (!simulated) return false;
  for (std::size_t i = 0; i < fresh.size(); ++i) fresh[i].simulated = std::move((*simulated)[i]);
  if (first) state.variance = pooled_variance(fresh, observed.value.size());
  const auto statistics = static_cast<double>(observed.value.size());
  for (Particle& p : fresh)
    p.distance = std::sqrt(squared_distance(state, observed, options, p.simulated) / statistics);

  const double before = first ? std::numeric_limits<double>::infinity() : state.rounds.back().tolerance;
  const auto nearer =
      std::count_if(fresh.begin(), fresh.end(), [&](const Particle& p) { return p.distance < before; });
  Round round;
  round.simulated = fresh.size();
  round.acceptance = static_cast<double>(nearer) / static_cast<double>(fresh.size());
  std::move(fresh.begin(), fresh.end(), std::back_inserter(state.kept));
  std::stable_sort(state.kept.begin(), state.kept.end(),
                   [](const Particle& a, const Particle& b) { return a.distance < b.distance; });
  // All that are near enough stay; else the nearest half.
  const auto enough = std::upper_bound(state.kept.begin(), state.kept.end(), options.tolerance,
                                       [](double t, const Particle& p) { return t < p.distance; });
  const auto near_enough = static_cast<std::size_t>(enough - state.kept.begin());
  state.kept.resize(std::clamp<std::size_t>(near_enough, half, state.kept.size()));
  round.tolerance = state.kept.back().distance;
  round.sample_size = effective(weights_of(state.kept));
  state.rounds.push_back(round);
  state.finished = round.tolerance <= options.tolerance || round.acceptance < options.least_acceptance ||
                   state.rounds.size() >= options.rounds;
  return true;
}

Posterior posterior_of(const AbcState& state, const Observed& observed, const AbcOptions& options,
                       std::uint32_t points) {
  NRMSIM_EXPECTS(!state.kept.empty() && points > 0);
  std::vector<double> distances;
  for (const Particle& p : state.kept)
    distances.push_back(squared_distance(state, observed, options, p.simulated));
  const double least = *std::min_element(distances.begin(), distances.end());
  std::vector<double> weights;
  for (std::size_t i = 0; i < state.kept.size(); ++i)
    weights.push_back(state.kept[i].weight * core::portable::exp((least - distances[i]) / 2));
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  Posterior made;
  made.sample_size = effective(weights);
  const Luck luck(options.seed, state.rounds.size());
  const double start = luck.uniform(Purpose::resample, 0, 0);
  double running = weights[0];
  std::size_t at = 0;
  for (std::uint32_t k = 0; k < points; ++k) {
    const double target = (k + start) / points * total;
    while (running < target && at + 1 < weights.size()) running += weights[++at];
    made.points.push_back(state.kept[at].point);
  }
  // Whoever takes the first few rows only should have them from anywhere.
  for (std::uint32_t k = points - 1; k > 0; --k) {
    const double u = luck.uniform(Purpose::resample, 1, k);
    std::swap(made.points[k], made.points[static_cast<std::size_t>(u * (k + 1))]);
  }
  return made;
}

}  // namespace nrmsim::studies
