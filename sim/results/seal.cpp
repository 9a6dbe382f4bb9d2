#include "sim/results/seal.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "sim/results/byte_text.hpp"
#include "sim/results/digest.hpp"

namespace nrmsim::results {
namespace {

constexpr std::string_view mark = "NRMSEAL1";
constexpr std::size_t digest_characters = 41;  // "xxh3-128:" and 32 digits
constexpr std::size_t seal_bytes = mark.size() + sizeof(std::uint64_t) + digest_characters;

std::string digest_of_first(const PosixFile& file, std::uint64_t length) {
  Digest digest;
  std::vector<std::byte> buffer(1u << 20);
  for (std::uint64_t position = 0; position < length;) {
    const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), length - position));
    const std::size_t got = file.read_at(position, std::span(buffer).first(want));
    if (got == 0) break;
    digest.add(std::span(buffer).first(got));
    position += got;
  }
  return digest.text();
}

}  // namespace

void seal(PosixFile& file) {
  const std::uint64_t length = file.size();
  const std::string digest = digest_of_first(file, length);
  Bytes bytes;
  put(bytes, std::as_bytes(std::span(mark)));
  put(bytes, length);
  put(bytes, std::as_bytes(std::span(digest)));
  file.write_at(length, bytes);
}

std::uint64_t seal_length() {
  return seal_bytes;
}

bool has_seal(const PosixFile& file) {
  const std::uint64_t size = file.size();
  if (size < seal_bytes) return false;
  std::vector<std::byte> bytes(mark.size());
  file.read_at(size - seal_bytes, bytes);
  return std::equal(bytes.begin(), bytes.end(), std::as_bytes(std::span(mark)).begin());
}

SealState check_seal(const PosixFile& file) {
  if (!has_seal(file)) return SealState::absent;
  const std::uint64_t size = file.size();
  std::vector<std::byte> bytes(seal_bytes);
  file.read_at(size - seal_bytes, bytes);
  TakeBytes taken(bytes);
  taken.take(mark.size());
  const auto length = taken.take<std::uint64_t>();
  const auto text = taken.take(digest_characters);
  if (length != size - seal_bytes) return SealState::broken;
  const std::string digest = digest_of_first(file, length);
  return std::equal(text.begin(), text.end(), std::as_bytes(std::span(digest)).begin()) ? SealState::intact
                                                                                        : SealState::broken;
}

}  // namespace nrmsim::results
