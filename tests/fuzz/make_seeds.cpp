// Writes seeds whose formats are not text, and whole scenarios, from what the program itself writes.
//   fuzz_make_seeds FOLDER SCENARIO.yaml...

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

#include "sim/results/journal.hpp"
#include "sim/results/journal_reader.hpp"
#include "sim/results/writer.hpp"
#include "sim/scenario/load.hpp"
#include "tests/fuzz/declarations.hpp"
#include "tests/sim/results/sample_batch.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nrmsim;

void write_batch(const fs::path& folder) {
  const results::BatchRecord record = results::sample::batch();
  const std::string path = folder / "results" / "small.h5";
  {
    results::Journal journal =
        results::Journal::open_new(results::journal_path(path), record, results::Existing::replace);
    for (std::uint64_t i = 0; i < record.keys(); ++i) {
      const outcomes::Key key = record.key_at(i);
      journal.append(key, results::sample::row(record, key), results::sample::events(key));
    }
    journal.close();
  }
  fs::remove(path);
  results::write_file(record, results::JournalReader(results::journal_path(path)), path);
  fs::rename(results::journal_path(path), folder / "journal" / "small.part");
}

void write_scenario(const fs::path& folder, const fs::path& scenario) {
  const auto loaded = scenario::load(scenario, fuzz::model_declarations());
  std::ofstream(folder / "scenario" / scenario.filename()) << loaded.resolved_yaml();
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const fs::path folder = count > 1 ? arguments[1] : ".";
    for (const char* part : {"results", "journal", "scenario"}) fs::create_directories(folder / part);
    write_batch(folder);
    for (int i = 2; i < count; ++i) write_scenario(folder, arguments[i]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fuzz_make_seeds: %s\n", error.what());
    return 1;
  }
}
