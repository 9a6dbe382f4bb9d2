#include "sim/scenario/load.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base;
using made_up::Folder;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

Materialised made(const Folder& folder, const std::string& name,
                  const std::vector<Override>& overrides = {}) {
  return load(folder.path() / name, made_up::declarations(), overrides).materialise(DrawPoint::central(), 1);
}

TEST(Load, LaterFilesOverrideEarlierOnes) {
  const Folder folder;
  folder.write("base.yaml", base);
  folder.write("faster.yaml",
               "name: faster\nextends: base.yaml\nparameters: {boats: {speed: 3, crew: {mid: 6}}}\nbatch: "
               "{seed: 9}\n");
  folder.write("fastest.yaml",
               "name: fastest\nextends: [faster.yaml]\nparameters: {boats: {speed: {value: 4, source: me, "
               "evidence: assumption}, arrivals: 5}}\n");
  const Materialised faster = made(folder, "faster.yaml");
  EXPECT_EQ(faster.values[made_up::speed], 3);
  EXPECT_EQ(faster.values[made_up::crew], 10);
  EXPECT_EQ(faster.values[made_up::crew + 1], 6);
  const Materialised fastest = made(folder, "fastest.yaml");
  EXPECT_EQ(fastest.values[made_up::speed], 4);
  EXPECT_EQ(fastest.values[made_up::crew + 1], 6);
  EXPECT_TRUE(fastest.changes.empty());  // a new value holds at all dates, so the old history is gone

  const Scenario scenario = load(folder.path() / "fastest.yaml", made_up::declarations());
  EXPECT_EQ(scenario.batch().seed, 9U);
  EXPECT_EQ(scenario.batch().draws, 2U);
  EXPECT_EQ(scenario.title(), "fastest");
  EXPECT_EQ(scenario.files().size(), 3U);
}

TEST(Load, ASeriesInALaterFileKeepsTheValueBeforeIt) {
  const Folder folder;
  folder.write("base.yaml", base);
  folder.write("a.yaml",
               "name: a\nextends: base.yaml\nparameters: {boats: {arrivals: {series: {2025-01-01: 1}}}}\n");
  const Materialised a = made(folder, "a.yaml");
  EXPECT_EQ(a.values[made_up::arrivals], 4);
  EXPECT_THAT(a.changes, ElementsAre(DatedChange{1827, made_up::arrivals, 1}));
}

TEST(Load, ExplainsWhereNumbersComeFrom) {
  const Folder folder;
  const std::string base_file = folder.write("base.yaml", base).string();
  const std::string file =
      folder
          .write("a.yaml",
                 "name: a\nextends: base.yaml\nparameters:\n  boats:\n    speed: 3\n    licensed: 0\n")
          .string();
  const auto all = load(file, made_up::declarations(), std::vector<Override>{{"boats.crew.mid=8"}}).explain();
  EXPECT_EQ(all[0].cells[0].place, (core::Place{file, 5, 12}));
  EXPECT_EQ(all[0].cells[0].parent_value, 2);
  EXPECT_EQ(all[0].source, "no source given where the value was changed");
  EXPECT_EQ(all[0].evidence, "assumption");
  EXPECT_THAT(all[1].source, EndsWith("; of mid: given on the command line"));
  EXPECT_EQ(all[1].evidence, "assumption");
  EXPECT_EQ(all[1].cells[1].path, "boats.crew.mid");
  EXPECT_EQ(all[1].cells[1].place.file, "--set");
  EXPECT_EQ(all[1].cells[1].parent_value, 5);
  EXPECT_EQ(all[1].cells[0].parent_value, std::nullopt);
  EXPECT_EQ(all[2].cells[0].parent_value, std::nullopt);  // set again, to the same
  EXPECT_EQ(all[3].cells[0].place.file, base_file);
  EXPECT_EQ(all[3].cells[0].history, (std::vector<DatedChange>{{517, 0, 6}}));
  EXPECT_EQ(all[4].note, "rounded");
}

TEST(Load, DiamondsAreFine) {
  const Folder folder;
  folder.write("base.yaml", base);
  folder.write("a.yaml",
               "extends: base.yaml\npolicies: {a: {changes: [{parameter: boats.speed, multiply: 2}]}}\n");
  folder.write("b.yaml",
               "extends: base.yaml\npolicies: {b: {changes: [{parameter: boats.speed, add: 1}]}}\n");
  folder.write("both.yaml", "name: both\nextends: [a.yaml, b.yaml]\n");
  const Materialised both = made(folder, "both.yaml");
  EXPECT_THAT(both.changes, Contains(DatedChange{731, made_up::speed, 5}));
  EXPECT_EQ(both.policy_day, 731);
  const auto policies = load(folder.path() / "both.yaml", made_up::declarations()).explain_policies();
  ASSERT_EQ(policies.size(), 2U);
  EXPECT_THAT(policies[1].changes, ElementsAre("from 2022-01-01: boats.speed plus 1"));
}

TEST(Load, CyclesNameTheChain) {
  const Folder folder;
  folder.write("a.yaml", "name: a\nextends: b.yaml\n");
  folder.write("b.yaml", "extends: ./c.yaml\n");
  folder.write("c.yaml", "title: c\nextends: [a.yaml]\n");
  EXPECT_THAT(folder.problems("a.yaml"), ElementsAre("c.yaml:2:11: files extend one another in a circle: "
                                                     "a.yaml extends b.yaml extends c.yaml extends a.yaml"));
}

TEST(Load, PathsStayInTheirFolder) {
  const Folder folder;
  folder.write("outside.yaml", "title: x\n");
  folder.write("mine/a.yaml",
               "name: a\nextends: ../outside.yaml\ntables: {boats.seen: ../../../../etc/passwd}\n");
  EXPECT_THAT(folder.problems("mine/a.yaml"),
              ElementsAre(StartsWith("mine/a.yaml:2:10: \"../outside.yaml\" lies outside"),
                          StartsWith("mine/a.yaml:3:22: \"../../../../etc/passwd\" lies outside")));
  std::filesystem::create_symlink(folder.path() / "outside.yaml", folder.path() / "mine/link.yaml");
  folder.write("mine/b.yaml", "name: b\nextends: link.yaml\n");
  EXPECT_THAT(folder.problems("mine/b.yaml"), ElementsAre(HasSubstr("\"link.yaml\" lies outside")));
  // Inside a folder called scenarios, one may go up to it and no further.
  folder.write("scenarios/base.yaml", base);
  folder.write("scenarios/reforms/c.yaml", "name: c\nextends: ../base.yaml\n");
  folder.write("scenarios/reforms/d.yaml", "name: d\nextends: ../../outside.yaml\n");
  EXPECT_THAT(folder.problems("scenarios/reforms/c.yaml"), ElementsAre());
  EXPECT_THAT(folder.problems("scenarios/reforms/d.yaml"), ElementsAre(HasSubstr("lies outside")));
}

TEST(Load, AFileOfTheSchemaMarksAFolderOfScenarios) {
  const Folder folder;
  folder.write("outside.yaml", base);
  folder.write("mine/scenario.schema.json", "{}");
  folder.write("mine/base.yaml", base);
  folder.write("mine/reforms/a.yaml", "name: a\nextends: ../base.yaml\n");
  folder.write("mine/reforms/b.yaml", "name: b\nextends: ../../outside.yaml\n");
  folder.write("mine/reforms/c.yaml", "name: c\nextends: ../link.yaml\n");
  std::filesystem::create_symlink(folder.path() / "outside.yaml", folder.path() / "mine/link.yaml");
  EXPECT_THAT(folder.problems("mine/reforms/a.yaml"), ElementsAre());
  EXPECT_THAT(folder.problems("mine/reforms/b.yaml"),
              ElementsAre(AllOf(HasSubstr("\"../../outside.yaml\" lies outside"),
                                HasSubstr("or holds \"scenario.schema.json\""))));
  EXPECT_THAT(folder.problems("mine/reforms/c.yaml"),
              ElementsAre(HasSubstr("\"../link.yaml\" lies outside")));
  // The innermost of several counts, whichever way it is marked.
  folder.write("mine/scenarios/base.yaml", "name: d\nextends: ../base.yaml\n");
  EXPECT_THAT(folder.problems("mine/scenarios/base.yaml"), ElementsAre(HasSubstr("lies outside")));
  folder.write("scenarios/base.yaml", base);
  folder.write("scenarios/mine/scenario.schema.json", "{}");
  folder.write("scenarios/mine/e.yaml", "name: e\nextends: ../base.yaml\n");
  EXPECT_THAT(folder.problems("scenarios/mine/e.yaml"), ElementsAre(HasSubstr("lies outside")));
  // A folder of that name is not the file.
  std::filesystem::create_directories(folder.path() / "other/scenario.schema.json");
  folder.write("other/base.yaml", base);
  folder.write("other/reforms/f.yaml", "name: f\nextends: ../base.yaml\n");
  EXPECT_THAT(folder.problems("other/reforms/f.yaml"), ElementsAre(HasSubstr("lies outside")));
}

TEST(Load, AFileThatIsNoMapIsOneProblem) {
  const Folder folder;
  folder.write("list.yaml", "- name: a\n- title: b\n");
  folder.write("text.yaml", "just words\n");
  folder.write("a.yaml", "name: a\nextends: list.yaml\n");
  EXPECT_THAT(folder.problems("list.yaml"),
              ElementsAre(StartsWith("list.yaml:1:1: the file is a list; expected a map")));
  EXPECT_THAT(folder.problems("text.yaml"),
              ElementsAre(StartsWith("text.yaml:1:1: the file is \"just words\"")));
  EXPECT_THAT(folder.problems("a.yaml"), ElementsAre(StartsWith("list.yaml:1:1: the file is a list")));
  EXPECT_THAT(made_up::problems_in("[1, 2]\n"), ElementsAre(StartsWith("base.yaml:1:1: the file is a list")));
}

TEST(Load, FilesThatCannotBeRead) {
  const Folder folder;
  EXPECT_THAT(folder.problems("absent.yaml"), ElementsAre("absent.yaml: there is no such file"));
  std::filesystem::create_directory(folder.path() / "folder.yaml");
  EXPECT_THAT(folder.problems("folder.yaml"), ElementsAre("folder.yaml: this is a folder; expected a file"));
  std::filesystem::create_symlink("loop.yaml", folder.path() / "loop.yaml");
  EXPECT_THAT(folder.problems("loop.yaml"),
              ElementsAre(StartsWith("loop.yaml: the file cannot be opened (")));
  ASSERT_EQ(mkfifo((folder.path() / "pipe.yaml").c_str(), 0600), 0);
  EXPECT_THAT(folder.problems("pipe.yaml"),
              ElementsAre("pipe.yaml: this is not a regular file; expected a file"));
  folder.write("large.yaml", std::string((1U << 20U) + 1, '#'));
  EXPECT_THAT(folder.problems("large.yaml"),
              ElementsAre("large.yaml: the file is too large; expected at most 1 MiB"));
  folder.write("a.yaml", "name: a\nextends: absent.yaml\n");
  EXPECT_THAT(
      folder.problems("a.yaml"),
      ElementsAre(
          "a.yaml:2:10: absent.yaml: there is no such file; expected a path that starts from the folder of "
          "this file"));
}

TEST(Load, AFileThatIsNotThereNamesOneThatIs) {
  const Folder folder;
  folder.write("baseline.yaml", made_up::base);
  folder.write("baseline.h5", "not this one");
  folder.write("baselines.csv", "nor this");
  for (const char* name : {"baseline", "basline.yaml", "baseline.yml"}) {
    folder.write("a.yaml", std::string("name: a\nextends: ") + name + "\n");
    EXPECT_THAT(folder.problems("a.yaml"),
                ElementsAre(HasSubstr(
                    "there is no such file, did you mean \"baseline.yaml\" in that folder?; expected")));
  }
  EXPECT_THAT(folder.problems("base-line.yaml"),
              ElementsAre("base-line.yaml: there is no such file, did you mean "
                          "\"baseline.yaml\" in that folder?"));
}

TEST(Load, TablesAreReadFromFiles) {
  const Folder folder;
  folder.write("base.yaml", made_up::base_with_table_file("data/seen.csv"));
  folder.write("data/seen.csv", "age,town,people\nchild,mid,4\n");
  EXPECT_EQ(made(folder, "base.yaml").tables.at(0).at(0).weight, 4);
  folder.write("data/seen.csv", "age,town,people\nchild,mid,4\nchild,mud,4\n");
  EXPECT_THAT(folder.problems("base.yaml"),
              ElementsAre(StartsWith("data/seen.csv:3:7: unknown town \"mud\", did you mean \"mid\"?")));
}

TEST(Load, TwoPoliciesOfOneName) {
  const Folder folder;
  folder.write("base.yaml", base);
  folder.write(
      "a.yaml",
      "name: a\nextends: base.yaml\npolicies: {p: {changes: [{parameter: boats.speed, value: 8}]}}\n");
  folder.write("b.yaml", "name: b\nextends: base.yaml\npolicies: {p: {changes: []}}\n");
  folder.write("both.yaml", "name: both\nextends: [a.yaml, b.yaml]\n");
  folder.write("instead.yaml", "name: instead\nextends: a.yaml\npolicies: {p: {changes: []}}\n");
  EXPECT_THAT(
      folder.problems("both.yaml"),
      ElementsAre(StartsWith("b.yaml:3:12: there are two policies \"p\", the other one at a.yaml:3")));
  EXPECT_EQ(made(folder, "instead.yaml").policy_day, made(folder, "base.yaml").policy_day);
}

TEST(Load, OverridesOfTheCommandLine) {
  const Folder folder;
  folder.write("base.yaml", base);
  const Materialised set = made(
      folder, "base.yaml",
      {{"boats.speed=9"}, {"houses.chance.child=0.25"}, {"boats.arrivals=2"}, {"simulation.end=2025-01-01"}});
  EXPECT_EQ(set.values[made_up::speed], 9);
  EXPECT_EQ(set.values[made_up::chance], 0.1);
  EXPECT_EQ(set.values[made_up::chance + 5], 0.25);
  EXPECT_TRUE(set.changes.empty());
  EXPECT_EQ(set.policy_day, 1827);
  const auto problem = [&](const std::string& text) { return folder.problems("base.yaml", {{text}}); };
  EXPECT_THAT(
      problem("boats.sped=1"),
      ElementsAre(StartsWith("--set: unknown parameter \"boats.sped\", did you mean \"boats.speed\"?")));
  EXPECT_THAT(problem("boats.speed=101"),
              ElementsAre("--set: boats.speed is 101; expected a number from 0 to 100"));
  EXPECT_THAT(problem("boats.speed"),
              ElementsAre("--set: \"boats.speed\" has no value; expected PATH=VALUE"));
  EXPECT_THAT(problem("batch.drws=1"),
              ElementsAre(StartsWith("--set: unknown key of batch \"drws\", did you mean \"draws\"?")));
  EXPECT_THAT(problem("batch.scale=0"), ElementsAre(StartsWith("--set: scale is \"0\"")));
  EXPECT_THAT(problem("boats.crew.mid=x"), ElementsAre(StartsWith("--set: boats.crew.mid is \"x\"")));
}

TEST(Load, ANewValueEndsAPriorOfTheOldOne) {
  const Folder folder;
  std::string text = base;
  text.replace(text.find("{value: 2,"), 10,
               "{value: 2, prior: {family: uniform, low: 1, high: 3, dimension: 1},");
  folder.write("base.yaml", text);
  folder.write("a.yaml", "name: a\nextends: base.yaml\nparameters: {boats: {speed: 5}}\n");
  folder.write("b.yaml", "name: b\nextends: base.yaml\nparameters: {boats: {speed: {prior: none}}}\n");
  const auto uncertain = [&](const std::string& name) {
    return load(folder.path() / name, made_up::declarations()).uncertain().size();
  };
  EXPECT_EQ(uncertain("base.yaml"), 1U);
  EXPECT_EQ(uncertain("a.yaml"), 0U);
  EXPECT_EQ(uncertain("b.yaml"), 0U);
}

TEST(Load, OneBrokenFileDoesNotHideTheProblemsOfAnother) {
  const Folder folder;
  folder.write("broken.yaml", "a: [\n");
  folder.write("a.yaml", "name: a\nextends: broken.yaml\ntitel: x\n");
  EXPECT_THAT(folder.problems("a.yaml"),
              ElementsAre(StartsWith("broken.yaml:"), StartsWith("a.yaml:3:1: unknown key")));
}

}  // namespace
}  // namespace nrmsim::scenario
