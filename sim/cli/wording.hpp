#pragma once
// Numbers and dates as people read them in messages.

#include <cstdint>
#include <string>

#include "sim/core/date.hpp"

namespace nrmsim::cli {

/// "0.4 s", "12 s", "3 min 20 s", "2 h 05 min", "3 d 4 h". Unknown (negative or not finite) is "unknown".
std::string duration(double seconds);

/// "512 bytes", "3.4 KiB", "120 MiB", "1.5 GiB".
std::string bytes(double count);

/// "1,234,567", in groups of three.
std::string grouped(std::uint64_t count);

/// The date `day` days after `start`: "2026-04-01".
std::string date_text(core::Date start, double day);

/// "1 replication", "2 replications".
std::string counted(std::uint64_t count, const std::string& singular, const std::string& plural);

}  // namespace nrmsim::cli
