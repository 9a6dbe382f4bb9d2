// What the answer rests on: priors, draws, chance, scale.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/comparison/number_text.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;
using statistics::Contains;

bool any(const Facts& facts, Contains what) {
  const auto& rows = facts.headline().rows;
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.contains == what; });
}

std::string about_priors(const Facts& facts) {
  if (facts.batch().uncertain.empty())
    return "No parameter of this batch is uncertain: the results hold only if every number in it is right.";
  const std::string parameters =
      counted(facts.batch().uncertain.size(), "uncertain parameter", "uncertain parameters");
  if (facts.headline().draws == 1 && facts.headline().central_draw) {
    return "Prior-driven, at one point: " + parameters +
           " stand at their central values. Intervals, where there are any, leave out what is not known "
           "about them, and "
           "are too narrow.";
  }
  if (const std::size_t fitted = facts.headline().fitted; fitted > 0) {
    return fmt::format(
        "Prior-driven: {} of {} were drawn from a posterior, fitted to published figures. All others, the "
        "effects of "
        "policies among them, were drawn from distributions that say how far each is known before any "
        "fitting. "
        "No data have narrowed those, so these results show mostly what the assumptions imply.",
        fitted, parameters);
  }
  return "Prior-driven: " + parameters +
         " were drawn from distributions that say how far each is known before any fitting. No data have "
         "narrowed them, so these results show what the assumptions imply.";
}

std::string about_grades(const Facts& facts) {
  std::map<std::string, std::size_t> grades;
  for (const results::UncertainRecord& parameter : facts.batch().uncertain) ++grades[parameter.evidence];
  if (grades.empty()) return "";
  const std::size_t assumed = grades.contains("assumption") ? grades.at("assumption") : 0;
  return fmt::format(
      "{} of the {} uncertain parameters rest on an assumption: nobody has measured them, or a guess decides "
      "their value.",
      assumed, facts.batch().uncertain.size());
}

std::string about_runs(const Facts& facts) {
  const auto& compared = facts.headline();
  const std::string runs = counted(compared.replications, "run of chance", "runs of chance");
  std::string text = compared.draws > 1      ? fmt::format("{} draws, with {} of each.", compared.draws, runs)
                     : compared.central_draw ? fmt::format("{} at the central values.", capitalised(runs))
                                             : fmt::format("{} of one draw.", capitalised(runs));
  if (any(facts, Contains::parameters_and_chance)) {
    text += " Intervals hold both: where the mean of a further draw would fall in " +
            comparison::level_text(compared.level) + " of cases.";
    if (!comparison::shape_text(compared.draws, compared.level, true).empty()) {
      text += fmt::format(
          " With fewer than {} draws they assume a shape: that {}. Those of a scenario's own numbers end at "
          "nought, and of "
          "shares at 100%, beyond which nothing can be; those of differences are not cut.",
          statistics::draws_for_quantiles(compared.level),
          compared.draws >= statistics::draws_for_cube_roots
              ? "differences and shares are normally distributed, and the cube roots of other numbers"
              : "draws are normally distributed");
    }
  } else if (any(facts, Contains::chance)) {
    text +=
        " Intervals hold chance only: where the mean over endless runs may lie if the parameters are right.";
  } else {
    text += " That is too few for intervals.";
  }
  return text;
}

std::string about_chance(const Facts& facts) {
  std::optional<double> least, most;
  for (const Row& row : facts.headline().rows) {
    if (!row.noise_share) continue;
    least = std::min(least.value_or(1), *row.noise_share);
    most = std::max(most.value_or(0), *row.noise_share);
  }
  if (!least) {
    return facts.headline().draws > 1 ? "With one run of each draw, it cannot be told how much of an "
                                        "interval's width is chance; more "
                                        "replications would tell, and would narrow it by that part."
                                      : "";
  }
  return fmt::format(
      "Of the variance behind the intervals, {:.0f}% to {:.0f}% is chance that more replications would "
      "remove; the rest is what is not known about the parameters.",
      100 * *least, 100 * *most);
}

std::string about_pairing(const Facts& facts) {
  std::optional<double> least;
  for (const Row& row : facts.headline().rows)
    if (row.pairing)
      least = std::min(least.value_or(row.pairing->variance_reduction), row.pairing->variance_reduction);
  if (!least) return "";
  return fmt::format(
      "Giving all scenarios the same people and luck made differences at least {:.1f} times as precise, in "
      "variance, "
      "as separate runs would be.",
      *least);
}

}  // namespace

void add_basis(Page& page, const Facts& facts) {
  page.begin("basis", "What the answer rests on");
  std::vector<std::string> texts{about_priors(facts), about_grades(facts), about_runs(facts),
                                 about_chance(facts), about_pairing(facts)};
  if (facts.batch().scale != 1) {
    texts.push_back(
        "Run at scale " + comparison::plain_number(facts.batch().scale) +
        (facts.batch().scale < 1
             ? ": a smaller country, counts given as if for the whole. Chance is larger in it, and "
             : ": a larger country, counts given as if for the real one. Chance is smaller in it, and ") +
        "outcomes marked * are distorted.");
  }
  if (facts.compares()) {
    texts.push_back(
        "“Better in” is the share of draws in which the reform comes out better, ties counting "
        "half. It is not a probability of being right: it is only as good as the priors.");
  }
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
  page.bullets(texts);
  page.end();
}

}  // namespace nrmsim::report
