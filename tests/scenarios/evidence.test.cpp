// Every parameter of the baseline has its grounds, and effects that nobody has measured are uncertain both
// ways.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "sim/core/problems.hpp"
#include "sim/model/parameters.hpp"
#include "sim/scenario/load.hpp"
#include "tests/scenarios/reasons.hpp"

namespace nrmsim {
namespace {

const scenario::Scenario& baseline() {
  static const scenario::Scenario loaded =
      scenario::load(std::string(NRMSIM_SCENARIOS) + "/baseline.yaml",
                     {model::parameter_groups(), model::table_specs(), sizeof(model::Parameters)});
  return loaded;
}

/// Whether a source leads on to something else, so that a note has to say how the value follows from it.
bool is_indirect(const scenario::ExplainedParameter& p) {
  const auto has = [&](const char* word) { return p.source.find(word) != std::string::npos; };
  return p.evidence == "assumption" || has("as for") || has("via ") || has("erived");
}

TEST(Evidence, EveryParameterHasUnitRangeSourceGradeAndANoteWhereItsSourceIsIndirect) {
  for (const core::ParameterGroup& group : model::parameter_groups())
    for (const core::ParameterRow& row : group.rows) {
      EXPECT_LT(row.minimum, row.maximum) << group.name << '.' << row.name;
      EXPECT_FALSE(row.meaning.empty()) << group.name << '.' << row.name;
    }
  for (const scenario::ExplainedParameter& p : baseline().explain()) {
    EXPECT_FALSE(p.unit.empty()) << p.path;
    EXPECT_FALSE(p.source.empty()) << p.path;
    EXPECT_FALSE(p.evidence.empty()) << p.path;
    if (is_indirect(p)) {
      EXPECT_FALSE(p.note.empty()) << p.path << " has an indirect source and no note";
    }
  }
}

TEST(Evidence, EveryQuantityHasAPriorOrAReasonForNone) {
  for (const scenario::ExplainedParameter& p : baseline().explain()) {
    const bool reason = p.unit == "flag" || p.unit == "choice" ||
                        find_reason(without_prior, p.path) != nullptr ||
                        p.note.find("No prior:") != std::string::npos;
    EXPECT_TRUE(!p.prior.empty() || reason)
        << p.path << " has no prior: give it one, a note with \"No prior: why\", or a line in reasons.hpp";
  }
}

TEST(Evidence, ExceptionsAreOfParametersThatExistAndNeedThem) {
  std::map<std::string, scenario::ExplainedParameter> by_path;
  for (const scenario::ExplainedParameter& p : baseline().explain()) by_path[p.path] = p;
  for (const Reason& reason : without_prior) {
    ASSERT_TRUE(by_path.contains(std::string(reason.parameter))) << reason.parameter;
    EXPECT_TRUE(by_path[std::string(reason.parameter)].prior.empty()) << reason.parameter;
  }
  for (const Reason& reason : takes_a_side) {
    ASSERT_TRUE(by_path.contains(std::string(reason.parameter))) << reason.parameter;
    EXPECT_EQ(by_path[std::string(reason.parameter)].unit, "ratio") << reason.parameter;
  }
}

// 512 points of the draws. With a tenth of the prior on each side, fewer than 12 of 512 points there would be
// a chance of less than 1e-7 even if they were independent; scrambled Sobol points are more even than that.
TEST(Evidence, UnmeasuredEffectsHavePriorsOnBothSidesOfNoEffect) {
  constexpr std::uint32_t draws = 512;
  constexpr int at_least = 12;
  const auto& uncertain = baseline().uncertain();
  std::vector<int> below(uncertain.size()), above(uncertain.size());
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const auto made = baseline().materialise(scenario::DrawPoint::sobol(1, draw), 1);
    for (std::size_t i = 0; i < uncertain.size(); ++i) {
      below[i] += made.uncertain_values[i] < 1;
      above[i] += made.uncertain_values[i] > 1;
    }
  }
  std::map<std::string, std::size_t> position;
  for (std::size_t i = 0; i < uncertain.size(); ++i) position[uncertain[i].path] = i;
  int tested = 0;
  for (const scenario::ExplainedParameter& p : baseline().explain()) {
    if (p.unit != "ratio" || p.evidence != "assumption" || find_reason(takes_a_side, p.path)) continue;
    ++tested;
    const auto at = position.find(p.path);
    ASSERT_NE(at, position.end()) << p.path << " is an effect without evidence and without a prior";
    EXPECT_GE(below[at->second], at_least) << p.path;
    EXPECT_GE(above[at->second], at_least) << p.path;
    for (const scenario::ExplainedCell& cell : p.cells)
      EXPECT_EQ(cell.value, 1) << cell.path << " has a central value with a sign and no evidence";
  }
  EXPECT_GE(tested, 8);
}

}  // namespace
}  // namespace nrmsim
