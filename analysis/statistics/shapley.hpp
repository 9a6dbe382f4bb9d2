#pragma once
// How the effect of several things done together is shared out among them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nrmsim::statistics {

/// Bit i of a coalition says whether player i is in it.
using Coalition = std::uint32_t;

/// [player] Shapley value: what the player adds to those who came before, averaged over all orders:
/// phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S with i) - v(S)). The values add up to
/// v(all) - v(none) up to rounding; a player that changes nothing gets exactly 0. `worth` has v of every
/// coalition, at the position of its bits. Precondition: 2^n of them, 1 <= n <= 20, all finite.
/// Reference: Shapley, in Contributions to the Theory of Games II (1953), 307-317; for effects of inputs
/// Owen, SIAM/ASA Journal on Uncertainty Quantification 2 (2014), 245-251.
std::vector<double> shapley_values(std::span<const double> worth);

}  // namespace nrmsim::statistics
