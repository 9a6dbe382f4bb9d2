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
    firsts_.assign(lists, none);
    chunks_.clear();
    free_ = none;
  }

  /// Makes room for that many owners in all lists together. Memory that is never used is never touched.
  void reserve(std::size_t owners) { chunks_.reserve(owners / Chunk::places + firsts_.size()); }

  std::size_t size() const { return firsts_.size(); }

  void append(std::size_t list, std::uint32_t owner) {
    NRMSIM_EXPECTS(list < firsts_.size());
    std::uint32_t first = firsts_[list];
    if (first == none || chunks_[first].used == Chunk::places) first = begin_chunk(list);
    Chunk& chunk = chunks_[first];
    chunk.owners[chunk.used++] = owner;
  }

  /// Empties the list: calls `each` with every owner in it, and `soon` some calls earlier. Other lists may be
  /// appended to meanwhile.
  template <class Soon, class Each>
  void drain(std::size_t list, Soon soon, Each each) {
    std::uint32_t at = firsts_[list];
    firsts_[list] = none;
    if (at == none) return;
    announce(at, soon);
    while (at != none) {
      const Chunk chunk = chunks_[at];
      if (chunk.next != none) announce(chunk.next, soon);
      for (std::uint32_t i = 0; i < chunk.used; ++i) each(chunk.owners[i]);
      chunks_[at].next = free_;
      free_ = at;
      at = chunk.next;
    }
  }

  std::size_t memory_bytes() const {
    return firsts_.capacity() * sizeof(std::uint32_t) + chunks_.size() * sizeof(Chunk);
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  struct alignas(64) Chunk {
    static constexpr std::uint32_t places = 14;
    std::array<std::uint32_t, places> owners;
    std::uint32_t used;
    std::uint32_t next;
  };

  template <class Soon>
  void announce(std::uint32_t chunk, Soon soon) const {
    for (std::uint32_t i = 0; i < chunks_[chunk].used; ++i) soon(chunks_[chunk].owners[i]);
  }

  /// Puts an empty chunk before the list's others.
  [[gnu::noinline]] std::uint32_t begin_chunk(std::size_t list) {
    std::uint32_t fresh = free_;
    if (fresh == none) {
      fresh = static_cast<std::uint32_t>(chunks_.size());
      chunks_.emplace_back();
    } else {
      free_ = chunks_[fresh].next;
    }
    chunks_[fresh].used = 0;
    chunks_[fresh].next = firsts_[list];
    firsts_[list] = fresh;
    return fresh;
  }

  std::vector<std::uint32_t> firsts_;
  std::vector<Chunk> chunks_;
  std::uint32_t free_ = none;
};

}  // namespace nrmsim::engine
