#include "sim/model/state/entity.hpp"

#include <gtest/gtest.h>

#include <set>

namespace nrmsim::model {
namespace {

constexpr std::uint64_t power(unsigned bits) {
  return std::uint64_t{1} << bits;
}

TEST(Entity, TakesTheLargestOfEachFieldAndRefusesOneMore) {
  EXPECT_NO_THROW(entity::arrival(power(8) - 1, power(36) - 1));
  EXPECT_THROW(entity::arrival(power(8), 0), std::overflow_error);
  EXPECT_THROW(entity::arrival(0, power(36)), std::overflow_error);
  EXPECT_NO_THROW(entity::cluster(power(20) - 1, power(12) - 1, power(12) - 1));
  EXPECT_THROW(entity::cluster(power(20), 0, 0), std::overflow_error);
  EXPECT_THROW(entity::cluster(0, power(12), 0), std::overflow_error);
  EXPECT_THROW(entity::cluster(0, 0, power(12)), std::overflow_error);
  EXPECT_NO_THROW(entity::group(power(20) - 1, power(12) - 1));
  EXPECT_THROW(entity::group(power(20), 0), std::overflow_error);
  EXPECT_THROW(entity::group(0, power(12)), std::overflow_error);
  EXPECT_NO_THROW(entity::system(power(8) - 1));
  EXPECT_THROW(entity::system(power(8)), std::overflow_error);
  EXPECT_NO_THROW(entity::case_of(0, power(8) - 1, power(8) - 2));
  EXPECT_THROW(entity::case_of(0, power(8), 0), std::overflow_error);
  EXPECT_THROW(entity::case_of(0, 0, power(8) - 1), std::overflow_error)
      << "case numbers count from 1 in the bits";
}

// Corners of every field: whatever two of them have in common, the identities differ.
TEST(Entity, AreAllDifferent) {
  std::set<std::uint64_t> seen;
  std::size_t made = 0;
  const auto add = [&](std::uint64_t person) {
    seen.insert(person);
    ++made;
    for (const std::uint64_t incident : {0U, 1U, 255U})
      for (const std::uint64_t number : {0U, 1U, 254U}) {
        seen.insert(entity::case_of(person, incident, number));
        ++made;
      }
  };
  for (const std::uint64_t stream : {0U, 1U, 255U})
    for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, power(36) - 1})
      add(entity::arrival(stream, index));
  for (const std::uint64_t slot : {std::uint64_t{0}, std::uint64_t{1}, power(20) - 1})
    for (const std::uint64_t generation : {0U, 1U, 4095U}) {
      for (const std::uint64_t number : {0U, 1U, 4095U}) add(entity::cluster(slot, generation, number));
      seen.insert(entity::group(slot, generation));
      ++made;
    }
  for (const std::uint64_t stream : {0U, 1U, 255U}) {
    seen.insert(entity::system(stream));
    ++made;
  }
  EXPECT_EQ(seen.size(), made);
  EXPECT_EQ(seen.count(0), 0U) << "0 marks a slot that is not in use";
}

}  // namespace
}  // namespace nrmsim::model
