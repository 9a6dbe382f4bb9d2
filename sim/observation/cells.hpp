#pragma once
// The cells of one replication while it is counted, addressed by measure.

#include <vector>

#include "sim/observation/catalogue.hpp"

namespace nrmsim::observation {

class Cells {
 public:
  explicit Cells(const Period& period);
  void reset() { std::fill(values_.begin(), values_.end(), 0.0); }
  std::size_t years() const { return years_; }
  std::size_t months() const { return months_; }
  std::size_t size() const { return values_.size(); }
  std::size_t offset(Measure m) const { return offsets_[static_cast<std::size_t>(m)]; }
  std::size_t size_of(Measure m) const { return offsets_[static_cast<std::size_t>(m) + 1] - offset(m); }
  double& at(Measure m, std::size_t i) { return values_[offset(m) + i]; }
  double at(Measure m, std::size_t i) const { return values_[offset(m) + i]; }
  /// Cell of a measure over (category, year).
  double& at(Measure m, std::size_t category, std::size_t year) { return at(m, category * years_ + year); }
  double value(std::size_t i) const { return values_[i]; }

 private:
  std::vector<double> values_;
  std::array<std::size_t, measure_count + 1> offsets_{};
  std::size_t years_;
  std::size_t months_ = 0;
};

}  // namespace nrmsim::observation
