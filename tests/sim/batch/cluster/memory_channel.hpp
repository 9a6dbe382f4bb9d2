#pragma once
// Tasks that are threads of one process and talk through queues.

#include <deque>
#include <mutex>
#include <vector>

#include "sim/batch/cluster/channel.hpp"

namespace nrmsim::cluster {

/// The queues of all tasks.
class Post {
 public:
  explicit Post(unsigned tasks) : queues_(tasks) {}

  unsigned tasks() const { return static_cast<unsigned>(queues_.size()); }

  void put(unsigned to, Received received) {
    const std::lock_guard lock(mutex_);
    queues_[to].push_back(std::move(received));
  }

  std::optional<Received> take(unsigned task) {
    const std::lock_guard lock(mutex_);
    if (queues_[task].empty()) return std::nullopt;
    Received first = std::move(queues_[task].front());
    queues_[task].pop_front();
    return first;
  }

 private:
  std::mutex mutex_;
  std::vector<std::deque<Received>> queues_;
};

class MemoryChannel final : public Channel {
 public:
  MemoryChannel(Post& post, unsigned rank) : post_(post), rank_(rank) {}

  unsigned rank() const override { return rank_; }
  unsigned size() const override { return post_.tasks(); }
  void send(unsigned to, std::span<const std::byte> bytes) override {
    post_.put(to, {rank_, {bytes.begin(), bytes.end()}});
  }
  std::optional<Received> poll() override { return post_.take(rank_); }
  void forget_the_others() override { forgotten = true; }

  bool forgotten = false;

 private:
  Post& post_;
  unsigned rank_;
};

}  // namespace nrmsim::cluster
