#pragma once
// Whom the event under way has changed, in the order in which it did.

#include <cstddef>
#include <vector>

#include "sim/model/state/person.hpp"

namespace nrmsim::model {

/// A list that is filled and emptied at every event: in a steady state adding is a store and no more.
class Touched {
 public:
  void clear() { count_ = 0; }
  void add(Index i) {
    if (count_ == room_) [[unlikely]]
      grow();
    first_[count_++] = i;
  }
  /// Calls `each` with everybody in the list, also with those who are added meanwhile, and empties it.
  template <class Each>
  void settle(Each each) {
    for (std::size_t k = 0; k < count_; ++k) each(first_[k]);
    count_ = 0;
  }

 private:
  [[gnu::cold, gnu::noinline]] void grow() {
    indices_.resize(2 * room_ + 16);
    first_ = indices_.data();
    room_ = indices_.size();
  }
  std::vector<Index> indices_;
  Index* first_ = nullptr;
  std::size_t count_ = 0;
  std::size_t room_ = 0;
};

}  // namespace nrmsim::model
