// What the engine's parts cost by themselves.

#include <benchmark/benchmark.h>

#include <boost/random/exponential_distribution.hpp>
#include <cstdint>
#include <random>

#include "benchmarks/four_ary_heap.hpp"
#include "sim/core/math.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/clock.hpp"
#include "sim/engine/pool.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/stream.hpp"

namespace {

using nrmsim::random::Address;
using nrmsim::random::ReplicationKey;

// A generator that costs next to nothing, so that the calendar is what is measured (splitmix64).
class Cheap {
 public:
  double operator()() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
  }

 private:
  std::uint64_t state_ = 1;
};

// The hold model: the event taken out is set again, so that the number of events stays the same. Every fourth
// time another owner's event is moved too. One item is one event.
template <class Events>
void hold(benchmark::State& state) {
  const auto owners = static_cast<std::uint32_t>(state.range(0));
  constexpr double events_per_owner = 40;
  constexpr double horizon = 2 * events_per_owner;  // delays are uniform on (0, 4) with mean 2
  Events events;
  Cheap uniform;
  const auto start = [&] {
    events.reset(0, horizon, events_per_owner * owners);
    for (std::uint32_t i = 0; i < owners; ++i) events.set(i, 4 * uniform());
  };
  start();
  std::uint32_t turn = 0;
  for (auto _ : state) {
    std::uint32_t owner = 0;
    double time = 0;
    if (!events.next(owner, time)) {
      state.PauseTiming();
      start();
      state.ResumeTiming();
      continue;
    }
    events.set(owner, time + 4 * uniform());
    if (++turn % 4 == 0) events.set(static_cast<std::uint32_t>(uniform() * owners), time + 4 * uniform());
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes_per_owner"] = static_cast<double>(events.memory_bytes()) / owners;
}
BENCHMARK(hold<nrmsim::engine::Calendar<>>)->Name("calendar")->RangeMultiplier(10)->Range(1000, 10000000);
BENCHMARK(hold<nrmsim::benchmarks::FourAryHeap>)
    ->Name("four-ary heap")
    ->RangeMultiplier(10)
    ->Range(1000, 10000000);

template <class Draw>
void draw(benchmark::State& state, Draw one) {
  ReplicationKey key(1, 2, 3);
  std::uint64_t entity = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(key);  // else the compiler works the key's schedule out once and for all
    benchmark::DoNotOptimize(one(key, Address{++entity, 1, 2}));
  }
}

void pool_cycle(benchmark::State& state, nrmsim::engine::Discipline discipline) {
  // A line of a thousand: whoever gets a place gives it back at once and somebody else joins.
  nrmsim::engine::Pool pool;
  nrmsim::engine::Ticket ticket{};
  Cheap uniform;
  pool.reset(0, 1, discipline);
  for (std::uint32_t i = 0; i <= 1000; ++i) pool.join(0, i, i, uniform(), ticket);
  double now = 0;
  for (auto _ : state) {
    std::uint32_t token = 0;
    now += 1;
    pool.release(now, token);
    benchmark::DoNotOptimize(token);
    pool.join(now, token, token, now + uniform(), ticket);
  }
}

void clock_rate(benchmark::State& state) {
  nrmsim::engine::clock::Value value;
  float rate = 0;
  double now = 0;
  for (auto _ : state) {
    now += 1;
    if (now > 1000) {  // wound up again before it is due
      now = 1;
      nrmsim::engine::clock::start(value, rate, 2000);
    }
    nrmsim::engine::clock::set_rate(value, rate, now, rate > 0.5F ? 0.25F : 0.75F);
    benchmark::DoNotOptimize(value);
  }
}
BENCHMARK(clock_rate)->Name("clock: change of rate");

void register_draws() {
  namespace random = nrmsim::random;
  const auto add = [](const char* name, auto one) {
    benchmark::RegisterBenchmark(name, [one](benchmark::State& state) { draw(state, one); });
  };
  using Key = const ReplicationKey&;
  add("draw: 128 bits", [](Key k, Address a) { return random::bits(k, a); });
  add("draw: uniform", [](Key k, Address a) { return random::uniform(k, a); });
  add("draw: unit exponential", [](Key k, Address a) { return random::unit_exponential(k, a); });
  add("draw: exponential by inversion",
      [](Key k, Address a) { return -nrmsim::core::portable::log(random::uniform(k, a)); });
  add("draw: exponential by Boost over a Stream", [](Key k, Address a) {
    random::Stream stream(k, a);
    return boost::random::exponential_distribution<double>()(stream);
  });
  add("draw: standard normal", [](Key k, Address a) { return random::standard_normal(k, a); });
  benchmark::RegisterBenchmark("pool: release and join, fifo", [](benchmark::State& state) {
    pool_cycle(state, nrmsim::engine::Discipline::fifo);
  });
  benchmark::RegisterBenchmark("pool: release and join, ordered", [](benchmark::State& state) {
    pool_cycle(state, nrmsim::engine::Discipline::ordered);
  });
}

}  // namespace

int main(int argc, char** argv) {
  register_draws();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
