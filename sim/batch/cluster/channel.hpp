#pragma once
// How the processes of one job talk: whole messages of bytes, in order from each sender.

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace nrmsim::cluster {

using Bytes = std::vector<std::byte>;

struct Received {
  unsigned from = 0;
  Bytes bytes;
};

/// One process's end. Not for use by several threads at once.
class Channel {
 public:
  Channel() = default;
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;
  virtual ~Channel() = default;

  virtual unsigned rank() const = 0;  ///< 0 ... size() - 1; 0 leads
  virtual unsigned size() const = 0;
  /// Returns once the bytes may be used again.
  virtual void send(unsigned to, std::span<const std::byte> bytes) = 0;
  /// The next message, if one is there; does not wait.
  virtual std::optional<Received> poll() = 0;
  /// Others may be gone: what comes later does not wait for them.
  virtual void forget_the_others() {}
};

/// Between two looks for messages: each look costs a few calls of the system, so the pauses grow while
/// nothing comes.
class Pause {
 public:
  void sleep();
  void message_came() { next_ = shortest; }

 private:
  static constexpr std::chrono::microseconds shortest{20};
  static constexpr std::chrono::microseconds longest{3000};
  std::chrono::microseconds next_ = shortest;
};

/// Waits for a message without using a core: looks, and sleeps a little longer each time nothing is there.
Received wait_for(Channel& channel);

}  // namespace nrmsim::cluster
