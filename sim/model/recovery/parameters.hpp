#pragma once
// Needs, trust and stable recovery.

#include <cstddef>

#include "sim/model/exploitation/parameters.hpp"
#include "sim/model/parameter_rows.hpp"

namespace nrmsim::model::recovery {

struct Parameters {
  double unmet_at_first[6];
  double trust_at_first;
  double trust_gain_service;
  double trust_gain_continuity_per_year;
  double trust_loss_move;
  double trust_loss_refusal;
  double trust_loss_wait_per_year;
  double trust_ratio_exploitation;
  double stable_per_year;
  double stable_ratio_in_support;
};

inline constexpr std::array parameter_rows{
    share(offsetof(Parameters, unmet_at_first), "unmet_at_first", Effect::next_use,
          "chance that each need is unmet when a person is first identified", exploitation::need_labels),
    share(offsetof(Parameters, trust_at_first), "trust_at_first", Effect::next_use,
          "trust in services when first identified, from 0 (none) to 1 (full)"),
    share(offsetof(Parameters, trust_gain_service), "trust_gain_service", Effect::next_use,
          "share of the gap to full trust that closes when a service starts"),
    row(offsetof(Parameters, trust_gain_continuity_per_year), "trust_gain_continuity_per_year", "1/year", 0,
        100, Effect::next_use,
        "rate at which the gap to full trust closes while support and its worker go on"),
    share(offsetof(Parameters, trust_loss_move), "trust_loss_move", Effect::next_use,
          "share of trust that is lost with a move"),
    share(offsetof(Parameters, trust_loss_refusal), "trust_loss_refusal", Effect::next_use,
          "share of trust that is lost with a negative decision"),
    row(offsetof(Parameters, trust_loss_wait_per_year), "trust_loss_wait_per_year", "1/year", 0, 100,
        Effect::next_use, "rate at which trust decays over the wait for a decision"),
    ratio(offsetof(Parameters, trust_ratio_exploitation), "trust_ratio_exploitation",
          "factor on the hazards of exploitation at full trust over no trust (log-linear between)"),
    hazard(offsetof(Parameters, stable_per_year), "stable_per_year",
           "rate at which a person who is settled reaches stable recovery, where no risk is left"),
    ratio(offsetof(Parameters, stable_ratio_in_support), "stable_ratio_in_support",
          "factor on that rate while in support"),
};

}  // namespace nrmsim::model::recovery
