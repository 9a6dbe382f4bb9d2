// How many bytes a person takes in one replication of a scenario: what the run adds to the peak of resident
// memory, over the most people at one time who could still have an event. Cases, groups, calendar and
// counters are included.

#include <fmt/core.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <vector>

#include "sim/cli/prepare.hpp"
#include "sim/observation/catalogue.hpp"
#include "sim/observation/simulation.hpp"

namespace {

// Resident now, what was freed being given back first, so that the run cannot hide in it. Linux only.
double resident_bytes() {
  malloc_trim(0);
  double size = 0;
  double resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

void measure(const char* scenario, double scale) {
  using namespace nrmsim;
  cli::ScenarioOptions options;
  options.files = {scenario};
  options.draws = 1;
  if (scale > 0) options.scale = scale;
  options.replications = 1;
  const cli::Prepared prepared = cli::prepare(options, {});
  const model::Input input = prepared.input(0, 0);
  std::vector<outcomes::Cell> row(observation::layout(observation::period_of(input)).total_cells());
  const double before = resident_bytes();
  observation::Worker worker;
  worker.run(input, 1, 0, 0, row);
  const double added = peak_bytes() - before;
  const auto people = static_cast<double>(worker.peak_people());
  fmt::print("people {:.0f}\nmib {:.1f}\nbytes_per_person {:.1f}\n", people, added / 1048576, added / people);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    fmt::print(stderr, "usage: memory SCENARIO.yaml\n");
    return 2;
  }
  try {
    measure(argv[1], argc == 3 ? std::atof(argv[2]) : 0);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    fmt::print(stderr, "memory: {}\n", error.what());
    return EXIT_FAILURE;
  }
}
