#pragma once
// The words of the file format, shared by reading, writing and the schema.

#include <array>
#include <string_view>

namespace nrmsim::scenario {

inline constexpr std::array<std::string_view, 12> file_keys{
    "name",  "title",  "description", "sources",      "extends",   "simulation",
    "batch", "tables", "parameters",  "correlations", "posterior", "policies"};
inline constexpr std::array<std::string_view, 5> simulation_keys{"start", "report_from", "projection_from",
                                                                 "cohort_from", "end"};
inline constexpr std::array<std::string_view, 4> batch_keys{"replications", "draws", "seed", "scale"};
inline constexpr std::array<std::string_view, 8> parameter_keys{"value",  "series",   "unit", "prior",
                                                                "source", "evidence", "note", "price_year"};
inline constexpr std::array<std::string_view, 5> evidence_grades{"official", "foi", "charity",
                                                                 "peer-reviewed", "assumption"};
inline constexpr std::array<std::string_view, 4> correlation_keys{"parameters", "rank", "source", "evidence"};
inline constexpr std::array<std::string_view, 6> policy_keys{"kind",   "title",   "mechanism",
                                                             "source", "unknown", "changes"};
inline constexpr std::array<std::string_view, 2> policy_kinds{"reform", "switch"};
inline constexpr std::array<std::string_view, 6> change_keys{"from",  "until",    "parameter",
                                                             "value", "multiply", "add"};

inline constexpr std::string_view command_line_place = "--set";  ///< where values from the command line stand

inline constexpr double most_replications = 1e7;
inline constexpr double most_draws = 1e6;
inline constexpr double most_keys = 1e9;  ///< replications times draws
inline constexpr double largest_scale = 1000;
inline constexpr double largest_rank = 0.99;  ///< of a rank correlation, either way
inline constexpr double longest_years = 40;

}  // namespace nrmsim::scenario
