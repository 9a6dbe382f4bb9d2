#pragma once
// Digests that tell whether bytes are still those that were written: XXH3, 128 bits, as 32 hexadecimal
// digits. They guard against accidents, not against intent.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace nrmsim::results {

class Digest {
 public:
  Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;
  ~Digest();

  void add(std::span<const std::byte> bytes);
  /// The length first, so that no two lists of texts give the same bytes.
  void add(const std::string& text);
  void add(std::uint64_t number);

  /// "xxh3-128:" and 32 digits.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A short checksum for one record.
std::uint64_t checksum(std::span<const std::byte> bytes);

}  // namespace nrmsim::results
