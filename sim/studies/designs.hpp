#pragma once
// At which points of the uncertain parameters a model is run to learn what each of them does.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nrmsim::studies {

/// One point: a coordinate between 0 and 1 for each parameter, and which luck it is run with. Points with the
/// same number have the same luck in all their replications.
struct DesignPoint {
  std::vector<double> coordinates;
  std::uint32_t luck = 0;
};

/// Rows of a Saltelli design: for each of `base` points A, A with each parameter in turn taken from B, A with
/// the luck of B, and B; base x (parameters + 3) rows. A and B are the two halves of one scrambled Sobol
/// sequence of twice as many dimensions. Luck counts as one more input: A's is number 2 i and B's 2 i + 1, so
/// that every row but the last two of a block has A's. Reference: Saltelli and others, Computer Physics
/// Communications 181 (2010), 259-270.
std::vector<DesignPoint> saltelli_design(std::uint64_t seed, std::uint32_t base, std::size_t parameters);

/// Levels of each parameter in a trajectory.
inline constexpr int morris_levels = 4;
/// How far a step goes, on a scale on which the lowest level is 0 and the highest 1: p / (2 (p - 1)).
inline constexpr double morris_step = morris_levels / (2.0 * (morris_levels - 1));

/// One step of a trajectory.
struct MorrisStep {
  std::size_t parameter;
  double direction;  ///< 1 up, -1 down
};
struct MorrisDesign {
  std::vector<DesignPoint> points;  ///< trajectories one after another, parameters + 1 points each
  std::vector<MorrisStep> steps;    ///< parameters of each trajectory: step k leads from its point k to k + 1
};

/// Trajectories from random levels, one parameter after another in random order, each by half of the levels.
/// The coordinates of level l are (l + 1/2) / 4, so that no prior is asked for its ends. All points of a
/// trajectory have the same luck. Reference: Morris, Technometrics 33 (1991), 161-174.
MorrisDesign morris_design(std::uint64_t seed, std::uint32_t trajectories, std::size_t parameters);

}  // namespace nrmsim::studies
