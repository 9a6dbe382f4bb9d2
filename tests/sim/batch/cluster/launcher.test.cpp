#include "sim/batch/cluster/launcher.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace nrmsim::cluster {
namespace {

class Launcher : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }

  static void clear() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "PMI_SIZE", "PMI_RANK",
                             "SLURM_STEP_NUM_TASKS", "SLURM_PROCID", "SLURM_NTASKS"})
      unsetenv(name);
  }
  static void set(const char* name, const char* value) { setenv(name, value, 1); }
};

TEST_F(Launcher, IsNoneWithoutItsVariables) {
  EXPECT_FALSE(launched());
}

TEST_F(Launcher, IsReadFromTheVariablesOfEachKind) {
  set("SLURM_STEP_NUM_TASKS", "8");
  set("SLURM_PROCID", "7");
  EXPECT_EQ(launched()->by, "srun");
  EXPECT_EQ(launched()->rank, 7U);
  set("OMPI_COMM_WORLD_SIZE", "4");
  set("OMPI_COMM_WORLD_RANK", "0");
  EXPECT_EQ(launched()->tasks, 4U);
}

// The script of a job of 16 tasks calls the program once; what srun starts is a step.
TEST_F(Launcher, IsNotTheScriptOfASlurmJob) {
  set("SLURM_NTASKS", "16");
  set("SLURM_PROCID", "0");
  EXPECT_FALSE(launched());
}

TEST_F(Launcher, IsNoneWhereTheVariablesAreNoNumbers) {
  set("PMI_SIZE", "many");
  set("PMI_RANK", "0");
  EXPECT_FALSE(launched());
}

}  // namespace
}  // namespace nrmsim::cluster
