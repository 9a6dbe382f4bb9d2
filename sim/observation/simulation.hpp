#pragma once
// One worker that runs replications and counts their outcomes.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/observation/axes.hpp"
#include "sim/outcomes/layout.hpp"

namespace nrmsim::observation {

struct HistoryEvent;

/// What is needed to place a replication's outcomes: start, first day reported and end of the run.
Period period_of(const model::Input& input);

/// Runs replications one after another in the same memory. Not for two threads at once; one worker each.
class Worker {
 public:
  Worker();
  ~Worker();
  Worker(Worker&&) noexcept;
  Worker& operator=(Worker&&) noexcept;

  /// Runs one replication of `input` and fills `row`, as long as layout(period_of(input)) says. The same
  /// arguments give the same bits, whatever ran before.
  void run(const model::Input& input, std::uint64_t seed, std::uint32_t draw, std::uint32_t replication,
           std::span<outcomes::Cell> row);

  /// The same, with the history of every person in the order of events (see event_history.hpp).
  void run_with_history(const model::Input& input, std::uint64_t seed, std::uint32_t draw,
                        std::uint32_t replication, std::span<outcomes::Cell> row,
                        std::vector<HistoryEvent>& history);

  /// Most people in a replication who could still have an event at one time, over all that this worker has
  /// run.
  std::size_t peak_people() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nrmsim::observation
