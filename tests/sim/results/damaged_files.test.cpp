// A results file that was cut, changed, or is something else: a clear error or the right numbers, never a
// crash. Each attempt runs in a process of its own, so that a crash would be seen as one.

#include <gtest/gtest.h>
#include <hdf5.h>

#include <random>

#include "sim/core/problems.hpp"
#include "sim/results/writer.hpp"
#include "tests/sim/results/other_process.hpp"
#include "tests/sim/results/sample_batch.hpp"
#include "tests/sim/results/temporary_folder.hpp"

namespace nrmsim::results {
namespace {

enum Answer : int { right = 10, refused = 11, wrong = 12 };

bool all_right(const Reader& reader, const BatchRecord& record) {
  std::vector<outcomes::Cell> row(record.layout.total_cells());
  for (std::uint64_t i = 0; i < record.keys(); ++i) {
    reader.read(record.key_at(i), row);
    if (row != sample::row(record, record.key_at(i))) return false;
  }
  reader.check_everything();
  return outcomes::describe(reader.batch().layout) == outcomes::describe(record.layout);
}

class DamagedFile : public testing::Test {
 protected:
  TemporaryFolder folder;
  std::string path = folder / "r.h5";
  BatchRecord record = sample::batch();
  std::string whole;

  void SetUp() override {
    WriteOptions options;
    options.make_tables = [](const Reader&) { return std::vector{sample::table()}; };
    write_file(record, sample::Rows(record), path, options);
    whole = contents_of(path);
  }

  int answer() {
    return in_other_process([&]() -> int {
      try {
        return all_right(Reader(path), record) ? right : wrong;
      } catch (const core::RunError& error) {
        return std::string(error.what()).rfind(path, 0) == 0 ? refused : wrong;
      }
    });
  }
};

TEST_F(DamagedFile, WholeIsRight) {
  EXPECT_EQ(answer(), right);
}

TEST_F(DamagedFile, CutAnywhereIsRefusedOrRight) {
  for (std::size_t size = 0; size < whole.size();
       size += size < 2000 || whole.size() - size < 100 ? 13 : 997) {
    put_contents(path, whole.substr(0, size));
    const int got = answer();
    EXPECT_TRUE(got == refused || got == right) << "cut at " << size << ": " << got;
  }
}

TEST_F(DamagedFile, FlippedBitsAreRefusedOrRight) {
  std::mt19937_64 generator(20261124);
  for (int i = 0; i < 400; ++i) {
    std::string changed = whole;
    const std::size_t place = generator() % whole.size();
    changed[place] ^= static_cast<char>(1 << (generator() % 8));
    put_contents(path, changed);
    const int got = answer();
    EXPECT_TRUE(got == refused || got == right) << "byte " << place << ": " << got;
  }
}

TEST_F(DamagedFile, LostBlocksAreRefused) {
  // As after a loss of power: a page of zeros inside.
  for (std::size_t start = 0; start + 4096 < whole.size(); start += 4096) {
    std::string changed = whole;
    changed.replace(start, 4096, 4096, '\0');
    put_contents(path, changed);
    EXPECT_EQ(answer(), refused) << "page at " << start;
  }
}

/// Changes one number of a dataset in place, the way another program would.
void change_number(const std::string& path, const char* dataset) {
  const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  const hid_t id = H5Dopen2(file, dataset, H5P_DEFAULT);
  const hid_t space = H5Dget_space(id);
  std::vector<double> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
  H5Dread(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  values.back() += 1;
  H5Dwrite(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  H5Sclose(space);
  H5Dclose(id);
  H5Fclose(file);
}

TEST_F(DamagedFile, ValuesChangedByAnotherProgramAreFoundByTheirDigest) {
  change_number(path, "/outcomes/wait");
  const Reader reader(path);
  EXPECT_EQ(reader.read("people", 1)[0], 1000);  // untouched
  try {
    reader.read("wait", 0);
    FAIL();
  } catch (const core::RunError& error) {
    EXPECT_NE(std::string(error.what()).find("\"wait\" is damaged"), std::string::npos) << error.what();
  }
}

TEST_F(DamagedFile, LabelsChangedByAnotherProgramAreFoundByTheirDigest) {
  change_number(path, "/outcomes/duration");
  EXPECT_THROW(Reader{path}, core::RunError);
}

TEST_F(DamagedFile, OtherHdf5FilesAreRefused) {
  const hid_t file = H5Fcreate((folder / "other.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  H5Fclose(file);
  try {
    const Reader reader(folder / "other.h5");
    FAIL();
  } catch (const core::RunError& error) {
    EXPECT_NE(std::string(error.what()).find("not one with results of nrmsim"), std::string::npos);
  }
}

}  // namespace
}  // namespace nrmsim::results
