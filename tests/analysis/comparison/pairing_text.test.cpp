#include "analysis/comparison/pairing_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace nrmsim::comparison {
namespace {

Row row(const std::string& outcome, double variance_reduction, double replications) {
  Row made;
  made.scenario = "reform";
  made.long_name = outcome;
  made.group = "all";
  made.pairing = statistics::PairingGain{variance_reduction, replications};
  return made;
}

TEST(PairingText, SaysWhatPairingBrought) {
  Comparison comparison;
  comparison.rows = {
      row("re-exploitation", 3.14, 12.56), row("cost of services", 1234, 4936), row("deaths", 3e29, 1.2e30),
      row("missing", std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity())};
  EXPECT_EQ(pairing_text(comparison),
            "What the same luck in all scenarios brought to their differences:\n"
            "                               variance divided by  worth independent replications\n"
            "reform, re-exploitation                        3.1                              13\n"
            "reform, cost of services                     1,234                           4,936\n"
            "reform, deaths                      over 1,000,000                  over 1,000,000\n"
            "reform, missing           difference does not vary                               -\n");
}

TEST(PairingText, SaysNothingWhereNothingIsKnown) {
  Comparison comparison;
  comparison.rows = {Row{}};
  EXPECT_EQ(pairing_text(comparison), "");
}

}  // namespace
}  // namespace nrmsim::comparison
