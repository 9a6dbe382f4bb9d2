// Without libFuzzer: plays every seed as it is, then changes of them, the same ones each time.
//   fuzz_NAME RUNS FILE_OR_FOLDER...

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

void add(std::vector<Bytes>& seeds, const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) add(seeds, file);
    return;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::perror(path.c_str());
    std::exit(2);
  }
  seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// What goes wrong with files: bits flip, ends are lost, parts are lost, doubled, or come from elsewhere.
Bytes changed(Bytes bytes, const Bytes& other, std::mt19937_64& luck) {
  const auto below = [&luck](std::size_t n) { return static_cast<std::ptrdiff_t>(n == 0 ? 0 : luck() % n); };
  for (std::uint64_t times = 1 + luck() % 4; times > 0; --times) {
    const std::ptrdiff_t at = below(bytes.size());
    const std::ptrdiff_t length = below(bytes.size() - static_cast<std::size_t>(at));
    switch (luck() % 5) {
      case 0:
        if (!bytes.empty())
          bytes[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1U << (luck() % 8));
        break;
      case 1:
        bytes.resize(static_cast<std::size_t>(at));
        break;
      case 2:
        bytes.erase(bytes.begin() + at, bytes.begin() + at + length);
        break;
      case 3: {
        const Bytes part(bytes.begin() + at, bytes.begin() + at + length);
        bytes.insert(bytes.begin() + at, part.begin(), part.end());
        break;
      }
      default: {
        const std::ptrdiff_t from = below(other.size());
        const std::ptrdiff_t many = below(other.size() - static_cast<std::size_t>(from));
        bytes.insert(bytes.begin() + at, other.begin() + from, other.begin() + from + many);
      }
    }
  }
  return bytes;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: fuzz_NAME RUNS FILE_OR_FOLDER...\n", stderr);
    return 2;
  }
  std::vector<Bytes> seeds;
  for (int i = 2; i < count; ++i) add(seeds, arguments[i]);
  if (seeds.empty()) {
    std::fputs("there are no seeds\n", stderr);
    return 2;
  }
  for (const Bytes& seed : seeds) LLVMFuzzerTestOneInput(seed.data(), seed.size());
  std::mt19937_64 luck(1);
  const long runs = std::strtol(arguments[1], nullptr, 10);
  for (long run = 0; run < runs; ++run) {
    const Bytes bytes = changed(seeds[luck() % seeds.size()], seeds[luck() % seeds.size()], luck);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::printf("%zu seeds and %ld changes of them\n", seeds.size(), runs);
  return 0;
}
