#pragma once
// Everything in a run counted again from the people and cases themselves.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/model/workspace.hpp"

namespace nrmsim::verification {

/// Who has a place of each kind in each region, and who waits for one.
struct PlaceCounts {
  using ByRegion = std::array<std::uint32_t, model::region_count>;
  std::array<ByRegion, model::placements::kind_count> taken{}, wanted{};
};

/// What a walk over all people and cases finds.
struct Recount {
  std::size_t people = 0, in_support = 0, supported_adults = 0, missing = 0, exploited_after_referral = 0;
  std::size_t with_guardian = 0, awaiting_cg = 0;
  std::size_t responses = 0, response_queue = 0;  ///< missing people who are looked for, or are to be
  std::size_t exploited_in_crime = 0;  ///< of those exploited after referral: criminal exploitation
  std::size_t asylum_queue = 0;        ///< turns for asylum accommodation
  std::size_t cases_opened = 0;        ///< by the people who are still there
  std::array<std::uint32_t, model::whereabouts_count> lives{};
  PlaceCounts places;
  /// [authority][desk]
  std::array<std::array<std::uint32_t, 2>, model::nrm::authority_count> deciding{}, desk_queue{};
  std::array<std::uint32_t, model::support::service_count> receiving{}, service_queue{};

  std::size_t in_safe_houses() const { return lives[model::index_of(model::Whereabouts::safe_house)]; }
  std::size_t with_rg_desk() const {
    std::size_t n = 0;
    for (std::size_t a = 0; a < deciding.size(); ++a) n += deciding[a][0] + std::size_t{desk_queue[a][0]};
    return n;
  }
};

/// Adds where one person lives and what they hold.
void add_home(Recount& n, const model::Person& p);

/// `n`: what is known already of people who have no record any more.
Recount recount(const model::Workspace& state, Recount n = {});

}  // namespace nrmsim::verification
