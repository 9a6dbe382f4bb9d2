#include "sim/parallel/workers.hpp"

#include "sim/core/contracts.hpp"

#ifdef _OPENMP
#include <omp.h>

#include <algorithm>
#endif

namespace nrmsim::parallel {

#ifdef _OPENMP

unsigned available_threads() {
  return static_cast<unsigned>(std::max(1, omp_get_max_threads()));
}

std::string threading() {
  return "OpenMP (specification of " + std::to_string(_OPENMP) + ")";
}

void on_each_worker(unsigned threads, const std::function<void(unsigned)>& work) {
  NRMSIM_EXPECTS(threads >= 1);
#pragma omp parallel num_threads(static_cast <int>(threads)) default(none) shared(work)
  work(static_cast<unsigned>(omp_get_thread_num()));
}

#else

unsigned available_threads() {
  return 1;
}

std::string threading() {
  return "without OpenMP";
}

void on_each_worker([[maybe_unused]] unsigned threads, const std::function<void(unsigned)>& work) {
  NRMSIM_EXPECTS(threads >= 1);
  work(0);
}

#endif

}  // namespace nrmsim::parallel
