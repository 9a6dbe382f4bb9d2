#include "sim/cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "sim/cli/terminal.hpp"
#include "sim/cli/wording.hpp"

namespace nrmsim::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds bar_interval{100};
constexpr seconds first_lines_interval{10};
constexpr seconds later_lines_interval{60};
constexpr std::string_view carriage_return_and_erase = "\r\x1b[K";

std::string rate_text(double per_second) {
  if (per_second >= 1) return fmt::format("{:.1f}/s", per_second);
  if (per_second * 60 >= 1) return fmt::format("{:.1f}/min", per_second * 60);
  return fmt::format("{:.1f}/h", per_second * 3600);
}

}  // namespace

std::optional<double> ProgressState::seconds_left() const {
  if (done == 0 || seconds <= 0) return std::nullopt;
  return static_cast<double>(total - before - done) / rate();
}

std::string ProgressState::line() const {
  std::string text = fmt::format("{} of {} replications", grouped(before + done), grouped(total));
  if (done > 0 && seconds > 0) text += ", " + rate_text(rate());
  if (const auto left = seconds_left(); left && before + done < total)
    text += ", " + duration(*left) + " left";
  return text;
}

std::string ProgressState::bar(unsigned width) const {
  const std::string text = line();
  constexpr unsigned widest = 40;
  constexpr unsigned narrowest = 5;
  constexpr unsigned around = 4;  // two brackets, a space, and the last column, which some terminals wrap
  if (text.size() + narrowest + around > width) return text.substr(0, width > 0 ? width - 1 : 0);
  const unsigned cells = std::min(widest, width - around - static_cast<unsigned>(text.size()));
  const double share = total > 0 ? static_cast<double>(before + done) / static_cast<double>(total) : 1;
  const auto full = static_cast<unsigned>(share * cells);
  return '[' + std::string(full, '#') + std::string(cells - full, '.') + "] " + text;
}

ProgressStyle progress_style(bool quiet) {
  if (quiet) return ProgressStyle::none;
  return error_is_terminal() ? ProgressStyle::bar : ProgressStyle::lines;
}

Progress::Progress(ProgressStyle style, std::uint64_t before, std::uint64_t total)
    : style_(style),
      colour_(error_has_colour()),
      before_(before),
      total_(total),
      start_(Clock::now()),
      next_show_(start_ + (style == ProgressStyle::bar ? Clock::duration(bar_interval)
                                                       : Clock::duration(first_lines_interval))) {
  if (style_ == ProgressStyle::bar) show(start_);
}

Progress::~Progress() {
  finish();
}

void Progress::step() {
  ++done_;
  if (style_ == ProgressStyle::none) return;
  const auto now = Clock::now();
  if (now < next_show_) return;
  show(now);
  const bool early = now - start_ < later_lines_interval;
  next_show_ = now + (style_ == ProgressStyle::bar ? Clock::duration(bar_interval)
                      : early                      ? Clock::duration(first_lines_interval)
                                                   : Clock::duration(later_lines_interval));
}

void Progress::show(Clock::time_point now) {
  shown_ = done_;
  if (style_ == ProgressStyle::lines) {
    fmt::print(stderr, "{}\n", state(now).line());
    return;
  }
  const std::string text = state(now).bar(error_width());
  fmt::print(stderr, "{}{}{}{}", carriage_return_and_erase, colour_ ? "\x1b[36m" : "", text,
             colour_ ? "\x1b[0m" : "");
  std::fflush(stderr);
}

void Progress::finish() {
  if (finished_) return;
  finished_ = true;
  if (style_ == ProgressStyle::bar) {
    fmt::print(stderr, "{}", carriage_return_and_erase);
    std::fflush(stderr);
  }
  // A log that has shown progress also shows where it ended.
  if (style_ == ProgressStyle::lines && shown_ > 0 && shown_ != done_) show(Clock::now());
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

ProgressState Progress::state(Clock::time_point now) const {
  return {before_, done_, total_, std::chrono::duration<double>(now - start_).count()};
}

}  // namespace nrmsim::cli
