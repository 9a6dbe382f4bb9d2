#pragma once
// Cuts the elements of a dataset, as they come in order, into its chunks.

#include <span>
#include <vector>

#include "sim/outcomes/layout.hpp"
#include "sim/results/hdf5/datasets.hpp"

namespace nrmsim::results::hdf5 {

struct Chunk {
  Shape start;                        ///< where its first element stands in the dataset
  std::vector<outcomes::Cell> cells;  ///< all of it; what reaches beyond the dataset is the fill value
};

class ChunkStream {
 public:
  /// A chunk has to be a run of consecutive elements, as chunk_of() makes it.
  ChunkStream(Shape shape, const Shape& chunk, outcomes::Cell fill);

  /// Takes the next elements; what becomes complete is put behind `complete`. After the last element of the
  /// dataset everything is.
  void add(std::span<const outcomes::Cell> cells, std::vector<Chunk>& complete);

 private:
  Chunk take_open(std::uint64_t first_element);

  Shape shape_;
  outcomes::Cell fill_;
  std::size_t cut_;             ///< the dimension that chunks divide: one outside it, all of it inside
  std::uint64_t inside_ = 1;    ///< elements of one step along that dimension
  std::uint64_t run_ = 0;       ///< elements of all steps
  std::uint64_t full_ = 0;      ///< elements of a chunk
  std::uint64_t position_ = 0;  ///< elements that have come
  std::vector<outcomes::Cell> open_;
};

}  // namespace nrmsim::results::hdf5
