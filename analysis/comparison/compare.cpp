#include "analysis/comparison/compare.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/comparison/choose.hpp"
#include "analysis/comparison/slice.hpp"
#include "analysis/comparison/small_cells.hpp"
#include "analysis/comparison/words.hpp"

namespace nrmsim::comparison {
namespace {

using statistics::Nested;

/// Values of one outcome in every scenario.
using ByScenario = std::vector<std::vector<double>>;

std::optional<double> if_finite(double value) {
  return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

Nested finite_only(Nested values) {
  for (auto& draw : values)
    draw.erase(std::remove_if(draw.begin(), draw.end(), [](double value) { return !std::isfinite(value); }),
               draw.end());
  return values;
}

/// No outcome of the model can be below nought, and no share above one.
statistics::Range range_of(const outcomes::Outcome& outcome) {
  using outcomes::Statistic;
  const bool share = outcome.statistic == Statistic::share || outcome.statistic == Statistic::probability;
  return share ? statistics::Range::share : statistics::Range::not_negative;
}

/// The values of `a` whose counterpart in `b` exists too.
Nested where_both_exist(const Nested& a, const Nested& b) {
  Nested kept(a.size());
  for (std::size_t draw = 0; draw < a.size(); ++draw)
    for (std::size_t i = 0; i < a[draw].size(); ++i)
      if (std::isfinite(a[draw][i]) && std::isfinite(b[draw][i])) kept[draw].push_back(a[draw][i]);
  return kept;
}

/// `to` with the value of `from` where the two differ by nothing but the rounding of sums.
Nested without_rounding(const Nested& from, Nested to) {
  constexpr double relative = 1e-9;
  for (std::size_t draw = 0; draw < to.size(); ++draw) {
    for (std::size_t i = 0; i < to[draw].size(); ++i)
      if (std::abs(to[draw][i] - from[draw][i]) < relative * std::abs(from[draw][i]))
        to[draw][i] = from[draw][i];
  }
  return to;
}

class Comparer {
 public:
  Comparer(const ResultsView& results, const Request& request)
      : results_(results), request_(request), chosen_(choose(results, request)) {}

  Comparison run() {
    made_.draws = results_.draws;
    made_.central_draw = results_.central_draw;
    made_.fitted = results_.fitted;
    made_.replications = results_.replications;
    made_.scale = results_.scale;
    made_.level = request_.level;
    const bool alone = results_.scenarios.size() == 1;
    if (!alone) made_.baseline = results_.scenarios[chosen_.baseline];
    made_.by = request_.by;
    for (const std::size_t outcome : chosen_.left_out)
      made_.left_out.push_back(results_.layout.outcomes[outcome].long_name);
    for (const std::size_t scenario : alone ? std::vector<std::size_t>{0} : others()) {
      for (const std::size_t outcome : chosen_.outcomes) add_rows(outcome, scenario, alone);
      if (!alone && is_unchanged(scenario)) made_.unchanged.push_back(results_.scenarios[scenario]);
    }
    return std::move(made_);
  }

 private:
  std::vector<std::size_t> others() const {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < results_.scenarios.size(); ++i)
      if (i != chosen_.baseline) positions.push_back(i);
    return positions;
  }

  /// Ends at the first difference, which is soon unless there is none.
  bool is_unchanged(std::size_t scenario) const {
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    for (std::size_t outcome = 0; outcome < results_.layout.outcomes.size(); ++outcome) {
      const std::vector<double> from = results_.read(outcome, chosen_.baseline);
      const std::vector<double> to = results_.read(outcome, scenario);
      if (!std::equal(from.begin(), from.end(), to.begin(), to.end(), same)) return false;
    }
    return true;
  }

  void add_rows(std::size_t outcome, std::size_t scenario, bool alone) {
    const std::vector<double> values = results_.read(outcome, scenario);
    const std::vector<double> baseline =
        alone ? std::vector<double>{} : results_.read(outcome, chosen_.baseline);
    for (const Slice& slice : slices(results_.layout, results_.layout.outcomes[outcome], chosen_.slices)) {
      Row row = described(outcome, scenario, slice);
      const Nested numbers = numbers_of(slice, values, results_.draws, results_.replications);
      if (alone)
        fill_with_values(row, numbers, results_.layout.outcomes[outcome]);
      else
        fill_with_differences(row, numbers_of(slice, baseline, results_.draws, results_.replications),
                              numbers);
      hide_few_people(row, results_.layout.outcomes[outcome], alone ? scenario : chosen_.baseline, alone);
      made_.rows.push_back(std::move(row));
    }
  }

  /// Takes the numbers out of a row about a subgroup of fewer than ten people in the baseline.
  void hide_few_people(Row& row, const outcomes::Outcome& outcome, std::size_t scenario, bool alone) const {
    const auto& mean = alone ? row.value : row.baseline_value;
    if (!speaks_of_few(results_, scenario, chosen_.slices, outcome, row.group, mean)) return;
    row.few_people = true;
    row.statistic += results_.scale < 1 ? ", not shown: fewer than 10 synthetic people"
                                        : ", not shown: fewer than 10 people";
    row.value = row.baseline_value = row.difference = row.probability_better = std::nullopt;
    row.interval.reset();
    row.share_same.reset();
    row.spread.clear();
    row.interval_contains.clear();
    row.contains = statistics::Contains::nothing;
    row.noise_share.reset();
    row.variance.reset();
    row.pairing.reset();
  }

  Row described(std::size_t position, std::size_t scenario, const Slice& slice) const {
    const outcomes::Outcome& outcome = results_.layout.outcomes[position];
    Row row;
    row.scenario = results_.scenarios[scenario];
    row.baseline = made_.baseline;
    row.outcome = outcome.name;
    row.group = slice.group;
    row.period = slice.period;
    row.unit = outcome.unit;
    row.long_name = outcome.long_name;
    row.better = outcome.better;
    row.distorted = outcome.distorted_by_scale && results_.scale != 1;
    row.statistic = statistic_text(outcome, slice, results_.scale);
    return row;
  }

  void fill_with_values(Row& row, const Nested& numbers, const outcomes::Outcome& outcome) const {
    const Nested values = finite_only(numbers);
    const statistics::Estimate estimate = statistics::estimate(values, request_.level, range_of(outcome));
    row.value = if_finite(estimate.mean);
    row.spread = statistics::spread(values);
    set_interval(row, estimate);
  }

  void fill_with_differences(Row& row, const Nested& from, const Nested& to) const {
    const Nested differences = statistics::paired_differences(from, without_rounding(from, to));
    const statistics::Estimate estimate = statistics::estimate(differences, request_.level);
    row.difference = if_finite(estimate.mean);
    row.value = if_finite(statistics::estimate(where_both_exist(to, from), request_.level).mean);
    row.baseline_value = if_finite(statistics::estimate(where_both_exist(from, to), request_.level).mean);
    row.pairing = statistics::pairing_gain(from, to);
    row.spread = statistics::spread(differences);
    row.share_same = statistics::share_at_nought(differences);
    set_interval(row, estimate);
    // Of one run it would be all or nothing.
    if (row.better != 0 && row.interval)
      row.probability_better = statistics::probability_better(differences, row.better);
  }

  void set_interval(Row& row, const statistics::Estimate& estimate) const {
    row.interval = estimate.interval;
    row.contains = estimate.contains;
    row.noise_share = estimate.noise_share;
    row.variance = estimate.parts;
    row.interval_contains =
        interval_text(estimate, request_.level, results_.draws * results_.replications, row.baseline.empty());
  }

  const ResultsView& results_;
  const Request& request_;
  Chosen chosen_;
  Comparison made_;
};

}  // namespace

Comparison compare(const ResultsView& results, const Request& request) {
  return Comparer(results, request).run();
}

}  // namespace nrmsim::comparison
