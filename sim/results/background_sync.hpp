#pragma once
// Syncs a file now and then while others write to it, so that a long pause between writes leaves nothing at
// risk.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace nrmsim::results {

class BackgroundSync {
 public:
  /// Syncs the descriptor at every interval in which written() was called. The descriptor has to stay open
  /// until this object is gone.
  BackgroundSync(int descriptor, std::chrono::milliseconds interval);
  ~BackgroundSync();
  BackgroundSync(const BackgroundSync&) = delete;
  BackgroundSync& operator=(const BackgroundSync&) = delete;

  void written() { dirty_.store(true); }

  /// The system's number of the first error that syncing met, or 0.
  int error() const { return error_.load(); }

  /// How often it synced.
  unsigned syncs() const { return syncs_.load(); }

 private:
  void run(const std::stop_token& stop);

  int descriptor_;
  std::chrono::milliseconds interval_;
  std::atomic<bool> dirty_{false};
  std::atomic<int> error_{0};
  std::atomic<unsigned> syncs_{0};
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace nrmsim::results
