#pragma once
// How far long work has come, on standard error.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace nrmsim::cli {

/// How far some work has come, as a line of text. Pure, so that it can be tested without a clock.
struct ProgressState {
  std::uint64_t before = 0;  ///< done by earlier runs
  std::uint64_t done = 0;    ///< done by this run
  std::uint64_t total = 0;   ///< all there is to do, with `before`
  double seconds = 0;        ///< since this run began

  double rate() const { return seconds > 0 ? static_cast<double>(done) / seconds : 0; }
  /// Seconds until the end at the rate so far; nothing before the first is done.
  std::optional<double> seconds_left() const;
  /// "450 of 1 000 replications, 12.3/s, 45 s left".
  std::string line() const;
  /// A bar and the line, at most `width` columns; the bar goes first when there is no room.
  std::string bar(unsigned width) const;
};

enum class ProgressStyle {
  none,   ///< says nothing
  lines,  ///< a whole line now and then, for log files
  bar,    ///< one line of a terminal, rewritten
};

/// A bar on a terminal, lines elsewhere, nothing when quiet.
ProgressStyle progress_style(bool quiet);

/// Shows progress while it lives. Not for use by several threads at a time.
class Progress {
 public:
  Progress(ProgressStyle style, std::uint64_t before, std::uint64_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// One more is done.
  void step();
  /// Takes the bar off the terminal, or writes the last line. Done by the destructor if not before.
  void finish();
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  void show(Clock::time_point now);
  ProgressState state(Clock::time_point now) const;

  ProgressStyle style_;
  bool colour_;
  bool finished_ = false;
  std::uint64_t before_;
  std::uint64_t done_ = 0;
  std::uint64_t total_;
  std::uint64_t shown_ = 0;  ///< value of done_ when last shown
  Clock::time_point start_;
  Clock::time_point next_show_;
};

}  // namespace nrmsim::cli
