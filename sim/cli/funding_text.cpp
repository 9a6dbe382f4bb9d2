#include "sim/cli/funding_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

#include "sim/cli/prepare.hpp"
#include "sim/cli/wording.hpp"
#include "sim/model/funding/capacity.hpp"

namespace nrmsim::cli {
namespace {

using model::index_of;
using model::funding::Line;
using model::funding::line_count;
using model::funding::Mode;

/// One line as it is on a day.
struct Funded {
  Mode mode = Mode::capacity;
  double budget = 0;         // [GBP/year]
  double cost_of_place = 0;  // [GBP/year]
  double places = 0;
  friend bool operator==(const Funded&, const Funded&) = default;
};
using Lines = std::array<Funded, line_count>;

struct Dated {
  double day;
  Lines lines;
};

double places_given(const model::Parameters& p, Line line) {
  const std::size_t l = index_of(line);
  if (line < Line::safe_house) return model::nrm::staff_of_both(p.nrm, l);
  if (line < Line::foster) return p.support.capacity[l - index_of(Line::safe_house)];
  if (line == Line::asylum_accommodation) return p.placements.asylum_places;
  if (line == Line::missing_response) return p.missing.response_capacity;
  const auto& places = p.placements.places[l - index_of(Line::foster)];
  return std::accumulate(std::begin(places), std::end(places), 0.0);
}

Lines lines_of(const model::Parameters& p) {
  Lines lines;
  for (std::size_t l = 0; l < line_count; ++l) {
    const Line line = static_cast<Line>(l);
    Funded& funded = lines[l];
    funded.mode = static_cast<Mode>(p.funding.mode[l]);
    funded.places = model::funding::capacity_of(p, line, places_given(p, line), 1);
    if (funded.mode != Mode::budget) continue;
    funded.budget = p.funding.annual_budget[l];
    funded.cost_of_place = model::funding::cost_of_a_place(p, line);
  }
  return lines;
}

/// The lines when the projection begins and at every later change of one.
std::vector<Dated> lines_over_time(const model::Input& input) {
  model::Parameters p = input.parameters;
  std::vector<Dated> all;
  std::size_t next = 0;
  for (double day = input.projection_day;;) {
    for (; next < input.changes.size() && input.changes[next].day <= day; ++next)
      std::memcpy(reinterpret_cast<char*>(&p) + input.changes[next].index * sizeof(double),
                  &input.changes[next].value, sizeof(double));
    const Lines now = lines_of(p);
    if (all.empty() || all.back().lines != now) all.push_back({day, now});
    if (next == input.changes.size()) return all;
    day = input.changes[next].day;
  }
}

model::Input central(const scenario::Scenario& scenario) {
  return model_input(scenario.settings(), scenario.materialise(scenario::DrawPoint::central(), 1), 1);
}

std::string amount(double value) {
  return grouped(static_cast<std::uint64_t>(std::llround(value)));
}

std::string describe(Line line, const Funded& funded) {
  const std::string unit = line < Line::safe_house ? "staff" : "places";
  const std::string places = std::isinf(funded.places) ? "no limit" : amount(funded.places) + ' ' + unit;
  switch (funded.mode) {
    case Mode::capacity:
      return "capacity: " + places;
    case Mode::budget:
      return fmt::format("budget: GBP {} a year at GBP {} for each buys {}", amount(funded.budget),
                         amount(funded.cost_of_place), places);
    case Mode::follows_demand:
      break;
  }
  return "follows demand: nobody waits";
}

std::string name_of(std::size_t line) {
  return std::string(model::funding::line_labels[line]);
}

}  // namespace

std::vector<std::string> funding_rows(const scenario::Scenario& scenario) {
  const auto all = lines_over_time(central(scenario));
  std::size_t width = 0;
  for (const std::string_view label : model::funding::line_labels) width = std::max(width, label.size());
  std::vector<std::string> rows;
  for (std::size_t l = 0; l < line_count; ++l) {
    const auto line = static_cast<Line>(l);
    rows.push_back(fmt::format("{:<{}} {}  {}", name_of(l), width,
                               date_text(scenario.settings().start, all[0].day),
                               describe(line, all[0].lines[l])));
    for (std::size_t k = 1; k < all.size(); ++k) {
      if (all[k].lines[l] == all[k - 1].lines[l]) continue;
      rows.push_back(fmt::format("{:<{}} {}  {}", "", width, date_text(scenario.settings().start, all[k].day),
                                 describe(line, all[k].lines[l])));
    }
  }
  return rows;
}

std::string funding_summary(const scenario::Scenario& scenario) {
  const auto all = lines_over_time(central(scenario));
  std::string text;
  const Lines* before = nullptr;
  for (const Dated& dated : all) {
    std::array<int, 3> lines{};
    double budget = 0;
    for (const Funded& funded : dated.lines) {
      ++lines[index_of(funded.mode)];
      budget += funded.budget;
    }
    if (before != nullptr) text += fmt::format("; from {} ", date_text(scenario.settings().start, dated.day));
    text += fmt::format("{} by budget (GBP {:.1f}m a year), {} by capacity, {} as demanded", lines[1],
                        budget / 1e6, lines[0], lines[2]);
    before = &dated.lines;
  }
  return text;
}

namespace {

/// The line whose amount stands at a position among the parameters, and the mode that looks at it.
struct LookedAt {
  std::size_t line = line_count;  // none
  Mode by = Mode::capacity;
};

LookedAt looked_at(std::uint32_t index) {
  const model::Parameters p{};
  const auto* const first = reinterpret_cast<const double*>(&p);
  const auto within = [&](const double* begin, std::size_t cells) {
    const auto at = static_cast<std::size_t>(begin - first);
    return index >= at && index < at + cells ? index - at : cells;
  };
  if (const std::size_t l = within(p.funding.annual_budget, line_count); l < line_count)
    return {l, Mode::budget};
  constexpr std::size_t posts = 2 * model::nrm::competent_authority_labels.size();  // [authority][desk]
  if (const std::size_t d = within(p.nrm.decision_makers[0], posts); d < posts)
    return {d % 2, Mode::capacity};
  constexpr std::size_t services = model::support::service_count;
  if (const std::size_t s = within(p.support.capacity, services); s < services)
    return {index_of(Line::safe_house) + s, Mode::capacity};
  constexpr std::size_t cells = model::placements::kind_count * model::region_count;
  if (const std::size_t c = within(p.placements.places[0], cells); c < cells)
    return {index_of(Line::foster) + c / model::region_count, Mode::capacity};
  if (within(&p.placements.asylum_places, 1) < 1)
    return {index_of(Line::asylum_accommodation), Mode::capacity};
  if (within(&p.missing.response_capacity, 1) < 1) return {index_of(Line::missing_response), Mode::capacity};
  return {};
}

}  // namespace

std::vector<std::string> unfunded_lines(const scenario::Scenario& scenario) {
  const auto all = lines_over_time(central(scenario));
  std::vector<std::string> notes;
  for (std::size_t l = 0; l < line_count; ++l) {
    for (const Dated& dated : all) {
      const Funded& line = dated.lines[l];
      if (line.mode != Mode::budget || line.budget > 0) continue;
      notes.push_back(fmt::format("the budget of {} decides from {} on and is 0: there is nothing of it then",
                                  name_of(l), date_text(scenario.settings().start, dated.day)));
      break;
    }
  }
  return notes;
}

std::vector<std::string> rounded_lines(const scenario::Scenario& scenario, double scale) {
  constexpr double noticeable = 0.05;
  const Lines lines = lines_over_time(central(scenario)).front().lines;
  std::vector<std::string> notes;
  for (std::size_t l = 0; l < line_count; ++l) {
    const double exact = lines[l].places * scale;
    if (!std::isfinite(exact) || exact <= 0) continue;
    const double whole = std::max(1.0, std::floor(exact + 0.5));
    if (std::abs(whole - exact) > noticeable * exact)
      notes.push_back(fmt::format("at scale {:.3g} {} has {:.0f} where {:.3g} would be in proportion", scale,
                                  name_of(l), whole, exact));
  }
  return notes;
}

namespace {

/// Changes of several lines that are without effect for the same reason.
struct Idle {
  double day;
  Mode changed, mode;
  bool shares_count;  ///< of a change by region the shares are still looked at
  bool operator==(const Idle&) const = default;
};

std::string idle_text(const Idle& idle, const std::vector<std::string>& lines, core::Date start) {
  const bool one = lines.size() == 1;
  std::string names = lines.front();
  for (std::size_t i = 1; i < lines.size(); ++i) names += (i + 1 == lines.size() ? " and " : ", ") + lines[i];
  const std::string effect = idle.shares_count
                                 ? ": only the shares of the regions are looked at"
                                 : ", so that nothing follows from " + std::string(one ? "it" : "them");
  const std::string what = fmt::format("{}", model::funding::mode_words[index_of(idle.changed)]);
  return fmt::format("the {} of {} {} on {}, but {} funding.mode is {} then{}",
                     one                  ? what
                     : what == "capacity" ? "capacities"
                                          : what + "s",
                     names, one ? "changes" : "change", date_text(start, idle.day), one ? "its" : "their",
                     model::funding::mode_words[index_of(idle.mode)], effect);
}

}  // namespace

std::vector<std::string> idle_funding(const scenario::Scenario& scenario) {
  const model::Input input = central(scenario);
  const auto all = lines_over_time(input);
  std::vector<std::pair<Idle, std::vector<std::string>>> found;
  for (const model::DatedChange& change : input.changes) {
    const LookedAt what = looked_at(change.index);
    if (what.line == line_count || change.day < input.projection_day) continue;
    Mode mode = Mode::capacity;
    for (const Dated& dated : all)
      if (dated.day <= change.day) mode = dated.lines[what.line].mode;
    if (mode == what.by) continue;
    const bool by_region =
        what.line >= index_of(Line::foster) && what.line < index_of(Line::asylum_accommodation);
    const Idle idle{change.day, what.by, mode, by_region && mode == Mode::budget};
    auto same = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == idle; });
    if (same == found.end()) same = found.insert(found.end(), {idle, {}});
    const std::string name(name_of(what.line));
    if (std::find(same->second.begin(), same->second.end(), name) == same->second.end())
      same->second.push_back(name);
  }
  std::vector<std::string> notes;
  notes.reserve(found.size());
  for (const auto& [idle, lines] : found) notes.push_back(idle_text(idle, lines, scenario.settings().start));
  return notes;
}

}  // namespace nrmsim::cli
