#pragma once
// Datasets of numbers and their dimension scales.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/outcomes/layout.hpp"
#include "sim/results/hdf5/handle.hpp"

namespace nrmsim::results::hdf5 {

using Shape = std::vector<hsize_t>;

Space simple_space(const Shape& shape);
Shape shape_of(const Dataset& dataset);
Dataset open_dataset(hid_t group, const std::string& name);

/// Contiguous, without times, attributes in order.
Properties plain_dataset();

/// In chunks, shuffled, compressed, with a checksum a chunk.
Properties compressed_dataset(const Shape& chunk);

/// A chunk of about 128 KiB that covers whole trailing dimensions and is a run of consecutive elements, so
/// that writing in order touches one chunk at a time.
Shape chunk_of(const Shape& shape, std::size_t bytes_per_element);

/// Creates a dataset in chunks, with room in memory for a few of them while it is open.
Dataset create_compressed(hid_t group, const std::string& name, hid_t type, const Shape& shape,
                          std::size_t bytes_per_element, const void* fill_value);

hid_t type_of(outcomes::CellType type);

/// A small dataset of numbers, contiguous.
Dataset write_numbers(hid_t group, const std::string& name, hid_t type, const Shape& shape,
                      const void* numbers);
std::vector<double> read_reals(hid_t group, const std::string& name);

/// A rectangle of a dataset, row by row, to or from memory that holds just that.
struct Slab {
  Shape start;
  Shape count;
};
void write_slab(const Dataset& dataset, hid_t memory_type, const Slab& slab, const void* values);
/// A chunk that has been through pack_chunk().
void write_chunk(const Dataset& dataset, const Shape& start, std::span<const std::byte> packed);
void read_slab(const Dataset& dataset, hid_t memory_type, const Slab& slab, void* values,
               const std::string& name);

/// Makes a dataset over one dimension the scale of that name.
void make_scale(const Dataset& dataset, const std::string& name);
void attach_scales(const Dataset& dataset, std::span<const Dataset* const> scales);
bool is_scale(const Dataset& dataset);

/// Name of the scale attached to a dimension; empty if there is none.
std::string scale_name(const Dataset& dataset, unsigned dimension);

}  // namespace nrmsim::results::hdf5
