#pragma once
// Which keys of a plan are done: one bit a key.

#include <cstdint>
#include <vector>

#include "sim/batch/plan.hpp"

namespace nrmsim::batch {

class KeySet {
 public:
  /// No key of the plan is in the set yet.
  explicit KeySet(const Plan& plan);

  /// False for a key that is not of the plan.
  bool contains(const Key& key) const;
  /// Adds a key of the plan; adding it again changes nothing.
  void insert(const Key& key);

  std::uint64_t count() const { return count_; }
  std::uint64_t missing() const { return plan_.size() - count_; }
  const Plan& plan() const { return plan_; }

 private:
  Plan plan_;
  std::uint64_t count_ = 0;
  std::vector<bool> in_;
};

}  // namespace nrmsim::batch
