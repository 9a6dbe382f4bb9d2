#pragma once
// The usual alternative to the calendar, to measure it against: an indexed heap of (time, owner) with four
// children a node, in which an owner's entry can be moved and taken out.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace nrmsim::benchmarks {

class FourAryHeap {
 public:
  void reset(double /*start*/, double horizon, double /*expected_events*/) {
    horizon_ = horizon;
    heap_.clear();
    place_.assign(place_.size(), none);
  }
  void set(std::uint32_t owner, double due) {
    if (owner >= place_.size()) place_.resize(owner + std::size_t{1} + owner / 2, none);
    if (due > horizon_) return cancel(owner);
    if (place_[owner] == none) {
      place_[owner] = static_cast<std::uint32_t>(heap_.size());
      heap_.push_back({due, owner});
    } else {
      heap_[place_[owner]].time = due;
    }
    rise(place_[owner]);
    sink(place_[owner]);
  }
  void cancel(std::uint32_t owner) {
    const std::uint32_t at = place_[owner];
    if (at == none) return;
    place_[owner] = none;
    const Entry last = heap_.back();
    heap_.pop_back();
    if (at == heap_.size()) return;
    put(at, last);
    rise(at);
    sink(place_[last.owner]);
  }
  bool next(std::uint32_t& owner, double& time) {
    if (heap_.empty()) return false;
    owner = heap_.front().owner;
    time = heap_.front().time;
    cancel(owner);
    return true;
  }
  std::size_t memory_bytes() const {
    return heap_.capacity() * sizeof(Entry) + place_.capacity() * sizeof(std::uint32_t);
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  struct Entry {
    double time;
    std::uint32_t owner;
    bool before(const Entry& other) const {
      return time < other.time || (time == other.time && owner < other.owner);
    }
  };
  void put(std::uint32_t at, const Entry& entry) {
    heap_[at] = entry;
    place_[entry.owner] = at;
  }
  void rise(std::uint32_t at) {
    const Entry entry = heap_[at];
    for (; at > 0 && entry.before(heap_[(at - 1) / 4]); at = (at - 1) / 4) put(at, heap_[(at - 1) / 4]);
    put(at, entry);
  }
  void sink(std::uint32_t at) {
    const Entry entry = heap_[at];
    const auto size = static_cast<std::uint32_t>(heap_.size());
    for (;;) {
      const std::uint32_t first = 4 * at + 1;
      if (first >= size) break;
      std::uint32_t least = first;
      for (std::uint32_t child = first + 1; child < first + 4 && child < size; ++child) {
        if (heap_[child].before(heap_[least])) least = child;
      }
      if (!heap_[least].before(entry)) break;
      put(at, heap_[least]);
      at = least;
    }
    put(at, entry);
  }

  double horizon_ = 0;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> place_;
};

}  // namespace nrmsim::benchmarks
