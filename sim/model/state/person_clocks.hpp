#pragma once
// The clocks that run for a person, and how often each has been started, so that every round of a clock has
// luck of its own.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/core/problems.hpp"

namespace nrmsim::model {

/// The clocks that run for a person. While somebody is missing, `missing` holds the clock of the return;
/// while somebody is exploited again, `exploitation` holds the clock of the end of the spell. The order
/// breaks ties.
enum class Clock : std::uint8_t { missing, contact, exploitation, departure, move, referral, status };
inline constexpr std::size_t clock_count = 7;

/// What a clock counts down to.
constexpr const char* in_words(Clock clock) {
  constexpr std::array<const char*, clock_count> words{"going missing or coming back",
                                                       "contact with a trafficker",
                                                       "exploitation or its end",
                                                       "recovery or leaving the country",
                                                       "moving to another place",
                                                       "being found again",
                                                       "a lasting status"};
  return words[static_cast<std::size_t>(clock)];
}

/// Ten bytes. A clock that starts more often than its bits can count ends the run with an error: 65,535 times
/// of going missing, of contact and of exploitation, 4,095 moves or repeat referrals, 15 decisions that come
/// once or twice in a life.
class Occurrences {
 public:
  constexpr std::uint32_t operator[](Clock clock) const {
    switch (clock) {
      case Clock::missing:
        return missing_;
      case Clock::contact:
        return contact_;
      case Clock::exploitation:
        return exploitation_;
      case Clock::departure:
        return departure_;
      case Clock::move:
        return move_;
      case Clock::referral:
        return referral_;
      case Clock::status:
        return status_;
    }
    return 0;
  }

  /// Throws core::TooOften where the count is full.
  constexpr void count(Clock clock) {
    const std::uint32_t next = (*this)[clock] + 1;
    set(clock, next);
    if ((*this)[clock] != next)
      core::throw_too_often(std::string("one person's clock of ") + in_words(clock) +
                            " came round more often than can be counted");
  }

 private:
  constexpr void set(Clock clock, std::uint32_t value) {
    const auto count = static_cast<std::uint16_t>(value);
    switch (clock) {
      case Clock::missing:
        missing_ = count;
        break;
      case Clock::contact:
        contact_ = count;
        break;
      case Clock::exploitation:
        exploitation_ = count;
        break;
      case Clock::departure:
        departure_ = count & 0xfU;
        break;
      case Clock::move:
        move_ = count & 0xfffU;
        break;
      case Clock::referral:
        referral_ = count & 0xfffU;
        break;
      case Clock::status:
        status_ = count & 0xfU;
        break;
    }
  }

  std::uint16_t missing_ = 0;
  std::uint16_t contact_ = 0;
  std::uint16_t exploitation_ = 0;
  std::uint16_t move_ : 12 = 0;
  std::uint16_t departure_ : 4 = 0;
  std::uint16_t referral_ : 12 = 0;
  std::uint16_t status_ : 4 = 0;
};
static_assert(sizeof(Occurrences) == 10);

}  // namespace nrmsim::model
