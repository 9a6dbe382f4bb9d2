#pragma once
// Plain values to bytes and back, in the machine's order. Journals stay on the kind of machine that wrote
// them.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace nrmsim::results {

static_assert(std::endian::native == std::endian::little,
              "journals and digests are defined for little-endian machines");

using Bytes = std::vector<std::byte>;

inline void put(Bytes& bytes, std::span<const std::byte> more) {
  const std::size_t before = bytes.size();
  bytes.resize(before + more.size());
  if (!more.empty()) std::memcpy(bytes.data() + before, more.data(), more.size());
}

template <typename T>
requires std::is_arithmetic_v<T>
void put(Bytes& bytes, T value) {
  put(bytes, std::as_bytes(std::span(&value, 1)));
}

inline void put(Bytes& bytes, const std::string& text) {
  put(bytes, static_cast<std::uint64_t>(text.size()));
  put(bytes, std::as_bytes(std::span(text)));
}

/// Takes values off the front of bytes. Once there is too little left, everything it gives is empty or zero
/// and good() is false.
class TakeBytes {
 public:
  explicit TakeBytes(std::span<const std::byte> bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

  std::span<const std::byte> take(std::uint64_t count) {
    if (count > rest_.size()) {
      good_ = false;
      rest_ = {};
      return {};
    }
    const auto taken = rest_.first(static_cast<std::size_t>(count));
    rest_ = rest_.subspan(static_cast<std::size_t>(count));
    return taken;
  }

  template <typename T>
  requires std::is_arithmetic_v<T> T take() {
    T value{};
    const auto bytes = take(sizeof value);
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }

  std::string take_text() {
    const auto bytes = take(take<std::uint64_t>());
    std::string text(bytes.size(), '\0');
    if (!bytes.empty()) std::memcpy(text.data(), bytes.data(), bytes.size());
    return text;
  }

 private:
  std::span<const std::byte> rest_;
  bool good_ = true;
};

}  // namespace nrmsim::results
