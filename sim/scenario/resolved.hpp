#pragma once
// A scenario with all files merged, as it is built up and then held by Scenario. Private to this folder.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/catalogue.hpp"
#include "sim/scenario/correlations.hpp"
#include "sim/scenario/posterior.hpp"
#include "sim/scenario/prior.hpp"
#include "sim/scenario/scenario.hpp"

namespace nrmsim::scenario::detail {

struct Dated {
  core::Date date;
  double value = 0;
};

/// One number of a parameter and how it changed over history.
struct Cell {
  std::optional<double> initial;  ///< before the first date of the history
  std::vector<Dated> history;     ///< ascending dates
  core::Place place;              ///< where it was last set
  std::optional<double> parent;   ///< on the start date, by the extended files alone

  /// The value on a date; nothing where none is set by then.
  std::optional<double> on(core::Date date) const;
};

/// Where a value came from.
struct Grounds {
  std::string source;
  std::string evidence;
  std::string note;
};

struct Parameter {
  std::vector<Cell> cells;
  std::optional<std::string> unit;  ///< as written; equal to the declared one
  Grounds grounds;
  std::optional<Prior> prior;
  std::optional<std::uint64_t> price_year;
  core::Place first_place;  ///< where it first appeared; no file where it never did
  core::Place place;        ///< where it was last set
  bool faulty = false;      ///< a problem was found where it is set, so that nothing more is said about it
};

enum class Operation : std::uint8_t { value, multiply, add };

/// One change that a policy makes, from a date until a date.
struct Change {
  std::optional<core::Date> from;  ///< the start of the projection where it is not given
  std::optional<core::Date>
      until;  ///< the first day on which it no longer holds; never where it is not given
  std::size_t parameter = 0;
  Operation operation = Operation::value;
  std::vector<std::pair<std::size_t, double>> amounts;  ///< cell and amount, each cell once
  core::Place place;

  bool acts_on(core::Date date) const { return *from <= date && (!until || date < *until); }
};

struct Policy {
  bool is_switch = false;  ///< another view of the world, not something that anybody does
  std::string name;
  std::string title;
  std::string mechanism;
  std::string source;
  std::string unknown;
  std::vector<Change> changes;
  core::Place place;
};

struct Table {
  std::vector<core::WeightedRow> rows;
  bool given = false;
};

struct Resolved {
  explicit Resolved(const Declarations& declarations)
      : catalogue(declarations), parameters(catalogue.declared().size()), tables(declarations.tables.size()) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
      parameters[i].cells.resize(catalogue.declared()[i].cells());
  }

  Catalogue catalogue;
  std::string name;
  std::string title;
  std::string description;
  std::vector<std::string> sources;
  RunSettings settings{};
  BatchDefaults batch{};
  std::vector<Parameter> parameters;  ///< in the order of Catalogue::declared()
  std::vector<Policy> policies;
  std::vector<Table> tables;           ///< in the order of the declarations
  std::vector<Correlation> correlations;
  Copula copula;                       ///< of the correlations, once all is merged
  std::optional<Posterior> posterior;  ///< its columns are those of uncertain parameters, once all is merged
  std::vector<std::string> files;
  std::vector<UncertainParameter> uncertain;
  std::vector<std::size_t> uncertain_parameters;  ///< their positions in `parameters`
};

}  // namespace nrmsim::scenario::detail
