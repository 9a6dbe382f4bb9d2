#pragma once
// Who or what a random number belongs to. An identity says how somebody came into the run, never how many
// came before: so nobody's luck depends on anybody else's history.
//
//   bits 63-60  kind of identity
//   person who arrived       stream (8 bits, 59-52), index within the stream (36 bits, 51-16)
//   person found with others group slot (20 bits, 59-40), its generation (12 bits, 39-28), number (12 bits,
//   27-16) case                     its person's bits with incident (8 bits, 15-8) and case number + 1 (8
//   bits, 7-0) home of a person       its person's bits with homes left (8 bits, 15-8) and cases (8 bits,
//   7-0) group                    slot (20 bits, 59-40), generation (12 bits, 39-28) system a stream of the
//   whole country (8 bits, 59-52)

#include <cstdint>
#include <stdexcept>

namespace nrmsim::model::entity {

enum class Kind : std::uint64_t { arrival = 1, cluster = 2, group = 3, system = 4 };

namespace detail {
[[gnu::always_inline]] constexpr std::uint64_t field(std::uint64_t value, unsigned width, unsigned shift) {
  if (value >> width != 0) throw std::overflow_error("identity of a random stream does not fit its width");
  return value << shift;
}
constexpr std::uint64_t kind(Kind k) {
  return static_cast<std::uint64_t>(k) << 60;
}
}  // namespace detail

constexpr std::uint64_t arrival(std::uint64_t stream, std::uint64_t index) {
  return detail::kind(Kind::arrival) | detail::field(stream, 8, 52) | detail::field(index, 36, 16);
}
constexpr std::uint64_t cluster(std::uint64_t slot, std::uint64_t generation, std::uint64_t number) {
  return detail::kind(Kind::cluster) | detail::field(slot, 20, 40) | detail::field(generation, 12, 28) |
         detail::field(number, 12, 16);
}
constexpr std::uint64_t group(std::uint64_t slot, std::uint64_t generation) {
  return detail::kind(Kind::group) | detail::field(slot, 20, 40) | detail::field(generation, 12, 28);
}
constexpr std::uint64_t system(std::uint64_t stream) {
  return detail::kind(Kind::system) | detail::field(stream, 8, 52);
}
constexpr std::uint64_t case_of(std::uint64_t person, std::uint64_t incident, std::uint64_t number) {
  return person | detail::field(incident, 8, 8) | detail::field(number + 1, 8, 0);
}

/// A home that a person leaves, so that each has luck of its own.
constexpr std::uint64_t home_of(std::uint64_t person, std::uint64_t homes_left, std::uint64_t cases) {
  return person | detail::field(homes_left, 8, 8) | detail::field(cases, 8, 0);
}

/// The incident that a case is about, shared by all its cases.
constexpr std::uint64_t incident_of_case(std::uint64_t case_entity) {
  return case_entity & ~std::uint64_t{0xff};
}

}  // namespace nrmsim::model::entity
