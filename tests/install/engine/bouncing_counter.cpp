// A counter that goes up for ten days and down for ten, one step a day, on the installed calendar. It knows
// nothing of people, and so does the engine.

#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "sim/engine/calendar.hpp"

int main() {
  constexpr double horizon = 100;
  constexpr std::uint32_t counter = 0;
  nrmsim::engine::Calendar<> calendar;
  calendar.reset(0, horizon, horizon);
  calendar.set(counter, 1);

  int count = 0;
  int step = 1;
  int bounces = 0;
  int events = 0;
  std::uint32_t owner = counter;
  double time = 0;
  while (calendar.next(owner, time)) {
    ++events;
    count += step;
    if (count == 10 || count == 0) {
      step = -step;
      ++bounces;
    }
    calendar.set(counter, time + 1);
  }
  // Day 100 counts, day 101 does not; the counter is back at 0 on days 20, 40, ..., 100.
  const bool right = events == 100 && bounces == 10 && count == 0 && calendar.now() == horizon;
  std::cout << events << " steps, " << bounces << " bounces, counter at " << count << '\n';
  return right ? EXIT_SUCCESS : EXIT_FAILURE;
}
