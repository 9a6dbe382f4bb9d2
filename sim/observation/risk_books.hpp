#pragma once
// Who was at risk of re-exploitation, from when to when, and how it ended: three sets of people.
//
//   by year    first referrals of each reported year, from the day of referral
//   cohort     people first referred from the cohort day on, from the day of referral
//   stock      people first referred before it who are in the model on the cohort day, from that day
//
// The cohort and the stock are those of causal contrasts: policies change neither who is in them (the stock),
// nor from when they are looked at. Time at risk ends with the first re-exploitation (of the stock: the first
// since the cohort day), death, leaving the UK, or the end of the run; people lost from sight are followed
// on. Stable recovery leaves no risk, so those who recovered count as at risk without event up to the end of
// the run.

#include <array>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/model/observer.hpp"
#include "sim/observation/axes.hpp"
#include "sim/observation/cells.hpp"
#include "sim/observation/incidence.hpp"

namespace nrmsim::observation {

class RiskBooks {
 public:
  RiskBooks(const model::Input& input, std::size_t years)
      : report_from_(input.report_from_day),
        cohort_from_(std::max(input.cohort_day, input.report_from_day)),
        horizon_(input.horizon_days),
        by_year_(years) {}

  /// First day of a reported year; years come in order [d].
  void year_begins(double day) { year_starts_.push_back(day); }
  std::size_t year_of_day(double day) const;
  double cohort_from() const { return cohort_from_; }
  bool in_cohort(const model::Person& p) const {
    return static_cast<double>(p.first_referral_day) >= cohort_from_;
  }

  /// A re-exploitation of somebody who has been referred begins; before it is marked on the person.
  void exploited_again(const model::Person& p, bool first_time, double now);
  /// Somebody leaves the model.
  void left(const model::Person& p, model::Exit exit, double now);
  /// Somebody is in the model at the end of the run, or nothing can happen to them before it.
  void followed_to_the_end(const model::Person& p);

  void fill(Cells& cells) const;

 private:
  void end(const model::Person& p, RiskEnd how, double day);
  void end_of_stock(const model::Person& p, RiskEnd how, double day);

  double report_from_, cohort_from_, horizon_;  // [d]
  std::vector<double> year_starts_;             // of the reported years [d]
  std::vector<IncidenceCounts> by_year_;
  std::array<IncidenceCounts, group_count> cohort_{};
  std::array<IncidenceCounts, group_count> stock_{};
};

}  // namespace nrmsim::observation
