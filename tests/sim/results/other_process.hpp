#pragma once
// Runs something in a process of its own.

#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <stdexcept>

namespace nrmsim::results {

/// Forks, runs the function in the child, and waits: the child's exit status, 99 if the function threw, or
/// 1000 + the number of the signal that killed it.
template <typename Function>
int in_other_process(Function&& function) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    int status = 99;
    try {
      status = function();
    } catch (const std::exception&) {
      status = 99;
    }
    ::_exit(status);
  }
  int state = 0;
  ::waitpid(child, &state, 0);
  return WIFSIGNALED(state) ? 1000 + WTERMSIG(state) : WEXITSTATUS(state);
}

}  // namespace nrmsim::results
