#pragma once
// Immigration status, leaving the country, and death.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::status {

enum class Status : std::uint8_t { citizen, pending, refused, leave };
inline constexpr std::array<std::string_view, 4> status_labels{"citizen", "pending", "refused", "leave"};
inline constexpr std::array<std::string_view, 2> current_age_labels{"adult", "child"};

struct Parameters {
  double resolution_per_year[2];
  double grant_probability[2];
  double leave_for_confirmed[2];
  double work_while_pending;
  double working_share;
  double leaves_uk_per_year[4];
  double death_per_year[2];
};

inline constexpr std::array parameter_rows{
    hazard(offsetof(Parameters, resolution_per_year), "resolution_per_year",
           "rate at which a pending application for leave is decided, by current age", current_age_labels),
    share(offsetof(Parameters, grant_probability), "grant_probability", Effect::next_use,
          "chance that such an application is granted, by current age", current_age_labels),
    share(offsetof(Parameters, leave_for_confirmed), "leave_for_confirmed", Effect::next_use,
          "chance that a foreign national gets permission to stay with a positive conclusive-grounds "
          "decision, by "
          "current age",
          current_age_labels),
    flag(
        offsetof(Parameters, work_while_pending), "work_while_pending", Effect::hazards,
        "1: people may work while an application is pending, which meets the need for an income of those who "
        "find work"),
    row(offsetof(Parameters, working_share), "working_share", "probability", 0, 1, Effect::hazards,
        "share of people who may work while an application is pending whose need for an income work meets"),
    hazard(offsetof(Parameters, leaves_uk_per_year), "leaves_uk_per_year",
           "rate of leaving the UK, by immigration status", status_labels),
    row(offsetof(Parameters, death_per_year), "death_per_year", "1/year", 0, 1e4, Effect::next_use,
        "death rate, by current age; the day of death is drawn when a person is identified",
        current_age_labels),
};

}  // namespace nrmsim::model::status
