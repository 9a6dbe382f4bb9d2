#include "sim/observation/recorder.hpp"

#include <cmath>
#include <limits>

#include "sim/core/date.hpp"
#include "sim/core/math.hpp"
#include "sim/model/people/due.hpp"

namespace nrmsim::observation {
namespace {

using model::index_of;
using model::costs::Item;

std::size_t months_between(core::Date from, core::Date to) {
  return static_cast<std::size_t>((to.year - from.year) * 12 + (to.month - from.month));
}

}  // namespace

Recorder::Recorder(const Period& period, const model::Input& input)
    : period_(period),
      report_from_(input.report_from_day),
      projection_day_(input.projection_day),
      cohort_from_(input.projection_day + core::days_per_year),
      horizon_(input.horizon_days),
      scale_(input.scale),
      report_month_(months_between(period.start, period.report_from)),
      first_month_(static_cast<std::uint32_t>(period.start.month - 1)),
      cells_(period),
      rg_waits_(cells_.years()),
      cg_waits_(cells_.years()),
      rg_desk_days_(cells_.years()),
      cg_desk_days_(cells_.years()),
      rg_desk_count_(cells_.years()),
      cg_desk_count_(cells_.years()),
      service_days_(cells_.years() * model::support::service_count),
      entitled_(service_days_.size()),
      covered_(service_days_.size()),
      incidence_by_year_(cells_.years()),
      digests_(cells_.size_of(Measure::history_digest)) {
  if (report_month_ == 0) year_starts_.push_back(0);
}

Recorder::Margins Recorder::margins_of(const model::Person& p) const {
  Margins cells = groups_of(p, p.age());
  for (std::size_t& cell : cells) cell = cell * cells_.years() + year_;
  return cells;
}

void Recorder::count(Measure m, const Margins& cells) {
  double* const first = &cells_.at(m, 0);
  for (const std::size_t cell : cells) first[cell] += 1;
}

void Recorder::identified(const model::Person&, bool consented) {
  if (!consented) count_year(Measure::duty_to_notify);
}

void Recorder::referral(const model::Person& p, model::ReferralKind kind, bool recognised) {
  const std::size_t recorded = recognised ? p.recorded_referrals : 1;
  if (recorded <= most_referrals) {
    cells_.at(Measure::people_by_referrals, recorded - 1) += 1;
    if (recorded > 1) cells_.at(Measure::people_by_referrals, recorded - 2) -= 1;
  }
  if (!reported()) return;
  const Margins cells = margins_of(p);
  count(Measure::referrals, cells);
  count(Measure::referrals_by_kind, index_of(kind));
  cells_.at(Measure::monthly_referrals, reported_month_) += 1;
  if (kind == model::ReferralKind::first)
    count(Measure::first_referrals, cells);
  else if (recognised)
    count(Measure::repeat_referrals, cells);
  if (kind == model::ReferralKind::reexploitation) count(Measure::true_repeat_referrals, cells);
}

void Recorder::rg_decision(const model::Person& p, bool positive, bool first_instance, double waited,
                           double since_referral) {
  ++events_by_item_[index_of(Item::rg_decision)];
  if (positive) ++awaiting_cg_;
  if (!reported()) return;
  rg_desk_days_[year_] += waited;
  ++rg_desk_count_[year_];
  if (!first_instance) return;
  const Margins cells = margins_of(p);
  count(Measure::rg_decisions, cells);
  if (positive) count(Measure::rg_positive, cells);
  rg_waits_.add(year_, since_referral);
}

void Recorder::cg_decision(const model::Person& p, bool positive, bool first_instance, double waited,
                           double since_referral) {
  ++events_by_item_[index_of(Item::cg_decision)];
  if (first_instance) --awaiting_cg_;
  if (!reported()) return;
  cg_desk_days_[year_] += waited;
  ++cg_desk_count_[year_];
  if (!first_instance) return;
  const Margins cells = margins_of(p);
  count(Measure::cg_decisions, cells);
  if (positive) count(Measure::cg_positive, cells);
  cg_waits_.add(year_, since_referral);
}

void Recorder::case_ended(const model::Person&, model::CaseEnd end, bool awaited_cg) {
  if (awaited_cg) --awaiting_cg_;
  count(Measure::case_ends, index_of(end));
}

void Recorder::service_wanted(const model::Person&, model::support::Service service) {
  count(Measure::service_wanted, index_of(service));
}

void Recorder::service_started(const model::Person& p, model::support::Service service, double waited) {
  if (!reported()) return;
  count(Measure::service_started, index_of(service));
  service_days_[index_of(service) * cells_.years() + year_] += waited;
  const double entitled_since = now_ - waited;
  const bool for_adults =
      service == model::support::Service::safe_house || service == model::support::Service::outreach;
  // Who turned 18 in support was not among those entitled to adults' services when it began.
  if (for_adults && entitled_since < model::people::majority_day(p)) return;
  if (entitled_since >= report_from_)
    covered_[index_of(service) * cells_.years() + year_of_day(entitled_since)] += 1;
}

void Recorder::support_started(const model::Person& p) {
  using model::support::Service;
  supported_.change(now_, 1);
  if (!p.is(model::Fact::child)) supported_adults_.change(now_, 1);
  if (!reported()) return;
  const auto entitle = [this](Service service) {
    entitled_[index_of(service) * cells_.years() + year_] += 1;
  };
  entitle(Service::counselling);
  entitle(Service::legal_advice);
  if (p.is(model::Fact::child)) {
    entitle(Service::guardian);
  } else {
    entitle(Service::safe_house);
    entitle(Service::outreach);
  }
}

void Recorder::support_ended(const model::Person& p) {
  supported_.change(now_, -1);
  if (!p.is(model::Fact::child)) supported_adults_.change(now_, -1);
}

void Recorder::missing_started(const model::Person& p, bool) {
  ++missing_now_;
  if (!p.is(model::Fact::referred) || !reported()) return;
  const bool first_this_year = p.last_missing_year != run_year_;
  const Margins cells = margins_of(p);
  count(Measure::missing_episodes, cells);
  cells_.at(Measure::monthly_missing_episodes, reported_month_) += 1;
  if (first_this_year) count(Measure::people_missing, cells);
  if (!p.is(model::Fact::child) || !model::in_care(p.whereabouts)) return;
  count_year(Measure::looked_after_episodes);
  if (p.last_missing_from_care_year != run_year_) count_year(Measure::looked_after_missing);
}

void Recorder::missing_ended(const model::Person& p, model::MissingEnd end, double duration) {
  --missing_now_;
  if (!p.is(model::Fact::referred)) return;
  count(Measure::missing_by_end, index_of(end));
  count_year(Measure::missing_days, duration);
}

void Recorder::missing_answered(const model::Person&, double) {
  ++events_by_item_[index_of(Item::missing_investigation)];
}

void Recorder::lost_from_sight(const model::Person&) {
  count(Measure::exits, index_of(model::Exit::lost));
}

void Recorder::attempt(const model::Person&, model::Attempt outcome) {
  count(Measure::attempts, index_of(outcome));
}

void Recorder::exploited_stock(const model::Person& p, double by) {
  if (!p.is(model::Fact::referred)) return;
  for (const std::size_t group : groups_of(p, p.age())) exploited_[group].change(now_, by);
}

void Recorder::exploited_again(const model::Person& p, model::Route route, bool via_missing,
                               bool first_time) {
  exploited_stock(p, 1);
  if (!p.is(model::Fact::referred)) return;
  const Margins cells = margins_of(p);
  if (reported()) count(Measure::reexploitation_episodes, cells);
  count(Measure::reexploitation_by_route, index_of(route));
  constexpr std::size_t via_missing_label = 2;
  if (via_missing) count(Measure::reexploitation_by_route, via_missing_label);
  if (!first_time) return;
  if (reported()) count(Measure::reexploited_people, cells);
  end_of_risk(p, RiskEnd::event, now_);
}

void Recorder::exploitation_ended(const model::Person& p, model::SpellEnd, double) {
  exploited_stock(p, -1);
}

void Recorder::turned_18(const model::Person& p) {
  if (p.is(model::Fact::in_support)) supported_adults_.change(now_, 1);
  if (p.situation != model::Situation::exploited || !p.is(model::Fact::referred)) return;
  exploited_[groups_of(p, 1)[1]].change(now_, -1);
  exploited_[groups_of(p, 0)[1]].change(now_, 1);
}

void Recorder::lives_at(const model::Person& p, model::Whereabouts where) {
  constexpr auto own = model::Whereabouts::own_accommodation;
  if (p.whereabouts != own) living_[index_of(p.whereabouts)].change(now_, -1);
  if (where != own) living_[index_of(where)].change(now_, 1);
  const bool before = model::in_care(p.whereabouts);
  const bool after = model::in_care(where);
  if (before == after) return;
  looked_after_now_ += after ? 1 : -1;
  if (after) count_year(Measure::looked_after_children);
}

void Recorder::recruited(const model::Group&) {
  count_year(Measure::recruited);
}

void Recorder::disrupted(const model::Group&, std::uint32_t) {
  ++events_by_item_[index_of(Item::disruption)];
  count_year(Measure::groups_disrupted);
}

void Recorder::end_of_risk(const model::Person& p, RiskEnd end, double day) {
  const double since = std::max(0.0, day - static_cast<double>(p.first_referral_day));
  const double first = static_cast<double>(p.first_referral_day);
  if (first < report_from_) return;
  incidence_by_year_[year_of_day(first)].add(since, end);
  if (first < cohort_from_) return;
  for (const std::size_t group : groups_of(p, p.age_at_first_referral()))
    incidence_by_group_[group].add(since, end);
}

void Recorder::end_of_followed_risk(const model::Person& p) {
  if (p.is(model::Fact::referred) && !p.is(model::Fact::exploited_again))
    end_of_risk(p, RiskEnd::censored, horizon_);
}

void Recorder::left(const model::Person& p, model::Exit exit) {
  if (p.situation == model::Situation::missing) --missing_now_;
  if (p.situation == model::Situation::exploited) exploited_stock(p, -1);
  count(Measure::exits, index_of(exit));
  if (!p.is(model::Fact::referred) || p.is(model::Fact::exploited_again)) return;
  switch (exit) {
    case model::Exit::left_uk:
    case model::Exit::died:
      end_of_risk(p, RiskEnd::competing, now_);
      break;
    // No risk is left, and whoever recovered would still have been counted: at risk, without event, to the
    // end.
    case model::Exit::stable_recovery:
      end_of_risk(p, RiskEnd::censored, horizon_);
      break;
    case model::Exit::lost:
    case model::Exit::not_followed:
      end_of_risk(p, RiskEnd::censored, now_);
      break;
  }
}

}  // namespace nrmsim::observation
