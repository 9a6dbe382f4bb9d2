#include "sim/observation/risk_books.hpp"

#include <algorithm>

namespace nrmsim::observation {
namespace {

/// Months after which incidence is reported, one for each of durations_days.
constexpr std::array<std::size_t, durations_days.size()> reported_months{6, 12, 24, 60};

template <class Books>
void fill_durations(Cells& cells, Measure measure, const Books& books) {
  for (std::size_t i = 0; i < books.size(); ++i) {
    const auto estimate = books[i].estimate();
    for (std::size_t d = 0; d < reported_months.size(); ++d)
      cells.at(measure, i * reported_months.size() + d) = estimate[reported_months[d]];
  }
}

}  // namespace

std::size_t RiskBooks::year_of_day(double day) const {
  const auto after = std::upper_bound(year_starts_.begin(), year_starts_.end(), day);
  return after == year_starts_.begin() ? 0 : static_cast<std::size_t>(after - year_starts_.begin()) - 1;
}

void RiskBooks::end(const model::Person& p, RiskEnd how, double day) {
  const auto first = static_cast<double>(p.first_referral_day);
  if (first < report_from_) return;
  const double since = std::max(0.0, day - first);
  by_year_[year_of_day(first)].add(since, how);
  if (first < cohort_from_) return;
  for (const std::size_t group : groups_of(p, p.age_at_first_referral())) cohort_[group].add(since, how);
}

void RiskBooks::end_of_stock(const model::Person& p, RiskEnd how, double day) {
  if (day < cohort_from_ || in_cohort(p) || p.exploited_since_cohort_day()) return;
  for (const std::size_t group : groups_of(p, p.age_on(cohort_from_)))
    stock_[group].add(day - cohort_from_, how);
}

void RiskBooks::exploited_again(const model::Person& p, bool first_time, double now) {
  if (first_time) end(p, RiskEnd::event, now);
  end_of_stock(p, RiskEnd::event, now);
}

void RiskBooks::left(const model::Person& p, model::Exit exit, double now) {
  if (!p.is(model::Fact::referred)) return;
  const bool competing = exit == model::Exit::left_uk || exit == model::Exit::died;
  const RiskEnd how = competing ? RiskEnd::competing : RiskEnd::censored;
  const bool recovered = exit == model::Exit::stable_recovery;
  if (!p.is(model::Fact::exploited_again)) end(p, how, recovered ? horizon_ : now);
  if (now >= cohort_from_) end_of_stock(p, how, recovered ? horizon_ : now);
}

void RiskBooks::followed_to_the_end(const model::Person& p) {
  if (!p.is(model::Fact::referred)) return;
  if (!p.is(model::Fact::exploited_again)) end(p, RiskEnd::censored, horizon_);
  end_of_stock(p, RiskEnd::censored, horizon_);
}

void RiskBooks::fill(Cells& cells) const {
  fill_durations(cells, Measure::cumulative_incidence, cohort_);
  fill_durations(cells, Measure::cumulative_incidence_stock, stock_);
  fill_durations(cells, Measure::cumulative_incidence_by_year, by_year_);
  const auto curve = cohort_[0].estimate();
  for (std::size_t lag = 0; lag < curve.size(); ++lag)
    cells.at(Measure::cumulative_incidence_curve, lag) = curve[lag];
}

}  // namespace nrmsim::observation
