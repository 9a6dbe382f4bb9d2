#pragma once
// The other tasks of a job: run the keys that the leader hands out.

#include <functional>
#include <stop_token>
#include <string>

#include "sim/batch/cluster/channel.hpp"
#include "sim/batch/key.hpp"

namespace nrmsim::cluster {

/// Runs a key on a worker (0 ... threads - 1) and says its row as bytes, which the leader's Decode
/// understands.
using Work = std::function<Bytes(const batch::Key& key, unsigned worker)>;

/// What a helper is about to run.
struct Offer {
  std::string digest;
  unsigned threads = 1;
  Work work;
};

/// Waits until the leader starts or ends the job; whether it started it.
bool wait_for_start(Channel& channel);

/// Says hello and works until the leader lets it go, or, if a stop is asked for, until the keys in hand are
/// sent. What a key throws is sent to the leader; then no more keys are begun.
void help(Channel& channel, const Offer& offer, const std::stop_token& stop);

/// Instead of help(): says why this task cannot even begin.
void cannot_help(Channel& channel, const std::string& why);

}  // namespace nrmsim::cluster
