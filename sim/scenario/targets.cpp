#include "sim/scenario/targets.hpp"

#include <algorithm>
#include <array>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/files.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/yaml_text.hpp"

namespace nrmsim::scenario {
namespace {

constexpr std::array<std::string_view, 3> file_keys{"targets", "free", "readings"};
constexpr std::array<std::string_view, 9> target_keys{
    "statistic", "over", "value", "unit", "discrepancy_sd", "use", "why", "source", "reading"};
constexpr std::array<std::string_view, 2> cells_keys{"outcome", "at"};
constexpr double largest = 1e15;

bool looks_like_scenario(const Node& root) {
  return root.kind == Node::Kind::map && root.find("targets") == nullptr &&
         (root.find("extends") != nullptr || root.find("parameters") != nullptr ||
          root.find("simulation") != nullptr || root.find("policies") != nullptr);
}

/// Reads the parts of one file and remembers what is wrong.
class Reader {
 public:
  Reader(const Document& document, ProblemList& problems) : document_(document), problems_(problems) {}

  Targets read() {
    Targets made;
    if (looks_like_scenario(document_.root)) {
      problems_.add(document_.at(document_.root), "this is a scenario",
                    "a file of targets, such as targets/published.yaml of the shipped scenarios");
      return made;
    }
    if (!check_keys(document_, document_.root, "a file of targets", file_keys, problems_)) return made;
    if (const Node* node = document_.root.find("readings")) made.readings = names(*node, "readings");
    if (const Node* node = document_.root.find("free")) {
      std::size_t item = 0;
      for (const std::string& path : names(*node, "free"))
        made.free.push_back({path, document_.at(node->items[item++])});
    }
    const Node* targets = document_.root.find("targets");
    if (targets == nullptr || targets->kind != Node::Kind::map || targets->entries.empty()) {
      problems_.add(document_.at(document_.root), "there are no targets", "targets: with a map of figures");
      return made;
    }
    for (const Entry& entry : targets->entries) made.targets.push_back(target(entry, made.readings));
    return made;
  }

 private:
  std::vector<std::string> names(const Node& node, std::string_view what) {
    std::vector<std::string> found;
    if (node.kind != Node::Kind::list) {
      problems_.add(document_.at(node), std::string(what) + " is " + describe(node), "a list of names");
      return found;
    }
    for (const Node& item : node.items)
      if (auto text = read_text(document_, item, what, problems_)) found.push_back(*text);
    return found;
  }

  std::string text(const Entry& target, std::string_view key, bool needed) {
    const Node* node = target.value.find(key);
    if (node != nullptr) return read_text(document_, *node, key, problems_).value_or("");
    if (needed) missing(target, key);
    return {};
  }

  double number(const Entry& target, std::string_view key, double minimum) {
    const Node* node = target.value.find(key);
    if (node != nullptr)
      return read_number(document_, *node, key, {minimum, largest}, problems_).value_or(minimum);
    missing(target, key);
    return minimum;
  }

  double above_zero(const Entry& target, std::string_view key) {
    const double value = number(target, key, 0);
    if (const Node* node = target.value.find(key); node != nullptr && parse_number(node->text) == 0.0)
      problems_.add(document_.at(*node), std::string(key) + " is 0", "a number above 0: no figure is exact");
    return value;
  }

  void missing(const Entry& entry, std::string_view key) {
    problems_.add(document_.at(entry), entry.key + " has no " + std::string(key), std::string(key) + ": ...");
  }

  Target target(const Entry& entry, const std::vector<std::string>& readings) {
    Target made;
    made.name = entry.key;
    made.place = document_.at(entry);
    if (!check_keys(document_, entry.value, entry.key, target_keys, problems_)) return made;
    if (const Node* node = entry.value.find("statistic"))
      made.statistic = cells(*node);
    else
      missing(entry, "statistic");
    if (const Node* node = entry.value.find("over")) made.over = cells(*node);
    made.value = number(entry, "value", 0);
    made.unit = text(entry, "unit", true);
    made.discrepancy_sd = above_zero(entry, "discrepancy_sd");
    made.why = text(entry, "why", true);
    made.source = text(entry, "source", true);
    made.reading = text(entry, "reading", false);
    if (!made.reading.empty() &&
        std::find(readings.begin(), readings.end(), made.reading) == readings.end()) {
      const std::vector<std::string_view> known(readings.begin(), readings.end());
      problems_.add(made.place, unknown("reading", made.reading, known), "one that readings: lists");
    }
    const std::string use = text(entry, "use", true);
    if (use == "hold_back")
      made.use = TargetUse::hold_back;
    else if (!use.empty() && use != "calibrate")
      problems_.add(document_.at(*entry.value.find("use")), "use is " + in_quotes(use),
                    "calibrate or hold_back");
    return made;
  }

  CellsSought cells(const Node& node) {
    CellsSought made;
    made.place = document_.at(node);
    if (!check_keys(document_, node, "a statistic", cells_keys, problems_)) return made;
    if (const Node* outcome = node.find("outcome"))
      made.outcome = read_text(document_, *outcome, "outcome", problems_).value_or("");
    else
      problems_.add(made.place, "a statistic has no outcome", "outcome: NAME");
    const Node* at = node.find("at");
    if (at == nullptr) return made;
    if (at->kind != Node::Kind::map) {
      problems_.add(document_.at(*at), "at is " + describe(*at), "a map of axes");
      return made;
    }
    for (const Entry& axis : at->entries) made.at.push_back(choice(axis));
    return made;
  }

  AxisChoice choice(const Entry& axis) {
    AxisChoice made{axis.key, {}, document_.at(axis)};
    switch (axis.value.kind) {
      case Node::Kind::map:
        for (const Entry& label : axis.value.entries) {
          made.labels.emplace_back(
              label.key,
              read_number(document_, label.value, "a weight", {-largest, largest}, problems_).value_or(1));
        }
        break;
      case Node::Kind::list:
        for (const std::string& label : names(axis.value, axis.key)) made.labels.emplace_back(label, 1.0);
        break;
      case Node::Kind::text:
        made.labels.emplace_back(axis.value.text, 1.0);
        break;
      case Node::Kind::nothing:
        problems_.add(document_.at(axis), axis.key + " has no label",
                      "a label, a list of labels, or labels with weights");
        break;
    }
    return made;
  }

  const Document& document_;
  ProblemList& problems_;
};

void keep_reading(Targets& targets, const std::optional<std::string>& reading, const std::string& file,
                  ProblemList& problems) {
  if (reading &&
      std::find(targets.readings.begin(), targets.readings.end(), *reading) == targets.readings.end()) {
    const std::vector<std::string_view> known(targets.readings.begin(), targets.readings.end());
    problems.add({file}, unknown("reading", *reading, known), "one of " + one_of(known));
    return;
  }
  const std::string chosen = reading ? *reading : targets.readings.empty() ? "" : targets.readings.front();
  std::erase_if(targets.targets, [&](const Target& t) { return !t.reading.empty() && t.reading != chosen; });
}

}  // namespace

Targets parse_targets(const std::string& text, const std::string& file,
                      const std::optional<std::string>& reading) {
  ProblemList problems;
  Targets targets;
  if (const auto document = parse_scenario(text, file, problems))
    targets = Reader(*document, problems).read();
  keep_reading(targets, reading, file, problems);
  problems.throw_if_any();
  return targets;
}

Targets load_targets(const std::string& file, const std::optional<std::string>& reading) {
  constexpr std::size_t most_bytes = std::size_t{1} << 20U;
  ProblemList problems;
  const auto text = read_bytes(file, most_bytes, {file}, problems);
  problems.throw_if_any();
  return parse_targets(*text, file, reading);
}

}  // namespace nrmsim::scenario
