// The journal of an unfinished batch.

#include <vector>

#include "scratch.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/journal_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nrmsim;
  const fuzz::Scratch file(data, size);
  try {
    const results::JournalReader reader(file.path());
    const results::BatchRecord& batch = reader.batch();
    std::vector<outcomes::Cell> row(batch.layout.total_cells());
    for (std::uint64_t i = 0; i < batch.keys() && i < 100; ++i) {
      const outcomes::Key key = batch.key_at(i);
      if (!reader.has(key)) continue;
      reader.read(key, row);
      reader.events(key);
    }
  } catch (const core::RunError&) {
  } catch (const core::InputError&) {
  }
  return 0;
}
