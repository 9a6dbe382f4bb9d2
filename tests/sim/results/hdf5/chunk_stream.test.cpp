// Every element lands in its chunk, in whatever portions they come.

#include "sim/results/hdf5/chunk_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace nrmsim::results::hdf5 {
namespace {

constexpr outcomes::Cell fill = 999'999;

/// All chunks of a dataset whose elements are 0, 1, 2, ... in order, which come `portion` at a time.
std::vector<Chunk> chunks_of(const Shape& shape, const Shape& chunk, std::size_t portion) {
  std::vector<outcomes::Cell> cells(
      std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()));
  std::iota(cells.begin(), cells.end(), 0);
  ChunkStream stream(shape, chunk, fill);
  std::vector<Chunk> chunks;
  for (std::span<const outcomes::Cell> rest = cells; !rest.empty();) {
    const auto next = rest.first(std::min(portion, rest.size()));
    stream.add(next, chunks);
    rest = rest.subspan(next.size());
  }
  return chunks;
}

/// 2 scenarios x 3 draws x 10 replications x 3 values, in chunks of 4 replications, of which the third
/// reaches beyond the dataset.
const Shape shape{2, 3, 10, 3};
const Shape chunk{1, 1, 4, 3};

TEST(ChunkStream, CutsWhereTheChunksEndWhateverThePortions) {
  for (const std::size_t portion : {1u, 3u, 7u, 12u, 30u, 31u, 180u}) {
    SCOPED_TRACE(portion);
    const auto chunks = chunks_of(shape, chunk, portion);
    ASSERT_EQ(chunks.size(), 18U);
    std::size_t k = 0;
    for (hsize_t s = 0; s < 2; ++s)
      for (hsize_t d = 0; d < 3; ++d)
        for (hsize_t r = 0; r < 10; r += 4, ++k) {
          EXPECT_EQ(chunks[k].start, (Shape{s, d, r, 0}));
          ASSERT_EQ(chunks[k].cells.size(), 12U);
          for (hsize_t i = 0; i < 12; ++i)
            EXPECT_EQ(chunks[k].cells[i], r + i / 3 < 10 ? ((s * 3 + d) * 10 + r) * 3 + i : fill);
        }
  }
}

TEST(ChunkStream, GivesOutAChunkAsSoonAsItIsWhole) {
  ChunkStream stream(shape, chunk, fill);
  std::vector<Chunk> chunks;
  const std::vector<outcomes::Cell> cells(30, 1);
  const std::span<const outcomes::Cell> all = cells;
  stream.add(all.first(11), chunks);
  EXPECT_EQ(chunks.size(), 0U);
  stream.add(all.first(1), chunks);
  EXPECT_EQ(chunks.size(), 1U);
  stream.add(all.first(17), chunks);
  EXPECT_EQ(chunks.size(), 2U);
  stream.add(all.first(1), chunks);
  EXPECT_EQ(chunks.size(), 3U) << "the last replication of a draw ends its chunk";
}

}  // namespace
}  // namespace nrmsim::results::hdf5
