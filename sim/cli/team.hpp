#pragma once
// The tasks that a launcher started for one run. Task 0 leads: it alone looks at the output, keeps the
// journal, says anything and writes the results; the others run keys for it.

#include <map>
#include <memory>
#include <mutex>

#include "sim/batch/cluster/coordinator.hpp"
#include "sim/batch/run.hpp"
#include "sim/cli/exit_status.hpp"
#include "sim/cli/prepare.hpp"

namespace nrmsim::cli {

class Team {
 public:
  /// Joins the other tasks. core::InputError if there should be some and they cannot be found.
  Team();
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  bool leads() const { return channel_ == nullptr || channel_->rank() == 0; }

  /// On a task that does not lead: does what the leader asks of it, and ends with it.
  ExitStatus help(const ScenarioOptions& options, unsigned threads);

  /// On the leader: has the others work on this batch too. Once.
  void begin(const Prepared& prepared);
  /// Nothing if there are no others.
  batch::Helpers* helpers() { return coordinator_.get(); }
  /// The event history of a key that another task ran, handed over once; empty where none is kept.
  std::vector<results::TableRow> take_events(const batch::Key& key);

  unsigned tasks() const { return channel_ == nullptr ? 1 : channel_->size(); }
  unsigned threads_elsewhere() const { return coordinator_ ? coordinator_->threads_elsewhere() : 0; }

 private:
  std::unique_ptr<cluster::Channel> channel_;
  std::unique_ptr<cluster::Coordinator> coordinator_;
  std::mutex events_mutex_;  // rows come in on one thread and are taken on all
  std::map<batch::Key, std::vector<results::TableRow>> events_;
};

}  // namespace nrmsim::cli
