#include "sim/scenario/yaml_text.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <unordered_map>

#include "sim/scenario/text_checks.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/yaml_advice.hpp"

namespace nrmsim::scenario {
namespace {

constexpr std::size_t most_levels = 16;
constexpr std::size_t most_nodes = 200'000;

/// Leaves the parser early; the problem has been noted.
struct Stop {};

/// Whether the quote that opens at a place in the text is closed: the parser takes all that follows for the
/// text of one that is not, and says nothing.
bool is_closed(std::string_view text, std::size_t opening) {
  const char quote = text[opening];
  for (std::size_t i = opening + 1; i < text.size(); ++i) {
    const bool escapes = quote == '"' && text[i] == '\\';
    const bool doubled = quote == '\'' && text.substr(i, 2) == "''";
    if (escapes || doubled)
      ++i;
    else if (text[i] == quote)
      return true;
  }
  return false;
}

/// Builds the tree from the parser's events, which come in the order of the text.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const std::string& file, ProblemList& problems)
      : text_(text), file_(file), problems_(problems) {}

  Node take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(new_node(mark, Node::Kind::nothing));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problems_.add(place(mark), "an alias (*name) is not allowed", "the value itself");
    add(new_node(mark, Node::Kind::nothing));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    Node node = new_node(mark, Node::Kind::text);
    node.in_quotes = tag == "!";
    if (node.in_quotes) refuse_open_quote(mark);
    node.text = value;
    if (has_control(value)) problems_.add(place(mark), "the text holds a control character", "plain text");
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Node node;
    std::optional<Entry> key;                      // a key that waits for its value
    std::unordered_map<std::string, int> lines{};  // of the keys so far
  };

  core::Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

  static bool has_control(const std::string& text) {
    for (const char c : text)
      if ((static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t') || c == 0x7F) return true;
    return false;
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) problems_.add(place(mark), "an anchor (&name) is not allowed");
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!")
      problems_.add(place(mark), "a tag (" + in_quotes(tag) + ") is not allowed");
  }

  void refuse_open_quote(const YAML::Mark& mark) {
    auto at = static_cast<std::size_t>(mark.pos);
    // A tag ("!") stands before its text.
    if (at < text_.size() && text_[at] == '!') at = text_.find_first_not_of(" \t\r\n", at + 1);
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'') || is_closed(text_, at)) return;
    problems_.add(place(mark), "a quote is opened here and not closed",
                  "the same quote at the end of the text");
    throw Stop{};
  }

  Node new_node(const YAML::Mark& mark, Node::Kind kind) {
    if (++nodes_ > most_nodes) {
      problems_.add(place(mark), "more than " + std::to_string(most_nodes) + " values in one file");
      throw Stop{};
    }
    Node node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (levels_.size() == most_levels) {
      problems_.add(place(mark), "nested deeper than " + std::to_string(most_levels) + " levels");
      throw Stop{};
    }
    levels_.push_back({new_node(mark, kind), std::nullopt});
  }
  void close() {
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Node::Kind::list) {
      level.node.items.push_back(std::move(node));
    } else if (!level.key) {
      level.key = key_from(node);
    } else {
      add_entry(level, std::move(node));
    }
  }

  Entry key_from(const Node& node) {
    const core::Place at{file_, node.line, node.column};
    if (node.kind != Node::Kind::text) problems_.add(at, "a key that is " + describe(node), "a name");
    if (node.text == "<<" && !node.in_quotes)
      problems_.add(at, "a merge key (<<) is not allowed", "the keys themselves, or `extends`");
    return {node.text, node.line, node.column, {}};
  }

  void add_entry(Level& level, Node value) {
    Entry entry = std::move(*level.key);
    level.key.reset();
    const auto [first, fresh] = level.lines.emplace(entry.key, entry.line);
    if (!fresh) {
      problems_.add({file_, entry.line, entry.column}, "the key " + in_quotes(entry.key) +
                                                           " is there twice, first on line " +
                                                           std::to_string(first->second));
      return;
    }
    entry.value = std::move(value);
    level.node.entries.push_back(std::move(entry));
  }

  std::string_view text_;
  const std::string& file_;
  ProblemList& problems_;
  Node root_;
  std::vector<Level> levels_;
  std::size_t nodes_ = 0;
};

/// Sees only whether there is a further document.
class SecondDocument final : public YAML::EventHandler {
 public:
  std::optional<YAML::Mark> start;
  void OnDocumentStart(const YAML::Mark& mark) override {
    start = mark;
    throw Stop{};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
  }
  void OnMapEnd() override {}
};

void look_for_second(YAML::Parser& parser, const std::string& file, ProblemList& problems) {
  SecondDocument second;
  try {
    parser.HandleNextDocument(second);
  } catch (const Stop&) {
    problems.add({file, second.start->line + 1, second.start->column + 1}, "a second document starts here",
                 "one document in a file");
  }
}

}  // namespace

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::nothing:
      return "nothing";
    case Node::Kind::text:
      return in_quotes(node.text);
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      break;
  }
  return "a map";
}

std::optional<Document> parse_yaml(std::string_view text, const std::string& file, ProblemList& problems) {
  text = without_mark(text);
  if (!check_text(text, file, problems)) return std::nullopt;
  std::istringstream stream{std::string(text)};
  TreeBuilder builder(text, file, problems);
  bool any = false;
  try {
    YAML::Parser parser(stream);
    any = parser.HandleNextDocument(builder);
    if (any) look_for_second(parser, file, problems);
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    problems.add({file, error.mark.line + 1, error.mark.column + 1}, "this is not valid YAML: " + error.msg,
                 std::string(yaml_advice(error.msg)));
    return std::nullopt;
  }
  Document document{file, builder.take_root()};
  if (!any || document.root.kind == Node::Kind::nothing) {
    problems.add({file, 0, 0}, "the file holds no values", "a scenario");
    return std::nullopt;
  }
  return document;
}

std::optional<Document> parse_scenario(std::string_view text, const std::string& file,
                                       ProblemList& problems) {
  std::optional<Document> document = parse_yaml(text, file, problems);
  if (!document || document->root.kind == Node::Kind::map) return document;
  problems.add(document->at(document->root), "the file is " + describe(document->root),
               "a map, such as `name: my-scenario`");
  return std::nullopt;
}

}  // namespace nrmsim::scenario
