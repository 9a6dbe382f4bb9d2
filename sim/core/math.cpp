#include "sim/core/math.hpp"

#include <sleef.h>

// SLEEF's scalar "cinz" set: deterministic (c), without fused multiply-add (inz), in pure C. One fixed
// sequence of IEEE operations each, compiled once by the distribution, and no choice of variant at run time.
namespace nrmsim::core::portable {

double log(double x) {
  return Sleef_cinz_logd1_u10purec(x);
}
double log1p(double x) {
  return Sleef_cinz_log1pd1_u10purec(x);
}
double exp(double x) {
  return Sleef_cinz_expd1_u10purec(x);
}
double expm1(double x) {
  return Sleef_cinz_expm1d1_u10purec(x);
}
double pow(double base, double exponent) {
  return Sleef_cinz_powd1_u10purec(base, exponent);
}
double sin(double x) {
  return Sleef_cinz_sind1_u10purec(x);
}
double cos(double x) {
  return Sleef_cinz_cosd1_u10purec(x);
}

}  // namespace nrmsim::core::portable
