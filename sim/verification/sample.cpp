#include "sim/verification/sample.hpp"

#include <bit>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "sim/core/contracts.hpp"
#include "sim/observation/catalogue.hpp"
#include "sim/observation/simulation.hpp"

namespace nrmsim::verification {

Estimate estimate(const std::vector<double>& numbers) {
  NRMSIM_EXPECTS(numbers.size() > 1);
  constexpr double one_side = 0.5e-6;
  const auto n = static_cast<double>(numbers.size());
  double mean = 0;
  for (const double x : numbers) mean += x / n;
  double squares = 0;
  for (const double x : numbers) squares += (x - mean) * (x - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  const boost::math::students_t student(n - 1);
  return {mean, error, error * boost::math::quantile(boost::math::complement(student, one_side))};
}

Sample::Sample(const model::Input& input, std::uint32_t replications, std::uint64_t seed)
    : layout_(observation::layout(observation::period_of(input))) {
  observation::Worker worker;
  for (std::uint32_t r = 0; r < replications; ++r) {
    rows_.emplace_back(layout_.total_cells());
    worker.run(input, seed, 0, r, rows_.back());
  }
}

std::size_t Sample::cells(const std::string& outcome) const {
  return layout_.cells_of(layout_.outcomes[layout_.find(outcome)]);
}

double Sample::cell(std::size_t replication, const std::string& outcome, std::size_t i) const {
  return std::bit_cast<double>(rows_[replication][layout_.offset_of(layout_.find(outcome)) + i]);
}

double Sample::total(std::size_t replication, const std::string& outcome) const {
  return sum(replication, outcome, 0, cells(outcome));
}

double Sample::sum(std::size_t replication, const std::string& outcome, std::size_t first,
                   std::size_t n) const {
  double sum = 0;
  for (std::size_t i = first; i < first + n; ++i) sum += cell(replication, outcome, i);
  return sum;
}

Estimate Sample::of(const std::function<double(std::size_t)>& number) const {
  std::vector<double> numbers;
  for (std::size_t r = 0; r < rows_.size(); ++r) numbers.push_back(number(r));
  return estimate(numbers);
}

}  // namespace nrmsim::verification
