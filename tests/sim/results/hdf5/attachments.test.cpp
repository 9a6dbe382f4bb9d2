// The library itself finds every outcome attached to its scales, from both ends.

#include "sim/results/hdf5/attachments.hpp"

#include <gtest/gtest.h>
#include <hdf5_hl.h>

#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results::hdf5 {
namespace {

herr_t count_one(hid_t, unsigned, hid_t, void* memory) {
  ++*static_cast<int*>(memory);
  return 0;
}

TEST(Attachments, AreThoseThatTheLibraryWouldMake) {
  const TemporaryFolder folder;
  const BatchRecord record = sample::batch();
  write_file(record, sample::Rows(record), folder / "a.h5");
  const File file = open_file(folder / "a.h5");
  const Group group = open_group(file.id(), "outcomes");
  for (const outcomes::Outcome& outcome : record.layout.outcomes) {
    const Dataset dataset = open_dataset(group.id(), outcome.name);
    std::vector<std::string> scales{"scenario", "draw", "replication"};
    for (const std::uint32_t axis : outcome.axes) scales.push_back(record.layout.axes[axis].name);
    for (unsigned i = 0; i < scales.size(); ++i) {
      const Dataset scale = open_dataset(group.id(), scales[i]);
      EXPECT_GT(H5DSis_attached(dataset.id(), scale.id(), i), 0) << outcome.name << ", " << scales[i];
      EXPECT_EQ(scale_name(dataset, i), scales[i]);
      int attached = 0;
      H5DSiterate_scales(dataset.id(), i, nullptr, count_one, &attached);
      EXPECT_EQ(attached, 1);
    }
  }
}

// Whoever detaches a scale reads the lists, changes them and writes them again.
TEST(Attachments, CanBeChangedByTheLibrary) {
  const TemporaryFolder folder;
  const BatchRecord record = sample::batch();
  write_file(record, sample::Rows(record), folder / "a.h5");
  const std::string path = folder / "a.h5";
  const File file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), "open the file");
  const Group group = open_group(file.id(), "outcomes");
  const Dataset dataset = open_dataset(group.id(), "people");
  const Dataset scale = open_dataset(group.id(), "draw");
  ASSERT_GE(H5DSdetach_scale(dataset.id(), scale.id(), 1), 0);
  EXPECT_EQ(H5DSis_attached(dataset.id(), scale.id(), 1), 0);
  EXPECT_GT(H5DSis_attached(open_dataset(group.id(), "wait").id(), scale.id(), 1), 0);
  ASSERT_GE(H5DSattach_scale(dataset.id(), scale.id(), 1), 0);
  EXPECT_GT(H5DSis_attached(dataset.id(), scale.id(), 1), 0);
}

}  // namespace
}  // namespace nrmsim::results::hdf5
