#include "sim/cli/team.hpp"

#include <fmt/format.h>

#include <optional>

#include "sim/batch/cluster/helper.hpp"
#include "sim/batch/cluster/world.hpp"
#include "sim/cli/simulate.hpp"
#include "sim/cli/stop_on_signal.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/sent_key.hpp"

namespace nrmsim::cli {
namespace {

/// Of everything that the numbers depend on, and of the program that makes them.
std::string digest_of(const results::BatchRecord& record) {
  results::Digest digest;
  digest.add(record.provenance.results_version);
  digest.add(record.provenance.input_digest);
  for (const std::uint64_t number :
       {record.seed, std::uint64_t{record.draws}, std::uint64_t{record.replications},
        std::uint64_t{record.layout.total_cells()}, std::uint64_t{record.event_columns.size()}})
    digest.add(number);
  digest.add(fmt::format("{:a}", record.scale));
  for (const auto& parameter : record.uncertain) {
    digest.add(parameter.path);
    digest.add(std::as_bytes(std::span(parameter.values)));
  }
  return digest.text();
}

}  // namespace

Team::Team() : channel_(cluster::join()) {
  if (channel_ && leads()) coordinator_ = std::make_unique<cluster::Coordinator>(*channel_);
}

Team::~Team() = default;

ExitStatus Team::help(const ScenarioOptions& options, unsigned threads) {
  const StopOnSignal signals(StopOnSignal::Says::nothing);  // the leader says it
  Prepared prepared;
  std::optional<Simulator> simulator;
  std::string digest;
  std::optional<std::string> problem;
  try {  // while the leader does the same
    prepared = prepare(options, {});
    simulator.emplace(prepared, threads);
    digest = digest_of(prepared.record);
  } catch (const std::exception& error) {
    problem = error.what();
  }
  if (!cluster::wait_for_start(*channel_)) return ExitStatus::done;  // the leader says what there is to say
  if (problem) {
    cluster::cannot_help(*channel_, *problem);
    return ExitStatus::failed;
  }
  const std::size_t cells = prepared.record.layout.total_cells();
  cluster::help(*channel_,
                {digest, threads,
                 [&](const batch::Key& key, unsigned worker) {
                   std::vector<outcomes::Cell> row(cells);
                   simulator->run(key, worker, row);
                   return results::encode_sent_key({key, std::move(row), simulator->take_events(key)});
                 }},
                signals.token());
  return ExitStatus::done;  // whether the job was stopped, the leader's status says
}

void Team::begin(const Prepared& prepared) {
  if (!coordinator_) return;
  coordinator_->start(digest_of(prepared.record),
                      [this, record = &prepared.record](const cluster::Bytes& bytes) {
                        results::SentKey sent = results::decode_sent_key(bytes, *record);
                        if (!sent.events.empty()) {
                          const std::lock_guard lock(events_mutex_);
                          events_[sent.key] = std::move(sent.events);
                        }
                        return std::pair(sent.key, std::move(sent.row));
                      });
}

std::vector<results::TableRow> Team::take_events(const batch::Key& key) {
  const std::lock_guard lock(events_mutex_);
  auto node = events_.extract(key);
  return node ? std::move(node.mapped()) : std::vector<results::TableRow>{};
}

}  // namespace nrmsim::cli
