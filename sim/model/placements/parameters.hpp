#pragma once
// Where children live: entry to care, kinds of placement and their places by region, moves, age disputes.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::placements {

/// Kinds with a limited number of places; `temporary` (hotels and the like) takes whoever finds no place.
inline constexpr std::array<std::string_view, 4> kind_labels{"foster", "specialist_foster", "childrens_home",
                                                             "semi_independent"};
inline constexpr std::size_t kind_count = kind_labels.size();
inline constexpr std::array<std::string_view, 2> child_age_labels{"under_16", "age_16_17"};
inline constexpr std::array<std::string_view, 4> elsewhere_labels{"family_home", "own_accommodation",
                                                                  "asylum_accommodation", "custody"};

inline constexpr double older_child_age =
    16;  ///< first age of the older group; unregulated placements are barred below it [years]

constexpr Whereabouts whereabouts_of_kind(std::size_t kind) {
  return static_cast<Whereabouts>(index_of(Whereabouts::foster) + kind);
}
inline constexpr std::array elsewhere{Whereabouts::family_home, Whereabouts::own_accommodation,
                                      Whereabouts::asylum_accommodation, Whereabouts::custody};

struct Parameters {
  double care_probability[2][2];
  double elsewhere_share[2][4];
  double kind_share[2][4];
  double places[4][12];
  double moves_per_year[10];
  double age_disputed_share;
  double age_dispute_days;
  double benefit_of_the_doubt;
  double asylum_places;
  double meets_housing[10];
  double kept_until_age;
};

inline constexpr std::array parameter_rows{
    share(offsetof(Parameters, care_probability), "care_probability", Effect::next_use,
          "chance that a child who is referred enters care, by nationality and age", nationality_labels,
          child_age_labels),
    row(offsetof(Parameters, elsewhere_share), "elsewhere_share", "weight", 0, no_limit, Effect::next_use,
        "where children who do not enter care live, relative frequency by nationality", nationality_labels,
        elsewhere_labels),
    row(offsetof(Parameters, kind_share), "kind_share", "weight", 0, no_limit, Effect::next_use,
        "kind of placement sought for a child who enters care, relative frequency by age", child_age_labels,
        kind_labels),
    places(offsetof(Parameters, places), "places", "places",
           "places open to trafficked children, by kind and region", kind_labels, region_labels),
    hazard(offsetof(Parameters, moves_per_year), "moves_per_year",
           "moves to another place of the same kind, by where the person lives", whereabouts_labels),
    share(offsetof(Parameters, age_disputed_share), "age_disputed_share", Effect::next_use,
          "share of foreign children whose age is disputed, so that they are treated as adults meanwhile"),
    days(offsetof(Parameters, age_dispute_days), "age_dispute_days", Effect::hazards,
         "mean time until a disputed age is accepted (exponential); 0: never"),
    flag(offsetof(Parameters, benefit_of_the_doubt), "benefit_of_the_doubt", Effect::next_use,
         "1: a child whose age is disputed is treated as a child meanwhile"),
    places(offsetof(Parameters, asylum_places), "asylum_places", "places",
           "places in asylum accommodation for the people of this model"),
    flags(offsetof(Parameters, meets_housing), "meets_housing", Effect::next_use,
          "1: who lives there has no unmet need for housing", whereabouts_labels),
    [] {
      core::ParameterRow r =
          row(offsetof(Parameters, kept_until_age), "kept_until_age", "years", 18, 30, Effect::next_use,
              "age up to which somebody who comes of age keeps a place in care and a "
              "guardian; 18: what children get ends then");
      r.number = core::Number::whole;
      return r;
    }(),
};

}  // namespace nrmsim::model::placements
