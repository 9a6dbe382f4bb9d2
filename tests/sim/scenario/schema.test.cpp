#include "sim/scenario/schema.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "made_up_country.hpp"

namespace nrmsim::scenario {
namespace {

using nlohmann::json;

bool accepts(const json& instance) {
  const json text = json::parse(json_schema(made_up::declarations()));
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(instance), nullptr);
}

/// A scenario with one thing replaced.
json with(const std::string& pointer, const json& value) {
  json scenario = json::parse(R"({
    "name": "a-b", "title": "t", "sources": ["s"], "extends": ["x.yaml"],
    "simulation": {"start": "2020-01-01"}, "batch": {"replications": 3, "scale": 0.5},
    "tables": {"boats.seen": "seen.csv"},
    "parameters": {
      "boats": {"speed": 2, "licensed": 1,
                "crew": {"value": {"north": 1, "mid": 2}, "series": {"2021-01-01": {"north": 3}}, "unit": "people",
                         "prior": {"family": "lognormal", "median": 1, "sigma_log": 0.5, "dimension": 3},
                         "source": "s", "evidence": "foi"}},
      "houses": {"chance": {"adult": {"north": 0.5}, "child": 0.1}}},
    "policies": {"p": {"changes": [{"from": "2025-01-01", "parameter": "houses.chance.child", "value": {"mid": 1}}]}}})");
  if (!pointer.empty()) scenario[json::json_pointer(pointer)] = value;
  return scenario;
}

TEST(Schema, AcceptsGoodFiles) {
  EXPECT_TRUE(accepts(with("", {})));
  EXPECT_TRUE(accepts(with("/extends", "x.yaml")));
  EXPECT_TRUE(accepts(with("/parameters/boats/crew/prior", "none")));
}

TEST(Schema, RejectsBadFiles) {
  EXPECT_FALSE(accepts(with("/titel", "x")));
  EXPECT_FALSE(accepts(with("/name", "A b")));
  EXPECT_FALSE(accepts(with("/simulation/start", "1 May")));
  EXPECT_FALSE(accepts(with("/simulation/begin", "2020-01-01")));
  EXPECT_FALSE(accepts(with("/batch/replications", 0)));
  EXPECT_FALSE(accepts(with("/batch/scale", 0)));
  EXPECT_FALSE(accepts(with("/tables/boats.heard", "x.csv")));
  EXPECT_FALSE(accepts(with("/parameters/planes", json::object())));
  EXPECT_FALSE(accepts(with("/parameters/boats/sped", 1)));
  EXPECT_FALSE(accepts(with("/parameters/boats/speed", 101)));
  EXPECT_FALSE(accepts(with("/parameters/boats/speed", "2")));
  EXPECT_FALSE(accepts(with("/parameters/boats/licensed", 0.5)));
  EXPECT_FALSE(accepts(with("/parameters/boats/crew/unit", "boats")));
  EXPECT_FALSE(accepts(with("/parameters/boats/crew/evidence", "rumour")));
  EXPECT_FALSE(accepts(with("/parameters/boats/crew/value/west", 1)));
  EXPECT_FALSE(accepts(with("/parameters/boats/crew/series/May", 1)));
  EXPECT_FALSE(accepts(with("/parameters/boats/crew/prior/family", "normal")));
  EXPECT_FALSE(accepts(with("/parameters/houses/chance/adult/north", 1.5)));
  EXPECT_FALSE(accepts(with("/policies/p/changes/0/multiply", 2)));
  EXPECT_FALSE(accepts(with("/policies/p/changes/0/parameter", "houses.chanse")));
  EXPECT_FALSE(accepts(with("/policies/p/change", json::array())));
}

TEST(Schema, SaysWhatNumbersMean) {
  const json schema = json::parse(json_schema(made_up::declarations()));
  const json& speed = schema["properties"]["parameters"]["properties"]["boats"]["properties"]["speed"];
  EXPECT_EQ(speed["description"], "how often boats sail [1/year]");
  EXPECT_EQ(schema["definitions"]["boats.speed"]["maximum"], 100);
}

}  // namespace
}  // namespace nrmsim::scenario
