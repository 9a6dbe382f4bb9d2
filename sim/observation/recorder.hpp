#pragma once
// The observer that counts every outcome of the catalogue over one replication.

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/model/input.hpp"
#include "sim/model/observer.hpp"
#include "sim/model/workspace.hpp"
#include "sim/observation/cells.hpp"
#include "sim/observation/decision_waits.hpp"
#include "sim/observation/risk_books.hpp"
#include "sim/observation/service_books.hpp"
#include "sim/observation/stock.hpp"
#include "sim/observation/waits.hpp"

namespace nrmsim::observation {

class Recorder {
 public:
  Recorder(const Period& period, const model::Input& input);

  /// Writes the outcomes of the replication that has ended.
  void finish(std::span<outcomes::Cell> row);

  // What the model tells, see sim/model/observer.hpp.
  void event(double time, std::uint32_t, std::uint64_t identity) {
    now_ = time;
    ++events_;
    digest_ =
        (std::rotl(digest_, 23) ^ std::bit_cast<std::uint64_t>(time)) * 0x9E3779B97F4A7C15ULL ^ identity;
  }
  void identified(const model::Person& p, bool consented);
  void referral(const model::Person& p, model::ReferralKind kind, bool recognised);
  void late_consent(const model::Person&) { count_year(Measure::late_consents); }
  void referral_merged(const model::Person&) {
    count(Measure::case_ends, model::index_of(model::CaseEnd::merged));
  }
  void case_opened(const model::Person&, model::Authority authority) {
    count(Measure::cases_by_authority, model::index_of(authority));
  }
  void rg_decision(const model::Person& p, model::Authority authority, bool positive, bool first_instance,
                   double waited, double since_referral);
  void cg_decision(const model::Person& p, model::Authority authority, bool positive, bool first_instance,
                   double waited, double since_referral);
  void reconsideration_requested(const model::Person&, bool conclusive_grounds) {
    count(Measure::reconsiderations, conclusive_grounds ? 1 : 0);
  }
  void case_ended(const model::Person& p, model::Authority authority, model::CaseEnd end, bool awaited_cg);
  void case_paused(const model::Person& p, model::Authority authority, model::CaseEnd end, bool awaited_cg) {
    case_ended(p, authority, end, awaited_cg);
  }
  void case_reopened(const model::Person&, model::Authority authority, bool awaits_cg) {
    if (awaits_cg) ++awaiting_cg_[model::index_of(authority)];
    count_year(Measure::cases_reopened);
  }
  void service_wanted(const model::Person& p, model::support::Service service);
  void service_started(const model::Person& p, model::support::Service service, double waited);
  void support_started(const model::Person& p);
  void support_ended(const model::Person& p);
  void missing_started(const model::Person& p, bool after_contact);
  void missing_ended(const model::Person& p, model::MissingEnd end, double duration);
  void missing_answered(const model::Person& p, double waited);
  void return_interview(const model::Person& p);
  void lost_from_sight(const model::Person& p);
  void seen_again(const model::Person&) {}
  void attempt(const model::Person& p, model::Attempt outcome);
  void exploited_again(const model::Person& p, model::Route route, bool via_missing, bool first_time);
  void exploitation_ended(const model::Person& p, model::SpellEnd end, double duration);
  void turned_18(const model::Person& p);
  void status_decided(const model::Person&, bool) {}
  void moved(const model::Person&) {}
  void lives_at(const model::Person& p, model::Whereabouts where);
  void recruited(const model::Group&);
  void disrupted(const model::Group&, std::uint32_t held);
  void left(const model::Person& p, model::Exit exit);
  /// Prices what has been used so far before the prices may change.
  template <class Run>
  void parameters_change(Run& run, bool prices) {
    now_ = run.now;
    if (prices && reported()) price(run.state, run.parameters);
  }
  void out_of_reach(const model::Person& p) { risk_.followed_to_the_end(p); }
  template <class Run>
  void month(Run& run, std::uint32_t month);

 private:
  bool reported() const { return now_ >= report_from_; }
  /// Where a person counts now, as positions in the cells of any measure over (group, year).
  using Margins = std::array<std::size_t, margins>;
  Margins margins_of(const model::Person& p) const;
  void count(Measure m, const Margins& cells);
  void count(Measure m, std::size_t category, double amount = 1) {
    if (reported()) cells_.at(m, category, year_) += amount;
  }
  void count_year(Measure m, double amount = 1) {
    if (reported()) cells_.at(m, year_) += amount;
  }
  void count_month(Measure m) {
    if (reported()) cells_.at(m, reported_month_) += 1;
  }
  void exploited_stock(const model::Person& p, double by);
  void place_month(std::uint32_t month);
  void end_of_month(std::uint32_t month, const model::Workspace& state);
  void begin_year(const model::Workspace& state);
  void end_of_year(const model::Workspace& state, const model::Parameters& parameters);
  void end_of_run(const model::Workspace& state);
  std::array<double, model::costs::item_count> units_used(const model::Workspace& state) const;
  /// Harm in money of the days exploited since the last pricing [GBP].
  double harm_since_priced(const model::costs::Parameters& costs);
  void price(const model::Workspace& state, const model::Parameters& parameters);
  void fill_shares();
  void fill_missing();

  Period period_;
  double report_from_;     // [d]
  double projection_day_;  // [d]
  double horizon_;         // [d]
  double scale_;
  std::size_t report_month_;   // month of the run in which reporting begins
  std::uint32_t first_month_;  // calendar month of the start, from 0
  Cells cells_;
  RiskBooks risk_;
  ServiceBooks services_;
  DecisionWaits rg_waits_, cg_waits_;
  Waits missing_durations_;                          // of episodes that end in each year
  std::vector<double> rg_desk_days_, cg_desk_days_;  // sums of waits at the desks, by year
  std::vector<double> rg_desk_count_, cg_desk_count_;
  std::vector<double> rg_authority_days_,
      cg_authority_days_;  // sums of waits since referral, [authority][year]
  std::array<std::vector<double>, age_and_sex_count> missing_episodes_, missing_people_;  // by year
  Stock supported_, supported_adults_;
  std::array<Stock, group_count> exploited_{};
  std::array<Stock, model::whereabouts_count> living_{};
  double missing_now_ = 0;
  double looked_after_now_ = 0;
  std::array<double, model::nrm::authority_count> awaiting_cg_{};
  double days_priced_ = 0;                         // days exploited up to the last pricing
  double crime_days_priced_ = 0;                   // of them, criminal exploitation
  std::array<double, group_count> days_before_{};  // days exploited up to the start of the year
  std::array<double, model::costs::item_count> units_before_{};
  std::array<double, model::costs::item_count> events_by_item_{};
  double temporary_before_ = 0;         // person-days in temporary accommodation up to the start of the year
  double year_began_ = 0;               // [d]
  std::vector<std::uint64_t> digests_;  // by month of the run
  std::uint64_t digest_ = 0;
  std::uint64_t events_ = 0;
  std::size_t year_ = 0;            // position of the reported year
  std::size_t reported_month_ = 0;  // position of the reported month
  std::uint8_t run_year_ = 1;       // calendar years begun in the run
  double now_ = 0;
};

template <class Run>
void Recorder::month(Run& run, std::uint32_t month) {
  now_ = run.now;
  end_of_month(month - 1, run.state);
  const bool run_ends = run.now >= horizon_;
  if (run_ends || (first_month_ + month) % 12 == 0) end_of_year(run.state, run.parameters);
  if (run_ends) {
    cells_.at(Measure::candidates_short, 0) = static_cast<double>(run.inflow.short_of_candidates);
    end_of_run(run.state);
    return;
  }
  place_month(month);
  if (month == report_month_ || (first_month_ + month) % 12 == 0) begin_year(run.state);
}

}  // namespace nrmsim::observation
