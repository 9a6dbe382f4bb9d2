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
  turns_.clear();
  free_.clear();
  line_.clear();
  front_ = 0;
}

bool Pool::join(double now, std::uint32_t token, std::uint64_t entity, double key, Ticket& ticket) {
  advance(now);
  if (waiting_ == 0 && busy_ < capacity_) {
    ++busy_;
    ++admitted_;
    return true;
  }
  const std::uint32_t turn =
      take_turn({discipline_ == Discipline::fifo ? now : key, entity, token, /*live=*/true});
  if (discipline_ == Discipline::fifo) {
    enter_fifo(turn);
  } else {
    enter_ordered(turn);
  }
  ++waiting_;
  ticket = Ticket{turn};
  return false;
}

void Pool::abandon(double now, Ticket ticket) {
  const auto turn = static_cast<std::uint32_t>(ticket);
  NRMSIM_EXPECTS(turn < turns_.size() && turns_[turn].live);
  advance(now);
  turns_[turn].live = false;
  --waiting_;
  ++abandoned_;
  // Turns given up stay in the line until they outnumber the others, so that giving up is cheap.
  constexpr std::size_t slack = 16;
  if (line_.size() - front_ > 2 * std::size_t{waiting_} + slack) sweep();
}

void Pool::hand_over(Ticket ticket, std::uint32_t token) {
  const auto turn = static_cast<std::uint32_t>(ticket);
  NRMSIM_EXPECTS(turn < turns_.size() && turns_[turn].live);
  turns_[turn].token = token;
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
  while (!turns_[turn].live) {
    free_.push_back(turn);
    turn = leave_front();
  }
  token = turns_[turn].token;
  turns_[turn].live = false;
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
  const Turn& x = turns_[a];
  const Turn& y = turns_[b];
  return x.key < y.key || (x.key == y.key && x.entity < y.entity);
}

std::uint32_t Pool::take_turn(const Turn& turn) {
  if (free_.empty()) {
    turns_.push_back(turn);
    return static_cast<std::uint32_t>(turns_.size() - 1);
  }
  const std::uint32_t place = free_.back();
  free_.pop_back();
  turns_[place] = turn;
  return place;
}

void Pool::enter_fifo(std::uint32_t turn) {
  // Shift the line to the front of its memory rather than let it wander, at most once per length.
  if (line_.size() == line_.capacity() && front_ > line_.size() / 2) {
    line_.erase(line_.begin(), line_.begin() + static_cast<std::ptrdiff_t>(front_));
    front_ = 0;
  }
  line_.push_back(turn);
  // Only those who join at the very same time can be out of order.
  for (std::size_t i = line_.size() - 1; i > front_ && ahead(line_[i], line_[i - 1]); --i) {
    std::swap(line_[i], line_[i - 1]);
  }
}

void Pool::enter_ordered(std::uint32_t turn) {
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
  for (std::size_t i = front_; i < line_.size(); ++i) {
    if (turns_[line_[i]].live) {
      line_[kept++] = line_[i];
    } else {
      free_.push_back(line_[i]);
    }
  }
  line_.resize(kept);
  front_ = 0;
  if (discipline_ == Discipline::ordered) {
    std::make_heap(line_.begin(), line_.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return ahead(b, a); });
  }
}

std::size_t Pool::memory_bytes() const {
  return turns_.capacity() * sizeof(Turn) + (free_.capacity() + line_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace nrmsim::engine
