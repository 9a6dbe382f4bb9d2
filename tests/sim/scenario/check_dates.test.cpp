#include "sim/scenario/check_dates.hpp"

#include <gmock/gmock.h>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using made_up::base_with;
using made_up::problems_in;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

TEST(CheckDates, TheyFitEachOther) {
  EXPECT_THAT(
      problems_in(base_with("end: 2030-01-01", "end: 2019-01-01")),
      testing::Contains("base.yaml:3:92: the dates of simulation do not fit each other: start is 2020-01-01, "
                        "end is 2019-01-01; expected start before end"));
  EXPECT_THAT(problems_in(base_with("report_from: 2021-01-01", "report_from: 2021-01-15")),
              ElementsAre(HasSubstr("report_from is 2021-01-15; expected the first day of a month")));
  EXPECT_THAT(problems_in(base_with("report_from: 2021-01-01", "report_from: 2030-01-01")),
              ElementsAre(HasSubstr("report_from")));
  EXPECT_THAT(problems_in(base_with("projection_from: 2022-01-01", "projection_from: 2019-01-01")),
              ElementsAre(HasSubstr("projection_from from start to end")));
  EXPECT_THAT(problems_in(base_with("end: 2030-01-01", "end: 2221-01-01")), ElementsAre(HasSubstr("end is")));
  EXPECT_THAT(
      problems_in(base_with("end: 2030-01-01", "end: 2061-01-01")),
      ElementsAre(
          "base.yaml:3:92: the dates of simulation do not fit each other: start is 2020-01-01, end is "
          "2061-01-01; expected an end at most 40 years after the start"));
}

TEST(CheckDates, ThoseThatDoNotFitAreShownWhereTheLastWasGiven) {
  const made_up::Folder folder;
  folder.write("base.yaml", made_up::base);
  folder.write("later.yaml", "name: later\nextends: base.yaml\nsimulation:\n  start: 2035-01-01\n");
  const auto problems = folder.problems("later.yaml");
  EXPECT_THAT(problems, SizeIs(3)) << "with each of the other dates";
  folder.write("sooner.yaml", "name: sooner\nextends: base.yaml\nsimulation: {end: 2010-01-01}\n");
  EXPECT_THAT(folder.problems("sooner.yaml"), testing::Each(HasSubstr("sooner.yaml:3:19: the dates of")));
  EXPECT_THAT(problems,
              testing::Each(HasSubstr("later.yaml:4:10: the dates of simulation do not fit each other")));
}

}  // namespace
}  // namespace nrmsim::scenario
