#include "sim/results/batch_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/results/sample_batch.hpp"

namespace nrmsim::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(BatchRecord, CountsKeysInTheOrderOfWriting) {
  const BatchRecord record = sample::batch(3, 4);
  EXPECT_EQ(record.keys(), 24u);
  std::uint64_t position = 0;
  for (std::uint32_t s = 0; s < 2; ++s)
    for (std::uint32_t d = 0; d < 3; ++d)
      for (std::uint32_t r = 0; r < 4; ++r, ++position) {
        EXPECT_EQ(record.position_of({s, d, r}), position);
        EXPECT_EQ(record.key_at(position), (outcomes::Key{s, d, r}));
      }
  EXPECT_FALSE(record.contains({2, 0, 0}));
  EXPECT_FALSE(record.contains({0, 3, 0}));
  EXPECT_FALSE(record.contains({0, 0, 4}));
}

TEST(Differences, AreNoneForMoreDrawsOrReplicationsOrAnotherTime) {
  BatchRecord longer = sample::batch(5, 9);
  longer.provenance.started_utc = "later";
  longer.provenance.command_line = "other";
  longer.provenance.commit = "other";
  // The second scenario does not have the second parameter, in however many draws.
  EXPECT_THAT(differences(sample::batch(3, 4), longer), IsEmpty());
}

TEST(Differences, NameWhatDiffers) {
  const BatchRecord record = sample::batch();
  const auto differing = [&](auto change) {
    BatchRecord other = record;
    change(other);
    return differences(record, other);
  };
  EXPECT_THAT(differing([](auto& r) { ++r.seed; }), ElementsAre(HasSubstr("seeds")));
  EXPECT_THAT(differing([](auto& r) { r.scale = 1; }), ElementsAre(HasSubstr("scales")));
  EXPECT_THAT(differing([](auto& r) { r.start_date = "2015-01-01"; }), ElementsAre(HasSubstr("start dates")));
  EXPECT_THAT(differing([](auto& r) { r.provenance.results_version = "2"; }),
              ElementsAre(HasSubstr("(1 and 2)")));
  EXPECT_THAT(differing([](auto& r) { r.provenance.input_digest = "2"; }),
              ElementsAre(HasSubstr("input files")));
  EXPECT_THAT(differing([](auto& r) { r.layout.outcomes.pop_back(); }), ElementsAre(HasSubstr("outcomes")));
  EXPECT_THAT(differing([](auto& r) { r.scenarios.pop_back(); }),
              ElementsAre(HasSubstr("number of scenarios")));
  EXPECT_THAT(differing([](auto& r) { r.scenarios[1].name = "x"; }), ElementsAre(HasSubstr("\"reform\"")));
  EXPECT_THAT(differing([](auto& r) { r.scenarios[1].resolved_yaml += " "; }),
              ElementsAre(HasSubstr("\"reform\"")));
  EXPECT_THAT(differing([](auto& r) { r.uncertain[0].values[2] += 1e-9; }),
              ElementsAre(HasSubstr("missing.hazard")));
  EXPECT_THAT(differing([](auto& r) { r.uncertain.pop_back(); }),
              ElementsAre(HasSubstr("list of uncertain")));
}

TEST(Faults, AreNoneInTheSample) {
  EXPECT_THAT(faults(sample::batch()), IsEmpty());
}

TEST(Faults, NameWhatWouldNotFitAFile) {
  const auto found = [&](auto change) {
    BatchRecord other = sample::batch();
    change(other);
    return faults(other);
  };
  EXPECT_THAT(found([](auto& r) { r.layout.outcomes[0].name = "replication"; }),
              ElementsAre(HasSubstr("taken")));
  EXPECT_THAT(found([](auto& r) { r.scenarios[1].name = "baseline"; }),
              ElementsAre(HasSubstr("two scenarios")));
  EXPECT_THAT(found([](auto& r) { r.baseline = 2; }), ElementsAre(HasSubstr("baseline")));
  EXPECT_THAT(found([](auto& r) { r.central_draw = true; }), ElementsAre(HasSubstr("central")));
  EXPECT_THAT(found([](auto& r) { r.scale = 0; }), ElementsAre(HasSubstr("scale")));
  EXPECT_THAT(found([](auto& r) { r.uncertain[0].path = "a/b"; }), ElementsAre(HasSubstr("a/b")));
  EXPECT_THAT(found([](auto& r) { r.uncertain[0].values.pop_back(); }), ElementsAre(HasSubstr("neither")));
  EXPECT_THAT(found([](auto& r) { r.uncertain[0].unit = "days"; }), ElementsAre(HasSubstr("days")));
  EXPECT_THAT(found([](auto& r) { r.event_columns[0].unit = "days"; }),
              ElementsAre(HasSubstr("event histories")));
  EXPECT_THAT(found([](auto& r) { r.draws = 0; }), testing::Contains(HasSubstr("no draw")));
}

}  // namespace
}  // namespace nrmsim::results
