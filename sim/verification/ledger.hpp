#pragma once
// What is used and what it costs, reckoned from the people themselves and not from the pools or the recorder.

#include <array>

#include "sim/model/parameters.hpp"
#include "sim/verification/recount.hpp"

namespace nrmsim::verification {

class Ledger {
 public:
  explicit Ledger(double report_from) : report_from_(report_from) {}

  /// The people were as `n` says from the last time on, up to `now` [d].
  void accrue(const Recount& n, double now);
  void count(model::costs::Item item) { ++units_[model::index_of(item)]; }

  /// Prices what has been used since the last time; before the first reported day it is forgotten.
  void price(const model::Parameters& parameters, double now);

  using ByItem = std::array<double, model::costs::item_count>;
  using ByPayer = std::array<double, model::costs::payer_count>;
  const ByItem& by_item() const { return by_item_; }
  const ByPayer& by_payer() const { return by_payer_; }
  double total() const;
  double harm() const { return harm_; }

 private:
  double report_from_;  // [d]
  double last_ = 0;     // [d]
  ByItem units_{}, by_item_{};
  ByPayer by_payer_{};
  double exploited_days_ = 0, days_in_crime_ = 0;
  double harm_ = 0;
};

}  // namespace nrmsim::verification
