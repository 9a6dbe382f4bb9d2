#pragma once
// Where in the space of uncertain parameters a draw lies.

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace nrmsim::scenario {

/// Coordinates between 0 and 1 that are turned into values by the priors' quantile functions; or the centre,
/// which takes every parameter's own value and no prior.
class DrawPoint {
 public:
  static DrawPoint central() { return DrawPoint{Central{}}; }
  /// Point `draw` (from 0) of the scrambled Sobol sequence of `seed`; the same however many draws there are.
  static DrawPoint sobol(std::uint64_t seed, std::uint32_t draw) { return DrawPoint{Sobol{seed, draw}}; }
  /// Chosen coordinates, each strictly between 0 and 1; dimension d is at position d - 1.
  static DrawPoint at(std::vector<double> coordinates) { return DrawPoint{std::move(coordinates)}; }

  /// Which draw of the sequence it is; nothing for the centre and for chosen coordinates.
  std::optional<std::uint32_t> sequence_draw() const {
    const Sobol* sobol = std::get_if<Sobol>(&point_);
    return sobol ? std::optional(sobol->draw) : std::nullopt;
  }
  bool is_central() const { return std::holds_alternative<Central>(point_); }
  /// Coordinates of dimensions 1 to `dimensions`; 1/2 where chosen coordinates end before. Not for the
  /// centre.
  std::vector<double> coordinates(std::uint32_t dimensions) const;

 private:
  struct Central {};
  struct Sobol {
    std::uint64_t seed;
    std::uint32_t draw;
  };
  using Point = std::variant<Central, Sobol, std::vector<double>>;
  explicit DrawPoint(Point point) : point_(std::move(point)) {}
  Point point_;
};

}  // namespace nrmsim::scenario
