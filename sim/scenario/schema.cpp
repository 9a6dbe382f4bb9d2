#include "sim/scenario/schema.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "sim/scenario/prior.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

Json closed_map(Json properties) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}
Json reference(const std::string& name) {
  return {{"$ref", "#/definitions/" + name}};
}
Json text() {
  return {{"type", "string"}, {"minLength", 1}};
}
template <class Names>
Json names_json(const Names& names) {
  Json list = Json::array();
  for (const auto name : names) list.push_back(std::string(name));
  return list;
}

Json number_schema(const core::ParameterRow& row) {
  constexpr double huge = std::numeric_limits<double>::max();
  if (!row.words.empty()) return {{"enum", names_json(row.words)}};
  Json number{{"type", row.number == core::Number::real ? "number" : "integer"}};
  if (row.minimum > -huge) number["minimum"] = row.minimum;
  if (row.maximum < huge) number["maximum"] = row.maximum;
  return number;
}

/// A number, or a map over the labels of an axis whose members follow `inner`.
Json axis_schema(const core::ParameterRow& row, core::Labels labels, const Json& inner) {
  Json members = Json::object();
  for (const std::string_view label : labels) members[std::string(label)] = inner;
  return {{"anyOf", Json::array({number_schema(row), closed_map(std::move(members))})}};
}

/// Adds what the values of a parameter may be to the definitions, under the parameter's path.
void define_cells(const std::string& path, const core::ParameterRow& row, Json& definitions) {
  Json cells = number_schema(row);
  if (!row.axes[1].empty()) {
    definitions[path + ".each"] = axis_schema(row, row.axes[1], cells);
    cells = reference(path + ".each");
  }
  if (!row.axes[0].empty()) cells = axis_schema(row, row.axes[0], cells);
  definitions[path] = std::move(cells);
}

Json parameter_schema(const std::string& path, const core::ParameterRow& row) {
  const Json cells = reference(path);
  const std::string unit(row.unit);
  Json series{{"type", "object"},
              {"patternProperties", {{date_pattern, cells}}},
              {"additionalProperties", false},
              {"description", "dated history; each value holds from its date on"}};
  Json object = closed_map({{"value", cells},
                            {"series", std::move(series)},
                            {"unit", {{"const", unit}}},
                            {"prior", reference("prior")},
                            {"source", text()},
                            {"evidence", {{"enum", names_json(evidence_grades)}}},
                            {"note", text()},
                            {"price_year", {{"type", "integer"}, {"minimum", 1990}, {"maximum", 2100}}}});
  object["minProperties"] = 1;
  return {{"description", std::string(row.meaning) + " [" + unit + "]"},
          {"anyOf", Json::array({cells, std::move(object)})}};
}

Json parameters_schema(const Declarations& declarations, Json& definitions) {
  Json groups = Json::object();
  for (const core::ParameterGroup& group : declarations.groups) {
    Json rows = Json::object();
    for (const core::ParameterRow& row : group.rows) {
      const std::string path = std::string(group.name) + '.' + std::string(row.name);
      define_cells(path, row, definitions);
      rows[std::string(row.name)] = parameter_schema(path, row);
    }
    groups[std::string(group.name)] = closed_map(std::move(rows));
  }
  return closed_map(std::move(groups));
}

Json prior_schema() {
  Json families = Json::array();
  for (const FamilySpec& spec : family_specs()) {
    Json properties{{"family", {{"const", std::string(spec.name)}}}};
    Json required = Json::array({"family", "dimension"});
    for (const std::string_view parameter : spec.parameters) {
      if (parameter.empty()) continue;
      properties[std::string(parameter)] = {{"type", "number"}};
      required.push_back(std::string(parameter));
    }
    if (spec.family == Family::discrete) {
      for (const char* list : {"values", "weights"}) {
        properties[list] = {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 1}};
        required.push_back(list);
      }
    } else {
      properties["at_least"] = {{"type", "number"}};
      properties["at_most"] = {{"type", "number"}};
    }
    properties["applies_to"] = {{"enum", Json::array({"value", "factor"})}};
    properties["dimension"] = {{"type", "integer"},
                               {"minimum", 1},
                               {"maximum", most_dimensions},
                               {"description", "permanent number that no other parameter has"}};
    Json family = closed_map(std::move(properties));
    family["required"] = std::move(required);
    families.push_back(std::move(family));
  }
  families.push_back({{"const", "none"}});
  return {{"anyOf", std::move(families)}};
}

Json change_schema(const Declarations& declarations) {
  std::string paths;
  for (const core::ParameterGroup& group : declarations.groups) {
    for (const core::ParameterRow& row : group.rows) {
      if (!paths.empty()) paths += '|';
      paths += group.name;
      paths += "\\.";
      paths += row.name;
    }
  }
  // Numbers (or words of a choice), or maps of them; the program checks labels and ranges.
  const auto amounts_of = [](const Json& one) {
    const Json inner{{"type", "object"}, {"additionalProperties", one}};
    const Json outer{{"type", "object"}, {"additionalProperties", {{"anyOf", Json::array({one, inner})}}}};
    return Json{{"anyOf", Json::array({one, outer})}};
  };
  const Json amounts = amounts_of({{"type", "number"}});
  Json change =
      closed_map({{"from", reference("date")},
                  {"until", reference("date")},
                  {"parameter", {{"type", "string"}, {"pattern", "^(" + paths + ")(\\.[a-z0-9_]+){0,2}$"}}},
                  {"value", amounts_of({{"type", Json::array({"number", "string"})}})},
                  {"multiply", amounts},
                  {"add", amounts}});
  change["required"] = Json::array({"parameter"});
  change["oneOf"] = Json::array({{{"required", Json::array({"value"})}},
                                 {{"required", Json::array({"multiply"})}},
                                 {{"required", Json::array({"add"})}}});
  return change;
}

Json policy_schema() {
  Json policy = closed_map({{"kind", {{"enum", policy_kinds}}},
                            {"title", text()},
                            {"mechanism", text()},
                            {"source", text()},
                            {"unknown", text()},
                            {"changes", {{"type", "array"}, {"items", reference("change")}}}});
  policy["required"] = Json::array({"changes"});
  return policy;
}

Json correlations_schema() {
  Json correlation =
      closed_map({{"parameters", {{"type", "array"}, {"items", text()}, {"minItems", 2}, {"maxItems", 2}}},
                  {"rank", {{"type", "number"}, {"minimum", -largest_rank}, {"maximum", largest_rank}}},
                  {"source", text()},
                  {"evidence", {{"enum", evidence_grades}}}});
  correlation["required"] = correlation_keys;
  return {{"type", "array"},
          {"items", correlation},
          {"description", "rank correlations between draws of uncertain parameters"}};
}

Json batch_schema() {
  const auto whole = [](double minimum, double maximum) {
    return Json{{"type", "integer"}, {"minimum", minimum}, {"maximum", maximum}};
  };
  return closed_map({{"replications", whole(1, most_replications)},
                     {"draws", whole(1, most_draws)},
                     {"seed", {{"type", "integer"}, {"minimum", 0}}},
                     {"scale", {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", largest_scale}}}});
}

Json simulation_schema() {
  Json dates = Json::object();
  for (const std::string_view key : simulation_keys) dates[std::string(key)] = reference("date");
  return closed_map(std::move(dates));
}

Json tables_schema(const Declarations& declarations) {
  Json tables = Json::object();
  for (const core::TableSpec& table : declarations.tables) {
    tables[std::string(table.name)] = text();
    tables[std::string(table.name)]["description"] = std::string(table.meaning) + "; a CSV file";
  }
  return closed_map(std::move(tables));
}

}  // namespace

std::string json_schema(const Declarations& declarations) {
  const Json texts{{"type", "array"}, {"items", text()}};
  Json schema{
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", "nrmsim scenario"},
      {"description", "What a scenario file may hold. The program checks more than this schema can say."}};
  Json definitions{{"date", {{"type", "string"}, {"pattern", date_pattern}}},
                   {"prior", prior_schema()},
                   {"change", change_schema(declarations)}};
  schema.update(closed_map(
      {{"name", {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}, {"maxLength", 64}}},
       {"title", text()},
       {"description", text()},
       {"sources", texts},
       {"extends",
        {{"anyOf", Json::array({text(), texts})}, {"description", "files that this one builds on"}}},
       {"simulation", simulation_schema()},
       {"batch", batch_schema()},
       {"tables", tables_schema(declarations)},
       {"parameters", parameters_schema(declarations, definitions)},
       {"correlations", correlations_schema()},
       {"posterior",
        {{"type", "string"},
         {"description", "a file of draws from a posterior, its rows themselves, or none"}}},
       {"policies", {{"type", "object"}, {"additionalProperties", policy_schema()}}}}));
  schema["definitions"] = std::move(definitions);
  return schema.dump(2) + '\n';
}

}  // namespace nrmsim::scenario
