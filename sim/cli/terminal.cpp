#include "sim/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace nrmsim::cli {
namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

unsigned width_of(int descriptor, unsigned otherwise) {
  winsize size{};
  if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return otherwise;
  return size.ws_col;
}

}  // namespace

bool error_is_terminal() {
  const char* kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && kind != nullptr && std::string_view(kind) != "dumb";
}

bool error_has_colour() {
  return error_is_terminal() && !is_set("NO_COLOR");
}

unsigned error_width() {
  return width_of(STDERR_FILENO, 80);
}

unsigned output_width() {
  return width_of(STDOUT_FILENO, 100);
}

}  // namespace nrmsim::cli
