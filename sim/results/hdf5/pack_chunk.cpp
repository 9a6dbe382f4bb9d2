#include "sim/results/hdf5/pack_chunk.hpp"

#include <zlib.h>

#include <new>

#include "sim/results/hdf5/error.hpp"

namespace nrmsim::results::hdf5 {
namespace {

/// The first byte of every cell, then the second of every cell, and so on: bytes that are alike come
/// together.
Bytes shuffled(std::span<const outcomes::Cell> cells) {
  const auto bytes = std::as_bytes(cells);
  Bytes shuffled(bytes.size());
  std::byte* to = shuffled.data();
  for (std::size_t byte = 0; byte < sizeof(outcomes::Cell); ++byte)
    for (std::size_t from = byte; from < bytes.size(); from += sizeof(outcomes::Cell)) *to++ = bytes[from];
  return shuffled;
}

Bytes deflated(const Bytes& bytes) {
  uLongf length = compressBound(static_cast<uLong>(bytes.size()));
  Bytes packed(length);
  const int answer = compress2(reinterpret_cast<Bytef*>(packed.data()), &length,
                               reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()),
                               compression_level);
  if (answer == Z_MEM_ERROR) throw std::bad_alloc();
  if (answer != Z_OK) throw Hdf5Error("cannot compress values");
  packed.resize(length);
  return packed;
}

std::uint32_t folded(std::uint64_t sum) {
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<std::uint32_t>(sum);
}

/// Fletcher's checksum as HDF5 takes it: over numbers of two bytes, the first byte the greater, an odd byte
/// at the end followed by a zero. The sums of a chunk do not come near the end of 64 bits.
std::uint32_t fletcher32(const Bytes& bytes) {
  std::uint64_t sum = 0;
  std::uint64_t sum_of_sums = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto low = i + 1 < bytes.size() ? std::to_integer<std::uint64_t>(bytes[i + 1]) : 0;
    sum += std::to_integer<std::uint64_t>(bytes[i]) << 8 | low;
    sum_of_sums += sum;
  }
  return folded(sum_of_sums) << 16 | folded(sum);
}

}  // namespace

Bytes pack_chunk(std::span<const outcomes::Cell> cells) {
  Bytes packed = deflated(shuffled(cells));
  const std::uint32_t sum = fletcher32(packed);
  for (unsigned shift = 0; shift < 32; shift += 8) packed.push_back(static_cast<std::byte>(sum >> shift));
  return packed;
}

}  // namespace nrmsim::results::hdf5
