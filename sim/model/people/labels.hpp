#pragma once
// The categories that describe people, with the names under which they stand in scenario and results files.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/core/parameter_table.hpp"

namespace nrmsim::model {

/// Age when exploited, as the statistics to 2023 count people; entitlements follow current age instead.
enum class AgeClass : std::uint8_t { adult, child };
inline constexpr std::array<std::string_view, 2> age_class_labels{"adult", "child"};
/// The statistics' own third class.
inline constexpr std::array<std::string_view, 3> recorded_age_labels{"adult", "child", "unknown"};

enum class Sex : std::uint8_t { female, male, other };
inline constexpr std::array<std::string_view, 3> sex_labels{"female", "male", "other"};

enum class Nationality : std::uint8_t { uk, foreign };
inline constexpr std::array<std::string_view, 2> nationality_labels{"uk", "foreign"};
/// As recorded; mapped to the two groups by people.treated_as_foreign.
inline constexpr std::array<std::string_view, 4> recorded_nationality_labels{"uk", "dual_uk", "foreign",
                                                                             "unknown"};

enum class ExploitationType : std::uint8_t {
  criminal,
  labour,
  sexual,
  domestic,
  labour_criminal,
  labour_domestic,
  sexual_criminal,
  sexual_labour,
  other_mixed,
  unspecified,
};
inline constexpr std::array<std::string_view, 10> exploitation_labels{
    "criminal",        "labour",          "sexual",        "domestic",    "labour_criminal",
    "labour_domestic", "sexual_criminal", "sexual_labour", "other_mixed", "unspecified"};

enum class Responder : std::uint8_t { government, local_authority, police, ngo };
inline constexpr std::array<std::string_view, 4> responder_labels{"government", "local_authority", "police",
                                                                  "ngo"};

inline constexpr std::array<std::string_view, 12> region_labels{
    "north_east",    "north_west",    "yorkshire_and_the_humber",
    "east_midlands", "west_midlands", "east_of_england",
    "london",        "south_east",    "south_west",
    "scotland",      "wales",         "northern_ireland"};
inline constexpr std::size_t region_count = region_labels.size();

/// Where a person who is neither missing nor exploited lives.
enum class Whereabouts : std::uint8_t {
  safe_house,
  asylum_accommodation,
  own_accommodation,
  family_home,
  foster,
  specialist_foster,
  childrens_home,
  semi_independent,
  temporary,
  custody,
};
inline constexpr std::array<std::string_view, 10> whereabouts_labels{
    "safe_house",        "asylum_accommodation", "own_accommodation", "family_home", "foster",
    "specialist_foster", "childrens_home",       "semi_independent",  "temporary",   "custody"};
inline constexpr std::size_t whereabouts_count = whereabouts_labels.size();

/// Whether the local authority looks after a child who lives there.
constexpr bool in_care(Whereabouts where) {
  return where >= Whereabouts::foster && where <= Whereabouts::temporary;
}

/// Where an incident of exploitation happened.
enum class Place : std::uint8_t { uk, overseas, both };
inline constexpr std::array<std::string_view, 3> place_labels{"uk", "overseas", "both"};

template <class Enum>
constexpr std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

}  // namespace nrmsim::model
