#include "analysis/export/scenario_files.hpp"

#include <set>

namespace nrmsim::exports {
namespace {

using results::ColumnType;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string plain(const std::string& text) {
  std::string name = text.empty() || text.front() == '.' ? "_" : "";
  for (const char c : text) name += is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' ? c : '_';
  return name;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::vector<std::string> file_names(const std::vector<std::string>& texts) {
  std::vector<std::string> names;
  std::set<std::string> used;
  for (const std::string& text : texts) {
    const std::string stem = plain(text);
    std::string name = stem;
    for (int n = 2; !used.insert(lower(name)).second; ++n) name = stem + "-" + std::to_string(n);
    names.push_back(name);
  }
  return names;
}

void write_scenarios(const results::BatchRecord& batch, StagedFolder& folder, Dictionary& dictionary) {
  TableWriter table(
      folder, dictionary, "scenarios.csv",
      {{"scenario", "", "name of the scenario", ColumnType::text},
       {"title", "", "a few words", ColumnType::text},
       {"description", "", "what it is about", ColumnType::text},
       {"baseline", "1", "1 for the scenario that others are compared with, else 0", ColumnType::integer},
       {"policy_day", "d", "first day on which a policy changes anything, from the start of the run",
        ColumnType::real},
       {"file", "", "the whole scenario", ColumnType::text}});
  std::vector<std::string> names;
  for (const results::ScenarioRecord& scenario : batch.scenarios) names.push_back(scenario.name);
  const std::vector<std::string> files = file_names(names);
  for (std::size_t i = 0; i < batch.scenarios.size(); ++i) {
    const results::ScenarioRecord& scenario = batch.scenarios[i];
    const std::string name = "scenarios/" + files[i] + ".yaml";
    TextFile yaml(folder.add(name));
    yaml.write(scenario.resolved_yaml);
    yaml.close();
    table.text(scenario.name)
        .text(scenario.title)
        .text(scenario.description)
        .whole(i == batch.baseline ? 1 : 0);
    table.number(scenario.policy_day).text(name).end_line();
  }
  table.close();
}

}  // namespace nrmsim::exports
