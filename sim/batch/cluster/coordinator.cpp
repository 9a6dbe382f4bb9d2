#include "sim/batch/cluster/coordinator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/parallel/first_exception.hpp"

namespace nrmsim::cluster {

Coordinator::Coordinator(Channel& channel, Clock::duration least_patience)
    : channel_(channel), least_patience_(least_patience), standing_(channel.size(), Standing::not_heard_of) {
  NRMSIM_EXPECTS(channel.rank() == 0);
}

Coordinator::~Coordinator() {
  let_go();
}

void Coordinator::start(std::string digest, Decode decode) {
  NRMSIM_EXPECTS(!started_);
  digest_ = std::move(digest);
  decode_ = std::move(decode);
  started_ = true;
  for (unsigned task = 1; task < channel_.size(); ++task) channel_.send(task, encode({Kind::start}));
}

void Coordinator::serve(const Desk& desk) {
  NRMSIM_EXPECTS(started_);
  heard_.assign(channel_.size(), Clock::now());
  parallel::FirstException failure;  // kept until the keys that are out have come back
  for (Pause pause;;) {
    if (const auto received = channel_.poll()) {
      failure.guard([&] { answer(*received, failure.caught() ? Mode::collecting : Mode::serving, &desk); });
      pause.message_came();
    } else if ((desk.is_over() || failure.caught() || !anybody_left()) && (out_.empty() || all_lost())) {
      break;
    } else {
      pause.sleep();
    }
  }
  for (const auto& [key, handed_out] : out_) standing_[handed_out.to] = Standing::lost;
  out_.clear();
  failure.rethrow();
}

Coordinator::Clock::duration Coordinator::patience() const {
  return 5 * longest_ + least_patience_;
}

/// Whether every task that has a key has been silent for longer than a key may take.
bool Coordinator::all_lost() const {
  const auto since = Clock::now() - patience();
  return std::all_of(out_.begin(), out_.end(),
                     [&](const auto& one) { return std::max(one.second.at, heard_[one.second.to]) < since; });
}

void Coordinator::answer(const Received& received, Mode mode, const Desk* desk) {
  const Message message = decode(received);
  const unsigned task = received.from;
  if (task < heard_.size()) heard_[task] = Clock::now();
  if (standing_[task] == Standing::lost) standing_[task] = Standing::at_work;  // slow, not gone
  switch (message.kind) {
    case Kind::hello:
      channel_.send(task, encode({Kind::wait}));
      if (mode == Mode::letting_go)
        standing_[task] = Standing::at_work;
      else
        greet(task, message);
      return;
    case Kind::row:
      answer_row(task, message, mode, desk);
      return;
    case Kind::ask:
      return answer_free(task, mode, desk);
    case Kind::failed:
      channel_.send(task, encode({Kind::end}));
      if (mode != Mode::letting_go) {
        const std::string why = fmt::format("task {}: {}", task, text_of(message.body));
        if (message.number == fails_again) throw core::TooOften(why);
        throw core::RunError(why);
      }
      return;
    case Kind::bye:
      standing_[task] = Standing::gone;
      std::erase_if(out_, [task](const auto& one) { return one.second.to == task; });
      return;
    default:
      throw core::RunError(fmt::format("task {} says what only the leader says", task));
  }
}

/// The sender is answered whatever becomes of its row: it waits, and the other threads of its task with it.
void Coordinator::answer_row(unsigned task, const Message& message, Mode mode, const Desk* desk) {
  try {
    take(message, mode, desk);
  } catch (...) {
    channel_.send(task, encode({Kind::end}));
    throw;
  }
  if (message.number != 0) return channel_.send(task, encode({Kind::wait}));
  answer_free(task, mode, desk);
}

void Coordinator::greet(unsigned task, const Message& message) {
  if (text_of(message.body) != digest_) {
    throw core::RunError(
        fmt::format("task {} is about to run something else: its scenario files, or its nrmsim, differ from "
                    "those of task 0",
                    task));
  }
  standing_[task] = Standing::at_work;
  threads_ += static_cast<unsigned>(message.number);
}

void Coordinator::answer_free(unsigned task, Mode mode, const Desk* desk) {
  if (mode == Mode::letting_go) return channel_.send(task, encode({Kind::end}));
  const auto key = mode == Mode::serving ? desk->next() : std::nullopt;
  if (!key) return channel_.send(task, encode({Kind::wait}));
  out_[*key] = {task, Clock::now()};
  channel_.send(task, encode({Kind::key, *key}));
}

/// Once the work is over nobody wants the row any more, and what would take it may be gone.
void Coordinator::take(const Message& message, Mode mode, const Desk* desk) {
  if (mode == Mode::letting_go) return;
  const auto [key, row] = decode_(message.body);
  if (const auto found = out_.find(key); found != out_.end()) {
    longest_ = std::max(longest_, Clock::now() - found->second.at);
    out_.erase(found);
  }
  desk->hand_over(key, row);
}

bool Coordinator::anybody_left() const {
  return std::any_of(standing_.begin() + 1, standing_.end(),
                     [](Standing one) { return one == Standing::not_heard_of || one == Standing::at_work; });
}

void Coordinator::let_go() noexcept {
  try {
    if (started_)
      wait_for_goodbyes();
    else  // they wait for the first word, and end without one
      for (unsigned task = 1; task < channel_.size(); ++task) channel_.send(task, encode({Kind::end}));
  } catch (...) {  // what went wrong before is already being said
    channel_.forget_the_others();
  }
}

void Coordinator::wait_for_goodbyes() {
  const auto until = Clock::now() + patience();
  for (Pause pause; anybody_left() && Clock::now() < until;) {
    if (const auto received = channel_.poll())
      answer(*received, Mode::letting_go, nullptr);
    else
      pause.sleep();
  }
  if (std::any_of(standing_.begin() + 1, standing_.end(), [](Standing one) { return one != Standing::gone; }))
    channel_.forget_the_others();
}

}  // namespace nrmsim::cluster
