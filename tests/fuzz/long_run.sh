#!/bin/sh
# Runs every fuzz target with libFuzzer for so many seconds each, from the seeds and from what earlier runs found:
#   cmake --preset fuzz && cmake --build --preset fuzz && tests/fuzz/long_run.sh [SECONDS]
# What makes a target fail is left in build/fuzz/found-TARGET. Ends with the number of executions of each target.
# HDF5 may ask for 4 GiB that it never touches, hence the limit of a single allocation. What is refused unless it is whole has
# to have room for that: the seeds would be cut.
set -eu
cd "$(dirname "$0")/../../build/fuzz"
seconds=${1:-600}
scenarios=../../scenarios
fuzz/fuzz_make_seeds seeds "$scenarios/verification/nrm-slice.yaml" "$scenarios/reforms/guaranteed-support.yaml"
mkdir -p seeds/yaml && cp "$scenarios"/*.yaml "$scenarios"/reforms/*.yaml "$scenarios"/verification/*.yaml seeds/yaml
status=0
for target in yaml scenario targets posterior command_line journal results; do
  mkdir -p "corpus/$target" "found-$target"
  set -- "corpus/$target"
  for folder in "seeds/$target" "../../tests/fuzz/seeds/$(echo "$target" | tr _ -)"; do
    [ -d "$folder" ] && set -- "$@" "$folder"
  done
  length=4096
  case $target in
    journal) length=16384 ;;
    results) length=131072 ;;
    scenario) length=262144 ;;
    targets) length=16384 && set -- "$@" "$scenarios/targets" ;;
    posterior) length=32768 && set -- "$@" "$scenarios/posteriors" ;;
    *) ;;
  esac
  "fuzz/fuzz_$target" -max_total_time="$seconds" -max_len="$length" -timeout=30 -rss_limit_mb=3000 -malloc_limit_mb=8192 -artifact_prefix="found-$target/" \
    -print_final_stats=1 "$@" >"$target.log" 2>&1 || status=1
  printf '%s: ' "$target"
  grep -o 'number_of_executed_units: *[0-9]*' "$target.log" || echo "failed, see build/fuzz/$target.log"
done
exit $status
