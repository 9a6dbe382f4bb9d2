#include "sim/cli/stop_on_signal.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

#include "sim/cli/exit_status.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

bool is_ignored(int signal) {
  struct sigaction now {};
  return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

void say(std::string_view text) {
  // Straight to the descriptor: another thread may be in the middle of a line.
  if (write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

}  // namespace

StopOnSignal::StopOnSignal(Says says) : says_(says) {
  sigset_t heeded;
  sigemptyset(&heeded);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (!is_ignored(signal)) sigaddset(&heeded, signal);
  }
  signals_ = signalfd(-1, &heeded, SFD_CLOEXEC);
  end_ = eventfd(0, EFD_CLOEXEC);
  if (signals_ < 0 || end_ < 0) throw core::RunError("the system gives no descriptor for signals");
  pthread_sigmask(SIG_BLOCK, &heeded, &mask_before_);
  listener_ = std::thread([this] { listen(); });
}

StopOnSignal::~StopOnSignal() {
  eventfd_write(end_, 1);
  listener_.join();
  close(signals_);
  close(end_);
  pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

void StopOnSignal::listen() {
  std::array<pollfd, 2> watched{pollfd{signals_, POLLIN, 0}, pollfd{end_, POLLIN, 0}};
  for (;;) {
    if (poll(watched.data(), watched.size(), -1) < 0) continue;
    if (watched[1].revents != 0) return;
    signalfd_siginfo signal{};
    if (read(signals_, &signal, sizeof signal) != sizeof signal) continue;
    if (stop_.stop_requested()) {
      if (says_ == Says::what_happens) say("\nEnded at once.\n");
      std::_Exit(static_cast<int>(ExitStatus::interrupted));
    }
    stop_.request_stop();
    if (says_ == Says::what_happens)
      say("\nStopping when the replications in hand are finished; once more ends at once.\n");
  }
}

}  // namespace nrmsim::cli
