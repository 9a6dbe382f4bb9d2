#include "sim/results/hdf5/chunk_stream.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"

namespace nrmsim::results::hdf5 {
namespace {

/// The outermost dimension of which a chunk has more than one step; the last if there is none.
std::size_t dimension_cut(const Shape& chunk) {
  const auto found = std::find_if(chunk.begin(), chunk.end(), [](hsize_t steps) { return steps > 1; });
  return found == chunk.end() ? chunk.size() - 1 : static_cast<std::size_t>(found - chunk.begin());
}

}  // namespace

ChunkStream::ChunkStream(Shape shape, const Shape& chunk, outcomes::Cell fill)
    : shape_(std::move(shape)), fill_(fill), cut_(dimension_cut(chunk)) {
  NRMSIM_EXPECTS(!shape_.empty() && chunk.size() == shape_.size());
  for (std::size_t i = cut_ + 1; i < shape_.size(); ++i) {
    NRMSIM_EXPECTS(chunk[i] == shape_[i]);
    inside_ *= shape_[i];
  }
  run_ = shape_[cut_] * inside_;
  full_ = chunk[cut_] * inside_;
}

void ChunkStream::add(std::span<const outcomes::Cell> cells, std::vector<Chunk>& complete) {
  while (!cells.empty()) {
    const std::uint64_t first = position_ - open_.size();
    const std::uint64_t inside_dataset = std::min(full_, run_ - first % run_);
    const auto taken = cells.first(std::min<std::size_t>(cells.size(), inside_dataset - open_.size()));
    open_.reserve(full_);
    open_.insert(open_.end(), taken.begin(), taken.end());
    position_ += taken.size();
    cells = cells.subspan(taken.size());
    if (open_.size() == inside_dataset) complete.push_back(take_open(first));
  }
}

Chunk ChunkStream::take_open(std::uint64_t first_element) {
  open_.resize(full_, fill_);
  Chunk chunk{Shape(shape_.size(), 0), std::exchange(open_, {})};
  chunk.start[cut_] = first_element % run_ / inside_;
  std::uint64_t outside = first_element / run_;
  for (std::size_t i = cut_; i-- > 0;) {
    chunk.start[i] = outside % shape_[i];
    outside /= shape_[i];
  }
  return chunk;
}

}  // namespace nrmsim::results::hdf5
