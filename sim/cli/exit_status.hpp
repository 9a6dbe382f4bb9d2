#pragma once

namespace nrmsim::cli {

/// What the program tells the shell.
enum class ExitStatus : int {
  done = 0,
  failed = 1,         ///< something failed while running, although the input was right
  wrong_input = 2,    ///< the input or the command line is wrong
  interrupted = 130,  ///< stopped by a signal; can be resumed
};

}  // namespace nrmsim::cli
