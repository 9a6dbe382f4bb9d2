#include "sim/batch/cluster/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "sim/core/problems.hpp"

namespace nrmsim::cluster {
namespace {

/// Kind, number, and the three parts of a key.
constexpr std::size_t numbers = 5;
using Head = std::array<std::uint64_t, numbers>;

}  // namespace

Bytes encode(const Message& message) {
  const Head head{static_cast<std::uint64_t>(message.kind), message.number, message.key.scenario,
                  message.key.draw, message.key.replication};
  Bytes bytes(sizeof head + message.body.size());
  std::memcpy(bytes.data(), head.data(), sizeof head);
  std::copy(message.body.begin(), message.body.end(), bytes.begin() + sizeof head);
  return bytes;
}

Message decode(const Received& received) {
  Head head{};
  const Bytes& bytes = received.bytes;
  if (bytes.size() < sizeof head)
    throw core::RunError(fmt::format("task {} speaks another language", received.from));
  std::memcpy(head.data(), bytes.data(), sizeof head);
  if (head[0] < static_cast<std::uint64_t>(Kind::start) || head[0] > static_cast<std::uint64_t>(Kind::bye))
    throw core::RunError(fmt::format("task {} speaks another language", received.from));
  Message message;
  message.kind = static_cast<Kind>(head[0]);
  message.number = head[1];
  message.key = {static_cast<std::uint32_t>(head[2]), static_cast<std::uint32_t>(head[3]),
                 static_cast<std::uint32_t>(head[4])};
  message.body.assign(bytes.begin() + sizeof head, bytes.end());
  return message;
}

Bytes bytes_of(const std::string& text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

std::string text_of(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace nrmsim::cluster
