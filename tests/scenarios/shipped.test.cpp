// The scenario files that come with the program: they load, and say what they mean to say.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/core/problems.hpp"
#include "sim/model/parameters.hpp"
#include "sim/scenario/load.hpp"

namespace nrmsim {
namespace {

namespace fs = std::filesystem;

scenario::Declarations declarations() {
  return {model::parameter_groups(), model::table_specs(), sizeof(model::Parameters)};
}

fs::path folder() {
  return NRMSIM_SCENARIOS;
}

scenario::Scenario shipped(const std::string& file) {
  try {
    return scenario::load(folder() / file, declarations());
  } catch (const core::InputError& error) {
    throw std::runtime_error(error.what());
  }
}

std::vector<std::string> files_in(const std::string& subfolder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder() / subfolder))
    if (entry.path().extension() == ".yaml")
      files.push_back(subfolder + "/" + entry.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

model::Parameters at_start(const scenario::Materialised& all) {
  model::Parameters parameters;
  std::memcpy(&parameters, all.values.data(), sizeof parameters);
  return parameters;
}

scenario::Materialised central(const scenario::Scenario& s) {
  return s.materialise(scenario::DrawPoint::central(), 1);
}

TEST(Baseline, Loads) {
  const scenario::Scenario baseline = shipped("baseline.yaml");
  EXPECT_EQ(baseline.name(), "baseline");
  EXPECT_EQ(central(baseline).policy_day, baseline.settings().horizon_days());
}

TEST(Baseline, EverythingUncertainHasItsDimensionInTheRangeOfItsConcept) {
  const std::map<std::string, std::pair<unsigned, unsigned>> ranges{
      {"people", {1, 19}},         {"identification", {20, 39}}, {"nrm", {40, 69}},
      {"support", {70, 99}},       {"placements", {100, 119}},   {"missing", {120, 149}},
      {"traffickers", {150, 189}}, {"exploitation", {190, 209}}, {"recovery", {210, 229}},
      {"status", {230, 249}},      {"costs", {250, 299}},        {"funding", {300, 319}}};
  const scenario::Scenario baseline = shipped("baseline.yaml");
  for (const scenario::UncertainParameter& u : baseline.uncertain()) {
    const auto [first, last] = ranges.at(u.path.substr(0, u.path.find('.')));
    EXPECT_GE(u.dimension, first) << u.path;
    EXPECT_LE(u.dimension, last) << u.path;
  }
}

TEST(Baseline, PayersPayTheWhole) {
  const model::Parameters p = at_start(central(shipped("baseline.yaml")));
  for (std::size_t item = 0; item < model::costs::item_count; ++item) {
    double sum = 0;
    for (const double share : p.costs.payer_share[item]) sum += share;
    EXPECT_DOUBLE_EQ(sum, 1) << model::costs::item_labels[item];
  }
}

// 24 points are enough to meet a prior whose range leaves what is possible for the parameter.
TEST(Baseline, PriorsStayWithinWhatIsPossible) {
  const scenario::Scenario baseline = shipped("baseline.yaml");
  for (std::uint32_t draw = 0; draw < 24; ++draw)
    EXPECT_NO_THROW(baseline.materialise(scenario::DrawPoint::sobol(1, draw), 1));
}

TEST(Reforms, LoadUnderTheirFileNamesAndActFrom2027) {
  const core::Date first{2027, 1, 1};
  std::set<std::string> names;
  for (const std::string& file : files_in("reforms")) {
    const scenario::Scenario reform = shipped(file);
    EXPECT_EQ(reform.name() + ".yaml", fs::path(file).filename().string());
    EXPECT_TRUE(names.insert(reform.name()).second) << file;
    EXPECT_EQ(central(reform).policy_day, core::days_between(reform.settings().start, first)) << file;
  }
  EXPECT_GE(names.size(), 20U);
}

TEST(Reforms, SayHowAndWhatIsNotKnown) {
  for (const std::string& file : files_in("reforms"))
    for (const scenario::ExplainedPolicy& policy : shipped(file).explain_policies()) {
      EXPECT_FALSE(policy.mechanism.empty()) << file;
      EXPECT_FALSE(policy.source.empty()) << file;
      EXPECT_FALSE(policy.unknown.empty()) << file;
    }
}

// A guarantee is 1 whatever was drawn for today's offers.
TEST(Reforms, AGuaranteeHoldsInEveryDraw) {
  const scenario::Scenario reform = shipped("reforms/guaranteed-support.yaml");
  for (std::uint32_t draw = 0; draw < 8; ++draw) {
    const scenario::Materialised all = reform.materialise(scenario::DrawPoint::sobol(1, draw), 1);
    const std::size_t outreach_of_adults =
        (offsetof(model::Parameters, support) + offsetof(model::support::Parameters, offer_probability)) /
            sizeof(double) +
        2;
    double last = -1;
    for (const scenario::DatedChange& change : all.changes)
      if (change.index == outreach_of_adults) last = change.value;
    EXPECT_EQ(last, 1);
  }
}

TEST(Reforms, TheNullReformChangesNothing) {
  const scenario::Materialised base = central(shipped("baseline.yaml"));
  const scenario::Materialised null = central(shipped("verification/null-reform.yaml"));
  EXPECT_EQ(base.values, null.values);
  EXPECT_EQ(base.changes, null.changes);
  EXPECT_EQ(base.policy_day, null.policy_day);
}

TEST(Switches, LoadAndActInTheProjection) {
  for (const std::string& file : files_in("switches")) {
    const scenario::Scenario view = shipped(file);
    const double day = central(view).policy_day;
    EXPECT_GE(day, core::days_between(view.settings().start, view.settings().projection_from)) << file;
    EXPECT_LT(day, view.settings().horizon_days()) << file;
  }
}

// Values of the evidence files that make_history.py takes for granted.
TEST(History, RestsOnTheValuesOfTheEvidenceFiles) {
  const model::Parameters p = at_start(central(shipped("baseline.yaml")));
  EXPECT_EQ(p.nrm.effort_days[0][0], 2.5);
  EXPECT_EQ(p.nrm.effort_days[0][1], 10);
  EXPECT_EQ(p.nrm.effort_days[1][0], 2.5);
  EXPECT_EQ(p.nrm.effort_days[1][1], 10);
  EXPECT_EQ(p.nrm.effort_days[2][0], 30);
  EXPECT_EQ(p.nrm.effort_days[2][1], 30);
  EXPECT_EQ(p.nrm.devolved_same_meeting_share, 0.7);
  EXPECT_EQ(p.nrm.reconsideration_probability[0], 0.087);
  EXPECT_EQ(p.nrm.reconsideration_probability[1], 0.057);
  EXPECT_EQ(p.nrm.reconsideration_days, 15);
  EXPECT_EQ(p.nrm.late_reconsideration_share, 0.1);
  EXPECT_EQ(p.nrm.reopening_probability[0], 0.6);
  EXPECT_EQ(p.nrm.reopening_probability[1], 0.4);
  EXPECT_EQ(p.nrm.reopening_days, 365);
  EXPECT_EQ(p.people.age_unknown_child_share, 0.08);
  EXPECT_EQ(p.people.adult_at_referral_share, 0.33);
}

}  // namespace
}  // namespace nrmsim
