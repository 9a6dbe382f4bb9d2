#!/usr/bin/env bash
# Runs clang-tidy over our sources, with .clang-tidy; the status is not 0 if it finds anything.
# Usage: cmake/lint.sh BUILD_FOLDER [PATTERN]   (configure it first: cmake --preset lint)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1
pattern=${2:-.}

# The headers that the build writes are needed before any source can be read.
# grep reads to the end: with -q it would stop ninja's list by a signal, which counts as a failure here.
if ninja -C "$build" -t targets all | grep '^nrmsim_build_header:' >/dev/null; then
  ninja -C "$build" nrmsim_build_header >/dev/null
fi

files() {
  sed -n 's/^ *"file": "\(.*\)".*/\1/p' "$build/compile_commands.json" |
    grep -E "^$PWD/(sim|analysis)/" | grep -E "$pattern" | sort -u
}
files | xargs -r -P "$(nproc)" -n 1 clang-tidy -p "$build" --quiet
