#pragma once
// Many unordered lists of owners that are only ever appended to and emptied. Owners are kept by the cache
// line, so that appending touches one line of the list and emptying reads memory in long strides.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/core/contracts.hpp"

namespace nrmsim::engine {

class FarLists {
 public:
  /// That many empty lists. Memory is kept.
  void reset(std::size_t lists) {
    heads_.assign(lists, Head{none, Chunk::places});
    chunks_.clear();
    free_ = none;
  }

  /// Makes room for that many owners in all lists together. Memory that is never used is never touched.
  void reserve(std::size_t owners) { chunks_.reserve(owners / Chunk::places + heads_.size()); }

  std::size_t size() const { return heads_.size(); }

  /// Writes to the list's chunk without reading it, so that nobody waits for it to come from memory.
  void append(std::size_t list, std::uint32_t owner) {
    NRMSIM_EXPECTS(list < heads_.size());
    Head& head = heads_[list];
    if (head.used == Chunk::places) begin_chunk(head);
    chunks_[head.chunk].owners[head.used++] = owner;
  }

  /// Empties the list: calls `each` with every owner in it, and `soon` some calls earlier. Other lists may be
  /// appended to meanwhile.
  template <class Soon, class Each>
  void drain(std::size_t list, Soon soon, Each each) {
    auto [at, used] = heads_[list];
    heads_[list] = Head{none, Chunk::places};
    if (at == none) return;
    announce(chunks_[at], used, soon);
    while (at != none) {
      const Chunk chunk = chunks_[at];
      if (chunk.next != none) announce(chunks_[chunk.next], Chunk::places, soon);
      for (std::uint32_t i = 0; i < used; ++i) each(chunk.owners[i]);
      used = Chunk::places;  // those behind the first are full
      chunks_[at].next = free_;
      free_ = at;
      at = chunk.next;
    }
  }

  std::size_t memory_bytes() const {
    return heads_.capacity() * sizeof(Head) + chunks_.size() * sizeof(Chunk);
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  struct alignas(64) Chunk {
    static constexpr std::uint32_t places = 15;
    std::array<std::uint32_t, places> owners;
    std::uint32_t next;
  };
  struct Head {
    std::uint32_t chunk;  // the list's first; none if it is empty
    std::uint32_t used;   // places taken in that; all where there is none
  };

  template <class Soon>
  static void announce(const Chunk& chunk, std::uint32_t used, Soon soon) {
    for (std::uint32_t i = 0; i < used; ++i) soon(chunk.owners[i]);
  }

  /// Puts an empty chunk before the list's others.
  [[gnu::noinline]] void begin_chunk(Head& head) {
    std::uint32_t fresh = free_;
    if (fresh == none) {
      fresh = static_cast<std::uint32_t>(chunks_.size());
      chunks_.emplace_back();
    } else {
      free_ = chunks_[fresh].next;
    }
    chunks_[fresh].next = head.chunk;
    head = {fresh, 0};
  }

  std::vector<Head> heads_;
  std::vector<Chunk> chunks_;
  std::uint32_t free_ = none;
};

}  // namespace nrmsim::engine
