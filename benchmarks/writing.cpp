// What share of a run writing its results takes: the same replications are run without output and then
// written, to the journal and from there to the results file, by the code that `nrmsim run` uses. Processor
// time for both, and for writing also the time that passes, since it waits for the disk and may use several
// threads.

#include <fmt/core.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <vector>

#include "sim/cli/execute.hpp"
#include "sim/observation/simulation.hpp"

namespace {

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure(const char* scenario, std::uint32_t replications, unsigned threads) {
  using namespace nrmsim;
  cli::ScenarioOptions options;
  options.files = {scenario};
  options.draws = 1;
  options.replications = replications;
  const cli::Prepared prepared = cli::prepare(options, {});
  const model::Input input = prepared.input(0, 0);
  std::vector<std::vector<outcomes::Cell>> rows(replications);
  observation::Worker worker;

  const double start = processor_seconds();
  for (std::uint32_t r = 0; r < replications; ++r) {
    rows[r].resize(prepared.record.layout.total_cells());
    worker.run(input, 1, 0, r, rows[r]);
  }
  const double running = processor_seconds() - start;

  const std::string path =
      (std::filesystem::temp_directory_path() / fmt::format("nrmsim-writing-{}.h5", std::clock())).string();
  const double before = processor_seconds();
  const auto clock_before = std::chrono::steady_clock::now();
  results::Journal journal =
      results::Journal::open_new(results::journal_path(path), prepared.record, results::Existing::refuse);
  for (std::uint32_t r = 0; r < replications; ++r) journal.append({0, 0, r}, rows[r]);
  cli::write_results(prepared, journal, path, {results::Existing::refuse, {}, threads});
  const double writing = processor_seconds() - before;
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - clock_before;
  const auto bytes = static_cast<double>(std::filesystem::file_size(path));
  std::filesystem::remove(path);
  fmt::print("running_seconds {:.3f}\nwriting_processor_seconds {:.4f}\nwriting_passed_seconds {:.4f}\n",
             running, writing, passed.count());
  fmt::print("results_mib {:.2f}\nshare_percent {:.2f}\n", bytes / 1048576,
             100 * writing / (running + writing));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "usage: writing SCENARIO.yaml REPLICATIONS [THREADS]\n");
    return 2;
  }
  try {
    measure(argv[1], static_cast<std::uint32_t>(std::atoi(argv[2])),
            argc == 4 ? static_cast<unsigned>(std::atoi(argv[3])) : 1);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    fmt::print(stderr, "writing: {}\n", error.what());
    return EXIT_FAILURE;
  }
}
