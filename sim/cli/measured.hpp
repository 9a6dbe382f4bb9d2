#pragma once
// A few numbers of a replication, as a comparison defines them, read from its row.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/slice.hpp"
#include "sim/results/batch_record.hpp"

namespace nrmsim::cli {

class Measured {
 public:
  /// The outcomes, breakdown and period that `request` names, the headline outcomes where it names none.
  /// `record` has to outlive it. core::InputError for names that are unknown or do not suit.
  Measured(const results::BatchRecord& record, const comparison::Request& request);

  std::size_t size() const { return numbers_.size(); }
  /// A row of a comparison that says what number `i` is, without any values.
  comparison::Row described(std::size_t i) const;
  /// All numbers of a row; NaN where one does not exist.
  std::vector<double> operator()(std::span<const outcomes::Cell> row) const;

 private:
  struct Number {
    std::size_t outcome;
    comparison::Slice slice;
  };
  const results::BatchRecord& record_;
  std::vector<Number> numbers_;
};

}  // namespace nrmsim::cli
