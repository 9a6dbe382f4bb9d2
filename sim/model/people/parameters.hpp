#pragma once
// Who is referred: the joint distribution of referrals (a table), and what it does not hold.

#include <cstddef>

#include "sim/model/parameter_rows.hpp"
#include "sim/model/people/labels.hpp"

namespace nrmsim::model::people {

inline constexpr std::array<std::string_view, 8> child_age_labels{"age_10", "age_11", "age_12", "age_13",
                                                                  "age_14", "age_15", "age_16", "age_17"};
inline constexpr int youngest_age = 10;  ///< age of the first of these [years]
inline constexpr std::array<std::string_view, 4> adult_age_labels{"age_18_24", "age_25_34", "age_35_44",
                                                                  "age_45_64"};
/// First year of each adult band, and of the one after the last [years].
inline constexpr std::array<int, 5> adult_band_start{18, 25, 35, 45, 65};

struct Parameters {
  double age_unknown_child_share;
  double treated_as_foreign[4];
  double adult_at_referral_share;
  double adult_at_referral_years;
  double child_age_share[8];
  double adult_age_share[4];
  double region_share[12];
  double overseas_only_share[2];
  double overseas_and_uk_share[2];
  double debt_bondage_share[2];
};

inline constexpr std::array parameter_rows{
    share(
        offsetof(Parameters, age_unknown_child_share), "age_unknown_child_share", Effect::fixed,
        "share of referrals with age at exploitation not recorded who are taken to be exploited as children"),
    share(offsetof(Parameters, treated_as_foreign), "treated_as_foreign", Effect::next_use,
          "chance that a person with this recorded nationality is a foreign national for entitlements",
          recorded_nationality_labels),
    share(offsetof(Parameters, adult_at_referral_share), "adult_at_referral_share", Effect::fixed,
          "share of people exploited as children who are already adults when they are first referred"),
    row(offsetof(Parameters, adult_at_referral_years), "adult_at_referral_years", "years", 0, 60,
        Effect::next_use, "how long after turning 18 such a person may be referred at most (spread evenly)"),
    row(offsetof(Parameters, child_age_share), "child_age_share", "weight", 0, no_limit, Effect::fixed,
        "relative frequency of each year of age among children at first referral", child_age_labels),
    row(offsetof(Parameters, adult_age_share), "adult_age_share", "weight", 0, no_limit, Effect::fixed,
        "relative frequency of each age band among adults at first referral", adult_age_labels),
    row(offsetof(Parameters, region_share), "region_share", "weight", 0, no_limit, Effect::fixed,
        "relative frequency of each region; not observed jointly with the rest", region_labels),
    share(offsetof(Parameters, overseas_only_share), "overseas_only_share", Effect::next_use,
          "share of first incidents that happened only overseas, so that no group in the UK holds the person",
          nationality_labels),
    share(offsetof(Parameters, overseas_and_uk_share), "overseas_and_uk_share", Effect::next_use,
          "share of first incidents that happened both overseas and in the UK", nationality_labels),
    share(offsetof(Parameters, debt_bondage_share), "debt_bondage_share", Effect::next_use,
          "share of incidents in which the person is held by a debt", nationality_labels),
};

/// Columns of the table of referrals from which people are drawn.
inline constexpr std::array referred_columns{
    core::TableColumn{"first_responder", responder_labels},
    core::TableColumn{"age_at_exploitation", recorded_age_labels},
    core::TableColumn{"sex", sex_labels},
    core::TableColumn{"nationality_group", recorded_nationality_labels},
    core::TableColumn{"exploitation_type", exploitation_labels},
};
inline constexpr core::TableSpec referred_table{
    "people.referred", "joint distribution of referrals from which synthetic people are drawn",
    referred_columns, "people"};

}  // namespace nrmsim::model::people
