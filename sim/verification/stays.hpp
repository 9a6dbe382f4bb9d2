#pragma once
// How long each person or case has a place in each pool or waits for one, followed one by one. Over a run
// that starts empty the stays add up to the integral of the number present (Little's law, path by path):
// Stidham, "A last word on L = lambda W", Operations Research 22(2), 1974, 417-421.

#include <array>
#include <unordered_map>
#include <vector>

#include "sim/model/workspace.hpp"
#include "sim/verification/faults.hpp"

namespace nrmsim::verification {

/// Desks, then services, then the response to missing episodes, then places in care by kind and region.
inline constexpr std::size_t desk_count = 2 * model::nrm::authority_count;
inline constexpr std::size_t pool_count =
    desk_count + 1 + model::support::service_count + model::placements::kind_count * model::region_count;

/// Pools of one family, as positions.
struct PoolRange {
  std::size_t first, after;
};
inline constexpr PoolRange desk_pools{0, desk_count};
inline constexpr PoolRange service_pools{desk_count, desk_count + model::support::service_count};
inline constexpr PoolRange response_pool{service_pools.after, service_pools.after + 1};
inline constexpr PoolRange care_pools{response_pool.after, pool_count};

class Stays {
 public:
  /// The people are as they are in `state` since `since` [d]; called after every event.
  void look(const model::Workspace& state, double since);
  /// Somebody has no record from now on and lives on as they do, up to `end` [d].
  void out_of_reach(const model::Person& p) { gone_.emplace(p.entity, home_of(p)); }
  /// The run ends: stays under way count up to here.
  void finish(double end);

  /// Person-days in the pools of a family, with a place and waiting for one.
  double with_place(PoolRange pools) const;
  double waiting(PoolRange pools) const;
  /// Notes every pool whose own integrals, or counts of those admitted, are not those of the stays.
  void compare(const model::Workspace& state, double end, Faults& faults) const;

 private:
  /// Where somebody is in one family of pools: nowhere, in the line, or with a place.
  struct Spot {
    std::uint16_t pool = 0;
    bool waits = false, served = false;
    double since = 0;
  };
  struct Case {
    std::uint64_t entity = 0;
    Spot desk;
    std::array<Spot, model::support::service_count> services{};
  };
  struct Child {
    std::uint64_t entity = 0;
    Spot home, response;
  };
  static Spot home_of(const model::Person& p);
  void move(Spot& spot, Spot to, double now);
  void leave(Case& file, double now);
  void leave(Child& child, double now);
  void look_at(const model::CaseFile& file, Case& known, double since);
  void look_at(const model::Person& p, Child& known, double since);

  std::vector<Case> cases_;      // by slot
  std::vector<Child> children_;  // by slot of the person
  std::vector<Child> for_good_;  // of people without a record
  std::unordered_map<std::uint64_t, Spot> gone_;
  std::array<double, pool_count> served_days_{}, waiting_days_{};
};

}  // namespace nrmsim::verification
