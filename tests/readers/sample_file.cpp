// Writes the sample batch through the public interface, for other people's readers to open.

#include <cstdio>
#include <exception>

#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"

int main(int count, char** arguments) {
  using namespace nrmsim::results;
  if (count != 2) {
    std::fputs("usage: sample_file FILE.h5\n", stderr);
    return 2;
  }
  try {
    const BatchRecord record = sample::batch();
    WriteOptions options;
    options.existing = Existing::replace;
    options.make_tables = [](const Reader&) { return std::vector{sample::table()}; };
    write_file(record, sample::Rows(record), arguments[1], options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
