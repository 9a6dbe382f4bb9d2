#pragma once
// Dimension scales of many datasets at once. H5DSattach_scale() rewrites the list that a scale keeps of its
// datasets each time one comes to it, which with a hundred datasets takes longer than all else in a small
// file. Here every list is written once, in the form that the HDF5 Dimension Scale Specification lays down.

#include <map>
#include <span>
#include <vector>

#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

class Attachments {
 public:
  /// Attaches one scale to each dimension of a dataset that has none yet. The scales have to stay open until
  /// finish().
  void attach(const Dataset& dataset, std::span<const Dataset* const> scales);

  /// Tells the scales, none of which may have been attached to anything before.
  void finish();

 private:
  /// An element of a scale's list, as it is stored.
  struct Place {
    hobj_ref_t dataset;
    int dimension;
    int unused = 0;  // the library stores it too: the same bytes every time
  };

  std::map<hid_t, std::vector<Place>> places_;  // by scale
};

}  // namespace nrmsim::results::hdf5
