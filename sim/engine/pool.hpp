#pragma once
// A pool of places (safe-house places, decision makers, ...) with a waiting line. Who waits and what happens
// when a place is got is the user's affair: the pool only hands out tokens.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace nrmsim::engine {

/// A turn in the line; valid from a join that waits until the place is got or the turn is given up.
enum class Ticket : std::uint32_t {};

/// Who goes first: whoever joined first, or whoever has the smallest key. Between equals, the smaller entity.
enum class Discipline : std::uint8_t { fifo, ordered };

class Pool {
 public:
  static constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

  /// Starts empty at `now` [d]. Memory is kept from one reset to the next.
  void reset(double now, std::uint32_t capacity, Discipline discipline);

  /// Asks for a place. True: it is got at once, because one is free and nobody waits. False: `ticket` is the
  /// turn in the line, and `token` will come back from release() or admit(). `key` matters only if the
  /// discipline is ordered. Calls come in the order of time, here and below.
  bool join(double now, std::uint32_t token, std::uint64_t entity, double key, Ticket& ticket);

  /// Gives up a turn.
  void abandon(double now, Ticket ticket);

  /// The turn goes on under another token: `token` will come back in place of the one it was taken with.
  void hand_over(Ticket ticket, std::uint32_t token);

  /// Gives a place back. True: whoever is first in the line has got it, and `next_token` is theirs.
  bool release(double now, std::uint32_t& next_token);

  /// Changes the number of places. After a rise call admit() until it says false. A fall evicts nobody:
  /// busy() stays above the capacity until enough places are given back.
  void set_capacity(double now, std::uint32_t capacity);

  /// True if somebody waited for whom there is a place: they have got it, and `token` is theirs.
  bool admit(double now, std::uint32_t& token);

  std::uint32_t busy() const { return busy_; }        ///< places taken
  std::uint32_t waiting() const { return waiting_; }  ///< turns in the line
  std::uint32_t capacity() const { return capacity_; }
  std::uint64_t admitted() const { return admitted_; }    ///< places got since the reset
  std::uint64_t abandoned() const { return abandoned_; }  ///< turns given up since the reset

  /// Integrals over time since the reset [d]. That of an unlimited capacity is +inf.
  double busy_days(double now) const { return busy_days_ + busy_ * (now - since_); }
  double waiting_days(double now) const { return waiting_days_ + waiting_ * (now - since_); }
  double capacity_days(double now) const;

  std::size_t memory_bytes() const;

 private:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
  struct Rank {
    double key;
    std::uint64_t entity;
  };

  bool live(Ticket ticket) const;
  bool ahead(std::uint32_t a, std::uint32_t b) const;
  void advance(double now);
  std::uint32_t take_turn(std::uint32_t token);
  void enter_fifo(double now, std::uint32_t turn, std::uint64_t entity);
  void enter_ordered(std::uint32_t turn, const Rank& rank);
  std::uint32_t leave_front();
  void sweep();

  Discipline discipline_ = Discipline::fifo;
  std::uint32_t capacity_ = 0;
  std::uint32_t busy_ = 0;
  std::uint32_t waiting_ = 0;
  std::uint64_t admitted_ = 0;
  std::uint64_t abandoned_ = 0;
  double since_ = 0;  // up to when the integrals below are
  double busy_days_ = 0;
  double waiting_days_ = 0;
  double capacity_days_ = 0;
  std::vector<std::uint32_t> tokens_;  // by turn; nobody's once given up
  std::vector<Rank> ranks_;            // by turn, where the discipline is ordered
  std::vector<std::uint32_t> free_;
  std::vector<std::uint32_t> line_;  // fifo: in order from front_ on; ordered: a heap
  std::size_t front_ = 0;
  // fifo: the entities of those who joined last, at one time, in the order of the line's end
  double joined_last_ = 0;
  std::vector<std::uint64_t> joined_together_;
};

}  // namespace nrmsim::engine
