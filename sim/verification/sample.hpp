#pragma once
// Replications of one input, and estimates from them with their standard errors.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::verification {

struct Estimate {
  double mean = 0;
  double standard_error = 0;
  /// How far the mean may lie from its expectation: beyond it with a chance of 1e-6, if the mean of the
  /// replications is about normal (Student's distribution, since the error is estimated as well).
  double bound = 0;
};

/// The mean of independent numbers, at least two.
Estimate estimate(const std::vector<double>& numbers);

class Sample {
 public:
  Sample(const model::Input& input, std::uint32_t replications, std::uint64_t seed);

  std::size_t replications() const { return rows_.size(); }
  std::size_t cells(const std::string& outcome) const;
  double cell(std::size_t replication, const std::string& outcome, std::size_t i) const;
  /// Sum over all cells of an outcome.
  double total(std::size_t replication, const std::string& outcome) const;
  /// Sum over `n` cells from `first` on: of an outcome over (category, year) those of one category are
  /// together, and everybody is the first.
  double sum(std::size_t replication, const std::string& outcome, std::size_t first, std::size_t n) const;
  const std::vector<outcomes::Cell>& row(std::size_t replication) const { return rows_[replication]; }
  const outcomes::Layout& layout() const { return layout_; }

  /// Of a number that is made from each replication.
  Estimate of(const std::function<double(std::size_t)>& number) const;

 private:
  outcomes::Layout layout_;
  std::vector<std::vector<outcomes::Cell>> rows_;
};

}  // namespace nrmsim::verification
