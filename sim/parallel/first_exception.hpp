#pragma once
// Carries an exception out of a parallel region, where it must not escape by itself.

#include <atomic>
#include <exception>
#include <mutex>

namespace nrmsim::parallel {

/// Keeps the first exception of all workers; later ones are dropped.
class FirstException {
 public:
  /// Calls `work` and keeps what it throws.
  template <class Work>
  void guard(Work&& work) noexcept {
    try {
      work();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!first_) first_ = std::current_exception();
      caught_.store(true, std::memory_order_release);
    }
  }

  bool caught() const noexcept { return caught_.load(std::memory_order_acquire); }

  /// Throws what was kept, if anything was. To be called after all workers have ended.
  void rethrow() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr first_;
  std::atomic<bool> caught_{false};
};

}  // namespace nrmsim::parallel
