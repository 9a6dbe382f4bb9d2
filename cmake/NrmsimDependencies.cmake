# Every dependency is found here, and every one is a package of the distribution.
# The targets: Threads::Threads Boost::headers Random123::Random123 SLEEF::SLEEF fmt::fmt for the model;
# yaml-cpp nlohmann_json::nlohmann_json CLI11::CLI11 Eigen3::Eigen spdlog::spdlog HDF5::HDF5 xxHash::xxHash ZLIB::ZLIB
# XlsxWriter::XlsxWriter OpenMP::OpenMP_CXX MPI::MPI_C for what surrounds it; GTest::gtest GTest::gmock rapidcheck for tests.
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Random123 REQUIRED)
find_package(SLEEF REQUIRED)
find_package(fmt REQUIRED)

if(NOT NRMSIM_MODEL_ONLY)
  find_package(yaml-cpp 0.7 REQUIRED)
  find_package(nlohmann_json 3.11 REQUIRED)
  find_package(CLI11 2.1 REQUIRED)
  find_package(Eigen3 3.4 REQUIRED NO_MODULE)
  find_package(spdlog 1.10 REQUIRED)
  enable_language(C)  # the search for HDF5 compiles a C program
  find_package(HDF5 1.10.5 REQUIRED COMPONENTS C HL)
  target_link_libraries(HDF5::HDF5 INTERFACE hdf5::hdf5_hl)
  find_package(xxHash REQUIRED)
  find_package(XlsxWriter REQUIRED)
  find_package(ZLIB REQUIRED)
  # Without OpenMP a batch runs on one thread, with the same results.
  find_package(OpenMP COMPONENTS CXX)
  # Without MPI a batch runs in one process, with the same results.
  if(NRMSIM_MPI)
    find_package(MPI COMPONENTS C)
  endif()
endif()

if(NRMSIM_BUILD_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
endif()
if(NRMSIM_BUILD_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
