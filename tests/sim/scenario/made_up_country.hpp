#pragma once
// A small made-up set of declarations, and help to write scenario files about it, for the tests of this
// folder.

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "sim/core/problems.hpp"
#include "sim/scenario/load.hpp"

namespace nrmsim::scenario::made_up {

inline constexpr std::array<std::string_view, 2> ages{"adult", "child"};
inline constexpr std::array<std::string_view, 3> towns{"north", "mid", "south"};

struct Boats {
  double speed;     // 0
  double crew[3];   // 1
  double licensed;  // 4
  double arrivals;  // 5
};
struct Houses {
  double rent;          // 6
  double chance[2][3];  // 7
  double first_year;    // 13
};
struct All {
  Boats boats;
  Houses houses;
};

using core::Effect;
using core::Number;
using core::ParameterRow;
using core::Scaling;
inline constexpr std::array boats_rows{
    ParameterRow{
        "speed", "1/year", 0, 100, Effect::hazards, offsetof(Boats, speed), "how often boats sail", {}},
    ParameterRow{"crew",
                 "people",
                 0,
                 1000,
                 Effect::capacity,
                 offsetof(Boats, crew),
                 "people at work by town",
                 {core::Labels{towns}},
                 Number::whole,
                 Scaling::capacity},
    ParameterRow{"licensed",
                 "flag",
                 0,
                 1,
                 Effect::next_use,
                 offsetof(Boats, licensed),
                 "1: boats need a licence",
                 {},
                 Number::flag},
    ParameterRow{"arrivals",
                 "people/d",
                 0,
                 1e6,
                 Effect::next_use,
                 offsetof(Boats, arrivals),
                 "people who come",
                 {},
                 Number::real,
                 Scaling::flow},
};
inline constexpr std::array houses_rows{
    ParameterRow{
        "rent", "GBP/day", 0, 1e6, Effect::next_use, offsetof(Houses, rent), "what a house costs", {}},
    ParameterRow{"chance",
                 "probability",
                 0,
                 1,
                 Effect::next_use,
                 offsetof(Houses, chance),
                 "chance of a house by age and town",
                 {core::Labels{ages}, core::Labels{towns}}},
    ParameterRow{
        "first_year", "years", 0, 3000, Effect::fixed, offsetof(Houses, first_year), "when it began", {}},
};
inline constexpr std::array groups{core::ParameterGroup{"boats", boats_rows, offsetof(All, boats)},
                                   core::ParameterGroup{"houses", houses_rows, offsetof(All, houses)}};
inline constexpr std::array columns{core::TableColumn{"age", ages}, core::TableColumn{"town", towns}};
inline constexpr std::array tables{core::TableSpec{"boats.seen", "who was seen", columns, "people"}};

inline Declarations declarations() {
  return {groups, tables, sizeof(All)};
}

inline constexpr std::size_t speed = 0, crew = 1, licensed = 4, arrivals = 5, rent = 6, chance = 7;

/// A complete scenario called base; "base.yaml" in the messages of load_text().
inline const std::string base = R"(name: base
title: The base
simulation: {start: 2020-01-01, report_from: 2021-01-01, projection_from: 2022-01-01, end: 2030-01-01}
batch: {replications: 3, draws: 2, seed: 7, scale: 1}
tables:
  boats.seen: |
    age,town,people
    adult,north,3
    child,south,1.5
parameters:
  boats:
    speed: {value: 2, unit: 1/year, source: a book, evidence: official}
    crew: {value: {north: 10, mid: 5, south: 1}, unit: people, source: a book, evidence: foi}
    licensed: {value: 0, unit: flag, source: a law, evidence: official}
    arrivals: {value: 4, unit: people/d, source: a count, evidence: official, series: {2021-06-01: 6}}
  houses:
    rent: {value: 30, unit: GBP/day, price_year: 2024, source: a list, evidence: charity, note: rounded}
    chance:
      value: {adult: {north: 0.1, mid: 0.2, south: 0.3}, child: 0.5}
      unit: probability
      source: a guess
      evidence: assumption
    first_year: {value: 2020, unit: years, source: a book, evidence: official}
)";

/// Two policies of three changes, to be added to `base`.
inline const std::string two_policies = R"(
policies:
  faster:
    title: Faster
    changes:
      - {from: 2023-01-01, parameter: boats.speed, multiply: 2}
      - {from: 2024-01-01, parameter: houses.rent, add: 5}
  more:
    title: More
    changes:
      - {from: 2023-01-01, parameter: boats.arrivals, value: 9}
)";

/// The base with one text replaced by another; the text has to be there.
inline std::string base_with(const std::string& old_text, const std::string& new_text) {
  std::string text = base;
  const std::size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return at == std::string::npos ? text : text.replace(at, old_text.size(), new_text);
}

/// The base with the name of a file in place of its table.
inline std::string base_with_table_file(const std::string& name) {
  return base_with("|\n    age,town,people\n    adult,north,3\n    child,south,1.5\n", name + '\n');
}

inline Scenario loaded(const std::string& text, const std::vector<Override>& overrides = {}) {
  return load_text(text, "base.yaml", declarations(), overrides);
}

/// Each problem of an attempt as one line of text; none where it succeeds.
template <class Attempt>
std::vector<std::string> problems_of(Attempt attempt) {
  std::vector<std::string> lines;
  try {
    attempt();
  } catch (const core::InputError& error) {
    for (const core::Problem& problem : error.problems()) lines.push_back(core::to_string(problem));
  }
  return lines;
}
inline std::vector<std::string> problems_in(const std::string& text,
                                            const std::vector<Override>& overrides = {}) {
  return problems_of([&] { loaded(text, overrides); });
}

/// A folder of its own for a test, removed at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "nrmsim-scenario-XXXXXX").string();
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }
  std::filesystem::path path() const { return path_; }
  /// Problems with this folder's path taken out of them.
  std::vector<std::string> problems(const std::string& name,
                                    const std::vector<Override>& overrides = {}) const {
    std::vector<std::string> lines = problems_of([&] { load(path_ / name, declarations(), overrides); });
    const std::string prefix = path_.string() + '/';
    for (std::string& line : lines)
      for (std::size_t at; (at = line.find(prefix)) != std::string::npos;) line.erase(at, prefix.size());
    return lines;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace nrmsim::scenario::made_up
