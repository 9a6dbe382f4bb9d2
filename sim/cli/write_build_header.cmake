# Writes nrmsim_build.hpp: what was built, from which commit, with what. Run at every build, so that the commit is
# the one that was built and not the one that was configured; the file is touched only when it changes.
set(commit "unknown")
find_program(GIT git)
if(GIT AND EXISTS "${SOURCE_DIR}/.git")
  execute_process(COMMAND "${GIT}" rev-parse HEAD WORKING_DIRECTORY "${SOURCE_DIR}"
    OUTPUT_VARIABLE head OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    set(commit "${head}")
    execute_process(COMMAND "${GIT}" status --porcelain --untracked-files=no WORKING_DIRECTORY "${SOURCE_DIR}"
      OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
      string(APPEND commit "+changes")
    endif()
  endif()
endif()

file(CONFIGURE OUTPUT "${HEADER}.new" @ONLY CONTENT [[
#pragma once
#include <string_view>

namespace nrmsim::build {
inline constexpr std::string_view version = "@VERSION@";
inline constexpr std::string_view commit = "@commit@";
inline constexpr std::string_view compiler = "@COMPILER@";
inline constexpr std::string_view source_scenarios = "@SOURCE_DIR@/scenarios";
inline constexpr std::string_view installed_scenarios = "@INSTALLED_SCENARIOS@";  // relative to the program
}  // namespace nrmsim::build
]])
file(COPY_FILE "${HEADER}.new" "${HEADER}" ONLY_IF_DIFFERENT)
