#include "sim/batch/key_set.hpp"

#include "sim/core/contracts.hpp"

namespace nrmsim::batch {

KeySet::KeySet(const Plan& plan) : plan_(plan), in_(plan.size(), false) {}

bool KeySet::contains(const Key& key) const {
  return plan_.contains(key) && in_[plan_.position(key)];
}

void KeySet::insert(const Key& key) {
  NRMSIM_EXPECTS(plan_.contains(key));
  const std::uint64_t position = plan_.position(key);
  if (in_[position]) return;
  in_[position] = true;
  ++count_;
}

}  // namespace nrmsim::batch
