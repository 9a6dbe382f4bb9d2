// What the model cannot say.

#include "analysis/report/sections.hpp"

namespace nrmsim::report {

void add_limits(Page& page, const Facts& facts) {
  page.begin("limits", "What the model cannot say");
  std::vector<std::string> texts{
      "Whether a reform works. Most effects of support have not been measured anywhere; where that is so, "
      "the "
      "model takes effects on both sides of none, and its answer is as wide as that.",
      "Anything about a real person. It must not be used to score, rank or predict the risk of anybody.",
      "How many people are exploited who are never identified, and what happens abroad.",
      "That repeat referrals are re-exploitation. Several referrals may concern the same exploitation, and "
      "exploitation may never be found. The two are counted apart everywhere on this page.",
      "That support draws people into exploitation. The model has no such path, and its results are no "
      "evidence for one.",
      "What a negative decision means about a person. In the model, as in life, people may be victims and be "
      "refused."};
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
