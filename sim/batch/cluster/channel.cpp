#include "sim/batch/cluster/channel.hpp"

#include <algorithm>
#include <thread>

namespace nrmsim::cluster {

void Pause::sleep() {
  std::this_thread::sleep_for(next_);
  next_ = std::min(2 * next_, longest);
}

Received wait_for(Channel& channel) {
  for (Pause pause;; pause.sleep())
    if (auto received = channel.poll()) return std::move(*received);
}

}  // namespace nrmsim::cluster
