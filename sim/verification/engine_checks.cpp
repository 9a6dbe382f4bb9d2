#include "sim/verification/engine_checks.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "sim/engine/calendar.hpp"
#include "sim/engine/clock.hpp"
#include "sim/engine/pool.hpp"
#include "sim/random/draws.hpp"
#include "sim/verification/queueing.hpp"
#include "sim/verification/sample.hpp"

namespace nrmsim::verification {
namespace {

constexpr double z_of_a_millionth = 4.892;  // a standard normal lies further out with probability 1e-6

/// One number after another from one address after another.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint32_t replication) : key_(seed, 0, replication) {}
  double exponential(std::uint64_t who) { return random::unit_exponential(key_, {who, 1, next_++}); }
  double uniform(std::uint64_t who) { return random::uniform(key_, {who, 2, next_++}); }

 private:
  random::ReplicationKey key_;
  std::uint32_t next_ = 0;
};

struct ByNumber {
  bool before(std::uint32_t a, std::uint32_t b) const { return a < b; }
};

/// A station with two classes of customers, from empty on.
class Station {
 public:
  static constexpr std::array rates{2.0, 1.5};  // a day
  static constexpr int servers = 5;             // a service takes a day on average
  static constexpr std::uint32_t customers = 25000;
  static constexpr std::uint32_t warm_up = 2500;  // more than thirty times what it takes to forget the start

  explicit Station(Draws draws) : draws_(draws) {
    pool_.reset(0, servers, engine::Discipline::ordered);
    calendar_.reset(0, engine::longest_run, 2.0 * customers);  // twice the days that they come in
  }

  /// Mean waits by class of those who came after the warm-up.
  std::array<double, 2> mean_waits() {
    calendar_.set(arrival, draws_.exponential(0) / (rates[0] + rates[1]));
    std::uint32_t owner = 0;
    double now = 0;
    while (arrived_.size() < customers && calendar_.next(owner, now)) {
      if (owner == arrival)
        arrive(now);
      else
        finish(now);
    }
    return {waits_[0] / served_[0], waits_[1] / served_[1]};
  }

 private:
  static constexpr std::uint32_t arrival = 0;  // other owners are customers under service, from 1 on
  struct Customer {
    double arrived;
    std::size_t urgency;
  };

  void arrive(double now) {
    calendar_.set(arrival, now + draws_.exponential(0) / (rates[0] + rates[1]));
    const std::size_t urgency = draws_.uniform(0) < rates[0] / (rates[0] + rates[1]) ? 0 : 1;
    const auto token = static_cast<std::uint32_t>(arrived_.size());
    arrived_.push_back({now, urgency});
    constexpr double later_than_any = 1e7;
    engine::Ticket ticket{};
    if (pool_.join(now, token, token, static_cast<double>(urgency) * later_than_any + now, ticket))
      serve(token, now);
  }
  void serve(std::uint32_t token, double now) {
    const Customer& customer = arrived_[token];
    if (token >= warm_up) {
      waits_[customer.urgency] += now - customer.arrived;
      ++served_[customer.urgency];
    }
    calendar_.set(1 + token, now + draws_.exponential(1 + token));
  }
  void finish(double now) {
    std::uint32_t next = 0;
    if (pool_.release(now, next)) serve(next, now);
  }

  Draws draws_;
  engine::Pool pool_;
  engine::Calendar<ByNumber> calendar_;
  std::vector<Customer> arrived_;
  std::array<double, 2> waits_{}, served_{};
};

/// The two risks: hazards rate x exponent / scale x (age / scale)^(exponent - 1).
struct Risks {
  static constexpr double exponent = 1.5, scale = 200;  // d
  static constexpr float first = 0.8F, halved = 0.4F, second = 0.5F;
  static constexpr double change = 120;  // d, from then on the first has half its rate

  /// Chance that the first risk has come by `t`, and that the second has.
  static std::array<double, 2> by(double t) {
    const auto integral = [](double age) { return std::pow(age / scale, exponent); };
    const double before = static_cast<double>(first + second);
    const double after = static_cast<double>(halved + second);
    const double to_change = std::exp(-before * integral(std::min(t, change)));
    const double to_end =
        t <= change ? to_change : to_change * std::exp(-after * (integral(t) - integral(change)));
    const double early = (1 - to_change) / before;
    const double late = (to_change - to_end) / after;
    return {static_cast<double>(first) * early + static_cast<double>(halved) * late,
            static_cast<double>(second) * (early + late)};
  }
};

struct RaceOfClocks {
  double time;
  bool first;
};
RaceOfClocks race(const random::ReplicationKey& key, std::uint64_t person) {
  const engine::Weibull shape{Risks::exponent, Risks::scale};
  std::array<engine::clock::Value, 2> value{};
  std::array<float, 2> rate{};
  for (std::uint16_t c = 0; c < 2; ++c) {
    engine::clock::start(value[c], rate[c], random::unit_exponential(key, {person, c, 0}));
    engine::clock::set_rate(value[c], rate[c], 0, c == 0 ? Risks::first : Risks::second, shape, 0);
  }
  const auto fires = [&](std::size_t c) {
    return engine::day_of(engine::clock::fires_at(value[c], rate[c]));
  };
  if (std::min(fires(0), fires(1)) > Risks::change)
    engine::clock::set_rate(value[0], rate[0], Risks::change, Risks::halved, shape, 0);
  return {std::min(fires(0), fires(1)), fires(0) < fires(1)};
}

}  // namespace

std::vector<Check> priority_queue(std::uint64_t seed) {
  constexpr std::uint32_t stations = 40;
  std::array<std::vector<double>, 2> waits;
  for (std::uint32_t r = 0; r < stations; ++r) {
    const auto found = Station(Draws(seed, r)).mean_waits();
    for (std::size_t urgency = 0; urgency < 2; ++urgency) waits[urgency].push_back(found[urgency]);
  }
  const auto expected = cobham_waits({Station::rates.begin(), Station::rates.end()}, 1, Station::servers);
  std::vector<Check> checks;
  for (std::size_t urgency = 0; urgency < 2; ++urgency) {
    const Estimate e = estimate(waits[urgency]);
    checks.push_back(near(fmt::format("M/M/{} with priorities: mean wait, {} [d]", Station::servers,
                                      urgency == 0 ? "urgent" : "others"),
                          expected[urgency], e.mean, e.bound));
  }
  return checks;
}

std::vector<Check> weibull_risks(std::uint64_t seed) {
  constexpr std::uint32_t people = 200000;
  constexpr std::array times{60.0, 120.0, 240.0, 480.0};
  std::array<std::array<double, 2>, times.size()> counts{};
  const random::ReplicationKey key(seed, 0, 0);
  for (std::uint32_t person = 0; person < people; ++person) {
    const RaceOfClocks end = race(key, person);
    for (std::size_t t = 0; t < times.size(); ++t)
      if (end.time <= times[t]) ++counts[t][end.first ? 0 : 1];
  }
  std::vector<Check> checks;
  for (std::size_t t = 0; t < times.size(); ++t) {
    for (std::size_t risk = 0; risk < 2; ++risk) {
      const double p = Risks::by(times[t])[risk];
      checks.push_back(near(fmt::format("competing Weibull risks: {} by day {}",
                                        risk == 0 ? "the one that is halved" : "the other", times[t]),
                            p, counts[t][risk] / people, z_of_a_millionth * std::sqrt(p * (1 - p) / people)));
    }
  }
  return checks;
}

}  // namespace nrmsim::verification
