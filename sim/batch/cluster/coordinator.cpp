#include "sim/batch/cluster/coordinator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"

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
  for (Pause pause;;) {
    if (const auto received = channel_.poll()) {
      answer(*received, &desk);
      pause.message_came();
    } else if (desk.is_over() && (out_.empty() || all_lost())) {
      break;
    } else {
      pause.sleep();
    }
  }
  for (const auto& [key, handed_out] : out_) standing_[handed_out.to] = Standing::lost;
  out_.clear();
}

Coordinator::Clock::duration Coordinator::patience() const {
  return 5 * longest_ + least_patience_;
}

bool Coordinator::all_lost() const {
  const auto since = Clock::now() - patience();
  return std::all_of(out_.begin(), out_.end(), [&](const auto& one) { return one.second.at < since; });
}

void Coordinator::answer(const Received& received, const Desk* desk) {
  const Message message = decode(received);
  switch (message.kind) {
    case Kind::hello:
      channel_.send(received.from, encode({Kind::wait}));
      return greet(received.from, message);
    case Kind::row:
      take(message, desk);
      if (message.number != 0) return channel_.send(received.from, encode({Kind::wait}));
      return answer_free(received.from, desk);
    case Kind::ask:
      return answer_free(received.from, desk);
    case Kind::failed:
      channel_.send(received.from, encode({Kind::end}));
      if (desk != nullptr)
        throw core::RunError(fmt::format("task {}: {}", received.from, text_of(message.body)));
      return;
    case Kind::bye:
      standing_[received.from] = Standing::gone;
      return;
    default:
      throw core::RunError(fmt::format("task {} says what only the leader says", received.from));
  }
}

void Coordinator::greet(unsigned task, const Message& message) {
  if (text_of(message.body) != digest_)
    throw core::RunError(
        fmt::format("task {} is about to run something else: its scenario files, or its nrmsim, differ from "
                    "those of task 0",
                    task));
  standing_[task] = Standing::at_work;
  threads_ += static_cast<unsigned>(message.number);
}

/// `desk` is nothing when the work is over.
void Coordinator::answer_free(unsigned task, const Desk* desk) {
  if (desk == nullptr) return channel_.send(task, encode({Kind::end}));
  const auto key = desk->next();
  if (!key) return channel_.send(task, encode({Kind::wait}));
  out_[*key] = {task, Clock::now()};
  channel_.send(task, encode({Kind::key, *key}));
}

/// Once the work is over nobody wants the row any more, and what would take it may be gone.
void Coordinator::take(const Message& message, const Desk* desk) {
  if (desk == nullptr) return;
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
      answer(*received, nullptr);
    else
      pause.sleep();
  }
  if (std::any_of(standing_.begin() + 1, standing_.end(), [](Standing one) { return one != Standing::gone; }))
    channel_.forget_the_others();
}

}  // namespace nrmsim::cluster
