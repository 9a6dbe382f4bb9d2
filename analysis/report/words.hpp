#pragma once
// Labels of files as words for people.

#include <string>

namespace nrmsim::report {

/// "labour_criminal" becomes "labour criminal", "uk" "UK", "home_office" "Home Office"; other text stays.
std::string readable(const std::string& label);

/// What stands before and after the first ": " of a label, each readable; the first is empty where there is
/// none.
struct Margin {
  std::string margin;
  std::string group;
};
Margin margin_of(const std::string& label);

/// The text with its first letter in upper case.
std::string capitalised(std::string text);

/// "two" to "ten"; digits for other numbers.
std::string number_word(std::size_t number);

/// "1 draw", "20 draws".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// "2027-2035" becomes "2027 to 2035"; other text stays.
std::string period_words(std::string period);

}  // namespace nrmsim::report
