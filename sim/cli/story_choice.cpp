#include "sim/cli/story_choice.hpp"

#include <algorithm>
#include <map>

namespace nrmsim::cli {
namespace {

using observation::HistoryEvent;

struct Both {
  History a;
  History b;
};

bool same_word(const HistoryEvent& x, const HistoryEvent& y) {
  return x.what == y.what && x.detail == y.detail;
}

bool same_event(const HistoryEvent& x, const HistoryEvent& y) {
  return x.day == y.day && same_word(x, y);
}

/// A number that looks random and depends on the identity alone.
std::uint64_t scrambled(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

}  // namespace

History events_of(std::span<const HistoryEvent> events, std::uint64_t person) {
  History own;
  for (const HistoryEvent& event : events)
    if (event.person == person) own.push_back(event);
  return own;
}

std::size_t shared_events(const History& a, const History& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t shared = 0;
  while (shared < shorter && same_event(a[shared], b[shared])) ++shared;
  return shared;
}

StoryChoice choose_story(std::span<const HistoryEvent> a, std::span<const HistoryEvent> b) {
  std::map<std::uint64_t, Both> people;
  for (const HistoryEvent& event : a) people[event.person].a.push_back(event);
  for (const HistoryEvent& event : b) people[event.person].b.push_back(event);
  StoryChoice choice;
  choice.people = people.size();
  bool has_otherwise = false;
  for (const auto& [person, both] : people) {
    if (std::equal(both.a.begin(), both.a.end(), both.b.begin(), both.b.end(), same_event)) continue;
    ++choice.differ;
    const bool otherwise = !std::equal(both.a.begin(), both.a.end(), both.b.begin(), both.b.end(), same_word);
    if (otherwise) ++choice.otherwise;
    const bool better = !choice.person || (otherwise && !has_otherwise) ||
                        (otherwise == has_otherwise && scrambled(person) < scrambled(*choice.person));
    if (!better) continue;
    choice.person = person;
    has_otherwise = otherwise;
  }
  return choice;
}

}  // namespace nrmsim::cli
