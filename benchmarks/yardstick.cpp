// The yardstick: the slice model of README.md, written by hand for speed and nothing else, with the same
// addressed random numbers as the simulator. What a general program costs more than this is the price of its
// generality.

#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/random/draws.hpp"

namespace {

using nrmsim::random::Address;
using nrmsim::random::ReplicationKey;

constexpr double horizon = 1826;  // [d]
constexpr double year = 365.25;   // [d]
constexpr double never = std::numeric_limits<double>::infinity();
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Setting {
  double arrivals_per_day = 17004 / year;
  std::uint32_t rg_makers = 0;
  std::uint32_t cg_makers = 0;
  std::uint32_t places = 0;
};

struct Outputs {
  static constexpr std::size_t most = 7;  // referrals told apart; the last class is "7 or more"
  std::uint64_t events = 0;
  std::uint64_t referrals = 0;
  std::uint64_t missing_spells = 0;
  std::uint64_t exploitation_spells = 0;
  std::array<std::uint64_t, most> people_by_referrals{};
  std::uint64_t rg_decisions = 0;
  std::uint64_t cg_decisions = 0;
  double rg_wait = 0;  // sums [d]
  double cg_wait = 0;
};

// First in, first out. Entries carry the number of the case, so that one whose case has ended can be passed
// over.
class Line {
 public:
  struct Entry {
    std::uint32_t person;
    std::uint32_t case_number;
  };
  void clear() { head_ = tail_ = 0; }
  bool empty() const { return head_ == tail_; }
  void push(Entry entry) {
    if (tail_ - head_ == ring_.size()) grow();
    ring_[tail_++ & (ring_.size() - 1)] = entry;
  }
  Entry pop() { return ring_[head_++ & (ring_.size() - 1)]; }

 private:
  void grow() {
    std::vector<Entry> larger(ring_.size() * 2);
    for (std::uint64_t i = head_; i != tail_; ++i)
      larger[i & (larger.size() - 1)] = ring_[i & (ring_.size() - 1)];
    ring_.swap(larger);
  }
  std::vector<Entry> ring_ = std::vector<Entry>(256);
  std::uint64_t head_ = 0;
  std::uint64_t tail_ = 0;
};

enum class Phase : std::uint8_t {
  rg_line,
  rg_service,
  before_cg,
  cg_line,
  cg_service,
  after_cg,
  exited,
  exploited
};
enum class Place : std::uint8_t { not_wanted, waiting, taken };

// 32 bytes. Whoever can have no further event gives the record back.
struct Person {
  double case_due;     // next step of the case or of the life outside; while in a line, when it was joined
  double missing_due;  // in support: next disappearance, or the end of the present one
  std::uint32_t number;
  float wait;  // from joining the line to the decision, once that is known [d]
  std::uint16_t case_number;
  std::uint16_t hazards;  // clocks of disappearance started so far: the address of their draws
  Phase phase;
  Place place;
  std::uint8_t referrals;
  bool child : 1;
  bool missing : 1;
  bool positive : 1;  // how what is going on will turn out: decision, disappearance, exploitation
};
static_assert(sizeof(Person) == 32);

enum Process : std::uint16_t {
  arrival,
  rg_decision,
  cg_decision,
  disappearance,
  missing_spell,
  relapse,
  spell
};

class Slice {
 public:
  Outputs run(const Setting& setting, const ReplicationKey& key) {
    start(setting, key);
    Due due;
    double next_arrival = nrmsim::random::unit_exponential(key_, {0, arrival, 0}) / setting.arrivals_per_day;
    for (;;) {
      const bool some = earliest(due, std::min(next_arrival, horizon));
      if (next_arrival <= horizon && (!some || next_arrival < due.time)) {
        now_ = next_arrival;
        ++out_.events;
        arrive(next_arrival, setting.arrivals_per_day);
        continue;
      }
      if (!some) break;
      open_.pop_back();
      handle(due);
    }
    for (const Person& person : people_) count(person);
    return out_;
  }

 private:
  // Two clocks a person; the owner's lowest bit tells which.
  struct Due {
    double time;
    std::uint32_t owner;
  };
  struct Node {
    std::uint32_t owner;
    std::uint32_t next;
  };

  void start(const Setting& setting, const ReplicationKey& key) {
    constexpr double events_per_person = 5;
    constexpr double events_per_bucket = 8;
    out_ = {};
    key_ = key;
    now_ = 0;
    persons_so_far_ = 0;
    people_.clear();
    free_people_.clear();
    rg_line_.clear();
    cg_line_.clear();
    place_line_.clear();
    rg_free_ = setting.rg_makers;
    cg_free_ = setting.cg_makers;
    places_free_ = setting.places;
    heads_.assign(
        static_cast<std::size_t>(setting.arrivals_per_day * horizon * events_per_person / events_per_bucket) +
            1,
        none);
    per_day_ = static_cast<double>(heads_.size() - 1) / horizon;
    nodes_.clear();
    free_node_ = none;
    open_.clear();
    bucket_ = 0;
  }

  // --- The event list: buckets of equal width, of which only the current one is sorted. ---

  std::uint32_t bucket_of(double time) const { return static_cast<std::uint32_t>(time * per_day_); }
  double& due_of(std::uint32_t owner) {
    Person& person = people_[owner >> 1U];
    return (owner & 1U) == 0 ? person.case_due : person.missing_due;
  }
  static bool later(const Due& a, const Due& b) {
    return a.time > b.time || (a.time == b.time && a.owner > b.owner);
  }

  void schedule(std::uint32_t owner, double time) {
    due_of(owner) = time;
    if (time > horizon) return;
    const std::uint32_t bucket = bucket_of(time);
    if (bucket <= bucket_) {
      const Due due{time, owner};
      open_.insert(std::lower_bound(open_.begin(), open_.end(), due, later), due);
      return;
    }
    std::uint32_t node = free_node_;
    if (node == none) {
      node = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    } else {
      free_node_ = nodes_[node].next;
    }
    nodes_[node] = {owner, heads_[bucket]};
    heads_[bucket] = node;
  }
  void schedule_case(std::uint32_t id, double time) { schedule(id << 1U, time); }
  void schedule_missing(std::uint32_t id, double time) { schedule((id << 1U) | 1U, time); }

  // The next event, if it is not beyond the bucket of `limit`.
  bool earliest(Due& due, double limit) {
    for (;;) {
      while (!open_.empty()) {
        due = open_.back();
        if (due_of(due.owner) == due.time) return true;
        open_.pop_back();  // cancelled or moved
      }
      if (bucket_ >= bucket_of(limit)) return false;
      ++bucket_;
      open_bucket();
    }
  }

  void open_bucket() {
    std::uint32_t node = heads_[bucket_];
    while (node != none) {
      const Node here = nodes_[node];
      const double time = due_of(here.owner);
      if (time >= now_ && time <= horizon && bucket_of(time) == bucket_) insert_sorted({time, here.owner});
      nodes_[node].next = free_node_;
      free_node_ = node;
      node = here.next;
    }
  }
  void insert_sorted(const Due& due) {
    open_.push_back(due);
    std::size_t i = open_.size() - 1;
    for (; i > 0 && later(due, open_[i - 1]); --i) open_[i] = open_[i - 1];
    open_[i] = due;
  }

  // --- The model. ---

  void arrive(double& next_arrival, double arrivals_per_day) {
    std::uint32_t id = 0;
    if (free_people_.empty()) {
      id = static_cast<std::uint32_t>(people_.size());
      people_.push_back({});
    } else {
      id = free_people_.back();
      free_people_.pop_back();
    }
    const std::uint32_t number = ++persons_so_far_;
    const auto draw = nrmsim::random::exponential_and_uniform(key_, {number, arrival, 0});
    next_arrival = now_ + draw.exponential / arrivals_per_day;
    const auto cases = people_[id].case_number;
    people_[id] = {.case_due = never,
                   .missing_due = never,
                   .number = number,
                   .wait = 0,
                   .case_number = cases,
                   .hazards = 0,
                   .phase = Phase::exited,
                   .place = Place::not_wanted,
                   .referrals = 0,
                   .child = draw.uniform < 0.44,
                   .missing = false,
                   .positive = false};
    refer(id);
  }

  void refer(std::uint32_t id) {
    Person& person = people_[id];
    ++out_.referrals;
    ++person.referrals;
    if (rg_free_ > 0) {
      --rg_free_;
      serve_rg(id, now_);
    } else {
      person.phase = Phase::rg_line;
      person.case_due = -now_;  // a time in the past, which no event in the list can have
      rg_line_.push({id, person.case_number});
    }
  }

  void serve_rg(std::uint32_t id, double joined) {
    Person& person = people_[id];
    const auto draw =
        nrmsim::random::exponential_and_uniform(key_, {person.number, rg_decision, person.referrals});
    person.phase = Phase::rg_service;
    person.positive = draw.uniform < (person.child ? 0.85 : 0.60);
    const double end = now_ + draw.exponential;
    person.wait = static_cast<float>(end - joined);
    schedule_case(id, end);
  }

  void end_rg(std::uint32_t id) {
    ++out_.rg_decisions;
    out_.rg_wait += static_cast<double>(people_[id].wait);
    if (people_[id].positive) {
      begin_support(id);
    } else {
      exit(id);
    }
    if (rg_line_.empty()) {
      ++rg_free_;
    } else {
      const std::uint32_t next = rg_line_.pop().person;
      serve_rg(next, -people_[next].case_due);
    }
  }

  void begin_support(std::uint32_t id) {
    Person& person = people_[id];
    person.phase = Phase::before_cg;
    person.missing = false;
    person.place = Place::not_wanted;
    if (!person.child) {
      if (places_free_ > 0) {
        --places_free_;
        person.place = Place::taken;
      } else {
        person.place = Place::waiting;
        place_line_.push({id, person.case_number});
      }
    }
    schedule_case(id, now_ + 30);
    await_disappearance(id);
  }

  double missing_hazard(const Person& person) const {
    if (person.child) return 2.5 / year;
    return (person.place == Place::taken ? 0.3 : 0.6) / year;
  }

  void await_disappearance(std::uint32_t id) {
    Person& person = people_[id];
    person.missing = false;
    schedule_missing(
        id, now_ + nrmsim::random::unit_exponential(key_, {person.number, disappearance, ++person.hazards}) /
                       missing_hazard(person));
  }

  void disappear(std::uint32_t id) {
    Person& person = people_[id];
    ++out_.missing_spells;
    const auto draw =
        nrmsim::random::exponential_and_uniform(key_, {person.number, missing_spell, person.hazards});
    person.missing = true;
    person.positive = draw.uniform < 0.9;
    schedule_missing(id, now_ + 10 * draw.exponential);
  }

  void return_or_close(std::uint32_t id) {
    Person& person = people_[id];
    if (person.positive) {
      await_disappearance(id);
      return;
    }
    const bool frees_maker = person.phase == Phase::cg_service;
    end_support(id);
    if (frees_maker) free_cg_maker();
    exploit(id);
  }

  void join_cg(std::uint32_t id) {
    Person& person = people_[id];
    if (cg_free_ > 0) {
      --cg_free_;
      serve_cg(id, now_);
    } else {
      person.phase = Phase::cg_line;
      person.case_due = -now_;
      cg_line_.push({id, person.case_number});
    }
  }

  void serve_cg(std::uint32_t id, double joined) {
    Person& person = people_[id];
    person.phase = Phase::cg_service;
    const double end =
        now_ + 5 * nrmsim::random::unit_exponential(key_, {person.number, cg_decision, person.referrals});
    person.wait = static_cast<float>(end - joined);
    schedule_case(id, end);
  }

  void free_cg_maker() {
    while (!cg_line_.empty()) {
      const Line::Entry next = cg_line_.pop();
      if (people_[next.person].case_number != next.case_number) continue;
      serve_cg(next.person, -people_[next.person].case_due);
      return;
    }
    ++cg_free_;
  }

  void end_cg(std::uint32_t id) {
    ++out_.cg_decisions;
    out_.cg_wait += static_cast<double>(people_[id].wait);
    people_[id].phase = Phase::after_cg;
    schedule_case(id, now_ + 45);
    free_cg_maker();
  }

  // Leaves the lines and gives the place back; what comes next is the caller's affair.
  void end_support(std::uint32_t id) {
    Person& person = people_[id];
    person.missing_due = never;
    ++person.case_number;
    if (person.place != Place::taken) return;
    while (!place_line_.empty()) {
      const Line::Entry next = place_line_.pop();
      Person& other = people_[next.person];
      if (other.case_number != next.case_number) continue;
      other.place = Place::taken;
      if (!other.missing && other.missing_due != never) {
        schedule_missing(next.person, now_ + (other.missing_due - now_) * (0.6 / 0.3));
      }
      return;
    }
    ++places_free_;
  }

  void exit(std::uint32_t id) {
    Person& person = people_[id];
    person.phase = Phase::exited;
    const double hazard = (person.child ? 0.10 : 0.05) / year;
    schedule_case(
        id,
        now_ + nrmsim::random::unit_exponential(key_, {person.number, relapse, person.referrals}) / hazard);
    if (person.case_due > horizon) retire(id);
  }

  void exploit(std::uint32_t id) {
    Person& person = people_[id];
    ++out_.exploitation_spells;
    const auto draw = nrmsim::random::exponential_and_uniform(key_, {person.number, spell, person.referrals});
    person.phase = Phase::exploited;
    person.positive = draw.uniform < 0.5;
    schedule_case(id, now_ + 240 * draw.exponential);
    if (person.case_due > horizon) retire(id);
  }

  void retire(std::uint32_t id) {
    Person& person = people_[id];
    count(person);
    person.referrals = 0;
    person.case_due = never;
    ++person.case_number;
    free_people_.push_back(id);
  }

  void count(const Person& person) {
    if (person.referrals > 0) {
      ++out_.people_by_referrals[std::min<std::size_t>(person.referrals, Outputs::most) - 1];
    }
  }

  void handle(const Due& due) {
    now_ = due.time;
    ++out_.events;
    const std::uint32_t id = due.owner >> 1U;
    due_of(due.owner) = never;
    if ((due.owner & 1U) != 0) {
      if (people_[id].missing) {
        return_or_close(id);
      } else {
        disappear(id);
      }
      return;
    }
    switch (people_[id].phase) {
      case Phase::rg_service:
        end_rg(id);
        break;
      case Phase::before_cg:
        join_cg(id);
        break;
      case Phase::cg_service:
        end_cg(id);
        break;
      case Phase::after_cg:
        end_support(id);
        exit(id);
        break;
      case Phase::exited:
        exploit(id);
        break;
      case Phase::exploited:
        if (people_[id].positive) {
          refer(id);
        } else {
          retire(id);
        }
        break;
      case Phase::rg_line:
      case Phase::cg_line:
        break;
    }
  }

  Outputs out_;
  ReplicationKey key_{0, 0, 0};
  double now_ = 0;
  std::uint32_t persons_so_far_ = 0;
  std::vector<Person> people_;
  std::vector<std::uint32_t> free_people_;
  Line rg_line_;
  Line cg_line_;
  Line place_line_;
  std::uint32_t rg_free_ = 0;
  std::uint32_t cg_free_ = 0;
  std::uint32_t places_free_ = 0;
  std::vector<std::uint32_t> heads_;
  std::vector<Node> nodes_;
  std::uint32_t free_node_ = none;
  std::vector<Due> open_;  // latest first
  std::uint32_t bucket_ = 0;
  double per_day_ = 0;
};

struct Options {
  bool tight = false;
  double scale = 1;
  int replications = 10;
  int threads = 1;
  std::uint64_t seed = 1;
};

Options read(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    if (i + 1 == argc) throw std::invalid_argument(name + " lacks a value");
    const std::string value = argv[i + 1];
    if (name == "--setting" && (value == "easy" || value == "tight")) {
      options.tight = value == "tight";
    } else if (name == "--scale") {
      options.scale = std::stod(value);
    } else if (name == "--replications") {
      options.replications = std::stoi(value);
    } else if (name == "--threads") {
      options.threads = std::stoi(value);
    } else if (name == "--seed") {
      options.seed = std::stoull(value);
    } else {
      throw std::invalid_argument("cannot use " + name + " " + value);
    }
  }
  return options;
}

Setting setting_of(const Options& options) {
  const auto scaled = [&](double n) { return static_cast<std::uint32_t>(n * options.scale + 0.5); };
  Setting setting;
  setting.arrivals_per_day *= options.scale;
  setting.rg_makers = scaled(options.tight ? 50 : 75);
  setting.cg_makers = scaled(options.tight ? 170 : 240);
  setting.places = scaled(options.tight ? 1100 : 2500);
  return setting;
}

// Mean and its standard error over replications.
template <class Value>
void print(const char* name, const std::vector<Outputs>& all, Value value) {
  double sum = 0;
  double squares = 0;
  for (const Outputs& one : all) {
    const double x = value(one);
    sum += x;
    squares += x * x;
  }
  const auto n = static_cast<double>(all.size());
  const double variance = n > 1 ? std::max(0.0, (squares - sum * sum / n) / (n - 1)) : 0;
  fmt::print("{} {:.6g} {:.3g}\n", name, sum / n, std::sqrt(variance / n));
}

void print_all(const std::vector<Outputs>& all) {
  print("referrals", all, [](const Outputs& o) { return static_cast<double>(o.referrals); });
  for (std::size_t i = 0; i < Outputs::most; ++i) {
    print(("people_with_" + std::to_string(i + 1) + "_referrals").c_str(), all,
          [i](const Outputs& o) { return static_cast<double>(o.people_by_referrals[i]); });
  }
  print("missing_spells", all, [](const Outputs& o) { return static_cast<double>(o.missing_spells); });
  print("exploitation_spells", all,
        [](const Outputs& o) { return static_cast<double>(o.exploitation_spells); });
  print("mean_rg_wait_days", all,
        [](const Outputs& o) { return o.rg_wait / static_cast<double>(o.rg_decisions); });
  print("mean_cg_wait_days", all,
        [](const Outputs& o) { return o.cg_wait / static_cast<double>(o.cg_decisions); });
  print("events", all, [](const Outputs& o) { return static_cast<double>(o.events); });
}

void work(const Options& options) {
  const Setting setting = setting_of(options);
  std::vector<Outputs> all(static_cast<std::size_t>(options.replications));
  const auto before = std::chrono::steady_clock::now();
#pragma omp parallel num_threads(options.threads)
  {
    Slice slice;
#pragma omp for schedule(dynamic)
    for (int i = 0; i < options.replications; ++i) {
      all[static_cast<std::size_t>(i)] =
          slice.run(setting, ReplicationKey(options.seed, 0, static_cast<std::uint32_t>(i)));
    }
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
  print_all(all);
  double events = 0;
  for (const Outputs& one : all) events += static_cast<double>(one.events);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto processor_seconds =
      static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
  fmt::print("seconds {:.3f}\nns_per_event {:.1f}\nprocessor_ns_per_event {:.1f}\npeak_rss_mib {:.1f}\n",
             seconds, seconds / events * 1e9, processor_seconds / events * 1e9,
             static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    work(read(argc, argv));
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    fmt::print(stderr, "yardstick: {}\n", error.what());
    return 2;
  }
}
