#include "analysis/report/write_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <nlohmann/json.hpp>

#include "analysis/comparison/from_file.hpp"
#include "analysis/comparison/json.hpp"
#include "analysis/report/amount.hpp"
#include "analysis/report/words.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Says only what is missing, because a page is long.
testing::AssertionResult holds(const std::string& page, const std::string& text) {
  if (page.find(text) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "the page does not hold: " << text;
}

/// What stands in the block of data with that id.
nlohmann::json block(const std::string& page, const std::string& id) {
  const std::string start = "<script type=\"application/json\" id=\"" + id + "\">";
  const std::size_t from = page.find(start) + start.size();
  return nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
}

/// The sample's rows with 7 more people a draw under the reform, so that its effect differs between draws.
class UnevenRows final : public results::RowSource {
 public:
  explicit UnevenRows(const results::BatchRecord& batch) : even_(batch) {}
  bool has(const outcomes::Key& key) const override { return even_.has(key); }
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override {
    even_.read(key, row);
    row[0] = std::bit_cast<outcomes::Cell>(std::bit_cast<double>(row[0]) + 7.0 * key.scenario * key.draw);
  }
  std::vector<results::TableRow> events(const outcomes::Key& key) const override { return even_.events(key); }

 private:
  results::sample::Rows even_;
};

/// The sample's rows, of which those of the first draw are the baseline's in every scenario.
class SameInTheFirstDraw final : public results::RowSource {
 public:
  explicit SameInTheFirstDraw(const results::BatchRecord& batch) : even_(batch) {}
  bool has(const outcomes::Key& key) const override { return even_.has(key); }
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override {
    outcomes::Key asked = key;
    if (key.draw == 0) asked.scenario = 0;
    even_.read(asked, row);
  }
  std::vector<results::TableRow> events(const outcomes::Key& key) const override { return even_.events(key); }

 private:
  results::sample::Rows even_;
};

/// The sample batch in a results file, reported.
class Report : public testing::Test {
 protected:
  void SetUp() override { batch_.layout.outcomes[0].better = -1; }
  std::string page(ReportOptions options = {}) {
    std::filesystem::remove(here_ / "made.h5");
    results::write_file(batch_, UnevenRows(batch_), here_ / "made.h5", {});
    return report_html(results::Reader(here_ / "made.h5"), options);
  }
  results::TemporaryFolder here_;
  results::BatchRecord batch_ = results::sample::batch(3, 4);
};

TEST_F(Report, HoldsTheNumbersOfTheComparison) {
  const std::string made = page();
  const results::Reader reader(here_ / "made.h5");
  const auto expected = comparison::compare(comparison::view_of(reader), {});
  EXPECT_EQ(block(made, "comparison"), nlohmann::json::parse(comparison::json(expected)));
  const auto effect = block(made, "charts").at("effect-people").at("rows");
  ASSERT_EQ(effect.size(), expected.rows.size());
  EXPECT_EQ(effect[0][1].get<double>(), expected.rows[0].interval->low);
  EXPECT_EQ(effect[0][2].get<double>(), expected.rows[0].interval->high);
  EXPECT_EQ(effect[0][3].get<double>(), *expected.rows[0].difference);
}

TEST_F(Report, ShowsEveryDrawOfWhatIsUncertain) {
  // The sample's reform adds 1000 to every key; see UnevenRows for the rest.
  const auto dots = block(page(), "charts").at("spread-people").at("rows");
  ASSERT_EQ(dots.size(), 3U);
  for (std::size_t draw = 0; draw < 3; ++draw)
    EXPECT_DOUBLE_EQ(dots[draw][1].get<double>(), 1000 + 7.0 * static_cast<double>(draw));
}

TEST_F(Report, PutsUncertaintyBeforeAWinner) {
  const std::string made = page();
  std::size_t last = 0;
  for (const char* id :
       {"question", "answer", "scenarios", "basis", "limits", "effects", "spread", "incidence", "history",
        "validation", "repeats", "groups", "services", "costs", "parameters", "provenance", "use"}) {
    const std::size_t at = made.find("<section id=\"" + std::string(id) + "\"");
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_GT(at, last) << id;
    last = at;
  }
}

TEST_F(Report, LeavesOutWhatTheFileLacksWithASentence) {
  const std::string made = page();
  for (const char* sentence : {"no cumulative incidence over time", "does not count both",
                               "nothing about services", "no costs by payer"})
    EXPECT_TRUE(holds(made, sentence));
}

TEST_F(Report, TakesTextOfFilesAsText) {
  const std::string nasty = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
  batch_.scenarios[1].title = nasty;
  batch_.scenarios[1].description = nasty;
  batch_.scenarios[1].name = nasty;
  batch_.layout.outcomes[0].long_name = nasty;
  batch_.layout.axes[0].labels[1] = nasty;
  batch_.uncertain[0].source = nasty;
  batch_.provenance.command_line = nasty;
  const std::string made = page();
  EXPECT_FALSE(holds(made, "alert(1)</script>"));
  EXPECT_FALSE(holds(made, "<img"));
  EXPECT_EQ(block(made, "comparison").at("rows").at(0).at("scenario"), nasty);
}

TEST_F(Report, AllowsNoNetworkAndNoOtherScript) {
  const std::string made = page();
  EXPECT_THAT(
      made,
      HasSubstr("http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; script-src "));
  const std::string policy = made.substr(made.find("Content-Security-Policy"), 300);
  EXPECT_THAT(policy, Not(HasSubstr("script-src &#39;unsafe-inline")));
  EXPECT_THAT(policy, HasSubstr(has_charts() ? "script-src &#39;sha256-" : "script-src &#39;none&#39;"));
}

TEST_F(Report, NeverShowsFewerThanTenPeople) {
  const auto groups = [this] {
    const auto charts = block(page(), "charts");
    return charts.contains("groups-people-1") ? charts.at("groups-people-1").at("rows").size() : 0U;
  };
  EXPECT_EQ(groups(), 2U) << "115 people and more";
  // With one draw and one replication the baseline has 0, 1/8 and 2/8 people.
  batch_ = results::sample::batch(1, 1);
  batch_.layout.outcomes[0].better = -1;
  EXPECT_EQ(groups(), 0U);
  EXPECT_TRUE(
      holds(page(), "Left out because fewer than ten synthetic people would be shown: garçons, women."));
}

TEST_F(Report, SaysWhereACountMovesBecauseReferralsDo) {
  EXPECT_FALSE(holds(page(), "people are referred under it"));
  batch_.layout.outcomes[0].name = "first_referrals";
  // 1,007 more than the baseline's 115: means over the draws 0, 100, 200 and the replications 0, 10, 20, 30.
  EXPECT_TRUE(holds(page(), "876% more people are referred under it, so more can be counted"));
}

TEST_F(Report, DoesWithOneScenario) {
  batch_.scenarios.resize(1);
  batch_.uncertain.clear();
  const std::string made = page();
  EXPECT_TRUE(holds(made, "There is one scenario in the file"));
  EXPECT_TRUE(holds(made, "no effects by group"));
  EXPECT_EQ(block(made, "charts").at("spread-people").at("rows").size(), 3U);
}

TEST_F(Report, DoesWithoutReplicationsThatWereNotComputed) {
  results::write_file(
      batch_, results::sample::Rows(batch_, [](const outcomes::Key& key) { return key.replication < 2; }),
      here_ / "part.h5", {});
  const results::Reader reader(here_ / "part.h5");
  EXPECT_EQ(block(report_html(reader, {}), "comparison").at("rows").at(0).at("interval"),
            "95%, parameters and chance, 6 of 12 pairs");
}

/// A figure of 50 that should lie between 20 and 80, and in half of all cases between 40 and 60.
comparison::ValidationLine figure(const std::string& name, double published, bool held_back) {
  comparison::ValidationLine line;
  line.description = name;
  line.unit = "people";
  line.published = published;
  line.held_back = held_back;
  line.predicted = {50, {40, 60}, {20, 80}, 7};
  return line;
}

TEST_F(Report, ShowsPublishedFiguresApartAndSaysWhichAreMissed) {
  ReportOptions options;
  options.validation.table.emplace();
  options.validation.table->draws = 3;
  options.validation.table->lines = {figure("fitted well", 45, false), figure("fitted fairly", 75, false),
                                     figure("fitted badly", 81, false), figure("held <back>", 19, true)};
  const std::string made = page(options);
  const std::size_t held_back = made.find("Held back: figures");
  const auto verdict = [&](const std::string& name) {
    const std::size_t at = made.find(name);
    EXPECT_EQ(at > held_back, name.starts_with("Held")) << name;
    const std::size_t row = made.find("data-label=\"Where it lies\">", at);
    return made.substr(row + 27, made.find('<', row) - row - 27);
  };
  EXPECT_EQ(verdict("Fitted well"), "Within the 50% interval");
  EXPECT_EQ(verdict("Fitted fairly"), "Within the 90% interval");
  EXPECT_EQ(verdict("Fitted badly"), "Miss: above the 90% interval");
  EXPECT_EQ(verdict("Held &lt;back&gt;"), "Miss: below the 90% interval");
  EXPECT_TRUE(holds(made, "For fitting: 1 of 3 within the 50% interval, 2 of 3 within the 90% interval."));
  EXPECT_TRUE(holds(made, "Held back: 0 of 1 within the 50% interval, 0 of 1 within the 90% interval."));
  EXPECT_TRUE(holds(made, "They hold the uncertainty of the parameters, chance, and"));
  EXPECT_FALSE(holds(made, "times the real size"));
  EXPECT_EQ(block(made, "published-figures").at("targets").size(), 4U);
}

// Three misses of three come about once in a thousand where 90% lie inside, one of one once in ten.
TEST_F(Report, SaysOfWhichFiguresFewerLieInsideThanChanceAllows) {
  const auto verdict = [this](int fitted_misses, int held_misses) {
    ReportOptions options;
    options.validation.table.emplace();
    options.validation.table->draws = 19;
    options.validation.table->replications = 1;
    auto& lines = options.validation.table->lines;
    for (int i = 0; i < fitted_misses; ++i) lines.push_back(figure("fitted", 99, false));
    for (int i = 0; i < held_misses; ++i) lines.push_back(figure("held", 99, true));
    const std::string made = page(options);
    const std::size_t end = made.find(" within 90% than chance allows (1 in 20)");
    if (end == std::string::npos) return std::string();
    const std::size_t begin = made.rfind('>', end) + 1;
    return made.substr(begin, end - begin);
  };
  EXPECT_EQ(verdict(3, 1), "Of the figures for fitting fewer are");
  EXPECT_EQ(verdict(1, 3), "Of the figures held back fewer are");
  EXPECT_EQ(verdict(3, 3), "Of both kinds fewer are");
  EXPECT_EQ(verdict(1, 1), "");
}

TEST_F(Report, SaysWhatTheIntervalsOfOneDrawAndOfAnotherScaleHold) {
  ReportOptions options;
  options.validation.table.emplace();
  options.validation.table->scale = 0.2;
  options.validation.table->draws = 1;
  options.validation.table->parameters = "central values of the parameters";
  options.validation.table->lines = {figure("a figure", 45, true)};
  options.validation.table->lines[0].distorted = true;
  const std::string made = page(options);
  EXPECT_TRUE(holds(made, "one draw, central values of the parameters. They hold only chance and"));
  EXPECT_TRUE(holds(made, "a country of 0.2 times the real size"));
  EXPECT_TRUE(holds(made, "A figure *"));
  EXPECT_FALSE(holds(made, "For fitting: figures"));
}

TEST_F(Report, SaysWhyThereIsNoValidation) {
  ReportOptions options;
  options.validation.why_not = "No history in <this> file.";
  EXPECT_TRUE(holds(page(options), "No history in &lt;this&gt; file."));
}

TEST_F(Report, BeginsWithTheIntervalOfEveryReformOnOneScale) {
  const std::string made = page();
  const std::size_t glance = made.find("<table class=\"glance\"");
  ASSERT_NE(glance, std::string::npos);
  EXPECT_LT(glance, made.find("On average")) << "before any mean";
  // 1,007 more on average, of draws that are 1,000, 1,007 and 1,014: nothing of the interval is on the better
  // side.
  EXPECT_TRUE(holds(made.substr(glance),
                    "class=\"verdict\">The whole interval lies on the worse side of no change."));
  EXPECT_FALSE(holds(made, "Intervals hold chance only here"));
  const results::Reader reader(here_ / "made.h5");
  const auto expected = comparison::compare(comparison::view_of(reader), {});
  EXPECT_TRUE(holds(made.substr(glance), ">" + capitalised(interval_words(expected.rows[0])) + "</td>"));
  EXPECT_FALSE(holds(made, "id=\"choice\"")) << "one reform leaves no choice";
}

TEST_F(Report, SaysAtOnceThatIntervalsOfOneDrawHoldChanceOnly) {
  batch_ = results::sample::batch(1, 4);
  batch_.layout.outcomes[0].better = -1;
  EXPECT_TRUE(holds(page(), "Intervals hold chance only here"));
}

// A number that is quoted takes its interval, what that holds, its years and its origin with it.
TEST_F(Report, HasASentenceToQuoteWithWhereItComesFrom) {
  batch_.layout.outcomes[0].better = -1;
  const std::string made = page();
  EXPECT_TRUE(holds(made, "To quote: “As it might be, compared with As it is: "));
  EXPECT_TRUE(
      holds(made,
            "95% interval, parameters and chance; a simulation that rests on assumptions, nrmsim 0.1.0, 3 "
            "draws of what is not known, in a country 0.25 times as large).”"));
  for (const char* target : {"effects", "basis", "provenance"}) {
    EXPECT_TRUE(holds(made, "<a href=\"#" + std::string(target) + '"'));
    EXPECT_TRUE(holds(made, "id=\"" + std::string(target) + '"'));
  }
  EXPECT_TRUE(holds(made, "nrmsim compare FILE.h5 --outcome people"));
  EXPECT_FALSE(holds(made, "chance that it is better"));
}

TEST_F(Report, SaysWhatAReformChanges) {
  batch_.scenarios[0].resolved_yaml = "name: \"today\"\n";
  batch_.scenarios[1].resolved_yaml = R"(policies:
  "more":
    unknown: "the effect"
    changes:
      - {from: 2027-01-01, parameter: nrm.decision_makers, multiply: 1.2}
      - {from: 2027-01-01, parameter: funding.annual_budget.guardian, value: 15000000}
      - {from: 2027-01-01, parameter: funding.annual_budget.outreach, add: -12000}
      - {from: 2028-01-01, until: 2029-01-01, parameter: support.capacity, value: 1}
      - {from: 2027-01-01, parameter: support.course_days, value: 90}
      - {from: 2027-01-01, parameter: support.subsistence_power, value: 0.3}
parameters:
  nrm:
    decision_makers: {value: 100, unit: "staff"}
  funding:
    annual_budget: {value: {guardian: 7000000, outreach: 9}, unit: "GBP/year", price_year: 2023}
  support:
    capacity: {value: 10000, unit: "places"}
    course_days: {value: 90, unit: "d"}
    subsistence_power: {value: 0.3, unit: "1", prior: {family: uniform, low: 0, high: 1}}
  costs:
    unit_cost: {price_year: 2023}
)";
  const std::string made = page();
  EXPECT_TRUE(holds(
      made, "<code>nrm.decision_makers</code>: times 1.2 (100 decision makers before), from 2027-01-01<"));
  EXPECT_TRUE(holds(made,
                    "<code>funding.annual_budget.guardian</code>: £15,000,000 a year instead of £7,000,000 a "
                    "year, in prices of 2023, from 2027-01-01<"));
  EXPECT_TRUE(
      holds(made,
            "<code>funding.annual_budget.outreach</code>: minus £12,000 a year (£9 a year before), in "
            "prices of 2023, from 2027-01-01<"));
  EXPECT_TRUE(holds(
      made,
      "<code>support.capacity</code>: 1 place instead of 10,000 places, from 2028-01-01 until 2029-01-01<"));
  EXPECT_TRUE(holds(made, "<code>support.course_days</code>: 90 days as before, from 2027-01-01<"));
  EXPECT_TRUE(
      holds(made, "<code>support.subsistence_power</code>: 0.3 instead of 0.3 (central value), from 2027"));
  EXPECT_TRUE(holds(made, "<strong>What is not known:</strong> the effect"));
  EXPECT_FALSE(holds(made, "Without what the baseline has"));
  std::swap(batch_.scenarios[0].resolved_yaml, batch_.scenarios[1].resolved_yaml);
  EXPECT_TRUE(holds(page(), "Without what the baseline has: <span>more</span>."));
  batch_.scenarios[1].resolved_yaml = batch_.scenarios[0].resolved_yaml;
  EXPECT_FALSE(holds(page(), "What it changes in the model"));
}

TEST_F(Report, SaysHowManyDrawsShowNoDifference) {
  EXPECT_TRUE(holds(page(), "</strong> of 3 draws of what is not known.<")) << "all three draws differ";
  results::write_file(batch_, SameInTheFirstDraw(batch_), here_ / "same.h5", {});
  const std::string made = report_html(results::Reader(here_ / "same.h5"), {});
  EXPECT_TRUE(
      holds(made,
            "<strong>Better in 17%</strong> of 3 draws of what is not known, the one in which this number is "
            "the same counting half."));
}

TEST_F(Report, LetsReadersChooseAmongManyReforms) {
  for (int i = 2; i < 8; ++i) {
    batch_.scenarios.push_back(batch_.scenarios[1]);
    batch_.scenarios.back().name += std::to_string(i);
    batch_.scenarios.back().title += std::to_string(i);
  }
  batch_.uncertain.clear();
  const std::string made = page();
  EXPECT_TRUE(holds(made, "What would seven reforms change"));
  EXPECT_TRUE(
      holds(made, "Of 7 intervals 0 lie wholly on the better side of no change and 7 on the worse.</p>"));
  EXPECT_TRUE(holds(made, "value=\"As it might be5\" checked=\"\">"));
  EXPECT_TRUE(holds(made, "value=\"As it might be6\">"));
  EXPECT_TRUE(holds(made,
                    "<figure id=\"figure-groups-people-5\" aria-labelledby=\"about-groups-people-5\" "
                    "data-reform=\"As it might be5\">"));
  EXPECT_TRUE(holds(made, "data-reform=\"As it might be6\" hidden=\"\">"));
  EXPECT_EQ(block(made, "charts").at("spread-people").at("rows").size(), 21U) << "every draw of every reform";
}

TEST_F(Report, RefusesABaselineThatDoesNotExist) {
  ReportOptions options;
  options.baseline = "basline";
  EXPECT_THROW(page(options), core::InputError);
}

TEST_F(Report, IsRecognisedAndReplaced) {
  const std::string path = here_ / "page.html";
  EXPECT_FALSE(is_report(path));
  results::put_contents(path, "<!DOCTYPE html>\n<html lang=\"en-GB\">\nmine");
  EXPECT_FALSE(is_report(path));
  const std::string made = page();
  write_report(path, made);
  EXPECT_TRUE(is_report(path));
  write_report(path, made);
  EXPECT_EQ(results::contents_of(path), made);
  EXPECT_THROW(write_report(std::string(here_ / "nowhere") + "/page.html", made), core::RunError);
}

}  // namespace
}  // namespace nrmsim::report
