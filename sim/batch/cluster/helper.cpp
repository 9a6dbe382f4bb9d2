#include "sim/batch/cluster/helper.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>

#include "sim/batch/cluster/message.hpp"
#include "sim/core/problems.hpp"
#include "sim/parallel/first_exception.hpp"
#include "sim/parallel/workers.hpp"

namespace nrmsim::cluster {
namespace {

using namespace std::chrono_literals;

constexpr unsigned leader = 0;
constexpr auto pause = 10ms;  ///< before asking again where there was nothing to do

/// Asks the leader; threads take turns. The leader answers at once while it serves, if only that there is
/// nothing to do; so a thread never waits here for another to finish.
class Line {
 public:
  explicit Line(Channel& channel) : channel_(channel) {}

  Message ask(const Message& message) {
    const std::lock_guard lock(mutex_);
    channel_.send(leader, encode(message));
    return decode(wait_for(channel_));
  }

 private:
  Channel& channel_;
  std::mutex mutex_;
};

/// One thread's work: until the leader ends it, a stop is asked for, or another thread has failed.
void work_on(Line& line, const Offer& offer, const std::stop_token& stop, std::atomic<bool>& over,
             unsigned worker) {
  const auto is_last = [&] { return stop.stop_requested() || over.load(); };
  Message say{Kind::ask};
  while (say.kind == Kind::row || !is_last()) {
    const bool last = say.kind == Kind::row && is_last();
    say.number = last ? 1 : 0;
    const Message told = line.ask(say);
    if (told.kind == Kind::end) return over.store(true);
    if (last) return;
    if (told.kind == Kind::key) {
      say = {Kind::row, told.key, 0, offer.work(told.key, worker)};
    } else {
      say = {Kind::ask};
      std::this_thread::sleep_for(pause);
    }
  }
}

Message said_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const core::TooOften& error) {
    return {Kind::failed, {}, fails_again, bytes_of(error.what())};
  } catch (const std::exception& error) {
    return {Kind::failed, {}, 0, bytes_of(error.what())};
  } catch (...) {
    return {Kind::failed, {}, 0, bytes_of("an error of unknown kind")};
  }
}

}  // namespace

bool wait_for_start(Channel& channel) {
  return decode(wait_for(channel)).kind == Kind::start;
}

void help(Channel& channel, const Offer& offer, const std::stop_token& stop) {
  Line line(channel);
  line.ask({Kind::hello, {}, offer.threads, bytes_of(offer.digest)});
  std::atomic<bool> over{false};
  parallel::on_each_worker(offer.threads, [&](unsigned worker) {
    parallel::FirstException failure;
    failure.guard([&] {
      try {
        work_on(line, offer, stop, over, worker);
      } catch (...) {
        over.store(true);
        line.ask(said_of(std::current_exception()));
      }
    });
  });
  channel.send(leader, encode({Kind::bye}));
}

void cannot_help(Channel& channel, const std::string& why) {
  Line line(channel);
  line.ask({Kind::failed, {}, 0, bytes_of(why)});
  channel.send(leader, encode({Kind::bye}));
}

}  // namespace nrmsim::cluster
