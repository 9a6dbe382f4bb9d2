#pragma once
// The memory of one worker: state of a replication, cleared and used again for the next.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/engine/calendar.hpp"
#include "sim/engine/pool.hpp"
#include "sim/model/nrm/parameters.hpp"
#include "sim/model/placements/parameters.hpp"
#include "sim/model/state/arena.hpp"
#include "sim/model/state/case_file.hpp"
#include "sim/model/state/group.hpp"
#include "sim/model/state/person.hpp"
#include "sim/model/state/touched.hpp"
#include "sim/model/support/parameters.hpp"
#include "sim/model/traffickers/parameters.hpp"

namespace nrmsim::model {

/// Who an entry of the calendar belongs to: the family in the two upper bits.
namespace owner {
enum class Family : std::uint32_t { person, case_file, group, system };
inline constexpr unsigned shift = 30;
inline constexpr std::uint32_t index_mask = (1U << shift) - 1;
constexpr std::uint32_t of(Family family, Index index) {
  return static_cast<std::uint32_t>(family) << shift | index;
}
constexpr Family family(std::uint32_t code) {
  return static_cast<Family>(code >> shift);
}
constexpr Index index(std::uint32_t code) {
  return code & index_mask;
}
}  // namespace owner

/// The events of the whole country, in the order in which they happen at the same time.
enum class SystemEvent : Index { month, parameter_change, arrival_adult, arrival_child };

struct People : Arena<Person> {};
struct Cases : Arena<CaseFile> {};

/// The order of events at the same time: by whom they befall (the country, a case, a person, a group), then
/// by identity. Never by who was entered first, nor by anything that may change while an event waits.
class EventOrder {
 public:
  EventOrder(const People& people, const Cases& cases) : people_(&people), cases_(&cases) {}
  bool before(std::uint32_t a, std::uint32_t b) const { return rank(a) < rank(b); }

 private:
  struct Rank {
    std::uint32_t kind;
    std::uint64_t identity;
    // clang-tidy 14 finds a null pointer in it. NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Rank&, const Rank&) = default;
  };
  Rank rank(std::uint32_t code) const;
  const People* people_;
  const Cases* cases_;
};

/// A person's turn in the line for an active response to going missing.
struct ResponseTurn {
  Index person;
  engine::Ticket ticket;
};

struct Workspace {
  double events_of_last_run = 0;  ///< sizes the calendar; changes no result

  Workspace() : calendar(EventOrder(people, cases)) {}
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  People people;
  std::size_t people_out_of_reach = 0;  ///< followed still, but without a record: nothing can happen to them
  Touched touched_people, touched_cases;  ///< what the event under way has changed
  Cases cases;
  std::vector<Group> groups;
  std::array<Index, traffickers::trade_count + 1>
      first_group_of_trade{};  ///< groups lie by trade, [first, next first)
  engine::Calendar<EventOrder> calendar;
  /// [authority][reasonable grounds, conclusive grounds]
  std::array<std::array<engine::Pool, 2>, nrm::authority_count> desks;
  /// Posts of the first desk of each authority that work at its second now; of the second at the first if
  /// below 0.
  std::array<std::int32_t, nrm::authority_count> posts_lent{};
  std::array<engine::Pool, support::service_count> services;
  engine::Pool missing_response;
  std::vector<ResponseTurn> response_turns;  ///< of those who wait for it, in no order
  std::array<std::array<engine::Pool, region_count>, placements::kind_count> places;
  engine::Pool asylum_places;
};

}  // namespace nrmsim::model
