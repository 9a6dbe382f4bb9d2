#include "analysis/report/glance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/comparison/words.hpp"
#include "analysis/report/choice.hpp"
#include "analysis/report/words.hpp"

namespace nrmsim::report {
namespace {

using comparison::Row;
using Rows = std::vector<const Row*>;

/// Where values lie on the common scale, in percent of its width; no change is always on it.
class Scale {
 public:
  explicit Scale(const Rows& rows) {
    for (const Row* row : rows) {
      if (!row->interval) continue;
      low_ = std::min(low_, row->interval->low);
      high_ = std::max(high_, row->interval->high);
    }
  }
  double operator()(double value) const {
    constexpr double margin = 2;  // so that the ends of the widest interval are seen [%]
    if (!(high_ > low_)) return 50;
    return margin + (100 - 2 * margin) * (value - low_) / (high_ - low_);
  }

 private:
  double low_ = 0, high_ = 0;
};

/// The interval with its mean; the better side of no change is shaded. The numbers stand beside it as text.
void add_picture(Html& html, const Row& row, const Scale& scale) {
  const double zero = scale(0);
  const std::string better = row.better == 0 ? "transparent, transparent"
                             : row.better < 0
                                 ? fmt::format("var(--better) {0:.1f}%, transparent {0:.1f}%", zero)
                                 : fmt::format("transparent {0:.1f}%, var(--better) {0:.1f}%", zero);
  html.open("span", {{"class", "range"},
                     {"aria-hidden", "true"},
                     {"style", "background-image:linear-gradient(to right," + better + ")"}});
  html.leaf("span", "", {{"class", "zero"}, {"style", fmt::format("left:{:.1f}%", zero)}});
  if (row.interval) {
    const double from = scale(row.interval->low);
    html.leaf("span", "",
              {{"class", "most"},
               {"style", fmt::format("left:{:.1f}%;width:{:.1f}%", from, scale(row.interval->high) - from)}});
  }
  if (row.difference)
    html.leaf("span", "",
              {{"class", "mean"}, {"style", fmt::format("left:{:.1f}%", scale(*row.difference))}});
  html.close();
}

/// Which side is which, above the pictures.
void add_sides(Html& html, const Row& row, const Scale& scale) {
  const Kind kind = kind_of(row.unit, row.statistic);
  const auto side = [&](const char* word, double direction) {
    return std::string(word) + (row.better * direction > 0 ? ", better" : "");
  };
  html.open("span", {{"class", "sides"}, {"aria-hidden", "true"}});
  html.leaf("span", "← " + side(kind == Kind::number ? "fewer" : "less", -1),
            {{"style", fmt::format("right:{:.1f}%", 100 - scale(0))}});
  html.leaf("span", side("more", 1) + " →", {{"style", fmt::format("left:{:.1f}%", scale(0))}});
  html.close();
}

void add_row(Html& html, const Facts& facts, const Row& row, const Scale& scale) {
  html.open("tr", {{"role", "row"}});
  html.leaf("th", facts.label(row.scenario), {{"scope", "row"}, {"role", "rowheader"}});
  html.open("td", {{"role", "cell"}, {"class", "picture"}});
  add_picture(html, row, scale);
  html.close();
  html.leaf("td", capitalised(interval_words(row)), {{"role", "cell"}});
  html.close();
}

/// How many intervals settle a direction, in a sentence that stands before any mean.
std::string verdict(const Rows& rows) {
  std::size_t better = 0, worse = 0;
  for (const Row* row : rows) {
    if (!row->interval || row->better == 0) continue;
    const double best = row->better < 0 ? row->interval->low : row->interval->high;
    const double worst = row->better < 0 ? row->interval->high : row->interval->low;
    better += worst * row->better > 0;
    worse += best * row->better < 0;
  }
  if (rows.front()->better == 0) return "Neither direction of this outcome is better in itself.";
  if (better + worse == 0)
    return rows.size() == 1
               ? "The interval includes no change: what is known does not settle whether this "
                 "reform helps."
               : "Every interval includes no change: what is known does not settle whether any of "
                 "these reforms helps.";
  return fmt::format(
      "{} of {} intervals lie wholly on the better side of no change, {} on the worse; the others include no "
      "change, and are not settled.",
      better, rows.size(), worse);
}

}  // namespace

const Row* main_row(const Rows& rows) {
  const auto at = std::find_if(rows.begin(), rows.end(), [](const Row* row) { return row->better != 0; });
  return at != rows.end() ? *at : rows.empty() ? nullptr : rows.front();
}

void add_glance(Page& page, const Facts& facts, const Rows& rows) {
  if (rows.empty()) return;
  const Row& first = *rows.front();
  const Scale scale(rows);
  Html& html = page.html;
  html.open("table", {{"class", has_choice(facts) ? "glance many" : "glance"}, {"role", "table"}});
  html.leaf("caption", capitalised(first.long_name) + (first.distorted ? " *" : "") +
                           (first.period.empty() ? "" : ", " + period_words(first.period)) +
                           ": change from the baseline");
  html.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
  html.leaf("th", facts.reforms().size() == 1 ? "Reform" : "Reforms",
            {{"scope", "col"}, {"role", "columnheader"}});
  html.open("th",
            {{"scope", "col"}, {"role", "columnheader"}, {"class", "picture"}, {"aria-label", "Picture"}});
  add_sides(html, first, scale);
  html.close();
  html.leaf("th", comparison::level_text(facts.headline().level) + " interval",
            {{"scope", "col"}, {"role", "columnheader"}});
  html.close().close().open("tbody", {{"role", "rowgroup"}});
  for (const Row* row : rows) add_row(html, facts, *row, scale);
  html.close().close();
  page.paragraph(verdict(rows), "verdict");
}

}  // namespace nrmsim::report
