// Prints digests of many draws of each kind, for comparison of machines, compilers and processor features.

#include <cstdint>
#include <cstdio>

#include "sim/random/draws.hpp"
#include "tests/digest.hpp"

namespace {

template <class Draw>
void print(const char* name, Draw draw) {
  nrmsim::test::Digest digest;
  for (std::uint64_t i = 0; i < 1000000; ++i) digest.add(draw({i, 3, 1}));
  std::printf("%s %016llx\n", name, static_cast<unsigned long long>(digest.value()));
}

}  // namespace

int main() {
  namespace random = nrmsim::random;
  const random::ReplicationKey key(1, 2, 3);
  print("uniform", [&](random::Address a) { return random::uniform(key, a); });
  print("unit_exponential", [&](random::Address a) { return random::unit_exponential(key, a); });
  print("standard_normal", [&](random::Address a) { return random::standard_normal(key, a); });
}
