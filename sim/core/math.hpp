#pragma once
// Transcendental functions whose results are the same, bit for bit, on every x86-64 machine.
// Use these wherever a result of the model depends on one; std::exp and its family may round differently from
// one processor to the next, because the C library picks among variants with and without fused multiply-add.
// +, -, *, / and std::sqrt are correctly rounded by IEEE 754 and need no such care.
// How it is done and what it costs: docs/methods/portable-mathematics.md.

namespace nrmsim::core::portable {

/// Natural logarithm, within 1 unit in the last place. -inf at 0, NaN below.
double log(double x);
/// log(1 + x), accurate near 0. -inf at -1, NaN below.
double log1p(double x);
/// Exponential, within 1 unit in the last place. 0 and +inf where the result leaves the range of double.
double exp(double x);
/// exp(x) - 1, accurate near 0.
double expm1(double x);
/// base to the power of exponent, within 1 unit in the last place; special cases as in C's pow.
double pow(double base, double exponent);
/// Sine and cosine of an angle in radians, within 1 unit in the last place.
double sin(double x);
double cos(double x);

}  // namespace nrmsim::core::portable
