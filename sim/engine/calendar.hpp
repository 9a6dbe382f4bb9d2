#pragma once
// The event calendar: which owner's event is due next. An owner (a person, a group, a pool, ...) has at most
// one due time; whoever has several clocks gives the earliest.
//
// How it works. Due times lie in one array by owner. Time from start to horizon is cut into buckets of equal
// width, each a linked list of 8-byte nodes (owner, next). A due time that moves later is only stored: the
// node it left behind is looked at when its bucket's turn comes, and then moved on. One that moves earlier
// gets another node. When a bucket becomes current its owners are gathered with their times and sorted; what
// is set into the current bucket after that goes to a small heap beside it. Cost and comparison with a heap:
// docs/methods/event-calendar.md.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/core/contracts.hpp"

namespace nrmsim::engine {

/// before(a, b): whether owner a's event comes before owner b's when both are due at the same time. A total
/// order over owners that says nothing about when they were set.
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

/// Times are days. Memory is kept from one reset to the next; in a steady state nothing is allocated.
template <TieOrder Order = ByNumber>
class Calendar {
 public:
  static constexpr double never = std::numeric_limits<double>::infinity();

  explicit Calendar(Order order = {}) : order_{order} { reset(0, 0, 0); }

  /// Empties the calendar for a run over [start, horizon]. `expected_events`, how many events the run may
  /// have, sets the width of the buckets: a wrong guess costs time, nothing else.
  void reset(double start, double horizon, double expected_events);

  /// Lets the owner's event be due at `due`, now() at the earliest, in place of any other time. After the
  /// horizon means never; at the horizon counts.
  void set(std::uint32_t owner, double due);

  /// The owner has no event any more.
  void cancel(std::uint32_t owner) { slot(owner).due = never; }

  /// When the owner's event is due; +inf if there is none up to the horizon.
  double due(std::uint32_t owner) const {
    const auto& family = slots_[family_of(owner)];
    return index_of(owner) < family.size() ? family[index_of(owner)].due : never;
  }

  /// Takes the next event out; its owner then has none until set again. False when none is left; then now()
  /// stays.
  bool next(std::uint32_t& owner, double& time);

  /// The time of the last event taken out, or the start [d].
  double now() const { return now_; }
  double horizon() const { return horizon_; }

  std::size_t memory_bytes() const;

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  struct Slot {
    double due;
    std::uint32_t bucket;  // the earliest bucket with a node of this owner; none if there is no node
  };
  struct Node {
    std::uint32_t owner;
    std::uint32_t next;
  };
  struct Entry {
    double time;
    std::uint32_t owner;
  };

  Slot& slot(std::uint32_t owner) {
    auto& family = slots_[family_of(owner)];
    const std::uint32_t index = index_of(owner);
    if (index >= family.size()) family.resize(std::size_t{index} + 1 + family.size() / 2, Slot{never, none});
    return family[index];
  }
  // Not decreasing in time, which is all that correctness needs.
  std::uint32_t bucket_of(double time) const {
    const double position = (time - start_) * buckets_per_day_;
    return std::min(static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(heads_.size() - 1));
  }
  bool earlier(const Entry& a, const Entry& b) const {
    return a.time < b.time || (a.time == b.time && order_.before(a.owner, b.owner));
  }
  void link(std::uint32_t owner, std::uint32_t bucket);
  void open_bucket(std::uint32_t bucket);
  bool open_next_bucket();
  Entry pop_earliest();

  Order order_;
  std::array<std::vector<Slot>, std::size_t{1} << family_bits> slots_;
  std::vector<std::uint32_t> heads_;  // first node of each bucket
  std::vector<Node> nodes_;
  std::uint32_t free_ = none;
  std::uint32_t current_ = 0;  // buckets up to here are open: their events lie in sorted_ and late_
  std::vector<Entry> sorted_;  // latest first, so that taking the earliest is a pop_back
  std::vector<Entry> late_;    // heap of what was set into the current bucket since it was opened
  double start_ = 0;
  double horizon_ = 0;
  double buckets_per_day_ = 0;
  double now_ = 0;
};

template <TieOrder Order>
void Calendar<Order>::reset(double start, double horizon, double expected_events) {
  NRMSIM_EXPECTS(start <= horizon);
  constexpr double events_per_bucket = 16;
  constexpr double max_buckets = 1 << 22;
  const double wanted = std::clamp(expected_events / events_per_bucket, 1.0, max_buckets);
  for (auto& family : slots_) std::fill(family.begin(), family.end(), Slot{never, none});
  heads_.assign(static_cast<std::size_t>(wanted), none);
  nodes_.clear();
  free_ = none;
  current_ = 0;
  sorted_.clear();
  late_.clear();
  start_ = start;
  horizon_ = horizon;
  buckets_per_day_ = horizon > start ? static_cast<double>(heads_.size()) / (horizon - start) : 0;
  now_ = start;
}

template <TieOrder Order>
void Calendar<Order>::set(std::uint32_t owner, double due) {
  NRMSIM_EXPECTS(due >= now_);
  Slot& s = slot(owner);
  if (due > horizon_) {
    s.due = never;
    return;
  }
  if (s.due == due) return;
  s.due = due;
  const std::uint32_t bucket = bucket_of(due);
  if (bucket <= current_) {
    late_.push_back({due, owner});
    std::push_heap(late_.begin(), late_.end(),
                   [this](const Entry& a, const Entry& b) { return earlier(b, a); });
  } else if (bucket < s.bucket) {
    s.bucket = bucket;
    link(owner, bucket);
  }
}

template <TieOrder Order>
bool Calendar<Order>::next(std::uint32_t& owner, double& time) {
  for (;;) {
    if (sorted_.empty() && late_.empty() && !open_next_bucket()) return false;
    if (sorted_.empty() && late_.empty()) continue;
    const Entry entry = pop_earliest();
    Slot& s = slot(entry.owner);
    if (s.due != entry.time) continue;  // moved or cancelled since
    s.due = never;
    now_ = entry.time;
    owner = entry.owner;
    time = entry.time;
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
  std::uint32_t node = free_;
  if (node != none) {
    free_ = nodes_[node].next;
  } else {
    node = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  nodes_[node] = {owner, heads_[bucket]};
  heads_[bucket] = node;
}

template <TieOrder Order>
void Calendar<Order>::open_bucket(std::uint32_t bucket) {
  std::uint32_t node = heads_[bucket];
  heads_[bucket] = none;
  while (node != none) {
    const std::uint32_t owner = nodes_[node].owner;
    const std::uint32_t next_node = nodes_[node].next;
    nodes_[node].next = free_;
    free_ = node;
    node = next_node;
    Slot& s = slot(owner);
    if (s.bucket != bucket) continue;  // an earlier node has taken its place
    s.bucket = none;
    if (s.due == never) continue;
    const std::uint32_t due_bucket = bucket_of(s.due);
    if (due_bucket <= bucket) {
      sorted_.push_back({s.due, owner});
    } else {
      s.bucket = due_bucket;
      link(owner, due_bucket);
    }
  }
  std::sort(sorted_.begin(), sorted_.end(), [this](const Entry& a, const Entry& b) { return earlier(b, a); });
}

template <TieOrder Order>
bool Calendar<Order>::open_next_bucket() {
  while (current_ + 1 < heads_.size()) {
    ++current_;
    if (heads_[current_] == none) continue;
    open_bucket(current_);
    return true;
  }
  // Nothing is left. Should something be set all the same, let it find its bucket not yet open.
  current_ = bucket_of(now_);
  return false;
}

template <TieOrder Order>
std::size_t Calendar<Order>::memory_bytes() const {
  std::size_t bytes = heads_.capacity() * sizeof(std::uint32_t) + nodes_.capacity() * sizeof(Node) +
                      (sorted_.capacity() + late_.capacity()) * sizeof(Entry);
  for (const auto& family : slots_) bytes += family.capacity() * sizeof(Slot);
  return bytes;
}

}  // namespace nrmsim::engine
