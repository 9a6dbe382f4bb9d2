#include "analysis/export/export_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "sim/core/problems.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::exports {
namespace {

using results::contents_of;
using results::put_contents;
using testing::ElementsAre;
using testing::HasSubstr;

/// The sample batch in a results file, exported.
class ExportFile : public testing::Test {
 protected:
  void write(std::function<bool(const outcomes::Key&)> keep = {}) {
    results::WriteOptions options;
    options.make_tables = [](const results::Reader&) { return std::vector{results::sample::table()}; };
    results::write_file(batch_, results::sample::Rows(batch_, std::move(keep)), here_ / "made.h5", options);
  }
  std::vector<std::string> run() { return export_file(results::Reader(here_ / "made.h5"), here_ / "tables"); }
  std::string file(const std::string& name) const { return contents_of(here_ / ("tables/" + name)); }
  std::vector<std::string> lines(const std::string& name) const {
    std::istringstream text(file(name));
    std::vector<std::string> found;
    for (std::string line; std::getline(text, line);) found.push_back(line);
    return found;
  }

  results::TemporaryFolder here_;
  results::BatchRecord batch_ = results::sample::batch(2, 2);
};

TEST_F(ExportFile, WritesOneFileATable) {
  write();
  EXPECT_THAT(
      run(), ElementsAre("README.txt", "data-dictionary.csv", "events.csv", "outcomes/events_handled.csv",
                         "outcomes/history_digest.csv", "outcomes/people.csv", "outcomes/wait.csv",
                         "parameter-sources.csv", "parameters.csv", "ro-crate-metadata.json", "scenarios.csv",
                         "scenarios/baseline.yaml", "scenarios/reform.yaml", "tables/comparison.csv"));
  EXPECT_EQ(file("scenarios/reform.yaml"), "name: reform\n");
}

TEST_F(ExportFile, GivesEveryCellOfAnOutcomeALine) {
  write();
  run();
  const auto people = lines("outcomes/people.csv");
  ASSERT_EQ(people.size(), 1 + 2 * 2 * 2 * 3U);
  EXPECT_EQ(people[0], "scenario,draw,replication,group,value,few_people");
  EXPECT_EQ(people[1], "baseline,0,0,all,0,0");
  EXPECT_EQ(people[3], "baseline,0,0,garçons,0.25,0");
  EXPECT_EQ(people[24], "reform,1,1,garçons,1110.25,0");
  const auto wait = lines("outcomes/wait.csv");
  EXPECT_EQ(wait[0], "scenario,draw,replication,group,duration,value,few_people");
  // Second outcome (1/64), cell 5 (5/8): group "women", last duration.
  EXPECT_EQ(wait[6], "baseline,0,0,women,365.25,0.640625,0");
}

TEST_F(ExportFile, KeepsEveryBitOfADigest) {
  write();
  run();
  EXPECT_EQ(lines("outcomes/history_digest.csv")[1], "baseline,0,0,9223372036854775809");
}

TEST_F(ExportFile, HasNoLinesForWhatWasNotComputed) {
  write([](const outcomes::Key& key) { return key.scenario == 0 || key.replication == 0; });
  run();
  EXPECT_EQ(lines("outcomes/people.csv").size(), 1 + (4 + 2) * 3U);
}

TEST_F(ExportFile, GivesParametersByScenarioAndDraw) {
  write();
  run();
  EXPECT_THAT(
      lines("parameters.csv"),
      ElementsAre("parameter,scenario,draw,value", "missing.hazard_per_year,baseline,0,1",
                  "missing.hazard_per_year,baseline,1,1.125", "missing.hazard_per_year,reform,0,1",
                  "missing.hazard_per_year,reform,1,1.125", "support.offer_probability,baseline,0,0.75",
                  "support.offer_probability,baseline,1,0.625", "support.offer_probability,reform,0,",
                  "support.offer_probability,reform,1,"));
  EXPECT_EQ(
      lines("parameter-sources.csv")[1],
      "missing.hazard_per_year,1/year,rate of going missing,\"lognormal, median 1\",made up,assumption,12");
}

TEST_F(ExportFile, GivesScenariosTablesAndEvents) {
  write();
  run();
  EXPECT_THAT(lines("scenarios.csv"),
              ElementsAre("scenario,title,description,baseline,policy_day,file",
                          "baseline,As it is,Nothing changes – £0.,1,4748,scenarios/baseline.yaml",
                          "reform,As it might be,,0,4748.5,scenarios/reform.yaml"));
  EXPECT_THAT(lines("tables/comparison.csv"), ElementsAre("scenario,difference,rank", "baseline,0,2",
                                                          "réform,-1.5,1", ",,-9007199254740993"));
  EXPECT_EQ(lines("events.csv")[2], "baseline,0,0,10.25,7,went missing – naïve");
}

TEST_F(ExportFile, DescribesEveryColumnOfEveryTable) {
  write();
  std::string dictionary;
  for (const std::string& name : run()) {
    if (!name.ends_with(".csv")) continue;
    dictionary = file("data-dictionary.csv");
    std::istringstream header(lines(name).at(0));
    for (std::string column; std::getline(header, column, ',');)
      EXPECT_THAT(dictionary, HasSubstr("\n" + name + "," + column + ",")) << name;
  }
  EXPECT_THAT(dictionary, HasSubstr("outcomes/wait.csv,duration,time since identification,d,number\n"));
}

TEST_F(ExportFile, ReplacesAnEarlierExportWithTheSameBytes) {
  write();
  const auto names = run();
  std::vector<std::string> before;
  for (const std::string& name : names) before.push_back(file(name));
  run();
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(file(names[i]), before[i]) << names[i];
  EXPECT_EQ(here_.entries(), 2U) << "nothing else may be left behind";
}

TEST_F(ExportFile, LeavesAFolderWithAnythingElseAlone) {
  write();
  run();
  put_contents(here_ / "tables/notes.txt", "mine");
  EXPECT_THROW(run(), core::InputError);
  EXPECT_EQ(file("notes.txt"), "mine");
  EXPECT_EQ(here_.entries(), 2U);
}

TEST_F(ExportFile, ChangesNothingWhenTheResultsAreDamaged) {
  write();
  run();
  const std::string before = file("README.txt");
  // Bytes are checked whenever a file is opened, so damage it while it is open: a value in the middle of the
  // data.
  const results::Reader reader(here_ / "made.h5");
  std::string bytes = contents_of(here_ / "made.h5");
  for (std::size_t i = bytes.size() / 4; i < bytes.size() / 2; ++i) bytes[i] = static_cast<char>(~bytes[i]);
  put_contents(here_ / "made.h5", bytes);
  EXPECT_THROW(export_file(reader, here_ / "tables"), core::RunError);
  EXPECT_EQ(file("README.txt"), before);
  EXPECT_EQ(here_.entries(), 2U);
}

}  // namespace
}  // namespace nrmsim::exports
