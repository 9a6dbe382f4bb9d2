#pragma once
// A digest of the exact bits of many numbers, to see whether two runs agree in all of them.

#include <bit>
#include <cstdint>

namespace nrmsim::test {

/// FNV-1a over the bytes of each double, lowest byte first.
class Digest {
 public:
  void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte) {
      state_ = (state_ ^ (word & 0xFFU)) * 0x100000001B3U;
      word >>= 8U;
    }
  }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

}  // namespace nrmsim::test
