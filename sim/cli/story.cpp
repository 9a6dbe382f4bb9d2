// nrmsim story FILE.h5: what happens to one synthetic person under two policies.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "analysis/comparison/wrap.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/load_scenarios.hpp"
#include "sim/cli/option_checks.hpp"
#include "sim/cli/prepare.hpp"
#include "sim/cli/recompute.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/cli/story_choice.hpp"
#include "sim/cli/story_words.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/wording.hpp"
#include "sim/core/date.hpp"
#include "sim/core/problems.hpp"
#include "sim/observation/simulation.hpp"

namespace nrmsim::cli {
namespace {

struct StoryOptions {
  std::string path;
  std::optional<std::string> scenario;
  std::optional<std::uint64_t> person;
  std::uint32_t draw = 0;
  std::uint32_t replication = 0;
};

/// The two scenarios of a story.
struct Pair {
  std::uint32_t baseline;
  std::uint32_t other;
};

Pair scenarios_of(const results::BatchRecord& record, const StoryOptions& options) {
  std::vector<std::string> names;
  for (const auto& scenario : record.scenarios) names.push_back(scenario.name);
  if (names.size() < 2)
    throw core::InputError(
        {{options.path}, "the file has one scenario only", "a run of two scenarios or more"});
  if (!options.scenario) return {record.baseline, record.baseline == 0 ? 1U : 0U};
  const std::uint32_t other = find_scenario(names, *options.scenario, "--scenario");
  if (other == record.baseline) {
    throw core::InputError({{"--scenario"},
                            fmt::format("'{}' is the baseline itself", *options.scenario),
                            "another scenario of the file"});
  }
  return {record.baseline, other};
}

void require_in_batch(const results::BatchRecord& record, const StoryOptions& options) {
  std::vector<core::Problem> problems;
  const auto check = [&problems](const char* option, std::uint32_t wanted, std::uint32_t there) {
    if (wanted >= there) {
      problems.push_back({{option},
                          fmt::format("there is no number {}", wanted),
                          there == 1 ? std::string("0") : fmt::format("a number from 0 to {}", there - 1)});
    }
  };
  check("--draw", options.draw, record.draws);
  check("--replication", options.replication, record.replications);
  if (!problems.empty()) throw core::InputError(std::move(problems));
}

/// The history of everybody in one key, computed again; what the file holds of that key has to be the same.
History recomputed(const Prepared& prepared, const results::Reader& reader, const batch::Key& key) {
  if (!reader.has(key)) throw core::RunError(fmt::format("{} does not hold this replication", reader.path()));
  const outcomes::Layout& layout = prepared.record.layout;
  std::vector<outcomes::Cell> row(layout.total_cells());
  std::vector<outcomes::Cell> stored(layout.total_cells());
  History history;
  observation::Worker worker;
  worker.run_with_history(prepared.input(key.scenario, key.draw), prepared.record.seed, key.draw,
                          key.replication, row, history);
  reader.read(key, stored);
  if (const auto outcome = first_difference(layout, stored, row))
    throw core::RunError(fmt::format("computed again, '{}' is not what {} holds, so no story is told from it",
                                     *outcome, reader.path()));
  return history;
}

class Teller {
 public:
  Teller(core::Date start, unsigned width) : start_(start), width_(width) {}

  void tell(const History& history, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      fmt::print("{}",
                 comparison::paragraph(
                     fmt::format("  {}  {}", date(history[i].day), in_plain_words(history[i])), width_));
    }
    if (from == to) fmt::print("  nothing more\n");
  }

  void paragraph(const std::string& text) const { fmt::print("{}", comparison::paragraph(text, width_)); }

 private:
  std::string date(double day) const { return date_text(start_, day); }

  core::Date start_;
  unsigned width_;
};

std::string how_chosen(const StoryChoice& choice, bool named) {
  std::string text = fmt::format(
      "Of {} synthetic people in this replication, {} have another history under the one than under the "
      "other; to {} of "
      "them something else happens, not only on another day. ",
      grouped(choice.people), grouped(choice.differ), grouped(choice.otherwise));
  if (named) return text + "This person was asked for by number.";
  return text +
         "This person was picked from the latter by a scrambled number, not by what happens: one history "
         "shows how the "
         "model works, and nothing about how often.";
}

ExitStatus story(const StoryOptions& options) {
  const results::Reader reader = open_results(options.path);
  const results::BatchRecord& record = reader.batch();
  const Pair pair = scenarios_of(record, options);
  require_in_batch(record, options);
  require_same_program(record);
  const Prepared prepared = prepare_again(record);
  const History a = recomputed(prepared, reader, {pair.baseline, options.draw, options.replication});
  const History b = recomputed(prepared, reader, {pair.other, options.draw, options.replication});
  const StoryChoice choice = choose_story(a, b);
  const std::string& baseline = record.scenarios[pair.baseline].name;
  const std::string& other = record.scenarios[pair.other].name;
  if (!options.person && !choice.person) {
    fmt::print("In replication {} of draw {}, {} and {} are the same for all {} synthetic people.\n",
               options.replication, options.draw, baseline, other, grouped(choice.people));
    return ExitStatus::done;
  }
  const std::uint64_t person = options.person.value_or(choice.person.value_or(0));
  const History in_a = as_told(events_of(a, person));
  const History in_b = as_told(events_of(b, person));
  if (in_a.empty() && in_b.empty()) {
    throw core::InputError({{"--person"},
                            fmt::format("nobody in this replication has the number {}", person),
                            "a number from the table of events, or none"});
  }

  const Teller teller(prepared.scenarios.front().settings().start, std::clamp(output_width(), 60U, 100U));
  const std::size_t shared = shared_events(in_a, in_b);
  teller.paragraph(
      "This person is synthetic: made up by random numbers. Nobody real is described, and nothing here may "
      "be used to "
      "judge a real person.");
  fmt::print("\nPerson {}, draw {}, replication {}: {} and {}\n", person, options.draw, options.replication,
             baseline, other);
  teller.paragraph(how_chosen(choice, options.person.has_value()));
  fmt::print("\nUnder both\n");
  teller.tell(in_a, 0, shared);
  if (shared == in_a.size() && shared == in_b.size()) {
    fmt::print("\nThe two histories are the same.\n");
    return ExitStatus::done;
  }
  fmt::print("\nThen, under {}\n", baseline);
  teller.tell(in_a, shared, in_a.size());
  fmt::print("\nThen, under {}\n", other);
  teller.tell(in_b, shared, in_b.size());
  return ExitStatus::done;
}

}  // namespace

void add_story(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand(
      "story",
      "Tell what happens to one synthetic person under two policies, for teaching; about nobody real");
  auto options = std::make_shared<StoryOptions>();
  constexpr std::uint64_t largest = 0xFFFFFFFFU;
  command->add_option("FILE.h5", options->path, "Results file of two scenarios or more")->required();
  command
      ->add_option(
          "--person", options->person,
          "Number of the person, as in the table of events; somebody whose histories differ unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(0, std::numeric_limits<std::uint64_t>::max()), ""));
  command
      ->add_option("--scenario", options->scenario,
                   "Scenario that is told beside the baseline; the first other one unless given")
      ->type_name("NAME");
  command->add_option("--draw", options->draw, "Draw, from 0; 0 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(0, largest), ""));
  command->add_option("--replication", options->replication, "Replication, from 0; 0 unless given")
      ->type_name("N")
      ->check(CLI::Validator(whole_number(0, largest), ""));
  command->callback([options, &chosen] { chosen.action = [options] { return story(*options); }; });
}

}  // namespace nrmsim::cli
