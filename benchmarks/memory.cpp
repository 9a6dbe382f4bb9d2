// How many bytes a person takes in one replication of a scenario: peak of resident memory less what the same
// run takes with nobody in it, over the most people at one time who could still have an event. Cases, groups,
// queues, calendar and the counters that grow with people are included. Linux only.

#include <fmt/core.h>
#include <malloc.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "sim/cli/prepare.hpp"
#include "sim/observation/catalogue.hpp"
#include "sim/observation/simulation.hpp"

namespace {

using namespace nrmsim;

// From now on the peak is that of what follows; what was freed is given back first, so that nothing hides in
// it.
void forget_the_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

double peak_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      double kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1024;
    }
  throw std::runtime_error("/proc/self/status does not tell the peak of resident memory");
}

cli::Prepared prepared(const char* scenario, double scale) {
  cli::ScenarioOptions options;
  options.files = {scenario};
  options.draws = 1;
  if (scale > 0) options.scale = scale;
  options.replications = 1;
  return cli::prepare(options, {});
}

struct Peak {
  double bytes;
  std::size_t people;
};
Peak peak_of(const model::Input& input) {
  std::vector<outcomes::Cell> row(observation::layout(observation::period_of(input)).total_cells());
  forget_the_peak();
  observation::Worker worker;
  worker.run(input, 1, 0, 0, row);
  return {peak_bytes(), worker.peak_people()};
}

void measure(const char* scenario, double scale) {
  constexpr double nobody = 1e-6;
  const cli::Prepared empty = prepared(scenario, nobody);
  const cli::Prepared full = prepared(scenario, scale);
  const Peak without = peak_of(empty.input(0, 0));
  const Peak with = peak_of(full.input(0, 0));
  const double added = with.bytes - without.bytes;
  fmt::print("people {}\nmib_with_nobody {:.1f}\nmib_added {:.1f}\nbytes_per_person {:.1f}\n", with.people,
             without.bytes / 1048576, added / 1048576, added / static_cast<double>(with.people));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    fmt::print(stderr, "usage: memory SCENARIO.yaml [SCALE]\n");
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
