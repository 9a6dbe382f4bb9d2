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
/// call, to the 64 bits that Philox4x32 takes. Two of n replications share a key with probability n^2 / 2^65.
class ReplicationKey {
 public:
  ReplicationKey(std::uint64_t seed, std::uint32_t draw, std::uint32_t replication)
      : words_{hash(seed, draw, replication)} {}

  const r123::Philox4x32::key_type& words() const { return words_; }

 private:
  static r123::Philox4x32::key_type hash(std::uint64_t seed, std::uint32_t draw, std::uint32_t replication) {
    // The constant parts this use from a bare Philox under the same seed: "NRMS", "IM".
    const r123::Philox4x32::ctr_type counter{{draw, replication, 0x4E524D53U, 0x494DU}};
    const r123::Philox4x32::key_type key{
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}};
    const auto hashed = r123::Philox4x32{}(counter, key);
    return {{hashed[0], hashed[1]}};
  }

  r123::Philox4x32::key_type words_;
};

/// The bits at an address: Philox4x32-10 at the counter entity (64 bits), occurrence (32), process (16), part
/// (16). Reference: Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
inline Bits128 bits(const ReplicationKey& key, Address address, std::uint16_t part = 0) {
  const r123::Philox4x32::ctr_type counter{
      {static_cast<std::uint32_t>(address.entity), static_cast<std::uint32_t>(address.entity >> 32U),
       address.occurrence,
       static_cast<std::uint32_t>(address.process) | (static_cast<std::uint32_t>(part) << 16U)}};
  const auto words = r123::Philox4x32{}(counter, key.words());
  return {static_cast<std::uint64_t>(words[0]) | (static_cast<std::uint64_t>(words[1]) << 32U),
          static_cast<std::uint64_t>(words[2]) | (static_cast<std::uint64_t>(words[3]) << 32U)};
}

}  // namespace nrmsim::random
