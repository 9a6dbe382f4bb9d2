#pragma once
// Amounts as people read them: "1,603", "£320m", "4.2%", "12 days".

#include <string>

#include "analysis/comparison/compare.hpp"
#include "analysis/comparison/number_text.hpp"

namespace nrmsim::report {

enum class Kind : unsigned char { number, money, percent, days };

/// How amounts with this unit and statistic are shown.
Kind kind_of(const std::string& unit, const std::string& statistic);

/// Writes amounts of one row, all rounded alike: to what is known of them (see comparison::rounding_for).
class Amount {
 public:
  Amount(Kind kind, double largest, double uncertainty);
  /// For the value or the difference of a row, by its interval.
  static Amount of(const comparison::Row& row);

  /// "£1,200", "4.2%", "12 days".
  std::string operator()(double value) const;
  /// The size of a change without its sign: "£1,200", "4.2 percentage points".
  std::string size(double change) const;
  /// "120 fewer", "£1,200 more", "4.2 percentage points lower", "no change".
  std::string change(double change) const;
  comparison::Rounding rounding() const { return rounding_; }

 private:
  std::string rounded(double value) const;

  Kind kind_;
  comparison::Rounding rounding_;
};

/// "from 120 fewer to 80 more" of a row with a difference, "from 100 to 120" of one without; "not known"
/// where there is no interval.
std::string interval_words(const comparison::Row& row);

/// The mean of a row in the same words.
std::string mean_words(const comparison::Row& row);

/// A sentence where the mean and the greater number of draws (or of runs of chance) point in opposite
/// directions; else empty.
std::string skew_words(const comparison::Row& row);

/// "60%"; "-" where no direction is better or one run is all there is, "same" where no pair differs.
std::string chance_words(const comparison::Row& row);

}  // namespace nrmsim::report
