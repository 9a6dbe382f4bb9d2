#include "analysis/export/crate.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "analysis/comparison/number_text.hpp"
#include "analysis/export/table_writer.hpp"

namespace nrmsim::exports {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto descriptor = "ro-crate-metadata.json";
constexpr auto crate = "https://w3id.org/ro/crate/1.1";
constexpr auto process_run = "https://w3id.org/ro/wfrun/process/0.5";

Json reference(const std::string& id) {
  return {{"@id", id}};
}

Json references(const std::vector<std::string>& ids) {
  Json all = Json::array();
  for (const std::string& id : ids) all.push_back(reference(id));
  return all;
}

std::string media_type(const std::string& name) {
  struct Known {
    std::string_view ending;
    const char* type;
  };
  constexpr std::array known{
      Known{".csv", "text/csv"}, Known{".yaml", "application/yaml"}, Known{".txt", "text/plain"},
      Known{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
  for (const Known& one : known)
    if (name.ends_with(one.ending)) return one.type;
  return "application/octet-stream";
}

Json root(const results::BatchRecord& batch, const std::vector<std::string>& files) {
  std::string scenarios;
  for (const results::ScenarioRecord& scenario : batch.scenarios)
    scenarios += (scenarios.empty() ? "" : ", ") + scenario.name;
  return {
      {"@id", "./"},
      {"@type", "Dataset"},
      {"name", "Simulated outcomes of support policies: " + scenarios},
      {"description",
       "Outcome distributions for synthetic people in the National Referral Mechanism, by the agent-based "
       "model nrmsim. For populations under policies; it must not be used to judge or score a person."},
      {"datePublished", batch.provenance.finished_utc},
      {"conformsTo", reference(process_run)},
      {"hasPart", references(files)},
      {"mentions", reference("#run")}};
}

Json action(const results::BatchRecord& batch, const std::vector<std::string>& inputs,
            const std::vector<std::string>& made) {
  const results::Provenance& origin = batch.provenance;
  return {{"@id", "#run"},
          {"@type", "CreateAction"},
          {"name", "Simulation of a batch"},
          {"description", origin.command_line + " (seed " + std::to_string(batch.seed) + ", scale " +
                              comparison::plain_number(batch.scale) + ", " + std::to_string(batch.draws) +
                              " draws, " + std::to_string(batch.replications) +
                              " replications of each; digest of inputs " + origin.input_digest + ")"},
          {"actionStatus", reference("http://schema.org/CompletedActionStatus")},
          {"startTime", origin.started_utc},
          {"endTime", origin.finished_utc},
          {"instrument", reference("#nrmsim")},
          {"object", references(inputs)},
          {"result", references(made)}};
}

Json program(const results::Provenance& origin) {
  return {{"@id", "#nrmsim"},
          {"@type", "SoftwareApplication"},
          {"name", "nrmsim"},
          {"softwareVersion", origin.program_version + ", results version " + origin.results_version +
                                  ", commit " + origin.commit},
          {"description", "Agent-based simulation of re-trafficking risk under support policies in the UK"}};
}

}  // namespace

void write_crate(const results::BatchRecord& batch, StagedFolder& folder) {
  std::vector<std::string> files = folder.files();
  files.emplace_back("README.txt");
  std::vector<std::string> inputs;
  std::vector<std::string> made;
  for (const std::string& name : files) (name.starts_with("scenarios/") ? inputs : made).push_back(name);
  Json graph = Json::array(
      {{{"@id", descriptor},
        {"@type", "CreativeWork"},
        {"conformsTo", reference(crate)},
        {"about", reference("./")}},
       root(batch, files),
       action(batch, inputs, made),
       program(batch.provenance),
       {{"@id", process_run}, {"@type", "CreativeWork"}, {"name", "Process Run Crate"}, {"version", "0.5"}}});
  for (const std::string& name : files)
    graph.push_back({{"@id", name}, {"@type", "File"}, {"name", name}, {"encodingFormat", media_type(name)}});
  TextFile file(folder.add(descriptor));
  file.write(Json{{"@context", std::string(crate) + "/context"}, {"@graph", graph}}.dump(
                 2, ' ', false, Json::error_handler_t::replace) +
             '\n');
  file.close();
}

}  // namespace nrmsim::exports
