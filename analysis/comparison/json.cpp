#include "analysis/comparison/json.hpp"

#include <nlohmann/json.hpp>

#include "analysis/statistics/variance_share.hpp"

namespace nrmsim::comparison {
namespace {

using Object = nlohmann::ordered_json;

Object number(const std::optional<double>& value) {
  return value ? Object(*value) : Object(nullptr);
}
Object text(const std::string& value) {
  return value.empty() ? Object(nullptr) : Object(value);
}

Object object(const Row& row) {
  const std::optional<double> low = row.interval ? std::optional(row.interval->low) : std::nullopt;
  const std::optional<double> high = row.interval ? std::optional(row.interval->high) : std::nullopt;
  return {{"scenario", text(row.scenario)},
          {"baseline", text(row.baseline)},
          {"outcome", text(row.outcome)},
          {"group", text(row.group)},
          {"period", text(row.period)},
          {"unit", text(row.unit)},
          {"statistic", text(row.statistic)},
          {"value", number(row.value)},
          {"baseline_value", number(row.baseline_value)},
          {"difference", number(row.difference)},
          {"low", number(low)},
          {"high", number(high)},
          {"probability_better", number(row.probability_better)},
          {"interval", text(row.interval_contains)}};
}

/// How one row's variance divides; no entry where that cannot be told.
Object variance(const Comparison& comparison) {
  Object parts = Object::array();
  for (const Row& row : comparison.rows) {
    if (!row.variance) continue;
    const statistics::VarianceShare share = statistics::parameters_share(*row.variance, comparison.level);
    parts.push_back({{"scenario", text(row.scenario)},
                     {"outcome", text(row.outcome)},
                     {"group", text(row.group)},
                     {"period", text(row.period)},
                     {"parameters", row.variance->parameters},
                     {"chance", row.variance->chance},
                     {"parameters_share", number(share.share)},
                     {"low", number(share.low())},
                     {"high", number(share.high())},
                     {"chance_in_means", row.variance->noise_share}});
  }
  return parts;
}

}  // namespace

std::string json(const Comparison& comparison) {
  Object rows = Object::array();
  for (const Row& row : comparison.rows) rows.push_back(object(row));
  const Object whole{{"baseline", text(comparison.baseline)},
                     {"draws", comparison.draws},
                     {"replications", comparison.replications},
                     {"scale", comparison.scale},
                     {"level", comparison.level},
                     {"rows", std::move(rows)},
                     {"variance", variance(comparison)}};
  return whole.dump(2) + '\n';
}

}  // namespace nrmsim::comparison
