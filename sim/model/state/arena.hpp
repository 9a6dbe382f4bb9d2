#pragma once
// Records in one block of memory, addressed by index, freed and used again. Cleared, not released, between
// runs. A record that is free holds the index of the next that is: link_free(record, next) keeps it and
// next_free(record) tells it.

#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/engine/large_pages.hpp"
#include "sim/model/state/person.hpp"

namespace nrmsim::model {

/// Asks for a record, so that it is there in time; changes no result. Always inline: GCC takes a function
/// that only prefetches for one without effect, and leaves its calls out.
template <class Record>
[[gnu::always_inline]] inline void fetch(const Record& record) {
  constexpr std::size_t line = 64;
  const char* const first = reinterpret_cast<const char*>(&record);
  for (std::size_t at = 0; at < sizeof(Record); at += line) __builtin_prefetch(first + at, 1);
  __builtin_prefetch(first + sizeof(Record) - 1, 1);
}

template <class Record>
class Arena {
 public:
  /// Forgets all records and makes sure that `capacity` of them fit without another allocation. Memory that
  /// is never used is never touched.
  void reset(std::size_t capacity) {
    if (capacity > records_.capacity()) in_large_pages_ = 0;
    records_.clear();
    records_.reserve(capacity);
    free_ = none;
    free_count_ = 0;
    peak_ = 0;
  }
  Index add() {
    Index i = 0;
    if (free_ == none) {
      i = static_cast<Index>(records_.size());
      if (records_.size() == records_.capacity()) in_large_pages_ = 0;
      records_.emplace_back();
      if (records_.size() * sizeof(Record) >= in_large_pages_ + 2 * engine::large_page) [[unlikely]]
        ask_for_large_pages();
    } else {
      i = free_;
      free_ = next_free(records_[i]);
      --free_count_;
      std::construct_at(&records_[i]);
      if (free_ != none) fetch(records_[free_]);  // whose turn is next
    }
    if (size() > peak_) peak_ = size();
    return i;
  }
  void remove(Index i) {
    NRMSIM_EXPECTS(i < records_.size() && in_use(i));
    std::construct_at(&records_[i]);  // in place: a copy of an empty one would go by way of the stack
    link_free(records_[i], free_);
    free_ = i;
    ++free_count_;
  }
  /// Whether the slot holds a record: every record has an identity other than 0.
  bool in_use(Index i) const { return records_[i].entity != 0; }
  Record& operator[](Index i) { return records_[i]; }
  const Record& operator[](Index i) const { return records_[i]; }
  std::size_t size() const { return records_.size() - free_count_; }
  std::size_t slots() const { return records_.size(); }
  std::size_t peak() const { return peak_; }

 private:
  [[gnu::cold, gnu::noinline]] void ask_for_large_pages() {
    char* const first = reinterpret_cast<char*>(records_.data()) + in_large_pages_;
    in_large_pages_ += engine::use_large_pages(first, records_.size() * sizeof(Record) - in_large_pages_);
  }
  static_assert(std::is_trivially_destructible_v<Record>);
  std::vector<Record> records_;
  Index free_ = none;  // the record freed last
  std::size_t free_count_ = 0;
  std::size_t peak_ = 0;
  std::size_t in_large_pages_ = 0;  // bytes from the first record on that have been asked for
};

}  // namespace nrmsim::model
