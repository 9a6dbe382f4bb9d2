#include "sim/verification/conservation.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <string>

#include "sim/observation/recorder.hpp"
#include "sim/observation/simulation.hpp"
#include "sim/verification/both.hpp"

namespace nrmsim::verification {

using namespace model;
using observation::Recorder;

namespace {

constexpr double tolerance = 1e-9;  // relative, for sums in another order

/// The outcomes of a replication by name, of the country as it was simulated.
class Recorded {
 public:
  Recorded(const Input& input, Recorder& recorder)
      : layout_(observation::layout(observation::period_of(input))), scale_(input.scale) {
    row_.resize(layout_.total_cells());
    recorder.finish(row_);
  }
  std::vector<double> operator()(const std::string& name) const {
    const std::size_t outcome = layout_.find(name);
    const double scale = layout_.outcomes[outcome].full_scale ? scale_ : 1;
    std::vector<double> cells;
    for (std::size_t i = 0; i < layout_.cells_of(layout_.outcomes[outcome]); ++i)
      cells.push_back(scale * std::bit_cast<double>(row_[layout_.offset_of(outcome) + i]));
    return cells;
  }
  double total(const std::string& name) const {
    double sum = 0;
    for (const double cell : (*this)(name)) sum += cell;
    return sum;
  }
  /// Sum over the years of each of `categories`.
  std::vector<double> by_category(const std::string& name, std::size_t categories) const {
    const std::vector<double> cells = (*this)(name);
    const std::size_t years = cells.size() / categories;
    std::vector<double> sums(categories);
    for (std::size_t i = 0; i < cells.size(); ++i) sums[i / years] += cells[i];
    return sums;
  }

 private:
  outcomes::Layout layout_;
  double scale_;
  std::vector<outcomes::Cell> row_;
};

bool close(double a, double b) {
  return std::abs(a - b) <= tolerance * (1 + std::abs(b));
}

/// Stocks as recorded at the end of each month against those counted from the people.
Faults stocks(const Recorded& recorded, const std::vector<Recount>& months) {
  Faults faults;
  const auto same = [&](const char* name, auto stock) {
    const std::vector<double> cells = recorded(name);
    const std::size_t before = months.size() - cells.size();  // months that are not reported
    for (std::size_t m = 0; m < cells.size(); ++m)
      faults.same(std::round(cells[m]), stock(months[before + m]), name);
  };
  same("people_followed", [](const Recount& n) { return n.people; });
  same("people_in_support", [](const Recount& n) { return n.in_support; });
  same("people_missing_now", [](const Recount& n) { return n.missing; });
  same("people_exploited_now", [](const Recount& n) { return n.exploited_after_referral; });
  same("people_in_safe_houses", [](const Recount& n) { return n.in_safe_houses(); });
  same("cg_backlog", [](const Recount& n) { return n.awaiting_cg; });
  same("rg_backlog", [](const Recount& n) { return n.with_rg_desk(); });
  return faults;
}

std::vector<Check> money(const Recorded& recorded, const Ledger& ledger) {
  const double total = recorded.total("cost_total");
  const double bound = tolerance * total;
  Faults parts;
  const auto items = recorded.by_category("cost_by_item", costs::item_count);
  for (std::size_t item = 0; item < items.size(); ++item)
    if (!close(items[item], ledger.by_item()[item]))
      parts.same(items[item], ledger.by_item()[item], costs::item_labels[item]);
  const auto payers = recorded.by_category("cost_by_payer", costs::payer_count);
  for (std::size_t payer = 0; payer < payers.size(); ++payer)
    if (!close(payers[payer], ledger.by_payer()[payer]))
      parts.same(payers[payer], ledger.by_payer()[payer], costs::payer_labels[payer]);
  return {
      near("money: total cost, recorded against counted from people [GBP]", ledger.total(), total, bound),
      near("money: sum over items against the total [GBP]", total, recorded.total("cost_by_item"), bound),
      near("money: sum over payers against the total [GBP]", total, recorded.total("cost_by_payer"), bound),
      near("money: harm, recorded against counted from people [GBP]", ledger.harm(), recorded.total("harm"),
           tolerance * ledger.harm()),
      without("money: items and payers that differ", parts)};
}

std::vector<Check> little(const Workspace& state, const Stays& stays, double end) {
  Faults each;
  stays.compare(state, end, each);
  struct Family {
    const char* name;
    PoolRange pools;
    double busy = 0, waiting = 0;
    void add(const engine::Pool& pool, double end) {
      busy += pool.busy_days(end);
      waiting += pool.waiting_days(end);
    }
  };
  std::array<Family, 4> families{Family{"desks", desk_pools}, Family{"services", service_pools},
                                 Family{"missing response", response_pool},
                                 Family{"places in care", care_pools}};
  for (const auto& authority : state.desks)
    for (const engine::Pool& pool : authority) families[0].add(pool, end);
  for (const engine::Pool& pool : state.services) families[1].add(pool, end);
  families[2].add(state.missing_response, end);
  for (const auto& kind : state.places)
    for (const engine::Pool& pool : kind) families[3].add(pool, end);
  std::vector<Check> checks;
  for (const Family& family : families) {
    const std::string name = std::string("Little's law, ") + family.name;
    const double served = stays.with_place(family.pools);
    const double waited = stays.waiting(family.pools);
    checks.push_back(near(name + ": days with a place", served, family.busy, tolerance * (1 + served)));
    checks.push_back(near(name + ": days of waiting", waited, family.waiting, tolerance * (1 + waited)));
  }
  checks.push_back(without("Little's law: single pools for which it fails", each));
  return checks;
}

}  // namespace

std::vector<Check> conservation(const Input& input, std::uint64_t seed, std::uint32_t replication,
                                AuditAt when) {
  Workspace state;
  Books books(input, state, when);
  Recorder recorder(observation::period_of(input), input);
  Both<Books, Recorder> both{books, recorder};
  simulate(input, state, both, random::ReplicationKey(seed, 0, replication));
  books.stays.finish(input.horizon_days);
  const Recorded recorded(input, recorder);
  std::vector<Check> checks{
      without("people: in two places, or in none", books.people),
      without("pools: places and turns that belong to nobody, or to two", books.pools),
      without("cases: without a person, or supported twice", books.cases),
      without("groups: counts that are not those of their people", books.groups),
      without("clocks: that do not run at the hazard that holds", books.clocks),
      without("stocks: recorded otherwise than counted from people", stocks(recorded, books.months))};
  for (auto& check : money(recorded, books.ledger)) checks.push_back(std::move(check));
  for (auto& check : little(state, books.stays, input.horizon_days)) checks.push_back(std::move(check));
  return checks;
}

}  // namespace nrmsim::verification
