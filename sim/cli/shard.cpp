#include "sim/cli/shard.hpp"

#include <charconv>
#include <cstdlib>
#include <optional>

#include "sim/core/problems.hpp"

namespace nrmsim::cli {
namespace {

constexpr std::uint32_t most_shards = 1'000'000;

std::optional<std::uint32_t> whole(const std::string& text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && at == end && !text.empty() ? std::optional(number) : std::nullopt;
}

[[noreturn]] void refuse(std::string what, std::string expected) {
  throw core::InputError({{"--shard"}, std::move(what), std::move(expected)});
}

std::optional<std::uint32_t> variable(const char* name) {
  const char* const text = std::getenv(name);
  return text == nullptr ? std::nullopt : whole(text);
}

/// Tasks are numbered from MIN to MAX; a step other than 1 would leave shards out.
Shard of_slurm() {
  const auto task = variable("SLURM_ARRAY_TASK_ID");
  const auto first = variable("SLURM_ARRAY_TASK_MIN");
  const auto last = variable("SLURM_ARRAY_TASK_MAX");
  const auto count = variable("SLURM_ARRAY_TASK_COUNT");
  if (!task || !first || !last || !count)
    refuse("the variables of a SLURM job array are not set", "a task of `sbatch --array=1-N`, or K/N");
  if (*last < *first || *last - *first + 1 != *count || *task < *first || *task > *last)
    refuse("the job array has gaps", "consecutive numbers, as in `sbatch --array=1-N`");
  return {*task - *first + 1, *count};
}

}  // namespace

std::uint64_t Shard::size(const batch::Plan& plan) const {
  const std::uint64_t pairs = std::uint64_t{plan.draws} * plan.replications;
  return (pairs / count + (pairs % count >= number ? 1 : 0)) * plan.scenarios;
}

Shard parse_shard(const std::string& text) {
  if (text == "slurm") return of_slurm();
  const std::size_t slash = text.find('/');
  const auto number = whole(text.substr(0, slash));
  const auto count = slash == std::string::npos ? std::nullopt : whole(text.substr(slash + 1));
  if (!number || !count || *number < 1 || *count < *number || *count > most_shards)
    refuse("\"" + text + "\" is no shard", "K/N with 1 <= K <= N <= 1,000,000, or slurm");
  return {*number, *count};
}

}  // namespace nrmsim::cli
