#pragma once
// Support: who is offered what, from when to when, and how many places each service has.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::support {

enum class Service : std::uint8_t { safe_house, outreach, counselling, legal_advice, guardian };
inline constexpr std::array<std::string_view, 5> service_labels{"safe_house", "outreach", "counselling",
                                                                "legal_advice", "guardian"};
inline constexpr std::size_t service_count = service_labels.size();
/// Services that come in courses.
inline constexpr std::array<std::string_view, 2> course_labels{"counselling", "legal_advice"};
inline constexpr std::array<std::string_view, 2> current_age_labels{"adult", "child"};

struct Parameters {
  double starts_at_referral;
  double offer_probability[5][2];
  double capacity[5];
  double course_days[2];
  double days_after_cg_positive;
  double days_after_cg_negative;
  double days_after_rg_negative;
  double asylum_accommodation_share[2];
  double settled_housing_share;
  double subsistence_meets_income;
  double subsistence_level;
  double subsistence_power;
  double extension_probability;
  double extension_days;
};

inline constexpr std::array parameter_rows{
    flag(offsetof(Parameters, starts_at_referral), "starts_at_referral", Effect::next_use,
         "1: support starts at referral; 0: at a positive reasonable-grounds decision"),
    share(offsetof(Parameters, offer_probability), "offer_probability", Effect::next_use,
          "chance that a person in support is offered the service and takes it up (case by case below 1, "
          "guaranteed "
          "at 1), by current age",
          service_labels, current_age_labels),
    places(offsetof(Parameters, capacity), "capacity", "places",
           "people whom the service can have at one time", service_labels),
    days(offsetof(Parameters, course_days), "course_days", Effect::next_use,
         "mean length of a course of the service (exponential); 0: it lasts until support ends",
         course_labels),
    days(offsetof(Parameters, days_after_cg_positive), "days_after_cg_positive", Effect::next_use,
         "support goes on so long after a positive conclusive-grounds decision"),
    days(offsetof(Parameters, days_after_cg_negative), "days_after_cg_negative", Effect::next_use,
         "support goes on so long after a negative conclusive-grounds decision"),
    days(offsetof(Parameters, days_after_rg_negative), "days_after_rg_negative", Effect::next_use,
         "support that started at referral goes on so long after a negative reasonable-grounds decision"),
    share(offsetof(Parameters, asylum_accommodation_share), "asylum_accommodation_share", Effect::next_use,
          "chance that an adult without a safe-house place lives in asylum accommodation while an "
          "application is pending",
          nationality_labels),
    share(offsetof(Parameters, settled_housing_share), "settled_housing_share", Effect::next_use,
          "chance that a person who leaves support, care or asylum accommodation has settled housing"),
    share(offsetof(Parameters, subsistence_meets_income), "subsistence_meets_income", Effect::next_use,
          "chance that financial support at today's rate meets a person's need for an income"),
    row(offsetof(Parameters, subsistence_level), "subsistence_level", "ratio", 0, 100, Effect::next_use,
        "rate of financial support over today's; its cost follows"),
    row(offsetof(Parameters, subsistence_power), "subsistence_power", "1", 0, 10, Effect::next_use,
        "how the chance that it meets the need follows the rate: 1 - (1 - chance today)^(level^power); 0: "
        "not "
        "at all"),
    share(offsetof(Parameters, extension_probability), "extension_probability", Effect::next_use,
          "chance that support is extended when it would end after a positive conclusive-grounds decision, "
          "for a person with an unmet need, each time"),
    days(offsetof(Parameters, extension_days), "extension_days", Effect::next_use,
         "length of one extension; 0: none"),
};

}  // namespace nrmsim::model::support
