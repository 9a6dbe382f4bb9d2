#pragma once
// What a reform changes against the baseline, as the resolved scenarios in the file say it.

#include <optional>
#include <string>
#include <vector>

namespace nrmsim::report {

/// One number for one cell, from a day on.
struct Change {
  std::string parameter;     ///< a path in scenario files, "support.offer_probability.guardian.child"
  std::string operation;     ///< "times", "plus"; empty where the number takes the place of what was before
  std::string number;        ///< "1.2", "-12000"; or the word of a choice
  std::string from;          ///< the day, as in the file
  std::string until;         ///< the first day on which it holds no more; empty: to the end
  std::string unit{};        ///< of the parameter, as in the file: "d", "GBP/year"; empty where none is said
  std::string price_year{};  ///< of amounts of money; else empty
  std::string
      before{};  ///< the value until then; empty where it is not one number, or other changes act on it
  bool before_is_central = false;  ///< draws have other values
  bool operator==(const Change&) const = default;
};

struct Policy {
  std::string title;  ///< or its name
  std::string mechanism;
  std::string unknown;  ///< what is not known about its effect
  std::vector<Change> changes;
};

/// What stands in one resolved scenario and not, or not so, in another. Sources, grades and notes do not
/// count: they change nothing in the model.
struct Changes {
  std::vector<Policy> policies;
  std::vector<std::string> without;  ///< titles of the other's policies that it does not have, or not whole
  std::vector<std::string> parameters;  ///< paths of those of which a number differs before any policy
  std::vector<std::string> others;      ///< other parts that differ: "tables", "simulation", ...
};

/// Both texts as results files hold them (ScenarioRecord::resolved_yaml). Nothing for a text that is no
/// resolved scenario.
std::optional<Changes> changes_of(const std::string& scenario, const std::string& baseline);

/// The year in whose prices a resolved scenario gives the unit costs of services; empty where it does not
/// say.
std::string price_year_of_costs(const std::string& scenario);

}  // namespace nrmsim::report
