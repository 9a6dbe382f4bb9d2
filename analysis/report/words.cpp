#include "analysis/report/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace nrmsim::report {
namespace {

using Word = std::pair<const char*, const char*>;
/// Names and abbreviations that an underscore or lower case hides.
constexpr std::array<Word, 27> known{{{"uk", "UK"},
                                      {"foi", "answer to a freedom of information request"},
                                      {"dual_uk", "UK and another"},
                                      {"nhs", "NHS"},
                                      {"ngo", "NGO"},
                                      {"home_office", "Home Office"},
                                      {"london", "London"},
                                      {"scotland", "Scotland"},
                                      {"wales", "Wales"},
                                      {"northern_ireland", "Northern Ireland"},
                                      {"yorkshire_and_the_humber", "Yorkshire and the Humber"},
                                      {"rg_decision", "RG decision"},
                                      {"cg_decision", "CG decision"},
                                      {"semi_independent_night", "semi-independent night"},
                                      {"childrens_home_night", "children's home night"},
                                      {"north_east", "North East"},
                                      {"north_west", "North West"},
                                      {"south_east", "South East"},
                                      {"south_west", "South West"},
                                      {"east_midlands", "East Midlands"},
                                      {"west_midlands", "West Midlands"},
                                      {"east_of_england", "East of England"},
                                      {"sexual_criminal", "sexual and criminal"},
                                      {"labour_criminal", "labour and criminal"},
                                      {"labour_domestic", "labour and domestic"},
                                      {"sexual_labour", "sexual and labour"},
                                      {"reexploitation", "after re-exploitation"}}};

}  // namespace

std::string readable(const std::string& label) {
  for (const Word& word : known)
    if (label == word.first) return word.second;
  std::string made = label;
  std::replace(made.begin(), made.end(), '_', ' ');
  return made;
}

Margin margin_of(const std::string& label) {
  const std::size_t colon = label.find(": ");
  if (colon == std::string::npos) return {"", readable(label)};
  return {readable(label.substr(0, colon)), readable(label.substr(colon + 2))};
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string number_word(std::size_t number) {
  constexpr std::array words{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  constexpr std::size_t first = 2;
  return number >= first && number < first + words.size() ? words[number - first] : std::to_string(number);
}

std::string period_words(std::string period) {
  constexpr std::size_t two_years = 9;
  if (period.size() == two_years && period[4] == '-') period.replace(4, 1, " to ");
  return period;
}

}  // namespace nrmsim::report
