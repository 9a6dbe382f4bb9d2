// Cells about subgroups of fewer than ten people are marked.

#include "analysis/export/few_people.hpp"

#include <gtest/gtest.h>

#include <bit>

#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::exports {
namespace {

/// Which cells of an outcome are marked in the sample batch with one key a scenario, whose baseline has less
/// than one person in each group; `name` is that of its first outcome, which counts people.
std::vector<bool> marked(const std::string& name, std::size_t outcome) {
  const results::TemporaryFolder here;
  results::BatchRecord batch = results::sample::batch(1, 1);
  batch.layout.outcomes[0].name = name;
  results::write_file(batch, results::sample::Rows(batch, {}), here / "made.h5", {});
  return cells_of_few(results::Reader(here / "made.h5"), outcome);
}

TEST(FewPeople, MarksACountBelowTenOfASubgroupAndNeverOfEverybody) {
  EXPECT_EQ(marked("people", 0), (std::vector<bool>{false, true, true}));
}

TEST(FewPeople, MarksWhateverIsAboutASubgroupWithFewPeople) {
  EXPECT_EQ(marked("people", 1),
            std::vector<bool>(9, false));  // a mean wait, and nothing says how many waited
  EXPECT_EQ(marked("first_referrals", 1),
            (std::vector<bool>{false, false, false, true, true, true, true, true, true}));
}

TEST(FewPeople, MarksNothingWithoutGroups) {
  EXPECT_EQ(marked("first_referrals", 2), std::vector<bool>(1, false));
}

}  // namespace
}  // namespace nrmsim::exports
