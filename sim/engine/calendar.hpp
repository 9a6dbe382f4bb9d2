#pragma once
// The event calendar: which owner's event is due next. An owner (a person, a group, a pool, ...) has at most
// one due time; whoever has several clocks gives the earliest.
//
// How it works. Due times lie in one array by owner. Time from start to horizon is cut into buckets of equal
// width, each a linked list of 8-byte nodes (owner, next). A due time that moves later is only stored: the
// node it left behind is looked at when its bucket's turn comes, and then moved on. One that moves earlier
// gets another node. When a bucket becomes current its owners are gathered with their times and sorted; what
// is set into the current bucket after that is moved into its place among them or, where they are many, goes
// to a heap beside them. Only the buckets of the present stretch of time are kept that way; the stretches
// after it are plain lists of owners, dealt out into buckets when their turn comes, so that what is worked on
// stays small however many owners there are. Cost and comparison with a heap:
// docs/methods/event-calendar.md.

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/engine/far_lists.hpp"
#include "sim/engine/ticks.hpp"

namespace nrmsim::engine {

/// before(a, b): whether owner a's event comes before owner b's when both are due at the same time. A total
/// order over owners that says nothing about when they were set, and stays the same until an owner is
/// cancelled.
template <class T>
concept TieOrder = requires(const T& order, std::uint32_t owner) {
  { order.before(owner, owner) } -> std::convertible_to<bool>;
};

/// Orders equal times by the owner's number.
struct ByNumber {
  bool before(std::uint32_t a, std::uint32_t b) const { return a < b; }
};

/// Owners come in up to four families, told apart by their top two bits; within a family numbers should be
/// dense from 0, because memory grows with the largest one set.
inline constexpr unsigned family_bits = 2;
inline constexpr unsigned index_bits = 32 - family_bits;
constexpr std::uint32_t owner_of(std::uint32_t family, std::uint32_t index) {
  return (family << index_bits) | index;
}
constexpr std::uint32_t family_of(std::uint32_t owner) {
  return owner >> index_bits;
}
constexpr std::uint32_t index_of(std::uint32_t owner) {
  return owner & ((std::uint32_t{1} << index_bits) - 1);
}

/// Times are days from 0 to longest_run. Memory is kept from one reset to the next; in a steady state nothing
/// is allocated.
template <TieOrder Order = ByNumber>
class Calendar {
 public:
  explicit Calendar(Order order = {}) : order_{order} { reset(0, 0, 0); }
  Calendar(const Calendar&) = delete;
  Calendar& operator=(const Calendar&) = delete;

  /// Empties the calendar for a run over [start, horizon], each rounded up to a tick. `expected_events`, how
  /// many events the run may have, sets the width of the buckets: a wrong guess costs time, nothing else.
  /// Throws std::length_error for a horizon later than longest_run.
  void reset(double start, double horizon, double expected_events);

  /// Makes room for that many owners of a family, so that no more than that is ever moved or in vain. Memory
  /// that is never used is never touched.
  void reserve(std::uint32_t family, std::size_t owners) {
    slots_[family].reserve(owners);
    families_[family].first = slots_[family].data();
    far_.reserve(owners);
  }

  /// Lets the owner's event be due at `due`, now() at the earliest, in place of any other time. After the
  /// horizon means never; at the horizon counts.
  [[gnu::always_inline]] inline void set(std::uint32_t owner, Tick due);
  /// The same at the first tick not before a day [d].
  void set(std::uint32_t owner, double due) { set(owner, tick_at(due)); }

  /// The owner has no event any more, and its number may stand for somebody else from now on.
  void cancel(std::uint32_t owner) {
    slot(owner).due = never;
    leave_opened(owner);
  }

  /// When the owner's event is due [d]; +inf if there is none up to the horizon.
  double due(std::uint32_t owner) const {
    const auto& family = slots_[family_of(owner)];
    return day_of(index_of(owner) < family.size() ? family[index_of(owner)].due : never);
  }

  /// Takes the next event out; its owner then has none until set again. False when none is left; then now()
  /// stays.
  bool next(std::uint32_t& owner, double& time) {
    return next(owner, time, [](std::uint32_t) {});
  }
  /// The same, and calls `soon` with owners whose events are likely to come within the next dozen or two, so
  /// that their state can be fetched from memory in good time; a mere hint.
  template <std::invocable<std::uint32_t> Soon>
  bool next(std::uint32_t& owner, double& time, Soon soon);

  /// Whose event is likely to come `ahead` places after the next one, so that its state can be fetched from
  /// memory in good time; a mere hint. False if that is not known yet.
  bool upcoming(std::size_t ahead, std::uint32_t& owner) const {
    if (ahead >= sorted_.size()) return false;
    owner = sorted_[sorted_.size() - 1 - ahead].owner;
    return true;
  }

  /// Asks for what is known of an owner who has been set before, so that it is there in time; a mere hint.
  [[gnu::always_inline]] void fetch(std::uint32_t owner) const {
    __builtin_prefetch(families_[family_of(owner)].first + index_of(owner), 1);
  }

  /// The time of the last event taken out, or the start [d].
  double now() const { return day_of(now_); }
  double horizon() const { return day_of(horizon_); }

  std::size_t memory_bytes() const;

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  struct Slot {
    Tick due;
    std::uint32_t bucket;  // the earliest bucket with a node of this owner; none if there is no node
  };
  struct Node {
    std::uint32_t owner;
    std::uint32_t next;
  };
  struct Entry {
    Tick time;
    std::uint32_t owner;
  };
  static constexpr std::size_t ranked = 16;  // up to so many entries are sorted by comparing all with all
  static constexpr std::size_t few = 32;     // up to so many entries are kept in order by moving them along

  [[gnu::always_inline]] Slot& slot(std::uint32_t owner) {
    Family& family = families_[family_of(owner)];
    const std::uint32_t index = index_of(owner);
    if (index >= family.count) [[unlikely]]
      grow(family_of(owner), index);
    return family.first[index];
  }
  // The slot of an owner who has been set before.
  [[gnu::always_inline]] Slot& known_slot(std::uint32_t owner) {
    return families_[family_of(owner)].first[index_of(owner)];
  }
  [[gnu::cold, gnu::noinline]] void grow(std::uint32_t family, std::uint32_t index) {
    constexpr std::size_t step = 512;
    auto& slots = slots_[family];
    const std::size_t needed = std::size_t{index} + 1;
    if (needed > slots.capacity()) slots.reserve(needed + slots.size() / 2);
    slots.resize(std::min(slots.capacity(), needed + step), Slot{never, none});
    families_[family] = {slots.data(), static_cast<std::uint32_t>(slots.size())};
  }
  // Not decreasing in time, which is all that correctness needs.
  std::uint32_t bucket_of(Tick time) const {
    const auto since_start = static_cast<std::uint32_t>(time) - static_cast<std::uint32_t>(start_);
    return static_cast<std::uint32_t>(since_start * buckets_per_tick_ >> 32U);
  }
  bool earlier(const Entry& a, const Entry& b) const {
    return a.time < b.time || (a.time == b.time && order_.before(a.owner, b.owner));
  }
  std::uint32_t stretch_of(std::uint32_t bucket) const { return bucket >> stretch_bits_; }
  std::uint32_t& head_of(std::uint32_t bucket) { return heads_[bucket & ((1U << stretch_bits_) - 1)]; }
  [[gnu::noinline]] void link(std::uint32_t owner, std::uint32_t bucket);
  [[gnu::cold, gnu::noinline]] std::uint32_t another_node() {
    nodes_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  void open_stretch(std::uint32_t stretch);
  void open_bucket(std::uint32_t bucket);
  void sort_opened();
  bool sort_by_rank();
  template <std::size_t lanes>
  bool sort_by_rank_among();
  [[gnu::noinline]] void enter_opened(const Entry& entry);
  void leave_opened(std::uint32_t owner);
  void sink(std::size_t place);
  bool open_next_bucket();
  template <class Soon>
  void announce_next_bucket(Soon soon);
  Entry pop_earliest();

  Order order_;
  std::array<std::vector<Slot>, std::size_t{1} << family_bits> slots_;
  struct Family {
    Slot* first = nullptr;
    std::uint32_t count = 0;
  };
  std::array<Family, std::size_t{1} << family_bits> families_{};  // the same slots, at hand
  FarLists far_;                                                  // who is due in each later stretch
  std::vector<std::uint32_t> heads_;  // first node of each bucket of the present stretch
  std::vector<Node> nodes_;
  std::uint32_t free_ = none;
  std::uint32_t stretch_bits_ = 0;  // a stretch has 2^stretch_bits_ buckets
  std::uint32_t last_bucket_ = 0;
  std::uint32_t current_ = 0;  // buckets up to here are open: their events lie in sorted_ and late_
  std::vector<Entry> sorted_;  // latest first, so that taking the earliest is a pop_back
  std::vector<Entry> late_;    // heap of what was set into the current bucket when sorted_ was long
  Tick start_{};
  Tick horizon_{};
  std::uint64_t buckets_per_tick_ = 0;  // in units of 2^-32, rounded down
  Tick now_{};
};

template <TieOrder Order>
void Calendar<Order>::reset(double start, double horizon, double expected_events) {
  NRMSIM_EXPECTS(0 <= start && start <= horizon && expected_events >= 0);
  if (!(horizon <= longest_run))
    throw std::length_error("a run longer than 44 years has no room in the calendar");
  constexpr double events_per_bucket = 8;
  constexpr double max_buckets = 1 << 22;
  constexpr std::uint32_t max_stretches = 1U << 12U;
  constexpr std::uint32_t smallest_stretch = 1U << 8U;
  const auto buckets =
      static_cast<std::uint32_t>(std::clamp(expected_events / events_per_bucket, 1.0, max_buckets));
  const std::uint32_t stretch = std::bit_ceil(std::max(smallest_stretch, buckets / max_stretches));
  stretch_bits_ = static_cast<std::uint32_t>(std::countr_zero(stretch));
  last_bucket_ = buckets - 1;
  for (auto& family : slots_) std::fill(family.begin(), family.end(), Slot{never, none});
  heads_.assign(std::min(stretch, buckets), none);
  far_.reset(stretch_of(last_bucket_) + 1);
  nodes_.clear();
  free_ = none;
  current_ = 0;
  sorted_.clear();
  late_.clear();
  start_ = tick_at(start);
  horizon_ = tick_at(horizon);
  now_ = start_;
  const std::uint64_t ticks =
      std::uint64_t{static_cast<std::uint32_t>(horizon_)} - static_cast<std::uint32_t>(start_) + 1;
  buckets_per_tick_ = (std::uint64_t{buckets} << 32U) / ticks;
}

template <TieOrder Order>
inline void Calendar<Order>::set(std::uint32_t owner, Tick due) {
  NRMSIM_EXPECTS(due >= now_);
  Slot& s = slot(owner);
  if (due > horizon_) {
    s.due = never;
    return;
  }
  const bool unchanged = s.due == due;
  s.due = due;
  const std::uint32_t bucket = bucket_of(due);
  if (bucket > current_) {
    if (bucket >= s.bucket) return;
    s.bucket = bucket;
    link(owner, bucket);
  } else if (!unchanged) {
    enter_opened({due, owner});
  }
}

template <TieOrder Order>
void Calendar<Order>::enter_opened(const Entry& entry) {
  if (sorted_.size() >= few || !late_.empty()) {
    late_.push_back(entry);
    std::push_heap(late_.begin(), late_.end(),
                   [this](const Entry& a, const Entry& b) { return earlier(b, a); });
    return;
  }
  sorted_.push_back(entry);
  sink(sorted_.size() - 1);
}

// What is left of earlier times would else stand among the events of its time in the place of somebody else.
template <TieOrder Order>
void Calendar<Order>::leave_opened(std::uint32_t owner) {
  const auto is_owners = [owner](const Entry& entry) { return entry.owner == owner; };
  std::erase_if(sorted_, is_owners);
  if (!late_.empty() && std::erase_if(late_, is_owners) > 0) {
    std::make_heap(late_.begin(), late_.end(),
                   [this](const Entry& a, const Entry& b) { return earlier(b, a); });
  }
}

template <TieOrder Order>
void Calendar<Order>::sink(std::size_t place) {
  Entry* const first = sorted_.data();
  const Entry entry = first[place];
  for (; place > 0 && earlier(first[place - 1], entry); --place) first[place] = first[place - 1];
  first[place] = entry;
}

template <TieOrder Order>
template <std::invocable<std::uint32_t> Soon>
bool Calendar<Order>::next(std::uint32_t& owner, double& time, Soon soon) {
  for (;;) {
    if (sorted_.empty() && late_.empty()) {
      if (!open_next_bucket()) return false;
      announce_next_bucket(soon);
      continue;
    }
    const Entry entry = pop_earliest();
    Slot& s = known_slot(entry.owner);
    if (s.due != entry.time) continue;  // moved or cancelled since
    s.due = never;
    now_ = entry.time;
    owner = entry.owner;
    time = day_of_kept(entry.time);
    return true;
  }
}

template <TieOrder Order>
typename Calendar<Order>::Entry Calendar<Order>::pop_earliest() {
  if (late_.empty() || (!sorted_.empty() && earlier(sorted_.back(), late_.front()))) {
    const Entry entry = sorted_.back();
    sorted_.pop_back();
    return entry;
  }
  std::pop_heap(late_.begin(), late_.end(), [this](const Entry& a, const Entry& b) { return earlier(b, a); });
  const Entry entry = late_.back();
  late_.pop_back();
  return entry;
}

template <TieOrder Order>
void Calendar<Order>::link(std::uint32_t owner, std::uint32_t bucket) {
  if (stretch_of(bucket) != stretch_of(current_)) {
    far_.append(stretch_of(bucket), owner);
    return;
  }
  std::uint32_t node = free_;
  if (node != none) [[likely]]
    free_ = nodes_[node].next;
  else
    node = another_node();
  nodes_[node] = {owner, head_of(bucket)};
  head_of(bucket) = node;
}

template <TieOrder Order>
void Calendar<Order>::open_stretch(std::uint32_t stretch) {
  const auto soon = [this](std::uint32_t owner) { __builtin_prefetch(&known_slot(owner)); };
  far_.drain(stretch, soon, [this, stretch](std::uint32_t owner) {
    Slot& s = known_slot(owner);
    if (s.bucket == none || stretch_of(s.bucket) != stretch) return;  // an earlier node has taken its place
    s.bucket = none;
    if (s.due == never) return;
    s.bucket = bucket_of(s.due);
    link(owner, s.bucket);
  });
}

template <TieOrder Order>
void Calendar<Order>::open_bucket(std::uint32_t bucket) {
  const std::uint32_t first = head_of(bucket);
  head_of(bucket) = none;
  std::uint32_t last = first;
  for (std::uint32_t node = first; node != none;) {
    const auto [owner, next_node] = nodes_[node];
    last = node;
    node = next_node;
    Slot& s = known_slot(owner);
    if (s.bucket != bucket) continue;  // an earlier node has taken its place
    s.bucket = none;
    if (s.due == never) continue;
    const std::uint32_t due_bucket = bucket_of(s.due);
    if (due_bucket <= bucket) [[likely]] {
      sorted_.push_back({s.due, owner});
    } else {
      s.bucket = due_bucket;
      link(owner, due_bucket);
    }
  }
  nodes_[last].next = free_;
  free_ = first;
  sort_opened();
}

template <TieOrder Order>
void Calendar<Order>::sort_opened() {
  const std::size_t count = sorted_.size();
  if (count <= ranked && sort_by_rank()) return;
  if (count > few) {
    std::sort(sorted_.begin(), sorted_.end(),
              [this](const Entry& a, const Entry& b) { return earlier(b, a); });
  } else {
    for (std::size_t i = 1; i < count; ++i) sink(i);
  }
}

// Each entry goes where the number of later ones says. Comparing all with all takes no branch that depends on
// the times, none of which could be foreseen, and is done several at a time by the processor. False, and
// nothing done, if two times are equal.
template <TieOrder Order>
bool Calendar<Order>::sort_by_rank() {
  return sorted_.size() <= ranked / 2 ? sort_by_rank_among<ranked / 2>() : sort_by_rank_among<ranked>();
}

template <TieOrder Order>
template <std::size_t lanes>
bool Calendar<Order>::sort_by_rank_among() {
  const std::size_t count = sorted_.size();
  std::array<Entry, lanes> unsorted;
  // Signed, in the same order: the most basic of vector instructions compare no others.
  std::array<std::int32_t, lanes> times;
  times.fill(std::numeric_limits<std::int32_t>::min());
  for (std::size_t i = 0; i < count; ++i) {
    unsorted[i] = sorted_[i];
    times[i] = static_cast<std::int32_t>(static_cast<std::uint32_t>(unsorted[i].time) ^ 0x80000000U);
  }
  std::array<std::uint32_t, lanes> later;
  std::uint32_t compared = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t mine = times[i];
    std::int32_t found = 0;
    for (std::size_t j = 0; j < lanes; ++j) found += times[j] > mine ? 1 : 0;
    later[i] = static_cast<std::uint32_t>(found);
    compared += later[i];
  }
  if (compared != count * (count - 1) / 2) return false;
  for (std::size_t i = 0; i < count; ++i) sorted_[later[i]] = unsorted[i];
  return true;
}

template <TieOrder Order>
bool Calendar<Order>::open_next_bucket() {
  while (current_ < last_bucket_) {
    ++current_;
    if ((current_ & ((1U << stretch_bits_) - 1)) == 0) open_stretch(stretch_of(current_));
    if (head_of(current_) == none) continue;
    open_bucket(current_);
    return true;
  }
  // Nothing is left. Should something be set all the same, let it find its bucket not yet open.
  current_ = bucket_of(now_);
  return false;
}

template <TieOrder Order>
template <class Soon>
void Calendar<Order>::announce_next_bucket(Soon soon) {
  const std::uint32_t bucket = current_ + 1;
  if (bucket > last_bucket_ || stretch_of(bucket) != stretch_of(current_)) return;
  for (std::uint32_t node = head_of(bucket); node != none; node = nodes_[node].next) {
    __builtin_prefetch(&known_slot(nodes_[node].owner), 1);
    soon(nodes_[node].owner);
  }
}

template <TieOrder Order>
std::size_t Calendar<Order>::memory_bytes() const {
  std::size_t bytes = far_.memory_bytes() + heads_.capacity() * sizeof(std::uint32_t) +
                      nodes_.capacity() * sizeof(Node) +
                      (sorted_.capacity() + late_.capacity()) * sizeof(Entry);
  for (const auto& family : slots_) bytes += family.size() * sizeof(Slot);
  return bytes;
}

}  // namespace nrmsim::engine
