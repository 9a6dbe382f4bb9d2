#pragma once
// Unmet needs and trust: what they are at first, and what changes them.

#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/model/exploitation/parameters.hpp"
#include "sim/model/recovery/parameters.hpp"
#include "sim/model/run.hpp"

namespace nrmsim::model::recovery {

/// In the order of exploitation::need_labels.
enum class Need : std::uint8_t { housing, income, status, mental_health, advice, trusted_adult };

inline void meet(Person& p, Need need) {
  p.unmet_needs = static_cast<std::uint8_t>(p.unmet_needs & ~(1U << index_of(need)));
}
inline void unmeet(Person& p, Need need) {
  p.unmet_needs = static_cast<std::uint8_t>(p.unmet_needs | 1U << index_of(need));
}

/// Permission to stay: it ends the need for status, and with the right to work that for an income.
inline void grant_leave(Person& p) {
  p.status = status::Status::leave;
  meet(p, Need::status);
  meet(p, Need::income);
}

/// A number of one need of a person at first, uniform on (0, 1) in steps of 2^-21: the six share one draw.
inline double first_need_uniform(const random::Bits128& bits, std::size_t need) {
  constexpr unsigned width = 21;
  const std::uint64_t word = need < 3 ? bits.first : bits.second;
  const std::uint64_t piece = word >> (need % 3 * width) & ((std::uint64_t{1} << width) - 1);
  return (static_cast<double>(piece) + 0.5) * 0x1p-21;
}

template <class Run>
random::Bits128 first_needs_bits(const Run& run, const Person& p) {
  return random::bits(run.key, {p.entity, static_cast<std::uint16_t>(Process::needs), 0});
}

/// Which needs are unmet when a person is first identified, a bit each. Citizens do not lack status.
template <class Run>
std::uint8_t first_needs(const Run& run, const Person& p) {
  if (!run.epoch.needs_at_first) return 0;
  const random::Bits128 bits = first_needs_bits(run, p);
  unsigned unmet = 0;
  for (std::size_t need = 0; need < exploitation::need_labels.size(); ++need)
    if (first_need_uniform(bits, need) < run.parameters.recovery.unmet_at_first[need]) unmet |= 1U << need;
  if (p.nationality == Nationality::uk) unmet &= ~(1U << index_of(Need::status));
  return static_cast<std::uint8_t>(unmet);
}

/// Support that met a need is over: the need is again what it was at first.
template <class Run>
void restore_first_need(const Run& run, Person& p, Need need) {
  const std::size_t number = index_of(need);
  if (first_need_uniform(first_needs_bits(run, p), number) < run.parameters.recovery.unmet_at_first[number])
    unmeet(p, need);
}

inline void gain_trust(Person& p, double share_of_gap) {
  p.trust += static_cast<float>(share_of_gap) * (1.0F - p.trust);
}
inline void lose_trust(Person& p, double share) {
  p.trust *= static_cast<float>(1 - share);
}

/// Trust grows over days in support with somebody to trust: the gap to full trust closes at a rate, so that
/// it does not matter into how many stretches the time is cut.
template <class Run>
void gain_trust_by_continuity(const Run& run, Person& p, double days) {
  const double rate = run.parameters.recovery.trust_gain_continuity_per_year;
  const bool has_worker = (p.unmet_needs >> index_of(Need::trusted_adult) & 1U) == 0;
  if (rate > 0 && days > 0 && has_worker)
    gain_trust(p, 1 - core::portable::exp(-rate * days / core::days_per_year));
}

/// What the wait for a decision does to trust. It decays, linearly at first and never past zero.
template <class Run>
void lose_trust_by_waiting(const Run& run, Person& p, double days) {
  const double rate = run.parameters.recovery.trust_loss_wait_per_year;
  if (rate > 0) lose_trust(p, rate * days / (core::days_per_year + rate * days));
}

}  // namespace nrmsim::model::recovery
