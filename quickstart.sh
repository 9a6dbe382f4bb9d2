#!/usr/bin/env bash
# One command from a fresh clone to a result, and one to the tests. See ./quickstart.sh --help.
# The first time takes some five minutes on two cores, most of it compiling.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

help() {
  cat <<'TEXT'
Usage: ./quickstart.sh [test [--full]] [--help]

  ./quickstart.sh              Install what is missing, build the program, run the baseline against two
                               reforms and print the comparison. Writes results/quickstart.h5 and
                               results/quickstart.html (a report to open in a browser), replacing earlier
                               ones of its own and nothing else. The first time takes some five minutes on
                               two cores, most of it compiling.
  ./quickstart.sh test         The same set-up, then the tests: an optimised build with all of them except
                               the long ones; the tests of everything below the program again under the
                               address and undefined-behaviour sanitizers; those of the parallel parts
                               under the thread sanitizer. Ends with one line, "N passed, N failed", and
                               a status other than 0 if anything failed.
  ./quickstart.sh test --full  All there is: also the long tests, the debug build, clang's build, every
                               test under the address sanitizer, the model's layers alone, clang-tidy,
                               the benchmarks' build, and a report of the lines that the tests reach
                               (build/coverage/report/index.html).

Works on Debian 12, as root or with sudo, and asks nothing. What will be installed is listed first;
everything comes from the distribution, and from npm what draws the report's charts. With nothing missing,
neither root nor a network is needed. Where npm's packages cannot be had, the report has tables without charts.

  run          compiler, CMake, Ninja, the libraries the program uses, and npm unless there is one
  test         also the test libraries, clang with its OpenMP runtime, the Python and R packages that open
               the results files in the tests, Open MPI, and chromium with npm's playwright-core for the report
  test --full  also clang-tidy, cppcheck, gcovr, the benchmark library and SLURM

Elsewhere, install the packages listed in this script under your system's names, then use CMake:
  cmake --preset program && cmake --build --preset program && build/release/nrmsim --help
TEXT
}

# Packages that the program needs, that its tests need, and that a full check needs.
run_packages=(
  g++ cmake ninja-build
  libboost-dev librandom123-dev libsleef-dev libfmt-dev libcli11-dev libeigen3-dev libspdlog-dev
  nlohmann-json3-dev libyaml-cpp-dev libhdf5-dev libxlsxwriter-dev libxxhash-dev zlib1g-dev)
test_packages=(
  libgtest-dev libgmock-dev librapidcheck-dev
  clang libclang-rt-dev libomp-dev
  hdf5-tools python3-xarray python3-h5netcdf python3-netcdf4 python3-pandas python3-tables
  python3-openpyxl python3-scipy python3-matplotlib python3-jsonschema python3-simpy3 r-cran-ncdf4 r-cran-ggplot2
  libopenmpi-dev openmpi-bin chromium)
full_packages=(clang-tidy cppcheck gcovr libbenchmark-dev slurm-wlm munge)

# npm, unless there is one, perhaps not the distribution's: it fetches what draws the charts of the report.
command -v npm >/dev/null || run_packages+=(nodejs npm)

cores=$(nproc 2>/dev/null || echo 1)
passed=0
failed=0
failures=()

say() { printf '\n== %s\n' "$*"; }
stop() {
  printf 'quickstart.sh: %s\n' "$*" >&2
  exit 1
}

# Prints those of the named packages that are not installed, one a line.
missing_packages() {
  local package
  for package in "$@"; do
    if [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]]; then
      printf '%s\n' "$package"
    fi
  done
}

require_debian() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    stop "this system is not Debian (no apt-get); './quickstart.sh --help' says how to build without this script"
  fi
  local name=unknown version=
  if [[ -r /etc/os-release ]]; then
    # shellcheck source=/dev/null
    name=$(. /etc/os-release && printf '%s' "${ID:-unknown}")
    # shellcheck source=/dev/null
    version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
  fi
  if [[ "$name $version" != "debian 12" ]]; then
    printf 'quickstart.sh: made for Debian 12, this is %s %s; going on, but packages may be named differently\n' \
      "$name" "$version" >&2
  fi
}

# Runs a command as root: directly, through sudo without a password, or through sudo that may ask on a terminal.
as_root() {
  if [[ "$(id -u)" == 0 ]]; then
    "$@"
  elif ! command -v sudo >/dev/null; then
    stop "packages are missing and this is neither root nor is there sudo; ask an administrator to run: apt-get install ${missing[*]}"
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

install_packages() {
  require_debian
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then
    say "Nothing to install"
    return
  fi
  say "To be installed, with what they depend on: ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
  as_root "${apt[@]}" -q update ||
    stop "could not fetch the lists of packages; is there a network, and may this user install packages?"
  as_root "${apt[@]}" -q install --no-install-recommends "${missing[@]}" ||
    stop "could not install the packages; the lines above say why"
}

# Configures a preset; starts afresh where the build folder came from another place.
configure() {
  local preset=$1 folder=build/$1
  shift
  [[ "$preset" == program ]] && folder=build/release
  local home=
  [[ -f "$folder/CMakeCache.txt" ]] && home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt")
  if [[ -n "$home" && "$home" != "$PWD" ]]; then
    cmake --fresh --preset "$preset" "$@"
  else
    cmake --preset "$preset" "$@"
  fi
}

# npm_packages FOLDER: the packages that FOLDER/package-lock.json names, unless they are there already.
npm_packages() {
  local folder=$1
  if [[ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]]; then
    return 0
  fi
  say "Fetching with npm what $folder/package.json names"
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error
}

chart_packages() {
  npm_packages analysis/report/page || say "The packages could not be fetched: reports will have tables without charts"
}

run() {
  chart_packages
  say "Building; the first time takes some five minutes on two cores, most of it compiling"
  configure program
  cmake --build --preset program --parallel "$cores"
  # Editors that know the YAML language server complete and check scenario files by it.
  build/release/nrmsim schema > scenarios/scenario.schema.json
  say "Running the baseline and two reforms"
  mkdir -p results
  build/release/nrmsim run scenarios/baseline.yaml scenarios/reforms/guaranteed-support.yaml \
    scenarios/reforms/guardian-for-every-child.yaml -o results/quickstart.h5 --overwrite
  build/release/nrmsim report results/quickstart.h5 -o results/quickstart.html
  say "Written: results/quickstart.h5; 'build/release/nrmsim compare results/quickstart.h5' prints the table again"
  say "The report: $PWD/results/quickstart.html; open it in a browser"
}

# An attribute of the <testsuite> element in a JUnit file; 0 where it is absent.
junit_count() {
  local value
  value=$(grep -m1 -o "\b$2=\"[0-9]*\"" "$1" | tr -dc 0-9)
  printf '%d' "${value:-0}"
}

# count_tests FILE STATUS: adds up what a CTest run said. A test that did not run has not passed, and a run
# that ended badly without a failed test (none found, a crash of CTest) counts as one failure.
count_tests() {
  local file=$1 status=$2 tests=0 bad=0
  if [[ ! -s "$file" ]]; then
    failed=$((failed + 1))
    return
  fi
  tests=$(junit_count "$file" tests)
  bad=$(($(junit_count "$file" failures) + $(junit_count "$file" skipped) + $(junit_count "$file" disabled)))
  passed=$((passed + tests - bad))
  ((status == 0 || bad > 0)) || bad=1
  failed=$((failed + bad))
  ((bad == 0)) || failures+=("$(basename "$file" .xml | sed s/^junit-//): $(failed_names "$file")")
}

# The tests of a JUnit file that did not pass, in one line.
failed_names() {
  grep -o '<testcase name="[^"]*"[^>]*status="[a-z]*"' "$1" | grep -v 'status="run"' |
    sed 's/^<testcase name="\([^"]*\)".*/\1/' | paste -sd ';'
}

# step TITLE COMMAND...: one thing that passes or fails as a whole.
step() {
  local title=$1
  shift
  say "$title"
  if "$@"; then
    return 0
  fi
  printf 'quickstart.sh: failed: %s\n' "$title" >&2
  failures+=("$title")
  failed=$((failed + 1))
  return 1
}

build() {
  local configure_preset=$1 build_preset=$2
  configure "$configure_preset" && cmake --build --preset "$build_preset" --parallel "$cores"
}

# test_build TITLE CONFIGURE BUILD TEST...: builds, then runs one or more test presets.
test_build() {
  local title=$1 configure_preset=$2 build_preset=$3 preset
  shift 3
  step "$title: building" build "$configure_preset" "$build_preset" || return 0
  for preset in "$@"; do
    say "$title: testing ($preset)"
    local junit="$PWD/build/junit-$preset.xml"
    rm -f "$junit"
    local status=0
    "${around_tests[@]}" ctest --preset "$preset" --parallel "$cores" --output-junit "$junit" || status=$?
    count_tests "$junit" "$status"
  done
}

# The thread sanitizer of clang 14 cannot live with much randomisation of addresses.
fixed_addresses() {
  if setarch "$(uname -m)" -R true 2>/dev/null; then
    around_tests=(setarch "$(uname -m)" -R)
  fi
}

lint() {
  configure lint && cmake/lint.sh build/lint && cmake/cppcheck.sh
}

# What earlier tests reached is forgotten: the counts of a run would be added to it.
forget_coverage() {
  [[ ! -d build/coverage ]] || find build/coverage -name '*.gcda' -delete
}

# Fails where the tests reach less of sim/ and analysis/ than is asked for.
coverage_report() {
  local asked=90
  mkdir -p build/coverage/report
  gcovr --root . --filter 'sim/' --filter 'analysis/' --object-directory build/coverage -j "$cores" \
    --html-details build/coverage/report/index.html --print-summary --txt build/coverage/report/summary.txt \
    --fail-under-line "$asked" || return 1
  printf 'At least %d %% of the lines were asked for: passed\n' "$asked"
}

benchmarks() {
  configure release -DNRMSIM_BUILD_BENCHMARKS=ON && cmake --build --preset release --parallel "$cores"
}

tests() {
  around_tests=(env)
  chart_packages
  step "The report in a browser: npm's packages" npm_packages tests/browser || true
  if [[ "$1" == full ]]; then
    test_build "Optimised build" release release release release-long
    test_build "Debug build" debug debug debug
    test_build "Clang's build" clang-release clang-release clang-release
    test_build "The model's layers alone" model-only model-only model-only
    test_build "Address and undefined-behaviour sanitizers" asan-ubsan asan-ubsan asan-ubsan
    forget_coverage
    test_build "Coverage" coverage coverage coverage
    step "Coverage: report" coverage_report || true
    step "Static analysis" lint || true
    step "Benchmarks: building" benchmarks || true
  else
    test_build "Optimised build" release release release
    test_build "Address and undefined-behaviour sanitizers" asan-ubsan asan-ubsan-core asan-ubsan-core
  fi
  fixed_addresses
  test_build "Thread sanitizer" tsan tsan tsan
  ((${#failures[@]} == 0)) || printf '\nFailed: %s' "${failures[@]}"
  printf '\n\n%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0 && passed > 0))
}

main() {
  case "$*" in
    "") install_packages "${run_packages[@]}" && run ;;
    test) install_packages "${run_packages[@]}" "${test_packages[@]}" && tests usual ;;
    "test --full")
      install_packages "${run_packages[@]}" "${test_packages[@]}" "${full_packages[@]}" && tests full ;;
    -h | --help | help | "test --help") help ;;
    *)
      printf 'quickstart.sh: unknown: %s; expected nothing, "test", "test --full" or "--help"\n' "$*" >&2
      exit 2
      ;;
  esac
}

main "$@"
