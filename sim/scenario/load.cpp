#include "sim/scenario/load.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/scenario/files.hpp"
#include "sim/scenario/finish.hpp"
#include "sim/scenario/weighted_table.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/words.hpp"
#include "sim/scenario/yaml_text.hpp"

namespace nrmsim::scenario {
namespace {

using namespace detail;

constexpr std::size_t most_table_bytes = std::size_t{16} << 20U;
constexpr std::size_t longest_name = 64;

bool is_name(std::string_view text) {
  const bool good = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return good && !text.empty() && text.size() <= longest_name && !text.starts_with('-') &&
         !text.ends_with('-') && text.find("--") == std::string_view::npos;
}

/// Merges files one after another into a scenario.
class Merger {
 public:
  Merger(Resolved& resolved, const Enclosure* enclosure, ProblemList& problems)
      : resolved_(resolved), enclosure_(enclosure), problems_(problems) {}

  void merge(const SourceFile& source) {
    const Document& document = source.document;
    const Node& root = document.root;
    resolved_.files.push_back(document.file);
    if (root.kind == Node::Kind::map && root.find("targets") != nullptr) {
      problems_.add(document.at(root), "this is a file of targets",
                    "a scenario; `nrmsim validate --targets` and `nrmsim calibrate` read targets");
      return;
    }
    if (!check_keys(document, root, "the file", file_keys, problems_)) return;
    read_texts(document);
    if (const Node* node = root.find("simulation"))
      apply_simulation(document, *node, resolved_, given_, problems_);
    if (const Node* node = root.find("batch")) apply_batch(document, *node, resolved_, problems_);
    if (const Node* node = root.find("tables")) apply_tables(document, *node);
    if (const Node* node = root.find("parameters")) apply_parameters(document, *node, resolved_, problems_);
    if (const Node* node = root.find("correlations"))
      apply_correlations(document, *node, resolved_, problems_);
    if (const Node* node = root.find("posterior")) apply_posterior(document, *node);
    if (const Node* node = root.find("policies"))
      apply_policies(document, *node, source.extended, resolved_, problems_);
  }

  void override_with(std::span<const Override> overrides) {
    for (const Override& one : overrides) apply_override(one.text, resolved_, given_, problems_);
  }

  const Given& given() const { return given_; }

 private:
  /// Name, title and description are a file's own; sources of all files add up.
  void read_texts(const Document& document) {
    const auto text = [&](std::string_view key) -> std::string {
      const Node* node = document.root.find(key);
      return node ? read_text(document, *node, key, problems_).value_or("") : "";
    };
    resolved_.name = text("name");
    if (!resolved_.name.empty() && !is_name(resolved_.name))
      problems_.add(document.at(*document.root.find("name")), "the name is " + in_quotes(resolved_.name),
                    "small letters, digits and single hyphens, at most 64 of them");
    resolved_.title = text("title");
    resolved_.description = text("description");
    const Node* sources = document.root.find("sources");
    if (!sources) return;
    if (sources->kind != Node::Kind::list) {
      problems_.add(document.at(*sources), "sources is " + describe(*sources), "a list of texts");
      return;
    }
    for (const Node& item : sources->items) {
      const std::optional<std::string> source = read_text(document, item, "a source", problems_);
      if (source &&
          std::find(resolved_.sources.begin(), resolved_.sources.end(), *source) == resolved_.sources.end())
        resolved_.sources.push_back(*source);
    }
  }

  void apply_tables(const Document& document, const Node& node) {
    const std::span<const core::TableSpec> specs = resolved_.catalogue.declarations().tables;
    std::vector<std::string_view> names;
    for (const core::TableSpec& spec : specs) names.push_back(spec.name);
    if (!check_keys(document, node, "tables", names, problems_)) return;
    for (std::size_t i = 0; i < specs.size(); ++i)
      if (const Node* table = node.find(specs[i].name))
        apply_table(document, *table, specs[i], resolved_.tables[i]);
  }

  void apply_table(const Document& document, const Node& node, const core::TableSpec& spec, Table& table) {
    table.given = true;
    const std::optional<std::string> text = read_text(document, node, spec.name, problems_);
    if (!text) return;
    if (text->find('\n') !=
        std::string::npos) {  // the table itself stands in the file, under the line of its name
      table.rows = parse_table(*text, spec, {document.file, node.line, 0}, problems_);
      return;
    }
    const core::Place place = document.at(node);
    if (!enclosure_) {
      problems_.add(place, std::string(spec.name) + " names a file", "the table itself");
      return;
    }
    const std::optional<std::filesystem::path> path = enclosure_->resolve(document, *text, place, problems_);
    if (!path) return;
    const std::optional<std::string> content = read_bytes(*path, most_table_bytes, place, problems_);
    if (!content) return;
    resolved_.files.push_back(path->string());
    table.rows = parse_table(*content, spec, {path->string(), 0, 0}, problems_);
  }

  /// A file, or the rows themselves under the line of the key; `none` takes back what an extended file says.
  void apply_posterior(const Document& document, const Node& node) {
    const std::optional<std::string> text = read_text(document, node, "posterior", problems_);
    if (!text) return;
    if (*text == "none") {
      resolved_.posterior.reset();
      return;
    }
    if (text->find('\n') != std::string::npos) {
      resolved_.posterior = parse_posterior(*text, {document.file, node.line + 1, 0}, problems_);
      return;
    }
    const core::Place place = document.at(node);
    if (!enclosure_) {
      problems_.add(place, "posterior names a file", "the rows themselves");
      return;
    }
    const std::optional<std::filesystem::path> path = enclosure_->resolve(document, *text, place, problems_);
    if (!path) return;
    const std::optional<std::string> content = read_bytes(*path, most_posterior_bytes, place, problems_);
    if (!content) return;
    resolved_.files.push_back(path->string());
    resolved_.posterior = parse_posterior(*content, {path->string(), 1, 0}, problems_);
  }

  Resolved& resolved_;
  const Enclosure* enclosure_;  // nothing where no file may be named
  ProblemList& problems_;
  Given given_;
};

/// Which values the last file changed, as seen from the files that it extends.
void note_parent_values(Resolved& resolved, const std::vector<Parameter>& parent) {
  for (std::size_t i = 0; i < parent.size(); ++i)
    for (std::size_t c = 0; c < parent[i].cells.size(); ++c)
      resolved.parameters[i].cells[c].parent = parent[i].cells[c].on(resolved.settings.start);
}

Scenario build(const std::vector<SourceFile>& sources, const std::string& file, const Enclosure* enclosure,
               const Declarations& declarations, std::span<const Override> overrides, ProblemList& problems) {
  NRMSIM_EXPECTS(declarations.bytes % sizeof(double) == 0);
  const bool whole = problems.empty();
  auto resolved = std::make_shared<Resolved>(declarations);
  Merger merger(*resolved, enclosure, problems);
  std::vector<Parameter> parent;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (i + 1 == sources.size() && i > 0) parent = resolved->parameters;
    merger.merge(sources[i]);
  }
  if (whole && resolved->name.empty())
    problems.add({file, 0, 0}, "the scenario has no name", "name: a-name-of-its-own");
  if (resolved->title.empty()) resolved->title = resolved->name;
  merger.override_with(overrides);
  if (!whole) problems.throw_if_any();  // what seems to be missing may stand in the file that cannot be read
  note_parent_values(*resolved, parent);
  finish(*resolved, merger.given(), file, problems);
  problems.throw_if_any();
  return Scenario(std::move(resolved));
}

}  // namespace

Scenario load(const std::filesystem::path& file, const Declarations& declarations,
              std::span<const Override> overrides) {
  ProblemList problems;
  const Enclosure enclosure(file);
  const std::vector<SourceFile> sources = read_files(file, enclosure, problems);
  return build(sources, file.string(), &enclosure, declarations, overrides, problems);
}

Scenario load_text(std::string_view text, const std::string& origin, const Declarations& declarations,
                   std::span<const Override> overrides) {
  ProblemList problems;
  std::optional<Document> document = parse_scenario(text, origin, problems);
  if (document) {
    if (const Node* extends = document->root.find("extends"))
      problems.add(document->at(*extends), "this text extends another file",
                   "a text that is complete in itself");
  }
  problems.throw_if_any();
  return build({SourceFile{std::move(*document), {}}}, origin, nullptr, declarations, overrides, problems);
}

}  // namespace nrmsim::scenario
