#pragma once
// How many people are identified for the first time. History is solved as the run goes: recorded referrals
// less what the model itself adds (repeats, people found with others, people who first refused). The
// projection follows from the last year of history, growth, and the feedback of recruitment by traffickers.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/engine/stream.hpp"
#include "sim/model/people/labels.hpp"
#include "sim/model/traffickers/parameters.hpp"

namespace nrmsim::model::identification {

using ByClass = std::array<double, 2>;  ///< by AgeClass
template <class Number>
using ByTrade = std::array<Number, traffickers::trade_count>;

struct Inflow {
  std::array<engine::Stream, 2> stream{};     ///< of candidates
  std::array<std::uint64_t, 2> candidates{};  ///< drawn so far: the index of the next
  ByClass acceptance{};                       ///< chance that a candidate is identified now
  ByClass first_share{1, 1};                  ///< share of recorded referrals that come from the candidates
  std::array<std::uint32_t, 2> from_candidates{};  ///< referrals of this quarter
  std::array<std::uint32_t, 2> from_elsewhere{};
  ByClass identified_per_day{};  ///< people identified for the first time a day at present
  ByClass reference_per_day{};   ///< their mean over the last year of history
  std::array<ByClass, 4> last_quarters{};
  std::uint32_t quarters = 0;
  double projection_years = 0;                    ///< since the projection began [years]
  ByClass recruitment_factor{1, 1};               ///< feedback, exactly 1 before the projection
  std::vector<ByTrade<std::uint32_t>> recruited;  ///< people recruited by groups, by month of the run
  ByTrade<double> reference_recruitment{};        ///< a year, over the reference years of history
  ByTrade<std::uint32_t> recruited_this_month{};
  bool projecting = false;
  std::uint64_t short_of_candidates = 0;  ///< times that the chance came out above 1
};

}  // namespace nrmsim::model::identification
