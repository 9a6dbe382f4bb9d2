#include "sim/observation/recorder.hpp"

#include <cmath>
#include <limits>

#include "sim/core/date.hpp"
#include "sim/core/math.hpp"

namespace nrmsim::observation {
namespace {

using model::index_of;
using model::costs::Item;

std::size_t months_between(core::Date from, core::Date to) {
  return static_cast<std::size_t>(12L * (to.year - from.year) + (to.month - from.month));
}

/// Most episodes are a night or two, so that hours matter.
constexpr double bins_per_day_of_episodes = 24;

}  // namespace

Recorder::Recorder(const Period& period, const model::Input& input)
    : period_(period),
      report_from_(input.report_from_day),
      projection_day_(input.projection_day),
      horizon_(input.horizon_days),
      scale_(input.scale),
      report_month_(months_between(period.start, period.report_from)),
      first_month_(static_cast<std::uint32_t>(period.start.month - 1)),
      cells_(period),
      risk_(input, cells_.years()),
      services_(cells_.years()),
      rg_waits_(cells_.years(), cells_.months()),
      cg_waits_(cells_.years(), cells_.months()),
      missing_durations_(cells_.years(), bins_per_day_of_episodes),
      rg_desk_days_(cells_.years()),
      cg_desk_days_(cells_.years()),
      rg_desk_count_(cells_.years()),
      cg_desk_count_(cells_.years()),
      rg_authority_days_(cells_.years() * model::nrm::authority_count),
      cg_authority_days_(rg_authority_days_.size()),
      digests_(cells_.size_of(Measure::history_digest)) {
  missing_episodes_.fill(std::vector<double>(cells_.years()));
  missing_people_ = missing_episodes_;
  if (report_month_ == 0) risk_.year_begins(0);
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
  count_month(Measure::monthly_referrals);
  if (kind == model::ReferralKind::first) {
    count(Measure::first_referrals, cells);
    count(Measure::first_referrals_by_region, p.region);
  } else if (recognised) {
    count(Measure::repeat_referrals, cells);
    count(Measure::repeats_by_kind, index_of(kind) - index_of(model::ReferralKind::duplicate));
  }
  if (kind == model::ReferralKind::reexploitation) count(Measure::true_repeat_referrals, cells);
}

void Recorder::rg_decision(const model::Person& p, model::Authority authority, bool positive,
                           bool first_instance, double waited, double since_referral) {
  ++events_by_item_[index_of(Item::rg_decision)];
  if (positive) ++awaiting_cg_[index_of(authority)];
  if (!reported()) return;
  rg_desk_days_[year_] += waited;
  ++rg_desk_count_[year_];
  if (!first_instance) {
    if (positive) count(Measure::reconsiderations_overturned, std::size_t{0});
    return;
  }
  count(Measure::rg_decisions_by_authority, index_of(authority));
  if (positive) count(Measure::rg_positive_by_authority, index_of(authority));
  rg_authority_days_[index_of(authority) * cells_.years() + year_] += since_referral;
  const Margins cells = margins_of(p);
  count(Measure::rg_decisions, cells);
  if (positive) count(Measure::rg_positive, cells);
  count_month(Measure::monthly_rg_decisions);
  rg_waits_.add(p, year_, reported_month_, since_referral);
}

void Recorder::cg_decision(const model::Person& p, model::Authority authority, bool positive,
                           bool first_instance, double waited, double since_referral) {
  ++events_by_item_[index_of(Item::cg_decision)];
  if (first_instance) --awaiting_cg_[index_of(authority)];
  if (!reported()) return;
  cg_desk_days_[year_] += waited;
  ++cg_desk_count_[year_];
  if (!first_instance) {
    if (positive) count(Measure::reconsiderations_overturned, std::size_t{1});
    return;
  }
  count(Measure::cg_decisions_by_authority, index_of(authority));
  if (positive) count(Measure::cg_positive_by_authority, index_of(authority));
  cg_authority_days_[index_of(authority) * cells_.years() + year_] += since_referral;
  const Margins cells = margins_of(p);
  count(Measure::cg_decisions, cells);
  if (positive) count(Measure::cg_positive, cells);
  count_month(Measure::monthly_cg_decisions);
  cg_waits_.add(p, year_, reported_month_, since_referral);
}

void Recorder::case_ended(const model::Person&, model::Authority authority, model::CaseEnd end,
                          bool awaited_cg) {
  if (awaited_cg) --awaiting_cg_[index_of(authority)];
  count(Measure::case_ends, index_of(end));
}

void Recorder::service_wanted(const model::Person&, model::support::Service service) {
  count(Measure::service_wanted, index_of(service));
}

void Recorder::service_started(const model::Person& p, model::support::Service service, double waited) {
  if (!reported()) return;
  count(Measure::service_started, index_of(service));
  const double entitled_since = now_ - waited;
  const std::size_t entitled_year =
      entitled_since >= report_from_ ? risk_.year_of_day(entitled_since) : cells_.years();
  services_.service_started(p, service, year_, entitled_year, entitled_since, waited,
                            entitled_since >= risk_.cohort_from());
}

void Recorder::support_started(const model::Person& p) {
  supported_.change(now_, 1);
  if (!p.is(model::Fact::child)) supported_adults_.change(now_, 1);
  if (reported()) services_.support_started(p, year_, now_ >= risk_.cohort_from());
}

void Recorder::support_ended(const model::Person& p) {
  supported_.change(now_, -1);
  if (!p.is(model::Fact::child)) supported_adults_.change(now_, -1);
}

void Recorder::missing_started(const model::Person& p, bool) {
  ++missing_now_;
  if (!p.is(model::Fact::referred) || !reported()) return;
  const bool first_this_year = !p.is_noted(model::Noted::missing, run_year_);
  const Margins cells = margins_of(p);
  count(Measure::missing_episodes, cells);
  count_month(Measure::monthly_missing_episodes);
  if (first_this_year) count(Measure::people_missing, cells);
  for (const std::size_t group : age_and_sex_of(p)) {
    ++missing_episodes_[group][year_];
    if (first_this_year) ++missing_people_[group][year_];
  }
  if (!p.is(model::Fact::child) || !model::in_care(p.whereabouts)) return;
  count_year(Measure::looked_after_episodes);
  count(Measure::looked_after_episodes_by_region, p.region);
  if (!p.is_noted(model::Noted::missing_from_care, run_year_)) count_year(Measure::looked_after_missing);
}

void Recorder::missing_ended(const model::Person& p, model::MissingEnd end, double duration) {
  --missing_now_;
  if (!p.is(model::Fact::referred)) return;
  count(Measure::missing_by_end, index_of(end));
  count_year(Measure::missing_days, duration);
  if (reported()) missing_durations_.add(year_, duration);
}

void Recorder::missing_answered(const model::Person&, double) {
  ++events_by_item_[index_of(Item::missing_investigation)];
}

void Recorder::return_interview(const model::Person&) {
  ++events_by_item_[index_of(Item::return_interview)];
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
  constexpr std::size_t routes = 2;
  const std::size_t way = index_of(route) + (via_missing ? routes : 0);
  if (reported()) count(Measure::reexploitation_episodes, cells);
  count_month(Measure::monthly_reexploitation);
  count(Measure::reexploitation_by_route, way);
  count(Measure::reexploitation_by_cohort, risk_.in_cohort(p) ? 0 : 1);
  risk_.exploited_again(p, first_time, now_);
  if (!first_time) return;
  if (reported()) count(Measure::reexploited_people, cells);
  count(Measure::reexploited_people_by_route, way);
  count(Measure::reexploited_people_by_region, p.region);
}

void Recorder::exploitation_ended(const model::Person& p, model::SpellEnd, double) {
  exploited_stock(p, -1);
}

void Recorder::turned_18(const model::Person& p) {
  if (p.is(model::Fact::in_support)) supported_adults_.change(now_, 1);
  if (model::in_care(p.whereabouts)) --looked_after_now_;  // whoever keeps a place is no child any more
  if (p.situation != model::Situation::exploited || !p.is(model::Fact::referred)) return;
  exploited_[groups_of(p, 1)[1]].change(now_, -1);
  exploited_[groups_of(p, 0)[1]].change(now_, 1);
}

void Recorder::lives_at(const model::Person& p, model::Whereabouts where) {
  constexpr auto own = model::Whereabouts::own_accommodation;
  if (p.whereabouts != own) living_[index_of(p.whereabouts)].change(now_, -1);
  if (where != own) living_[index_of(where)].change(now_, 1);
  const bool child = p.is(model::Fact::child);
  const bool before = child && model::in_care(p.whereabouts);
  const bool after = child && model::in_care(where);
  if (before == after) return;
  looked_after_now_ += after ? 1 : -1;
  if (after && !p.is_noted(model::Noted::in_care, run_year_)) count_year(Measure::looked_after_children);
}

void Recorder::recruited(const model::Group&) {
  count_year(Measure::recruited);
}

void Recorder::disrupted(const model::Group&, std::uint32_t) {
  ++events_by_item_[index_of(Item::disruption)];
  count_year(Measure::groups_disrupted);
}

void Recorder::left(const model::Person& p, model::Exit exit) {
  if (p.situation == model::Situation::missing) --missing_now_;
  if (p.situation == model::Situation::exploited) exploited_stock(p, -1);
  count(Measure::exits, index_of(exit));
  risk_.left(p, exit, now_);
}

}  // namespace nrmsim::observation
