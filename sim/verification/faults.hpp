#pragma once
// Collects what does not add up in a run.

#include <cstdint>
#include <string>
#include <string_view>

namespace nrmsim::verification {

class Faults {
 public:
  /// The day that faults found from now on are said to be of [d].
  void on_day(double day) { day_ = day; }

  /// Notes a fault unless both are the same number. Returns whether they are.
  template <class Found, class Expected>
  bool same(Found found, Expected expected, std::string_view what, std::string_view of = {}) {
    const auto a = static_cast<double>(found);
    const auto b = static_cast<double>(expected);
    if (a == b) [[likely]]
      return true;
    note(a, b, what, of);
    return false;
  }
  /// Notes a fault unless `true_of_it` holds. Returns whether it does.
  bool holds(bool true_of_it, std::string_view what) { return same(true_of_it, true, what); }

  std::uint64_t count() const { return count_; }
  /// The first fault in words; empty if there is none.
  const std::string& first() const { return first_; }

 private:
  void note(double found, double expected, std::string_view what, std::string_view of);

  double day_ = 0;
  std::uint64_t count_ = 0;
  std::string first_;
};

}  // namespace nrmsim::verification
