// What the model cannot say.

#include <fmt/format.h>

#include <cmath>

#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

/// A change in first referrals, as a share of the baseline's, from which on it is said.
constexpr double notable_share = 0.01;

/// Only people who were referred are counted as exploited again, so a change in referrals alone moves that.
std::vector<std::string> about_referrals(const Facts& facts) {
  std::vector<std::string> texts;
  for (const comparison::Row& row : facts.differences("first_referrals")) {
    const double share = or_nan(row.difference) / or_nan(row.baseline_value);
    if (!(std::abs(share) >= notable_share)) continue;
    texts.push_back(
        fmt::format("That “{}” makes people safer or less safe by the count alone: {:.0f}% {} people are "
                    "referred under it, so {} can be counted as exploited again.",
                    facts.label(row.scenario), 100 * std::abs(share), share < 0 ? "fewer" : "more",
                    share < 0 ? "fewer" : "more"));
  }
  return texts;
}

}  // namespace

void add_limits(Page& page, const Facts& facts) {
  page.begin("limits", "What the model cannot say");
  std::vector<std::string> texts{
      "Whether a reform works. Most effects of support have not been measured anywhere; where that is so, "
      "the model takes effects on both sides of none, and its answer is as wide as that.",
      "Anything about a real person. It must not be used to score, rank or predict the risk of anybody.",
      "How many people are exploited who are never identified, and what happens abroad. Only people who "
      "have been referred are counted as exploited again: where fewer are referred, fewer are counted, "
      "and nobody is safer for it.",
      "That repeat referrals are re-exploitation. Several referrals may concern the same exploitation, "
      "and exploitation may never be found. The two are counted apart everywhere on this page.",
      "That support draws people into exploitation. The model has no such path, and its results are no "
      "evidence for one.",
      "What a negative decision means about a person. In the model, as in life, people may be victims "
      "and be refused."};
  for (std::string& text : about_referrals(facts)) texts.push_back(std::move(text));
  for (const std::string& scenario : facts.headline().unchanged)
    texts.push_back("What “" + facts.label(scenario) +
                    "” would do if what it changes came into play: in this batch it never did.");
  if (facts.batch().scale != 1)
    texts.push_back(
        "At this scale, much about waits and about trafficking groups: both need a full-size country.");
  page.bullets(texts);
  page.end();
}

}  // namespace nrmsim::report
