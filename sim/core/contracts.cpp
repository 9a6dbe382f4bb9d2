#include "sim/core/contracts.hpp"

#include <cstdio>
#include <cstdlib>

namespace nrmsim::core {

void contract_broken(const char* kind, const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken %s: %s\n", file, line, kind, condition);
  std::abort();
}

}  // namespace nrmsim::core
