#pragma once
// What every part of the page needs to know about a results file.

#include <string>
#include <vector>

#include "analysis/comparison/choose.hpp"
#include "analysis/comparison/compare.hpp"
#include "analysis/report/chart.hpp"
#include "analysis/report/published.hpp"
#include "analysis/report/validation.hpp"
#include "sim/results/reader.hpp"

namespace nrmsim::report {

class Facts {
 public:
  /// The reader has to outlive the facts. core::InputError for a baseline that does not exist.
  Facts(const results::Reader& reader, const std::optional<std::string>& baseline,
        std::vector<PublishedFigure> published, Validation validation);

  const results::BatchRecord& batch() const { return reader_.batch(); }
  const std::string& path() const { return reader_.path(); }
  const std::vector<PublishedFigure>& published() const { return published_; }
  const Validation& validation() const { return validation_; }
  /// The headline outcomes of the projection, as 'nrmsim compare' gives them.
  const comparison::Comparison& headline() const { return headline_; }
  bool compares() const { return batch().scenarios.size() > 1; }
  std::size_t baseline() const { return baseline_; }
  /// Positions of the other scenarios, in the order of the file.
  std::vector<std::size_t> reforms() const;
  /// A scenario as people call it: its title, or its name where it has none or shares it.
  const std::string& label(std::size_t scenario) const { return labels_[scenario]; }
  const std::string& label(const std::string& scenario) const;

  /// First day of any policy; nothing if there is none before the horizon.
  std::optional<core::Date> policies_from() const { return comparison::first_policy_day(view_); }

  /// The outcome; nullptr if the file does not have it.
  const outcomes::Outcome* find(const std::string& outcome) const;
  bool has(const std::string& outcome) const { return find(outcome) != nullptr; }
  /// All scenarios against the baseline; no rows where the outcome or the breakdown is not in the file.
  std::vector<comparison::Row> differences(const std::string& outcome, const std::string& by = "",
                                           const std::string& period = "projection") const;
  /// One scenario by itself; likewise.
  std::vector<comparison::Row> values(std::size_t scenario, const std::string& outcome,
                                      const std::string& by = "",
                                      const std::string& period = "projection") const;

 private:
  comparison::Request request(const std::string& outcome, const std::string& by,
                              const std::string& period) const;
  bool can_answer(const comparison::Request& asked) const;

  const results::Reader& reader_;
  comparison::ResultsView view_;
  std::size_t baseline_ = 0;
  std::vector<std::string> labels_;
  std::vector<PublishedFigure> published_;
  Validation validation_;
  comparison::Comparison headline_;
};

/// NaN where there is no number.
double or_nan(const std::optional<double>& value);
/// Ends of a row's interval; NaN without one.
double low_of(const comparison::Row& row);
double high_of(const comparison::Row& row);

}  // namespace nrmsim::report
