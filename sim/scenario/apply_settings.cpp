#include <algorithm>

#include "sim/scenario/apply.hpp"
#include "sim/scenario/files.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/wording.hpp"
#include "sim/scenario/words.hpp"

namespace nrmsim::scenario::detail {
namespace {

core::Date& date_of(RunSettings& settings, std::string_view key) {
  if (key == "start") return settings.start;
  if (key == "report_from") return settings.report_from;
  if (key == "projection_from") return settings.projection_from;
  if (key == "cohort_from") return settings.cohort_from;
  return settings.end;
}

void set_simulation(std::string_view key, std::string_view text, const core::Place& place, Resolved& resolved,
                    Given& given, ProblemList& problems) {
  given.keys[std::string(key)] = {place,
                                  ++given.count};  // also when it is wrong, so that it is not missed as well
  if (const std::optional<core::Date> date = read_date(text, place, key, problems))
    date_of(resolved.settings, key) = *date;
  else
    given.faulty = true;
}

void set_batch(std::string_view key, std::string_view text, const core::Place& place, BatchDefaults& batch,
               ProblemList& problems) {
  const auto count = [&](double most) {
    return static_cast<std::uint32_t>(
        read_whole(text, place, key, 1, static_cast<std::uint64_t>(most), problems).value_or(1));
  };
  if (key == "replications") batch.replications = count(most_replications);
  if (key == "draws") batch.draws = count(most_draws);
  if (key == "seed") batch.seed = read_whole(text, place, key, 0, UINT64_MAX, problems).value_or(1);
  if (key != "scale") return;
  const std::optional<double> scale = parse_number(text);
  if (scale && *scale > 0 && *scale <= largest_scale)
    batch.scale = *scale;
  else
    problems.add(place, "scale is " + in_quotes(text), "a number above 0, at most " + to_text(largest_scale));
}

bool is_bare(const Document& document, const Entry& entry, ProblemList& problems) {
  if (entry.value.kind == Node::Kind::text) return true;
  problems.add(document.at(entry), entry.key + " is " + describe(entry.value), "one value");
  return false;
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void override_parameter(const std::string& path, std::string_view value, const core::Place& place,
                        Resolved& resolved, ProblemList& problems) {
  const std::optional<Selection> selection = resolved.catalogue.find(path, place, problems);
  if (!selection) return;
  const Declared& declared = resolved.catalogue.declared()[selection->parameter];
  const std::optional<double> number = read_number(value, place, path, limits_of(*declared.row), problems);
  if (!number) return;
  Amounts amounts;
  for (std::size_t i = 0; i < declared.cells_below(selection->level); ++i)
    amounts.emplace_back(selection->first_cell + i, *number);
  Parameter& parameter = resolved.parameters[selection->parameter];
  set_cells(parameter, amounts, place);
  parameter.place = place;
  constexpr std::string_view here = "given on the command line";
  if (amounts.size() < parameter.cells.size())
    add_grounds(parameter.grounds, declared, amounts, here);
  else
    parameter.grounds = {std::string(here), "assumption", {}};
  if (parameter.prior && parameter.prior->applies_to == AppliesTo::value) parameter.prior.reset();
}

/// `none`, or a file that the user names.
void override_posterior(const std::string& value, Resolved& resolved, ProblemList& problems) {
  resolved.posterior.reset();
  if (value == "none") return;
  if (const auto content = read_bytes(value, most_posterior_bytes, {"--posterior", 0, 0}, problems))
    resolved.posterior = parse_posterior(*content, {value, 1, 0}, problems);
}

}  // namespace

void apply_simulation(const Document& document, const Node& node, Resolved& resolved, Given& given,
                      ProblemList& problems) {
  if (!check_keys(document, node, "simulation", simulation_keys, problems)) return;
  for (const Entry& entry : node.entries)
    if (contains(simulation_keys, entry.key) && is_bare(document, entry, problems))
      set_simulation(entry.key, entry.value.text, document.at(entry.value), resolved, given, problems);
}

void apply_batch(const Document& document, const Node& node, Resolved& resolved, ProblemList& problems) {
  if (!check_keys(document, node, "batch", batch_keys, problems)) return;
  for (const Entry& entry : node.entries)
    if (contains(batch_keys, entry.key) && is_bare(document, entry, problems))
      set_batch(entry.key, entry.value.text, document.at(entry.value), resolved.batch, problems);
}

void apply_override(const std::string& text, Resolved& resolved, Given& given, ProblemList& problems) {
  const core::Place place{std::string(command_line_place), 0, 0};
  if (text.starts_with("posterior="))
    return override_posterior(text.substr(text.find('=') + 1), resolved, problems);
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    problems.add(place, in_quotes(text) + " has no value", "PATH=VALUE");
    return;
  }
  const std::string path = text.substr(0, equals);
  const std::string_view value = std::string_view(text).substr(equals + 1);
  const std::size_t dot = path.find('.');
  const std::string head = path.substr(0, dot);
  const std::string key = dot == std::string::npos ? "" : path.substr(dot + 1);
  if (head == "batch" && contains(batch_keys, key)) {
    set_batch(key, value, place, resolved.batch, problems);
  } else if (head == "simulation" && contains(simulation_keys, key)) {
    set_simulation(key, value, place, resolved, given, problems);
  } else if (head == "batch" || head == "simulation") {
    const std::span<const std::string_view> names =
        head == "batch" ? std::span<const std::string_view>(batch_keys) : simulation_keys;
    problems.add(place, unknown("key of " + head, key, names), one_of(names));
  } else {
    override_parameter(path, value, place, resolved, problems);
  }
}

}  // namespace nrmsim::scenario::detail
