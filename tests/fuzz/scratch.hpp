#pragma once
// Bytes as a file in memory, for what reads files by name.

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

namespace nrmsim::fuzz {

class Scratch {
 public:
  Scratch(const std::uint8_t* data, std::size_t size) : descriptor_(memfd_create("nrmsim-fuzz", 0)) {
    for (std::size_t done = 0; done < size;) {
      const ssize_t more = write(descriptor_, data + done, size - done);
      if (more <= 0) std::abort();
      done += static_cast<std::size_t>(more);
    }
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { close(descriptor_); }

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace nrmsim::fuzz
