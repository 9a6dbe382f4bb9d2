#pragma once
// The leader of a job: hands keys to the other tasks and takes their rows.

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/batch/cluster/channel.hpp"
#include "sim/batch/cluster/message.hpp"
#include "sim/batch/run.hpp"

namespace nrmsim::cluster {

/// A finished key, from the bytes that a helper's Work made of it. Throws if they are damaged.
using Decode = std::function<std::pair<batch::Key, std::vector<outcomes::Cell>>(const Bytes&)>;

/// What the leader knows of a task.
enum class Standing : std::uint8_t { not_heard_of, at_work, lost, gone };

class Coordinator final : public batch::Helpers {
 public:
  using Clock = std::chrono::steady_clock;

  /// `channel` has to outlive it. Nobody is told to start yet. A key is given up after `least_patience` and
  /// five times as long as the longest took.
  explicit Coordinator(Channel& channel, Clock::duration least_patience = std::chrono::minutes(1));
  /// Lets everybody go, also those who were never told to start, and waits for them as long as a key may
  /// take.
  ~Coordinator() override;
  Coordinator(const Coordinator&) = delete;
  Coordinator& operator=(const Coordinator&) = delete;

  /// Tells the others to start. What they are about to run has to have this digest.
  void start(std::string digest, Decode decode);

  /// core::RunError if a helper cannot go on, or is about to run something else, once the keys that are out
  /// have come back. Keys of a task that was not heard of for much longer than a key takes are given up: the
  /// caller runs again what is missing.
  void serve(const Desk& desk) override;

  /// Threads of the other tasks that have said hello.
  unsigned threads_elsewhere() const { return threads_; }

 private:
  struct HandedOut {
    unsigned to = 0;
    Clock::time_point at;
  };

  /// serving: hands keys out; collecting: takes what is out; letting_go: takes nothing any more.
  enum class Mode : std::uint8_t { serving, collecting, letting_go };

  /// `desk` is needed unless letting go.
  void answer(const Received& received, Mode mode, const Desk* desk);
  void answer_row(unsigned task, const Message& message, Mode mode, const Desk* desk);
  void answer_free(unsigned task, Mode mode, const Desk* desk);
  void take(const Message& message, Mode mode, const Desk* desk);
  void greet(unsigned task, const Message& message);
  bool all_lost() const;
  Clock::duration patience() const;
  void let_go() noexcept;
  void wait_for_goodbyes();
  bool anybody_left() const;

  Channel& channel_;
  Clock::duration least_patience_;
  std::string digest_;
  Decode decode_;
  std::map<batch::Key, HandedOut> out_;
  std::vector<Standing> standing_;
  std::vector<Clock::time_point> heard_;  ///< of each task, since serve() began
  Clock::duration longest_{};             ///< between handing a key out and taking its row
  unsigned threads_ = 0;
  bool started_ = false;
};

}  // namespace nrmsim::cluster
