#!/bin/sh
# Compares the simulator with the yardstick and with SimPy on the slice model (README.md), in one run on one machine.
#   benchmarks/compare.sh [BUILD_FOLDER [REPLICATIONS [ROUNDS]]]
# Both programs run by turns, so that a machine that is busy for a while is busy for both; of each the fastest round
# counts. Set SIMPY=0 to leave SimPy out, PYTHON to name the Python that has it.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-$root/build/release}
replications=${2:-40}
rounds=${3:-5}
python=${PYTHON:-/usr/bin/python3}
program=$build/nrmsim
yardstick=$build/yardstick
scenario=$root/scenarios/verification/nrm-slice.yaml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

for needed in "$program" "$yardstick" "$scenario"; do
  [ -e "$needed" ] || { echo "$needed is missing; configure with -DNRMSIM_BUILD_BENCHMARKS=ON and build" >&2; exit 2; }
done

# program_ns REPLICATIONS THREADS SCALE: nanoseconds per event, start and writing of results included, from
# "on N threads; ..., X ns per event per thread" on standard error
program_ns() {
  "$program" run "$scenario" --replications "$1" --threads "$2" --scale "$3" -o "$folder/slice.h5" --overwrite \
    2>"$folder/messages" >/dev/null || { cat "$folder/messages" >&2; exit 1; }
  awk -v threads="$2" 'match($0, /[0-9.]+ ns per event per thread/) {
         split(substr($0, RSTART, RLENGTH), word, " "); found = 1; printf "%.2f\n", word[1] / threads }
       END { if (!found) exit 1 }' "$folder/messages"
}
# yardstick_ns REPLICATIONS THREADS SCALE
yardstick_ns() {
  "$yardstick" --replications "$1" --threads "$2" --scale "$3" | awk '$1 == "ns_per_event" { print $2 }'
}
least() { sort -g | head -n 1; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# measure REPLICATIONS THREADS SCALE ROUNDS: sets ours and bare
measure() {
  : >"$folder/ours"
  : >"$folder/bare"
  round=0
  while [ "$round" -lt "$4" ]; do
    program_ns "$1" "$2" "$3" >>"$folder/ours"
    yardstick_ns "$1" "$2" "$3" >>"$folder/bare"
    round=$((round + 1))
  done
  ours=$(least <"$folder/ours")
  bare=$(least <"$folder/bare")
}

measure "$replications" 1 1 "$rounds"
ours_one=$ours
bare_one=$bare
echo "one thread:   simulator $ours_one ns per event, yardstick $bare_one, ratio $(ratio "$ours_one" "$bare_one")"

measure "$replications" 2 1 "$rounds"
echo "two threads:  simulator $(ratio "$ours_one" "$ours") times as fast as one, yardstick $(ratio "$bare_one" "$bare") times"

measure 2 1 100 2
echo "scale 100:    simulator $ours ns per event, yardstick $bare, ratio $(ratio "$ours" "$bare")"
echo "growth:       simulator $(ratio "$ours" "$ours_one") times the time per event, yardstick $(ratio "$bare" "$bare_one")"

if [ "${SIMPY:-1}" != 0 ]; then
  simpy=$("$python" "$root/benchmarks/slice_simpy.py" --replications 1 | awk '$1 == "ns_per_event" { print $2 }')
  echo "SimPy:        $simpy ns per event, $(ratio "$simpy" "$ours_one") times the simulator's"
fi
