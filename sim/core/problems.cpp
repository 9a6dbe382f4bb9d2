#include "sim/core/problems.hpp"

namespace nrmsim::core {
namespace {

std::string joined(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += to_string(problem);
  }
  return text;
}

}  // namespace

void throw_too_often(const std::string& what) {
  throw TooOften(what + "; a hazard of the scenario, or a factor on one, is too high");
}

std::string to_string(const Problem& problem) {
  std::string text;
  if (!problem.place.file.empty()) {
    text += problem.place.file + ':';
    if (problem.place.line > 0) text += std::to_string(problem.place.line) + ':';
    if (problem.place.line > 0 && problem.place.column > 0)
      text += std::to_string(problem.place.column) + ':';
    text += ' ';
  }
  text += problem.what;
  if (!problem.expected.empty()) text += "; expected " + problem.expected;
  return text;
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

}  // namespace nrmsim::core
