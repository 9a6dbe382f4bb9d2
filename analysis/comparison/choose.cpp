#include "analysis/comparison/choose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/comparison/label_period.hpp"
#include "analysis/comparison/words.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::comparison {
namespace {

using outcomes::Outcome;
using outcomes::Statistic;

class Chooser {
 public:
  Chooser(const ResultsView& results, const Request& request) : results_(results), request_(request) {}

  Chosen choose() {
    chosen_.slices = {request_.by, request_.period, first_policy_day(results_)};
    if (!(request_.level > 0 && request_.level < 1))
      wrong("level of the intervals is not possible", "a number between 0 and 1");
    choose_baseline();
    if (request_.outcomes.empty())
      choose_headlines();
    else
      choose_named();
    if (!problems_.empty()) throw core::InputError(problems_);
    return chosen_;
  }

 private:
  void wrong(std::string what, std::string expected) {
    problems_.push_back({{}, std::move(what), std::move(expected)});
  }

  void choose_baseline() {
    chosen_.baseline = results_.baseline;
    if (!request_.baseline) return;
    const auto at = std::find(results_.scenarios.begin(), results_.scenarios.end(), *request_.baseline);
    if (at == results_.scenarios.end())
      wrong(unknown_text("scenario", *request_.baseline, results_.scenarios), list_text(results_.scenarios));
    else
      chosen_.baseline = static_cast<std::size_t>(at - results_.scenarios.begin());
  }

  bool suits(const Outcome& outcome) const {
    return outcome.statistic != Statistic::digest &&
           (request_.by.empty() || has_breakdown(results_.layout, outcome, request_.by)) &&
           has_period(results_.layout, outcome, request_.period);
  }

  /// Headline outcomes that lack the breakdown are left out, as long as one has it.
  void choose_headlines() {
    bool any = false;
    for (std::size_t i = 0; i < results_.layout.outcomes.size(); ++i) {
      if (!results_.layout.outcomes[i].headline) continue;
      any = true;
      (suits(results_.layout.outcomes[i]) ? chosen_.outcomes : chosen_.left_out).push_back(i);
    }
    if (!any) {
      wrong("no outcome of this batch is a headline outcome",
            "outcomes named one by one: " + list_text(names()));
    } else if (chosen_.outcomes.empty()) {
      explain_unsuitable("no headline outcome");
    }
  }

  /// Who gives the words of a table means the outcome that has them.
  std::string about(const std::string& name) const {
    for (const outcomes::Outcome& outcome : results_.layout.outcomes)
      if (outcome.long_name == name)
        return fmt::format("there is no outcome \"{}\"; those words are of \"{}\"", name, outcome.name);
    return unknown_text("outcome", name, names());
  }

  void choose_named() {
    for (const std::string& name : request_.outcomes) {
      const std::size_t at = results_.layout.find(name);
      if (at == outcomes::Layout::npos)
        wrong(about(name), list_text(names()));
      else if (results_.layout.outcomes[at].statistic == Statistic::digest)
        wrong("outcome \"" + name + "\" is a digest, not a quantity", "an outcome with a unit");
      else if (!suits(results_.layout.outcomes[at]))
        explain_unsuitable("outcome \"" + name + "\"", &results_.layout.outcomes[at]);
      else if (std::find(chosen_.outcomes.begin(), chosen_.outcomes.end(), at) == chosen_.outcomes.end())
        chosen_.outcomes.push_back(at);
    }
  }

  void explain_unsuitable(const std::string& subject, const Outcome* outcome = nullptr) {
    const bool has_by =
        request_.by.empty() || (outcome && has_breakdown(results_.layout, *outcome, request_.by));
    if (!has_by) {
      wrong(subject + " has the breakdown \"" + request_.by + "\"",
            list_text(breakdowns(outcome)) + (outcome ? "" : other_outcome()));
    } else {
      wrong(subject + " has the period \"" + request_.period + "\"",
            "\"projection\", \"all\" or a label such as 2030");
    }
    problems_.back().what = negated(problems_.back().what, outcome != nullptr);
  }

  /// An outcome beyond the headlines that has the breakdown; empty if none has.
  std::string other_outcome() const {
    for (const Outcome& outcome : results_.layout.outcomes)
      if (suits(outcome)) return "; or name an outcome that has it, e.g. --outcome " + outcome.name;
    return "";
  }

  /// "outcome x has ..." becomes "outcome x does not have ..."; "no outcome has ..." is negative already.
  static std::string negated(std::string text, bool single) {
    if (single) text.replace(text.find(" has the "), 9, " does not have the ");
    return text;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Outcome& outcome : results_.layout.outcomes)
      if (outcome.statistic != Statistic::digest) all.push_back(outcome.name);
    return all;
  }

  /// Names of axes and of margins, of one outcome or of the headline outcomes.
  std::vector<std::string> breakdowns(const Outcome* only) const {
    std::vector<std::string> found;
    const auto add = [&](const std::string& name) {
      if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
    };
    for (const Outcome& outcome : results_.layout.outcomes) {
      if (only ? &outcome != only : !outcome.headline) continue;
      for (const std::uint32_t at : outcome.axes) {
        add(results_.layout.axes[at].name);
        for (const std::string& label : results_.layout.axes[at].labels)
          if (const std::size_t colon = label.find(": "); colon != std::string::npos)
            add(label.substr(0, colon));
      }
    }
    return found;
  }

  const ResultsView& results_;
  const Request& request_;
  Chosen chosen_;
  std::vector<core::Problem> problems_;
};

}  // namespace

Chosen choose(const ResultsView& results, const Request& request) {
  return Chooser(results, request).choose();
}

std::optional<core::Date> first_policy_day(const ResultsView& results) {
  const std::optional<core::Date> start = core::parse_date(results.start_date);
  if (!start || results.policy_days.empty()) return std::nullopt;
  const double first = *std::min_element(results.policy_days.begin(), results.policy_days.end());
  if (!std::isfinite(first)) return std::nullopt;
  return core::date_at(*start, first);
}

}  // namespace nrmsim::comparison
