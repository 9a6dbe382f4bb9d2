#pragma once
// A comparison for programs: JSON.

#include <string>

#include "analysis/comparison/compare.hpp"

namespace nrmsim::comparison {

/// An object with `baseline`, `draws`, `replications`, `scale`, `level` and `rows`, an array of objects with
/// the same fields as the columns of csv(), null where a field does not apply, and `variance`, how the
/// variance of the rows divides into parameters and chance, empty where that cannot be told. Ends with a line
/// feed.
std::string json(const Comparison& comparison);

}  // namespace nrmsim::comparison
