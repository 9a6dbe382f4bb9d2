// The chunks of a results file are, to the byte, those that the library makes of the same values.

#include "sim/results/hdf5/pack_chunk.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results::hdf5 {
namespace {

struct StoredChunk {
  Shape start;
  unsigned filters_left_out = 0;
  std::vector<unsigned char> bytes;
  bool operator==(const StoredChunk&) const = default;
};

/// In the order of their places in the dataset.
std::vector<StoredChunk> chunks_of(const Dataset& dataset) {
  const Space space(H5Dget_space(dataset.id()), "look at a dataset");
  hsize_t count = 0;
  checked(H5Dget_num_chunks(dataset.id(), space.id(), &count), "count chunks");
  std::vector<StoredChunk> chunks;
  for (hsize_t i = 0; i < count; ++i) {
    StoredChunk chunk{Shape(shape_of(dataset).size()), 0, {}};
    haddr_t address = 0;
    hsize_t size = 0;
    checked(H5Dget_chunk_info(dataset.id(), space.id(), i, chunk.start.data(), &chunk.filters_left_out,
                              &address, &size),
            "look at a chunk");
    chunk.bytes.resize(size);
    checked(H5Dread_chunk(dataset.id(), H5P_DEFAULT, chunk.start.data(), &chunk.filters_left_out,
                          chunk.bytes.data()),
            "read a chunk");
    chunks.push_back(std::move(chunk));
  }
  std::sort(chunks.begin(), chunks.end(),
            [](const StoredChunk& a, const StoredChunk& b) { return a.start < b.start; });
  return chunks;
}

/// The values of a dataset written anew, by the library alone.
Dataset written_again(hid_t file, const Dataset& dataset, const std::string& name) {
  const Space space(H5Dget_space(dataset.id()), "look at a dataset");
  const Type type(H5Dget_type(dataset.id()), "look at a dataset");
  const Properties creation(H5Dget_create_plist(dataset.id()), "look at a dataset");
  std::vector<outcomes::Cell> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id())));
  checked(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read " + name);
  Dataset again(
      H5Dcreate2(file, name.c_str(), type.id(), space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
      "create " + name);
  checked(H5Dwrite(again.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write " + name);
  checked(H5Dflush(again.id()), "write " + name);
  return again;
}

void expect_chunks_of_the_library(const BatchRecord& record, const RowSource& rows) {
  const TemporaryFolder folder;
  WriteOptions options;
  options.threads = 2;
  write_file(record, rows, folder / "ours.h5", options);
  const File ours = open_file(folder / "ours.h5");
  const std::string path = folder / "theirs.h5";
  const File theirs(H5Fcreate(path.c_str(), H5F_ACC_EXCL, H5P_DEFAULT, H5P_DEFAULT), "create a file");
  const Group group = open_group(ours.id(), "outcomes");
  for (const outcomes::Outcome& outcome : record.layout.outcomes) {
    const Dataset dataset = open_dataset(group.id(), outcome.name);
    const auto chunks = chunks_of(dataset);
    EXPECT_FALSE(chunks.empty());
    EXPECT_TRUE(chunks == chunks_of(written_again(theirs.id(), dataset, outcome.name))) << outcome.name;
  }
}

BatchRecord plain_batch(std::uint32_t draws, std::uint32_t replications) {
  BatchRecord record = sample::batch(draws, replications);
  record.uncertain.clear();
  record.event_columns.clear();
  return record;
}

TEST(PackChunk, OneChunkForSeveralScenariosAndDraws) {
  const BatchRecord record = plain_batch(3, 4);
  expect_chunks_of_the_library(record, sample::Rows(record));
}

TEST(PackChunk, DrawsThatDoNotFillTheLastChunk) {
  const BatchRecord record = plain_batch(7, 3000);
  expect_chunks_of_the_library(record, sample::Rows(record));
}

TEST(PackChunk, ReplicationsThatDoNotFillTheLastChunk) {
  const BatchRecord record = plain_batch(1, 20011);
  expect_chunks_of_the_library(record, sample::Rows(record));
}

TEST(PackChunk, RowsLargerThanAChunk) {
  BatchRecord record = plain_batch(1, 3);
  record.layout.axes[1].values.assign(20000, 0);
  for (std::size_t i = 0; i < 20000; ++i) record.layout.axes[1].values[i] = static_cast<double>(i);
  expect_chunks_of_the_library(record, sample::Rows(record));
}

TEST(PackChunk, RowsThatAreMissing) {
  const BatchRecord record = plain_batch(2, 5000);
  expect_chunks_of_the_library(
      record, sample::Rows(record, [](const outcomes::Key& key) { return key.replication % 3 == 1; }));
}

/// Numbers that do not compress.
class NoisyRows final : public RowSource {
 public:
  bool has(const outcomes::Key&) const override { return true; }
  void read(const outcomes::Key& key, std::span<outcomes::Cell> row) const override {
    std::uint64_t state = key.replication * 1000003u + key.draw;
    for (outcomes::Cell& cell : row) cell = state = state * 6364136223846793005u + 1442695040888963407u;
  }
  std::vector<TableRow> events(const outcomes::Key&) const override { return {}; }
};

TEST(PackChunk, NumbersThatDoNotCompress) {
  expect_chunks_of_the_library(plain_batch(1, 4000), NoisyRows());
}

}  // namespace
}  // namespace nrmsim::results::hdf5
