#include "sim/batch/run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/parallel/first_exception.hpp"
#include "sim/parallel/workers.hpp"

namespace nrmsim::batch {
namespace {

/// Hands out the missing keys one by one, to any number of askers at the same time.
class Turns {
 public:
  explicit Turns(const KeySet& done) : done_(done) {}

  /// The next key that is missing; nothing when all have been handed out.
  std::optional<Key> next() {
    for (;;) {
      const std::uint64_t turn = turn_.fetch_add(1, std::memory_order_relaxed);
      if (turn >= done_.plan().size()) {
        exhausted_.store(true, std::memory_order_relaxed);
        return std::nullopt;
      }
      const Key key = done_.plan().key_at_turn(turn);
      if (!done_.contains(key)) return key;
    }
  }

  /// Whether somebody has been told that there is none.
  bool exhausted() const { return exhausted_.load(std::memory_order_relaxed); }

 private:
  const KeySet& done_;
  std::atomic<std::uint64_t> turn_{0};
  std::atomic<bool> exhausted_{false};
};

/// Lets one worker at a time hand over a row, and none after the sink has failed.
class OneAtATime {
 public:
  explicit OneAtATime(const Sink& sink) : sink_(sink) {}

  void hand_over(const Key& key, std::span<const outcomes::Cell> row) {
    const std::lock_guard lock(mutex_);
    if (failed_) return;
    failed_ = true;  // stays so if the sink throws
    sink_(key, row);
    failed_ = false;
    ++count_;
  }

  std::uint64_t count() const { return count_; }

 private:
  std::mutex mutex_;
  const Sink& sink_;
  bool failed_ = false;
  std::uint64_t count_ = 0;
};

}  // namespace

RunSummary run(const KeySet& done, std::size_t cells, const RunOptions& options, const RunKey& run_key,
               const Sink& sink) {
  NRMSIM_EXPECTS(options.threads >= 1);
  if (done.missing() == 0) return {};
  Turns turns(done);
  OneAtATime finished(sink);
  parallel::FirstException failure;

  const auto next = [&]() -> std::optional<Key> {
    if (options.stop.stop_requested() || failure.caught()) return std::nullopt;
    return turns.next();
  };
  const auto compute = [&](unsigned worker) {
    std::vector<outcomes::Cell> row(cells);
    while (const auto key = next()) {
      std::fill(row.begin(), row.end(), outcomes::Cell{0});
      run_key(*key, worker, row);
      finished.hand_over(*key, row);
    }
  };
  const Helpers::Desk desk{
      next, [&] { return turns.exhausted() || options.stop.stop_requested() || failure.caught(); },
      [&](const Key& key, std::span<const outcomes::Cell> row) { finished.hand_over(key, row); }};
  const std::uint64_t useful = std::min<std::uint64_t>(options.threads, done.missing());
  const unsigned others = options.helpers == nullptr ? 0 : 1;
  const auto work = [&](unsigned thread) {
    failure.guard([&] {
      if (thread >= others) return compute(thread - others);
      options.helpers->serve(desk);
      compute(static_cast<unsigned>(useful));  // what is left where the system gave no other thread
    });
  };
  parallel::on_each_worker(static_cast<unsigned>(useful) + others, work);

  failure.rethrow();
  return {finished.count(), options.stop.stop_requested() && finished.count() < done.missing()};
}

}  // namespace nrmsim::batch
