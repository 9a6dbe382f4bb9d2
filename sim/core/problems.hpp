#pragma once
// What is wrong with a user's input, said in one form everywhere: FILE:LINE:COLUMN: what; expected what.

#include <stdexcept>
#include <string>
#include <vector>

namespace nrmsim::core {

/// Where in a text something stands. Line and column count from 1; 0 means "not known".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

/// One thing wrong with the input.
struct Problem {
  Place place;
  std::string what;      ///< what is wrong, without a full stop
  std::string expected;  ///< what was expected instead; empty where the first part says it all
};

/// "FILE:LINE:COLUMN: what; expected what", leaving out the parts that are not known.
std::string to_string(const Problem& problem);

/// The input cannot be used. Carries every problem found, in the order of the text. Exit status 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  explicit InputError(const Problem& problem) : InputError(std::vector<Problem>{problem}) {}
  const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// Something failed while running although the input was right (disk full, damaged file). Exit status 1.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Something came round more often in one run, or there is more of it, than the model can count: a hazard, a
/// number or the scale is far too high. The range of each parameter alone cannot rule that out: hazards are
/// products of several. Running again, or going on, fails in the same place.
class TooOften : public RunError {
 public:
  using RunError::RunError;
};

/// Throws TooOften of something that comes round, with what to look for.
[[noreturn]] void throw_too_often(const std::string& what);

}  // namespace nrmsim::core
