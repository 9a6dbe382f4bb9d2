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

/// Where values lie on the common scale, in percent of its width; no change is always on it, with room on
/// both sides to say which is which.
class Scale {
 public:
  explicit Scale(const Rows& rows) {
    for (const Row* row : rows) {
      if (!row->interval) continue;
      low_ = std::min(low_, row->interval->low);
      high_ = std::max(high_, row->interval->high);
    }
    constexpr double room = 0.4;  // of the longer side
    const double low = low_;
    low_ = std::min(low_, -room * high_);
    high_ = std::max(high_, -room * low);
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

/// On which side of no change an interval lies: 1 the better, -1 the worse, 0 neither.
int side_of(const Row& row) {
  if (!row.interval || row.better == 0) return 0;
  const double best = row.better < 0 ? row.interval->low : row.interval->high;
  const double worst = row.better < 0 ? row.interval->high : row.interval->low;
  return worst * row.better > 0 ? 1 : best * row.better < 0 ? -1 : 0;
}

/// How many intervals settle a direction, in a sentence that stands before any mean.
std::string verdict_of_all(const Rows& rows) {
  if (rows.size() == 1 || !rows.front()->interval) return verdict(*rows.front());
  if (rows.front()->better == 0) return "Neither direction of this outcome is better in itself.";
  const auto on = [&](int side) {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const Row* row) { return side_of(*row) == side; }));
  };
  const std::size_t better = on(1), worse = on(-1);
  if (better + worse == 0)
    return "Every interval includes no change: what is known does not settle whether any of these reforms "
           "helps.";
  std::string text =
      fmt::format("Of {} intervals {} lie wholly on the better side of no change and {} on the worse",
                  rows.size(), better, worse);
  return text + (better + worse < rows.size() ? "; the others include no change, and are not settled." : ".");
}

/// Said where intervals look narrow because what is not known is not in them.
std::string about_chance_only(const Rows& rows) {
  const bool any = std::any_of(rows.begin(), rows.end(),
                               [](const Row* row) { return row->contains == statistics::Contains::chance; });
  return any ? " Intervals hold chance only here: what is not known about the parameters is not in them."
             : "";
}

}  // namespace

const Row* main_row(const Rows& rows) {
  const auto at = std::find_if(rows.begin(), rows.end(), [](const Row* row) { return row->better != 0; });
  return at != rows.end() ? *at : rows.empty() ? nullptr : rows.front();
}

std::string verdict(const Row& row) {
  if (!row.interval) return "There are too few runs for an interval, so nothing can be concluded.";
  if (row.better == 0) return "Neither direction of this outcome is better in itself.";
  if (row.interval == statistics::Interval{0, 0}) return "There is no difference in any run.";
  if (side_of(row) > 0) return "The whole interval lies on the better side of no change.";
  if (side_of(row) < 0) return "The whole interval lies on the worse side of no change.";
  return "The interval includes no change: what is known does not settle whether this reform helps.";
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
  page.paragraph(verdict_of_all(rows) + about_chance_only(rows), "verdict");
}

}  // namespace nrmsim::report
