// Prints digests of many values of each portable function, or with --libm of the C library's, for comparison
// of machines, compilers and processor features.

#include <cmath>
#include <cstdio>
#include <string_view>

#include "sim/core/math.hpp"
#include "tests/digest.hpp"

namespace {

constexpr int points = 200000;

template <class F>
void print(const char* name, F f) {
  nrmsim::test::Digest digest;
  for (int i = 0; i < points; ++i) digest.add(f((i + 0.37) / points));
  std::printf("%s %016llx\n", name, static_cast<unsigned long long>(digest.value()));
}

}  // namespace

int main(int argc, char** argv) {
  namespace portable = nrmsim::core::portable;
  if (argc > 1 && std::string_view{argv[1]} == "--libm") {
    print("log", [](double u) { return std::log(100 * u); });
    print("exp", [](double u) { return std::exp(80 * u - 40); });
    print("pow", [](double u) { return std::pow(10 * u, 1.7); });
    print("sin", [](double u) { return std::sin(20 * u); });
    return 0;
  }
  print("log", [](double u) { return portable::log(100 * u); });
  print("log1p", [](double u) { return portable::log1p(4 * u - 0.99); });
  print("exp", [](double u) { return portable::exp(80 * u - 40); });
  print("expm1", [](double u) { return portable::expm1(4 * u - 2); });
  print("pow", [](double u) { return portable::pow(10 * u, 1.7); });
  print("sin", [](double u) { return portable::sin(20 * u); });
  print("cos", [](double u) { return portable::cos(20 * u); });
}
