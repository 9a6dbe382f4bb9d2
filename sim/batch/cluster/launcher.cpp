#include "sim/batch/cluster/launcher.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace nrmsim::cluster {
namespace {

struct Variables {
  const char* tasks;
  const char* rank;
  const char* by;
};

constexpr std::array<Variables, 3> known{{{"OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "mpirun"},
                                          {"PMI_SIZE", "PMI_RANK", "the launcher"},
                                          {"SLURM_STEP_NUM_TASKS", "SLURM_PROCID", "srun"}}};

std::optional<unsigned> number(const char* variable) {
  const char* const text = std::getenv(variable);
  if (text == nullptr) return std::nullopt;
  const std::string_view view(text);
  unsigned value = 0;
  const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
  if (error != std::errc() || end != view.data() + view.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Launched> launched() {
  for (const Variables& variables : known) {
    const auto tasks = number(variables.tasks);
    const auto rank = number(variables.rank);
    if (tasks && rank && *tasks >= 1) return Launched{*tasks, *rank, variables.by};
  }
  return std::nullopt;
}

}  // namespace nrmsim::cluster
