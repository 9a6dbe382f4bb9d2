#include <algorithm>
#include <limits>

#include "sim/scenario/apply.hpp"
#include "sim/scenario/wording.hpp"

namespace nrmsim::scenario::detail {
namespace {

constexpr Limits any_number{-std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};

std::vector<double> read_numbers(const Document& document, const Node* node, std::string_view what,
                                 ProblemList& problems) {
  std::vector<double> numbers;
  if (!node || node->kind != Node::Kind::list) return numbers;
  for (const Node& item : node->items)
    if (const auto number = read_number(document, item, what, any_number, problems))
      numbers.push_back(*number);
  return numbers;
}

const FamilySpec* find_family(const Document& document, const Node& node, ProblemList& problems) {
  std::vector<std::string_view> names;
  for (const FamilySpec& spec : family_specs()) names.push_back(spec.name);
  const Node* family = node.find("family");
  for (const FamilySpec& spec : family_specs())
    if (family && family->text == spec.name) return &spec;
  if (family)
    problems.add(document.at(*family), unknown("family of priors", family->text, names), one_of(names));
  else
    problems.add(document.at(node), "the prior has no `family`", one_of(names));
  return nullptr;
}

std::vector<std::string_view> keys_of(const FamilySpec& spec) {
  std::vector<std::string_view> keys{"family"};
  for (const std::string_view name : spec.parameters)
    if (!name.empty()) keys.push_back(name);
  if (spec.family == Family::discrete) keys.insert(keys.end(), {"values", "weights"});
  keys.insert(keys.end(), {"at_least", "at_most", "applies_to", "dimension"});
  return keys;
}

void read_applies_to(const Document& document, const Node& node, Prior& prior, ProblemList& problems) {
  if (node.text == "value")
    prior.applies_to = AppliesTo::value;
  else if (node.text == "factor")
    prior.applies_to = AppliesTo::factor;
  else
    problems.add(document.at(node), "applies_to is " + describe(node), "value or factor");
}

}  // namespace

std::optional<Prior> read_prior(const Document& document, const Node& node, ProblemList& problems) {
  const std::size_t before = problems.size();
  if (node.kind != Node::Kind::map) {
    problems.add(document.at(node), "the prior is " + describe(node), "a map, or none");
    return std::nullopt;
  }
  const FamilySpec* spec = find_family(document, node, problems);
  if (!spec) return std::nullopt;
  check_keys(document, node, "the prior", keys_of(*spec), problems);
  Prior prior;
  prior.family = spec->family;
  prior.place = document.at(node);
  for (std::size_t i = 0; i < spec->parameters.size() && !spec->parameters[i].empty(); ++i) {
    const std::string_view name = spec->parameters[i];
    if (const Node* number = node.find(name))
      prior.parameters[i] = read_number(document, *number, name, any_number, problems).value_or(0);
    else
      problems.add(prior.place,
                   "a " + std::string(spec->name) + " prior without `" + std::string(name) + "`");
  }
  prior.values = read_numbers(document, node.find("values"), "a value", problems);
  prior.weights = read_numbers(document, node.find("weights"), "a weight", problems);
  if (const Node* cut = node.find("at_least"))
    prior.at_least = read_number(document, *cut, "at_least", any_number, problems);
  if (const Node* cut = node.find("at_most"))
    prior.at_most = read_number(document, *cut, "at_most", any_number, problems);
  if (const Node* applies = node.find("applies_to")) read_applies_to(document, *applies, prior, problems);
  if (const Node* dimension = node.find("dimension")) {
    prior.dimension = static_cast<std::uint32_t>(
        read_whole(dimension->text, document.at(*dimension), "dimension", 1, most_dimensions, problems)
            .value_or(1));
  } else {
    problems.add(prior.place, "the prior has no `dimension`",
                 "its permanent number, which no other parameter has");
  }
  if (problems.size() == before)
    if (const std::optional<std::string> wrong = wrong_with(prior)) problems.add(prior.place, *wrong);
  return problems.size() == before ? std::optional(prior) : std::nullopt;
}

}  // namespace nrmsim::scenario::detail
