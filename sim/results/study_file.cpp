#include "sim/results/study_file.hpp"

#include <type_traits>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/error.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/hdf5/texts.hpp"
#include "sim/results/seal.hpp"

namespace nrmsim::results {
namespace {

void write_attributes(hid_t file, const StudyFile& study) {
  for (const auto& [name, value] : study.attributes) {
    std::visit(
        [&, &name = name](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
            hdf5::write_text(file, name, held);
          else
            hdf5::write_number(file, name, held);
        },
        value);
  }
}

std::vector<hdf5::Dataset> write_scales(hid_t file, const StudyFile& study) {
  std::vector<hdf5::Dataset> scales;
  for (const outcomes::Axis& axis : study.axes)
    scales.push_back(axis.labels.empty() ? hdf5::write_counting_scale(file, axis)
                                         : hdf5::write_axis_scale(file, axis));
  return scales;
}

void write_variable(hid_t file, const StudyFile& study, const StudyVariable& variable,
                    const std::vector<hdf5::Dataset>& scales) {
  hdf5::Shape shape;
  std::vector<const hdf5::Dataset*> used;
  std::size_t size = 1;
  for (const std::uint32_t axis : variable.axes) {
    shape.push_back(study.axes.at(axis).size());
    used.push_back(&scales.at(axis));
    size *= study.axes[axis].size();
  }
  NRMSIM_EXPECTS(variable.values.size() == size);
  const hdf5::Dataset dataset =
      hdf5::write_numbers(file, variable.name, H5T_IEEE_F64LE, shape, variable.values.data());
  hdf5::write_text(dataset.id(), "long_name", variable.long_name);
  hdf5::write_text(dataset.id(), "units", variable.unit);
  hdf5::attach_scales(dataset, used);
}

void write_labels(hid_t file, const StudyText& text, const std::vector<hdf5::Dataset>& scales) {
  const hdf5::Dataset dataset = hdf5::write_texts(file, text.name, text.texts);
  hdf5::write_text(dataset.id(), "long_name", text.long_name);
  const std::vector<const hdf5::Dataset*> used{&scales.at(text.axis)};
  hdf5::attach_scales(dataset, used);
}

void stop_if_failed(const hdf5::SteadyFile& target, const std::string& path) {
  if (target.error() != 0) fail(path, "write", target.error());
}

}  // namespace

void write_study_file(const StudyFile& study, const std::string& path) {
  AtomicFile atomic(path);
  hdf5::SteadyFile target(atomic.file());
  try {
    hdf5::File file = hdf5::create_file(target);
    write_attributes(file.id(), study);
    {
      const std::vector<hdf5::Dataset> scales = write_scales(file.id(), study);
      for (const StudyVariable& variable : study.variables)
        write_variable(file.id(), study, variable, scales);
      for (const StudyText& text : study.texts) write_labels(file.id(), text, scales);
    }
    hdf5::close_file(file);
  } catch (const hdf5::Hdf5Error& error) {
    stop_if_failed(target, path);  // then that is why
    throw core::RunError(path + ": " + error.what());
  }
  stop_if_failed(target, path);
  seal(atomic.file());
  atomic.commit(Existing::replace);
}

}  // namespace nrmsim::results
