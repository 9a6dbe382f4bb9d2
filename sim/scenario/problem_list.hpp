#pragma once
// Collects what is wrong until everything has been looked at.

#include <string>
#include <vector>

#include "sim/core/problems.hpp"

namespace nrmsim::scenario {

class ProblemList {
 public:
  void add(core::Place place, std::string what, std::string expected = {}) {
    if (problems_.size() < most)
      problems_.push_back({std::move(place), std::move(what), std::move(expected)});
  }
  bool empty() const { return problems_.empty(); }
  std::size_t size() const { return problems_.size(); }

  /// Throws core::InputError if there is any problem: files in the order of their first problem, each file's
  /// problems from top to bottom.
  void throw_if_any() const;

 private:
  static constexpr std::size_t most = 500;  // more than anyone reads; bounds the work on hostile input
  std::vector<core::Problem> problems_;
};

}  // namespace nrmsim::scenario
