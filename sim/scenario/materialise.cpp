#include <algorithm>
#include <tuple>

#include "sim/core/contracts.hpp"
#include "sim/scenario/numbers.hpp"
#include "sim/scenario/trajectory.hpp"

namespace nrmsim::scenario {
namespace {

using namespace detail;

/// What the draw makes of every parameter, and the numbers drawn.
struct Draw {
  std::vector<Drawn> parameters;
  std::vector<double> uncertain_values;
};

/// Parameters that the posterior holds take their coordinates from its row of this draw.
void take_posterior(const Resolved& resolved, std::uint32_t draw, std::vector<double>& coordinates) {
  const std::vector<double>& row = resolved.posterior->row_of(draw);
  for (const UncertainParameter& uncertain : resolved.uncertain) {
    for (std::size_t column = 0; column < row.size(); ++column)
      if (resolved.posterior->paths[column] == uncertain.path)
        coordinates[uncertain.dimension - 1] = row[column];
  }
}

Draw draw(const Resolved& resolved, const DrawPoint& point) {
  Draw result{std::vector<Drawn>(resolved.parameters.size()), {}};
  std::uint32_t dimensions = 0;
  for (const UncertainParameter& uncertain : resolved.uncertain)
    dimensions = std::max(dimensions, uncertain.dimension);
  std::vector<double> coordinates =
      point.is_central() ? std::vector<double>{} : point.coordinates(dimensions);
  if (resolved.posterior && point.sequence_draw())
    take_posterior(resolved, *point.sequence_draw(), coordinates);
  if (point.sequence_draw()) resolved.copula.correlate(coordinates);
  for (const std::size_t index : resolved.uncertain_parameters) {
    const Prior& prior = *resolved.parameters[index].prior;
    const bool factor = prior.applies_to == AppliesTo::factor;
    const double central =
        factor ? 1 : resolved.parameters[index].cells[0].on(resolved.settings.start).value_or(0);
    const double drawn = point.is_central() ? central : quantile(prior, coordinates[prior.dimension - 1]);
    if (factor)
      result.parameters[index].factor = drawn;
    else
      result.parameters[index].value = drawn;
    result.uncertain_values.push_back(drawn);
  }
  return result;
}

/// Writes one parameter's values and changes, and tells when policies first make a difference.
class Writer {
 public:
  Writer(const Resolved& resolved, double scale, Materialised& out)
      : resolved_(resolved), scale_(scale), out_(out) {}

  void write(std::size_t index, const Drawn& drawn) {
    const Declared& declared = resolved_.catalogue.declared()[index];
    const Parameter& parameter = resolved_.parameters[index];
    const Changes changes = changes_to(resolved_, index);
    const auto [start, end] = std::pair{resolved_.settings.start, resolved_.settings.end};
    const auto cells = [&](core::Date date, const Changes& by) {
      return scaled(*declared.row, cells_on(*declared.row, parameter, date, drawn, by), scale_);
    };
    std::vector<double> before = cells(start, changes);
    std::copy(before.begin(), before.end(), out_.values.begin() + declared.first_index);
    if (!changes.empty()) note_policy(start, before, cells(start, {}));
    for (const core::Date date : turning_points(parameter, changes, start, end)) {
      std::vector<double> now = cells(date, changes);
      for (std::size_t i = 0; i < now.size(); ++i) {
        if (!same_bits(now[i], before[i]))
          out_.changes.push_back({core::days_between(start, date),
                                  declared.first_index + static_cast<std::uint32_t>(i), now[i]});
      }
      if (!changes.empty()) note_policy(date, now, cells(date, {}));
      before = std::move(now);
    }
  }

 private:
  void note_policy(core::Date date, const std::vector<double>& with, const std::vector<double>& without) {
    if (!std::equal(with.begin(), with.end(), without.begin(), same_bits))
      out_.policy_day = std::min(out_.policy_day, core::days_between(resolved_.settings.start, date));
  }

  const Resolved& resolved_;
  double scale_;
  Materialised& out_;
};

}  // namespace

Materialised Scenario::materialise(const DrawPoint& point, double scale) const {
  NRMSIM_EXPECTS(scale > 0);
  const Resolved& resolved = *resolved_;
  Materialised out;
  out.values.assign(resolved.catalogue.declarations().bytes / sizeof(double), 0.0);
  out.policy_day = resolved.settings.horizon_days();
  Draw drawn = draw(resolved, point);
  Writer writer(resolved, scale, out);
  for (std::size_t i = 0; i < resolved.parameters.size(); ++i) writer.write(i, drawn.parameters[i]);
  std::sort(out.changes.begin(), out.changes.end(), [](const DatedChange& a, const DatedChange& b) {
    return std::tie(a.day, a.index) < std::tie(b.day, b.index);
  });
  for (const Table& table : resolved.tables) out.tables.push_back(table.rows);
  out.uncertain_values = std::move(drawn.uncertain_values);
  return out;
}

}  // namespace nrmsim::scenario
