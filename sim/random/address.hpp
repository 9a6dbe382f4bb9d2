#pragma once
// Random bits that have an address. A number is a pure function of who asks, for which purpose and for the
// how manieth time, so it does not depend on the order of events, on threads, or on what another policy does
// to others.

#include <Random123/philox.h>

#include <cstdint>

namespace nrmsim::random {

/// Which random number of a replication. The widths are those of the counter; a caller whose count may
/// outgrow its field has to check before narrowing.
struct Address {
  std::uint64_t entity;      ///< whose: a person, a group, a place
  std::uint16_t process;     ///< what for: one number for each purpose, never used again for another
  std::uint32_t occurrence;  ///< the how manieth use, from 0
  friend bool operator==(const Address&, const Address&) = default;
};

/// 128 random bits.
struct Bits128 {
  std::uint64_t first;
  std::uint64_t second;
  friend bool operator==(const Bits128&, const Bits128&) = default;
};

/// The key of all random numbers of one replication: (seed, draw, replication) hashed once, by one Philox
/// call, to the 64 bits that Philox2x64 takes. Two of n replications share a key with probability n^2 / 2^65.
class ReplicationKey {
 public:
  ReplicationKey(std::uint64_t seed, std::uint32_t draw, std::uint32_t replication)
      : word_{hash(seed, draw, replication)} {}

  std::uint64_t word() const { return word_; }

 private:
  static std::uint64_t hash(std::uint64_t seed, std::uint32_t draw, std::uint32_t replication) {
    // The constant parts this use from a bare Philox under the same seed: "NRMSIM".
    const r123::Philox2x64::ctr_type counter{
        {std::uint64_t{draw} | (std::uint64_t{replication} << 32U), 0x4E524D53494DU}};
    return r123::Philox2x64{}(counter, r123::Philox2x64::key_type{{seed}})[0];
  }

  std::uint64_t word_;
};

/// The bits at an address: Philox2x64-10 at the counter entity (64 bits), then occurrence (32), process (16)
/// and part (16). Reference: Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
inline Bits128 bits(const ReplicationKey& key, Address address, std::uint16_t part = 0) {
  const std::uint64_t low = std::uint64_t{address.occurrence} | (std::uint64_t{address.process} << 32U) |
                            (std::uint64_t{part} << 48U);
  const auto words = r123::Philox2x64{}(r123::Philox2x64::ctr_type{{address.entity, low}},
                                        r123::Philox2x64::key_type{{key.word()}});
  return {words[0], words[1]};
}

}  // namespace nrmsim::random
