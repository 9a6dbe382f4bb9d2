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

comparison::Characters output_characters() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    const bool utf8 =
        locale.find("UTF-8") != std::string_view::npos || locale.find("utf8") != std::string_view::npos;
    return utf8 ? comparison::Characters::blocks : comparison::Characters::plain;
  }
  return comparison::Characters::plain;
}

unsigned output_width() {
  return width_of(STDOUT_FILENO, 100);
}

}  // namespace nrmsim::cli
