#pragma once
// Turns Ctrl-C and a request to end into a stop that finishes the work in hand.

#include <csignal>
#include <cstdint>
#include <stop_token>
#include <thread>

namespace nrmsim::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP ask `token()` to stop instead of ending the process; a second
/// one ends the process at once with status 130. Signals that were ignored before (nohup, background jobs)
/// stay ignored. Has to be made before other threads start, so that they leave the signals to it.
class StopOnSignal {
 public:
  /// Whether the user is told; a task that only helps another says nothing.
  enum class Says : std::uint8_t { what_happens, nothing };

  explicit StopOnSignal(Says says = Says::what_happens);
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal();

  std::stop_token token() const { return stop_.get_token(); }

 private:
  void listen();

  Says says_;
  sigset_t mask_before_{};
  int signals_ = -1;  ///< descriptor that can be read when a signal has come
  int end_ = -1;      ///< descriptor that can be read when there is nothing left to listen for
  std::stop_source stop_;
  std::thread listener_;
};

}  // namespace nrmsim::cli
