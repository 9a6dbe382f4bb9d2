#include "analysis/comparison/from_file.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/comparison/compare.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::comparison {
namespace {

TEST(ViewOf, GivesWhatTheFileHolds) {
  const results::TemporaryFolder here;
  const results::BatchRecord batch = results::sample::batch(2, 2);
  results::write_file(batch, results::sample::Rows(batch), here / "made.h5");
  const results::Reader reader(here / "made.h5");
  const ResultsView view = view_of(reader);
  EXPECT_EQ(view.scenarios, (std::vector<std::string>{"baseline", "reform"}));
  EXPECT_EQ(view.policy_days, (std::vector<double>{4748, 4748.5}));
  EXPECT_EQ(view.start_date, "2014-01-01");
  EXPECT_EQ(view.scale, 0.25);
  // By the sample's formula each cell of the reform is 1000 above the baseline's.
  Request request;
  request.outcomes = {"people"};
  const Row row = compare(view, request).rows.at(0);
  EXPECT_EQ(row.difference, 1000);
  EXPECT_EQ(row.baseline_value, 55);  // mean of 0, 10, 100, 110
}

TEST(ViewOf, HasNoNumbersForKeysThatAreMissing) {
  const results::TemporaryFolder here;
  const results::BatchRecord batch = results::sample::batch(1, 3);
  const results::sample::Rows rows(batch, [](const outcomes::Key& key) { return key != outcomes::Key{1, 0, 1}; });
  results::write_file(batch, rows, here / "made.h5");
  const results::Reader reader(here / "made.h5");
  const ResultsView view = view_of(reader);
  for (const char* name : {"people", "events_handled"}) {
    const std::size_t outcome = batch.layout.find(name);
    const std::vector<double> values = view.read(outcome, 1);
    const std::size_t block = values.size() / 3;
    EXPECT_TRUE(std::isfinite(values[0])) << name;
    EXPECT_TRUE(std::isnan(values[block])) << name;
    EXPECT_TRUE(std::isfinite(values[2 * block])) << name;
  }
}

}  // namespace
}  // namespace nrmsim::comparison
