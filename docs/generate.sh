#!/bin/sh
# Writes docs/outcomes.md, docs/parameters.md and docs/policies.md anew from the program and the scenario files.
# Needs what the tests need; a test fails when one of the three is not what this would write.
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/release}
[ -f "$build/build.ninja" ] || cmake --preset release
cmake --build "$build" --target document_tables
"$build/tests/document_tables" scenarios docs
