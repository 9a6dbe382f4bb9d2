#pragma once
// Runs a batch and keeps a few numbers of each replication instead of its whole row.

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "analysis/statistics/nested.hpp"
#include "sim/batch/key.hpp"
#include "sim/batch/plan.hpp"
#include "sim/batch/run.hpp"

namespace nrmsim::studies {

/// The numbers that are kept of a row. Called by one worker at a time.
using Measure = std::function<std::vector<double>(std::span<const outcomes::Cell> row)>;

/// Some numbers of every key of a plan.
class Numbers {
 public:
  /// `count` numbers a key, NaN until they are put in.
  Numbers(const batch::Plan& plan, std::size_t count);

  void put(const batch::Key& key, std::span<const double> numbers);
  double at(const batch::Key& key, std::size_t number) const;
  /// One number of one scenario.
  statistics::Nested of(std::uint32_t scenario, std::size_t number) const;

  const batch::Plan& plan() const { return plan_; }
  std::size_t count() const { return count_; }

 private:
  batch::Plan plan_;
  std::size_t count_;
  std::vector<double> values_;
};

struct Collected {
  Numbers numbers;
  bool stopped = false;  ///< a stop was asked for before all keys were run
};

/// What a batch is run with.
struct CollectOptions {
  std::size_t cells = 0;    ///< of a row
  std::size_t numbers = 0;  ///< that `measure` gives
  batch::RunOptions run{};
  std::function<void()> step{};  ///< called after each key; nothing if empty
};

/// Runs every key of the plan.
Collected collect(const batch::Plan& plan, const CollectOptions& options, const batch::RunKey& run_key,
                  const Measure& measure);

}  // namespace nrmsim::studies
