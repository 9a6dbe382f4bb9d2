#include "sim/scenario/problem_list.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace nrmsim::scenario {

void ProblemList::throw_if_any() const {
  if (problems_.empty()) return;
  std::map<std::string, std::size_t> order;
  for (const core::Problem& problem : problems_) order.emplace(problem.place.file, order.size());
  const auto position = [&order](const core::Problem& problem) {
    const int line = problem.place.line > 0 ? problem.place.line : std::numeric_limits<int>::max();
    return std::tuple{order.at(problem.place.file), line, problem.place.column};
  };
  std::vector<core::Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const core::Problem& a, const core::Problem& b) { return position(a) < position(b); });
  throw core::InputError(std::move(sorted));
}

}  // namespace nrmsim::scenario
