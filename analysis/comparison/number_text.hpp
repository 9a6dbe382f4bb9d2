#pragma once
// Numbers as text: exact for programs, rounded to what is known for people.

#include <string>

namespace nrmsim::comparison {

/// The shortest decimal text that reads back as the same double; "" for NaN, "inf" and "-inf" for infinities.
std::string plain_number(double value);

/// How the numbers of one row are rounded.
struct Rounding {
  double divisor = 1;
  int decimals = 0;         ///< after division
  const char* suffix = "";  ///< "m" for million, "bn" for thousand million
};

/// For numbers up to `largest` in absolute value that are uncertain by about `uncertainty` (half the width of
/// an interval): two significant digits of the uncertainty, three of the number itself where the uncertainty
/// is 0 or not known, but never digits before the decimal point dropped; millions from 10 million on.
Rounding rounding_for(double largest, double uncertainty);

/// "1,234.5", "-0.12", "12.3m"; "-" for NaN. Never "-0".
std::string rounded(double value, const Rounding& rounding);

}  // namespace nrmsim::comparison
