#pragma once
// What the processes of a job say to one another. Every message of a helper but `bye` gets one answer.

#include <cstdint>
#include <string>

#include "sim/batch/cluster/channel.hpp"
#include "sim/batch/key.hpp"

namespace nrmsim::cluster {

enum class Kind : std::uint64_t {
  // The leader's.
  start = 1,  ///< say hello
  wait,       ///< there is nothing to do just now
  key,        ///< run this key
  end,        ///< there will be nothing more
  // A helper's.
  hello,   ///< threads, and the digest of what it is about to run
  ask,     ///< a thread of it is free
  row,     ///< a finished key, as bytes of the user's; the thread that ran it may be free
  failed,  ///< why it cannot go on
  bye      ///< it has ended its work
};

struct Message {
  Kind kind = Kind::wait;
  batch::Key key{};  ///< of `key`
  /// Of `hello`: threads; of `row`: 1 if the thread wants no other key; of `failed`: `fails_again` or 0.
  std::uint64_t number = 0;
  Bytes body{};  ///< of `hello`, `row` and `failed`
};

/// What `failed` says of a core::TooOften: who goes on fails in the same place.
inline constexpr std::uint64_t fails_again = 1;

Bytes encode(const Message& message);
/// core::RunError if the bytes are no message: another program, or another version of this one.
Message decode(const Received& received);

Bytes bytes_of(const std::string& text);
std::string text_of(const Bytes& bytes);

}  // namespace nrmsim::cluster
