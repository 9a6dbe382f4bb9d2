#include "analysis/report/amount.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nrmsim::report {
namespace {

double factor_of(Kind kind) {
  return kind == Kind::percent ? 100 : 1;
}

bool compares(const comparison::Row& row) {
  return !row.baseline.empty();
}

const std::optional<double>& centre_of(const comparison::Row& row) {
  return compares(row) ? row.difference : row.value;
}

}  // namespace

Kind kind_of(const std::string& unit, const std::string& statistic) {
  if (unit == "GBP") return Kind::money;
  if (unit == "d") return Kind::days;
  if (unit == "1" && (statistic.starts_with("share") || statistic.starts_with("probability")))
    return Kind::percent;
  return Kind::number;
}

Amount::Amount(Kind kind, double largest, double uncertainty)
    : kind_(kind),
      rounding_(comparison::rounding_for(factor_of(kind) * largest, factor_of(kind) * uncertainty)) {}

Amount Amount::of(const comparison::Row& row) {
  double largest = std::abs(centre_of(row).value_or(0));
  double uncertainty = 0;
  if (row.interval) {
    largest = std::max({largest, std::abs(row.interval->low), std::abs(row.interval->high)});
    uncertainty = (row.interval->high - row.interval->low) / 2;
  }
  return {kind_of(row.unit, row.statistic), largest, uncertainty};
}

std::string Amount::rounded(double value) const {
  return comparison::rounded(factor_of(kind_) * value, rounding_);
}

std::string Amount::operator()(double value) const {
  std::string text = rounded(value);
  switch (kind_) {
    case Kind::money:
      return text.starts_with('-') ? "-£" + text.substr(1) : "£" + text;
    case Kind::percent:
      return text + "%";
    case Kind::days:
      return text + (text == "1" ? " day" : " days");
    case Kind::number:
      break;
  }
  return text;
}

std::string Amount::size(double change) const {
  return kind_ == Kind::percent ? rounded(std::abs(change)) + " percentage points"
                                : (*this)(std::abs(change));
}

std::string Amount::change(double change) const {
  if (change == 0) return "no change";
  if (rounded(std::abs(change)).find_first_of("123456789") == std::string::npos) return "hardly any change";
  const bool more = change > 0;
  switch (kind_) {
    case Kind::percent:
      return size(change) + (more ? " higher" : " lower");
    case Kind::days:
    case Kind::money:
      return size(change) + (more ? " more" : " less");
    case Kind::number:
      break;
  }
  return size(change) + (more ? " more" : " fewer");
}

std::string interval_words(const comparison::Row& row) {
  if (!row.interval) return "not known";
  const Amount amount = Amount::of(row);
  if (!compares(row))
    return fmt::format("from {} to {}", amount(row.interval->low), amount(row.interval->high));
  if (row.interval->low == 0 && row.interval->high == 0) return "no change";
  return fmt::format("from {} to {}", amount.change(row.interval->low), amount.change(row.interval->high));
}

std::string mean_words(const comparison::Row& row) {
  const std::optional<double>& centre = centre_of(row);
  if (!centre) return "-";
  return compares(row) ? Amount::of(row).change(*centre) : Amount::of(row)(*centre);
}

std::string skew_words(const comparison::Row& row) {
  if (!row.probability_better || !row.difference) return "";
  const double towards_better = *row.difference * row.better;
  const double majority = *row.probability_better - 0.5;
  if (towards_better * majority >= 0) return "";
  return fmt::format(
      "More {0} do {1} than {2} under the reform, and the mean says the opposite: in those that do {2} "
      "the change is larger.",
      row.contains == statistics::Contains::parameters_and_chance ? "draws" : "runs of chance",
      majority > 0 ? "better" : "worse", majority > 0 ? "worse" : "better");
}

std::string chance_words(const comparison::Row& row) {
  if (!row.probability_better) return "-";
  if (row.interval == statistics::Interval{0, 0}) return "same";
  return fmt::format("{:.0f}%", 100 * *row.probability_better);
}

}  // namespace nrmsim::report
