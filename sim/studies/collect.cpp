#include "sim/studies/collect.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/contracts.hpp"

namespace nrmsim::studies {

Numbers::Numbers(const batch::Plan& plan, std::size_t count)
    : plan_(plan), count_(count), values_(plan.size() * count, std::numeric_limits<double>::quiet_NaN()) {}

void Numbers::put(const batch::Key& key, std::span<const double> numbers) {
  NRMSIM_EXPECTS(numbers.size() == count_);
  std::copy(numbers.begin(), numbers.end(),
            values_.begin() + static_cast<std::ptrdiff_t>(plan_.position(key) * count_));
}

double Numbers::at(const batch::Key& key, std::size_t number) const {
  NRMSIM_EXPECTS(number < count_);
  return values_[plan_.position(key) * count_ + number];
}

statistics::Nested Numbers::of(std::uint32_t scenario, std::size_t number) const {
  statistics::Nested nested(plan_.draws, std::vector<double>(plan_.replications));
  for (std::uint32_t draw = 0; draw < plan_.draws; ++draw)
    for (std::uint32_t replication = 0; replication < plan_.replications; ++replication)
      nested[draw][replication] = at({scenario, draw, replication}, number);
  return nested;
}

Collected collect(const batch::Plan& plan, const CollectOptions& options, const batch::RunKey& run_key,
                  const Measure& measure) {
  Collected collected{Numbers(plan, options.numbers), false};
  const auto summary = batch::run(batch::KeySet(plan), options.cells, options.run, run_key,
                                  [&](const batch::Key& key, std::span<const outcomes::Cell> row) {
                                    collected.numbers.put(key, measure(row));
                                    if (options.step) options.step();
                                  });
  collected.stopped = summary.stopped;
  return collected;
}

}  // namespace nrmsim::studies
