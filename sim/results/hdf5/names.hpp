#pragma once
// Names in the file, as docs/formats/results.md gives them.

namespace nrmsim::results::hdf5 {

inline constexpr auto conventions = "NRMSIM-1";

inline constexpr auto outcomes_group = "outcomes";
inline constexpr auto keys_group = "keys";
inline constexpr auto parameters_group = "parameters";
inline constexpr auto scenarios_group = "scenarios";
inline constexpr auto tables_group = "tables";
inline constexpr auto provenance_group = "provenance";
inline constexpr auto events_group = "events";

inline constexpr auto digest_of_values = "digest";
inline constexpr auto digest_of_labels = "labels_digest";

}  // namespace nrmsim::results::hdf5
