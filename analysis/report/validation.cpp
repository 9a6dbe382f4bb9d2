// How well the baseline reproduces published figures: those fitted to and those held back, with the misses.

#include "analysis/report/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/comparison/number_text.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::ValidationLine;
using comparison::ValidationTable;
using statistics::Interval;

constexpr std::array headings{"Published", "50% of predictions", "90% of predictions", "In a picture",
                              "Where it lies"};

Amount amount_of(const ValidationLine& line) {
  const Interval& most = line.predicted.most;
  const Kind kind = line.unit == "share" ? Kind::percent : kind_of(line.unit, "");
  return {kind, std::max({std::abs(line.published), std::abs(most.low), std::abs(most.high)}),
          (most.high - most.low) / 2};
}

/// "12 to 34 days", with the unit once where it is a word.
std::string range(const Interval& interval, const Amount& amount) {
  std::string low = amount(interval.low);
  if (const std::size_t unit = low.find(" days"); unit != std::string::npos) low.erase(unit);
  return low + " to " + amount(interval.high);
}

std::string verdict(const ValidationLine& line) {
  if (line.predicted.samples == 0) return "The model gave no number";
  if (line.within_half()) return "Within the 50% interval";
  if (line.within_most()) return "Within the 90% interval";
  return line.published < line.predicted.most.low ? "Miss: below the 90% interval"
                                                  : "Miss: above the 90% interval";
}

/// The two intervals and the figure on a scale of their own; the numbers stand beside it as text.
void add_strip(Html& html, const ValidationLine& line) {
  constexpr double margin = 0.06;
  const statistics::Prediction& p = line.predicted;
  const double low = std::min(line.published, p.most.low);
  const double width = std::max(line.published, p.most.high) - low;
  const auto at = [&](double value) {
    return 100 * (margin + (1 - 2 * margin) * (width > 0 ? (value - low) / width : 0.5));
  };
  const auto bar = [&](const char* name, const Interval& interval) {
    html.leaf("span", "",
              {{"class", name},
               {"style", fmt::format("left:{:.1f}%;width:{:.1f}%", at(interval.low),
                                     at(interval.high) - at(interval.low))}});
  };
  html.open("span", {{"class", "strip"}, {"aria-hidden", "true"}});
  bar("most", p.most);
  bar("half", p.half);
  html.leaf("span", "", {{"class", "published"}, {"style", fmt::format("left:{:.1f}%", at(line.published))}});
  html.close();
}

/// The roles say what the elements are, which browsers forget where a narrow page shows rows as blocks.
void add_line(Html& html, const ValidationLine& line) {
  const Amount amount = amount_of(line);
  const bool known = line.predicted.samples > 0;
  const auto cell = [&](std::size_t column, const std::string& css_class) {
    html.open("td", {{"role", "cell"}, {"class", css_class}, {"data-label", headings[column]}});
  };
  html.open("tr", {{"role", "row"}}).open("th", {{"scope", "row"}, {"role", "rowheader"}});
  html.text(capitalised(line.description) + (line.distorted ? " *" : ""));
  html.leaf("span", line.source, {{"class", "source"}}).close();
  cell(0, "number");
  html.text(amount(line.published)).close();
  cell(1, "");
  html.text(known ? range(line.predicted.half, amount) : "-").close();
  cell(2, "");
  html.text(known ? range(line.predicted.most, amount) : "-").close();
  cell(3, "");
  if (known) add_strip(html, line);
  html.close();
  cell(4, known && !line.within_most() ? "verdict miss" : "verdict");
  html.text(verdict(line)).close().close();
}

void add_table(Html& html, const ValidationTable& table, bool held_back, const std::string& caption) {
  if (std::none_of(table.lines.begin(), table.lines.end(),
                   [&](const ValidationLine& line) { return line.held_back == held_back; }))
    return;
  html.open("div", {{"class", "scroll whole"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", "Table: " + caption}});
  html.open("table", {{"class", "headline figures"}, {"role", "table"}}).leaf("caption", caption);
  html.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
  html.leaf("th", "Figure", {{"scope", "col"}, {"role", "columnheader"}});
  for (const char* heading : headings) html.leaf("th", heading, {{"scope", "col"}, {"role", "columnheader"}});
  html.close().close().open("tbody", {{"role", "rowgroup"}});
  for (const ValidationLine& line : table.lines)
    if (line.held_back == held_back) add_line(html, line);
  html.close().close().close();
}

std::string about_intervals(const ValidationTable& table) {
  const std::string discrepancy =
      "what lies between a published figure and the model's count of it: other definitions, rounding, what "
      "the model leaves out; they end at 0, and at 100% for shares, beyond which no figure can lie";
  const std::string runs = counted(table.replications, "run of chance", "runs of chance");
  if (table.draws > 1) {
    return fmt::format(
        "The intervals come from {} draws with {} each, {}. They hold the uncertainty of the parameters, "
        "chance, and "
        "{}.",
        table.draws, runs, table.parameters, discrepancy);
  }
  return fmt::format(
      "The intervals come from {} of one draw, {}. They hold only chance and {}; what is not known about the "
      "parameters "
      "is not in them, so a miss says less against the model than it seems to.",
      runs, table.parameters, discrepancy);
}

std::string coverage_words(const ValidationTable& table, bool held_back) {
  const statistics::Coverage outer = table.in_most(held_back);
  if (outer.figures == 0) return "";
  std::string text = fmt::format("{}: {} of {} within the 50% interval, {} of {} within the 90% interval.",
                                 held_back ? "Held back" : "For fitting", table.in_half(held_back).inside,
                                 outer.figures, outer.inside, outer.figures);
  if (outer.inside < outer.figures && table.can_judge()) {
    text += fmt::format(
        " Were the intervals right and the figures independent of each other, so few or fewer within 90% "
        "would "
        "come about with a chance of {}.",
        comparison::chance_text(outer.chance_of_so_few));
  }
  return text;
}

/// Which figures too few of are where they should be.
std::string implausible_ones(const ValidationTable& table) {
  if (table.is_implausible(false) && table.is_implausible(true)) return "Of both kinds fewer are";
  return table.is_implausible(false) ? "Of the figures for fitting fewer are"
                                     : "Of the figures held back fewer are";
}

void add_coverage(Page& page, const ValidationTable& table) {
  page.html.leaf("h3", "How many lie where they should");
  std::vector<std::string> texts{coverage_words(table, false), coverage_words(table, true)};
  texts.push_back(comparison::few_runs_text(table));
  if (table.is_implausible()) {
    texts.push_back(
        implausible_ones(table) +
        " within 90% than chance allows (1 in 20): either the model is wrong about something here, or what "
        "is "
        "not known is larger than was assumed.");
  }
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
  page.bullets(texts);
}

}  // namespace

void add_validation(Page& page, const Facts& facts) {
  page.begin("validation", "How well the baseline reproduces published figures");
  if (!facts.validation().table) {
    page.paragraph(facts.validation().why_not, "missing");
    return page.end();
  }
  const ValidationTable& table = *facts.validation().table;
  page.paragraph(
      "Each figure beside what the model predicts for it under “" + facts.label(facts.baseline()) +
      "”: it should lie within the inner interval in half of all cases, within the outer in nine of ten. A "
      "figure outside the outer one is called a miss. " +
      about_intervals(table));
  if (table.scale != 1) {
    page.paragraph(
        fmt::format("This batch ran a country of {} times the real size, its counts given as if for "
                    "the whole. In a smaller country chance weighs more, so intervals are wider and a "
                    "figure is missed less easily than at full size; figures marked * rest on waits "
                    "or places that the scale itself distorts.",
                    comparison::plain_number(table.scale)));
  }
  page.paragraph(
      "In the pictures, each on a scale of its own, the pale bar is the outer interval, the strong one the "
      "inner, the diamond the published figure.",
      "note");
  add_table(page.html, table, false, "For fitting: figures set apart to fit parameters to");
  add_table(page.html, table, true, "Held back: figures that the fit did not use, which judge it");
  add_coverage(page, table);
  page.end();
}

}  // namespace nrmsim::report
