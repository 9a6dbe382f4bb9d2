#include "sim/engine/pool.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/contracts.hpp"

namespace nrmsim::engine {

void Pool::reset(double now, std::uint32_t capacity, Discipline discipline) {
  discipline_ = discipline;
  capacity_ = capacity;
  busy_ = 0;
  waiting_ = 0;
  admitted_ = 0;
  abandoned_ = 0;
  since_ = now;
  busy_days_ = 0;
  waiting_days_ = 0;
  capacity_days_ = 0;
  tokens_.clear();
  ranks_.clear();
  free_.clear();
  line_.clear();
  front_ = 0;
  joined_last_ = now;
  joined_together_.clear();
}

bool Pool::live(Ticket ticket) const {
  const auto turn = static_cast<std::uint32_t>(ticket);
  return turn < tokens_.size() && tokens_[turn] != nobody;
}

bool Pool::join(double now, std::uint32_t token, std::uint64_t entity, double key, Ticket& ticket) {
  NRMSIM_EXPECTS(token != nobody);
  advance(now);
  if (waiting_ == 0 && busy_ < capacity_) {
    ++busy_;
    ++admitted_;
    return true;
  }
  const std::uint32_t turn = take_turn(token);
  if (discipline_ == Discipline::fifo) {
    enter_fifo(now, turn, entity);
  } else {
    enter_ordered(turn, {key, entity});
  }
  ++waiting_;
  ticket = Ticket{turn};
  return false;
}

void Pool::abandon(double now, Ticket ticket) {
  NRMSIM_EXPECTS(live(ticket));
  advance(now);
  tokens_[static_cast<std::uint32_t>(ticket)] = nobody;
  --waiting_;
  ++abandoned_;
  // Turns given up stay in the line until they outnumber the others, so that giving up is cheap.
  constexpr std::size_t slack = 16;
  if (line_.size() - front_ > 2 * std::size_t{waiting_} + slack) sweep();
}

void Pool::hand_over(Ticket ticket, std::uint32_t token) {
  NRMSIM_EXPECTS(live(ticket) && token != nobody);
  tokens_[static_cast<std::uint32_t>(ticket)] = token;
}

bool Pool::release(double now, std::uint32_t& next_token) {
  NRMSIM_EXPECTS(busy_ > 0);
  advance(now);
  --busy_;
  return admit(now, next_token);
}

void Pool::set_capacity(double now, std::uint32_t capacity) {
  if (capacity == capacity_) return;  // no change moves no bit of the integrals
  advance(now);
  capacity_ = capacity;
}

bool Pool::admit(double now, std::uint32_t& token) {
  if (waiting_ == 0 || busy_ >= capacity_) return false;
  advance(now);
  std::uint32_t turn = leave_front();
  while (tokens_[turn] == nobody) {
    free_.push_back(turn);
    turn = leave_front();
  }
  token = tokens_[turn];
  tokens_[turn] = nobody;
  free_.push_back(turn);
  --waiting_;
  ++busy_;
  ++admitted_;
  return true;
}

double Pool::capacity_days(double now) const {
  if (capacity_ == unlimited) return std::numeric_limits<double>::infinity();
  return capacity_days_ + capacity_ * (now - since_);
}

void Pool::advance(double now) {
  NRMSIM_EXPECTS(now >= since_);
  if (now == since_) return;
  busy_days_ = busy_days(now);
  waiting_days_ = waiting_days(now);
  capacity_days_ = capacity_days(now);
  since_ = now;
}

bool Pool::ahead(std::uint32_t a, std::uint32_t b) const {
  const Rank& x = ranks_[a];
  const Rank& y = ranks_[b];
  return x.key < y.key || (x.key == y.key && x.entity < y.entity);
}

std::uint32_t Pool::take_turn(std::uint32_t token) {
  if (free_.empty()) {
    tokens_.push_back(token);
    return static_cast<std::uint32_t>(tokens_.size() - 1);
  }
  const std::uint32_t turn = free_.back();
  free_.pop_back();
  tokens_[turn] = token;
  return turn;
}

void Pool::enter_fifo(double now, std::uint32_t turn, std::uint64_t entity) {
  // Shift the line to the front of its memory rather than let it wander, at most once per length.
  if (line_.size() == line_.capacity() && front_ > line_.size() / 2) {
    line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(front_));
    front_ = 0;
  }
  line_.push_back(turn);
  // Only those who join at the very same time can be out of order, so only their entities are kept.
  if (now != joined_last_) joined_together_.clear();
  joined_last_ = now;
  joined_together_.push_back(entity);
  std::size_t i = line_.size() - 1;
  for (std::size_t j = joined_together_.size() - 1;
       j > 0 && i > front_ && joined_together_[j] < joined_together_[j - 1]; --i, --j) {
    std::swap(joined_together_[j], joined_together_[j - 1]);
    std::swap(line_[i], line_[i - 1]);
  }
}

void Pool::enter_ordered(std::uint32_t turn, const Rank& rank) {
  if (turn >= ranks_.size()) ranks_.resize(std::size_t{turn} + 1);
  ranks_[turn] = rank;
  line_.push_back(turn);
  std::push_heap(line_.begin(), line_.end(),
                 [this](std::uint32_t a, std::uint32_t b) { return ahead(b, a); });
}

std::uint32_t Pool::leave_front() {
  if (discipline_ == Discipline::fifo) {
    const std::uint32_t turn = line_[front_++];
    if (front_ == line_.size()) {
      line_.clear();
      front_ = 0;
      joined_together_.clear();
    }
    return turn;
  }
  std::pop_heap(line_.begin(), line_.end(), [this](std::uint32_t a, std::uint32_t b) { return ahead(b, a); });
  const std::uint32_t turn = line_.back();
  line_.pop_back();
  return turn;
}

void Pool::sweep() {
  std::size_t kept = 0;
  std::size_t kept_together = 0;
  const std::size_t together = line_.size() - std::min(joined_together_.size(), line_.size() - front_);
  const std::size_t first_together = joined_together_.size() - (line_.size() - together);
  for (std::size_t i = front_; i < line_.size(); ++i) {
    if (tokens_[line_[i]] == nobody) {
      free_.push_back(line_[i]);
      continue;
    }
    line_[kept++] = line_[i];
    if (i >= together) joined_together_[kept_together++] = joined_together_[first_together + (i - together)];
  }
  line_.resize(kept);
  joined_together_.resize(kept_together);
  front_ = 0;
  if (discipline_ == Discipline::ordered) {
    std::make_heap(line_.begin(), line_.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return ahead(b, a); });
  }
}

std::size_t Pool::memory_bytes() const {
  return (tokens_.capacity() + free_.capacity() + line_.capacity()) * sizeof(std::uint32_t) +
         ranks_.capacity() * sizeof(Rank) + joined_together_.capacity() * sizeof(std::uint64_t);
}

}  // namespace nrmsim::engine
