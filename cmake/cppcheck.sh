#!/usr/bin/env bash
# Runs cppcheck over our sources; the status is not 0 if it finds anything.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# What is read into places that a constructor computes is clearer in its body. The macro is nlohmann-json's.
cppcheck --enable=warning,performance,portability --std=c++20 --language=c++ -j "$(nproc)" --quiet --inline-suppr \
  --suppress=missingInclude --suppress=useInitializationList '-DNLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(...)=' \
  --error-exitcode=1 -I. sim analysis
