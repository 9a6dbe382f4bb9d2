#include "sim/results/background_sync.hpp"

#include <unistd.h>

#include <cerrno>

namespace nrmsim::results {

BackgroundSync::BackgroundSync(int descriptor, std::chrono::milliseconds interval)
    : descriptor_(descriptor),
      interval_(interval),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

BackgroundSync::~BackgroundSync() {
  thread_.request_stop();
  thread_.join();
}

void BackgroundSync::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    wake_.wait_for(lock, stop, interval_, [] { return false; });
    if (!dirty_.exchange(false)) continue;
    if (::fsync(descriptor_) != 0 && errno != EINTR) {
      int none = 0;
      error_.compare_exchange_strong(none, errno);
    }
    syncs_.fetch_add(1);
  }
}

}  // namespace nrmsim::results
