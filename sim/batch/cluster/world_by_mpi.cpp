#include <fmt/format.h>
#include <mpi.h>
#include <pthread.h>

#include <climits>
#include <csignal>

#include "sim/batch/cluster/launcher.hpp"
#include "sim/batch/cluster/world.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::cluster {
namespace {

constexpr int tag = 1;

/// MPI starts threads of its own. Born while these signals are blocked they leave them to whoever listens;
/// else the system may give them one, and it would end the process in the middle of its work.
class WithoutSignals {
 public:
  WithoutSignals() {
    sigset_t ours;
    sigemptyset(&ours);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ours, signal);
    pthread_sigmask(SIG_BLOCK, &ours, &before_);
  }
  WithoutSignals(const WithoutSignals&) = delete;
  WithoutSignals& operator=(const WithoutSignals&) = delete;
  ~WithoutSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// Joined by MPI; threads take turns.
class World final : public Channel {
 public:
  World() {
    int provided = 0;
    {
      const WithoutSignals quiet;
      MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided);
    }
    if (provided < MPI_THREAD_SERIALIZED) throw core::RunError("this MPI cannot be used by threads in turn");
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
  }

  ~World() override {
    if (!others_may_be_gone_) MPI_Finalize();
  }

  unsigned rank() const override { return static_cast<unsigned>(rank_); }
  unsigned size() const override { return static_cast<unsigned>(size_); }

  void send(unsigned to, std::span<const std::byte> bytes) override {
    NRMSIM_EXPECTS(bytes.size() <= INT_MAX);
    MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, static_cast<int>(to), tag,
             MPI_COMM_WORLD);
  }

  std::optional<Received> poll() override {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return std::nullopt;
    int count = 0;
    MPI_Get_count(&status, MPI_BYTE, &count);
    Received received{static_cast<unsigned>(status.MPI_SOURCE), Bytes(static_cast<std::size_t>(count))};
    MPI_Recv(received.bytes.data(), count, MPI_BYTE, status.MPI_SOURCE, tag, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return received;
  }

  void forget_the_others() override { others_may_be_gone_ = true; }

 private:
  int rank_ = 0;
  int size_ = 1;
  bool others_may_be_gone_ = false;
};

}  // namespace

std::string joined_by() {
  std::string text(MPI_MAX_LIBRARY_VERSION_STRING, '\0');
  int length = 0;
  MPI_Get_library_version(text.data(), &length);
  text.resize(static_cast<std::size_t>(length));
  return text.substr(0, text.find_first_of(",\n"));
}

std::unique_ptr<Channel> join() {
  const auto by = launched();
  if (!by || by->tasks == 1) return nullptr;
  auto world = std::make_unique<World>();
  if (world->size() == by->tasks) return world;
  throw core::InputError(
      {{by->by},
       fmt::format("started {} tasks, but MPI sees {} of them, so each would do the whole work", by->tasks,
                   world->size()),
       "the launcher of the MPI that nrmsim was built with (for srun, perhaps --mpi=pmix), one task, or "
       "--shard"});
}

}  // namespace nrmsim::cluster
