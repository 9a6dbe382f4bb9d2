#include "sim/results/record_text.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "sim/core/problems.hpp"

namespace nrmsim::outcomes {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Axis, name, long_name, unit, labels, values)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Outcome, name, long_name, definition, unit, statistic, type, axes,
                                   full_scale, distorted_by_scale, headline, better)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Layout, axes, outcomes)

}  // namespace nrmsim::outcomes

namespace nrmsim::results {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Column, name, unit, meaning, type)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ScenarioRecord, name, title, description, resolved_yaml, policy_day)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Provenance, program_version, results_version, commit, compiler,
                                   command_line, started_utc, finished_utc, input_digest)

namespace {

// JSON knows no NaN; a value that does not exist is null.
nlohmann::json with_nulls(const std::vector<double>& values) {
  nlohmann::json list = nlohmann::json::array();
  for (const double value : values) list.push_back(value == value ? nlohmann::json(value) : nlohmann::json());
  return list;
}

std::vector<double> without_nulls(const nlohmann::json& list) {
  std::vector<double> values;
  for (const auto& item : list)
    values.push_back(item.is_null() ? std::numeric_limits<double>::quiet_NaN() : item.get<double>());
  return values;
}

}  // namespace

void to_json(nlohmann::json& json, const UncertainRecord& record) {
  json = {{"path", record.path},           {"unit", record.unit},
          {"long_name", record.long_name}, {"prior", record.prior},
          {"source", record.source},       {"evidence", record.evidence},
          {"dimension", record.dimension}, {"values", with_nulls(record.values)}};
}

void from_json(const nlohmann::json& json, UncertainRecord& record) {
  json.at("path").get_to(record.path);
  json.at("unit").get_to(record.unit);
  json.at("long_name").get_to(record.long_name);
  json.at("prior").get_to(record.prior);
  json.at("source").get_to(record.source);
  json.at("evidence").get_to(record.evidence);
  json.at("dimension").get_to(record.dimension);
  record.values = without_nulls(json.at("values"));
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(BatchRecord, layout, scenarios, baseline, draws, replications,
                                   central_draw, seed, scale, start_date, uncertain, event_columns,
                                   provenance)

std::string to_text(const BatchRecord& record) {
  // A command line may hold bytes that are no UTF-8; they must not keep a batch from running.
  return nlohmann::json(record).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

BatchRecord record_from_text(const std::string& text) {
  try {
    return nlohmann::json::parse(text).get<BatchRecord>();
  } catch (const nlohmann::json::exception& error) {
    throw core::RunError(std::string("the description of the batch cannot be read: ") + error.what());
  }
}

}  // namespace nrmsim::results
