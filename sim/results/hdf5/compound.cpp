#include "sim/results/hdf5/compound.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "sim/results/digest.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/axes.hpp"
#include "sim/results/hdf5/datasets.hpp"
#include "sim/results/hdf5/names.hpp"
#include "sim/results/hdf5/texts.hpp"

namespace nrmsim::results::hdf5 {
namespace {

constexpr std::size_t block_bytes = 4u << 20;

/// Collects packed rows and writes them a block at a time.
class RowWriter {
 public:
  RowWriter(const Dataset& dataset, const RowShape& shape)
      : dataset_(dataset), shape_(shape), type_(shape.type()), row_bytes_(shape.bytes()) {}

  void add(const TableRow& row) {
    const std::size_t start = block_.size();
    block_.resize(start + row_bytes_);
    std::byte* place = block_.data() + start;
    for (std::size_t i = 0; i < row.size(); ++i) {
      pack(row[i], place);
      place += shape_.widths[i];
    }
    if (block_.size() >= block_bytes) flush();
  }

  std::string finish() {
    flush();
    return digest_.text();
  }

 private:
  static void pack(const Value& value, std::byte* place) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      const std::string clean = clean_text(*text);
      std::memcpy(place, clean.data(), clean.size());
    } else if (const auto* real = std::get_if<double>(&value)) {
      std::memcpy(place, real, sizeof *real);
    } else {
      std::memcpy(place, &std::get<std::int64_t>(value), sizeof(std::int64_t));
    }
  }

  void flush() {
    if (block_.empty()) return;
    const hsize_t rows = block_.size() / row_bytes_;
    digest_.add(block_);
    write_slab(dataset_, type_.id(), {{written_}, {rows}}, block_.data());
    written_ += rows;
    block_.clear();
  }

  const Dataset& dataset_;
  const RowShape& shape_;
  Type type_;
  std::size_t row_bytes_;
  std::vector<std::byte> block_;
  hsize_t written_ = 0;
  Digest digest_;
};

std::string field(std::size_t i, const char* what) {
  return "FIELD_" + std::to_string(i) + "_" + what;
}

void describe_columns(const Dataset& dataset, const std::vector<Column>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    write_text(dataset.id(), field(i, "NAME"), columns[i].name);
    write_text(dataset.id(), field(i, "UNITS"), columns[i].unit);
    write_text(dataset.id(), field(i, "MEANING"), columns[i].meaning);
  }
}

std::string attribute_or_nothing(const Dataset& dataset, const std::string& name) {
  return has_attribute(dataset.id(), name) ? read_text(dataset.id(), name) : "";
}

RowShape shape_in_file(const Dataset& dataset, const std::string& name) {
  const std::string odd = "the table \"" + name + "\" is not laid out as it should be";
  const Type type(H5Dget_type(dataset.id()), "read the columns of \"" + name + "\"");
  if (H5Tget_class(type.id()) != H5T_COMPOUND) throw Hdf5Error(odd);
  RowShape shape({});
  const int members = checked(H5Tget_nmembers(type.id()), "read the columns of \"" + name + "\"");
  for (unsigned i = 0; i < static_cast<unsigned>(members); ++i) {
    char* member = H5Tget_member_name(type.id(), i);
    Column column{member == nullptr ? "" : member, attribute_or_nothing(dataset, field(i, "UNITS")),
                  attribute_or_nothing(dataset, field(i, "MEANING")), ColumnType::text};
    H5free_memory(member);
    const Type held(H5Tget_member_type(type.id(), i), "read the columns of \"" + name + "\"");
    const H5T_class_t kind = H5Tget_class(held.id());
    const std::size_t width = H5Tget_size(held.id());
    if (kind == H5T_FLOAT) column.type = ColumnType::real;
    if (kind == H5T_INTEGER) column.type = ColumnType::integer;
    if (column.type == ColumnType::text && (kind != H5T_STRING || H5Tis_variable_str(held.id()) > 0))
      throw Hdf5Error(odd);
    if (column.type != ColumnType::text && width != 8) throw Hdf5Error(odd);
    shape.columns.push_back(std::move(column));
    shape.widths.push_back(width);
  }
  return shape;
}

Value unpack(const std::byte* place, ColumnType type, std::size_t width) {
  if (type == ColumnType::text) {
    std::string text(reinterpret_cast<const char*>(place), width);
    text.resize(std::min(text.size(), text.find('\0')));
    return text;
  }
  if (type == ColumnType::real) {
    double value = 0;
    std::memcpy(&value, place, sizeof value);
    return value;
  }
  std::int64_t value = 0;
  std::memcpy(&value, place, sizeof value);
  return value;
}

TableRow unpack_row(const std::byte* place, const RowShape& shape) {
  TableRow row;
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    row.push_back(unpack(place, shape.columns[i].type, shape.widths[i]));
    place += shape.widths[i];
  }
  return row;
}

}  // namespace

RowShape::RowShape(std::vector<Column> of_columns) : columns(std::move(of_columns)) {
  for (const Column& column : columns) widths.push_back(column.type == ColumnType::text ? 1 : 8);
}

void RowShape::make_room_for(const TableRow& row) {
  for (std::size_t i = 0; i < row.size(); ++i)
    if (const auto* text = std::get_if<std::string>(&row[i]))
      widths[i] = std::max(widths[i], clean_text(*text).size());
}

std::size_t RowShape::bytes() const {
  std::size_t sum = 0;
  for (const std::size_t width : widths) sum += width;
  return sum;
}

Type RowShape::type() const {
  Type compound(H5Tcreate(H5T_COMPOUND, bytes()), "describe a table");
  std::size_t offset = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Type text = fixed_text_type(widths[i]);
    const hid_t member = columns[i].type == ColumnType::text   ? text.id()
                         : columns[i].type == ColumnType::real ? H5T_IEEE_F64LE
                                                               : H5T_STD_I64LE;
    checked(H5Tinsert(compound.id(), columns[i].name.c_str(), offset, member), "describe a table");
    offset += widths[i];
  }
  return compound;
}

void write_rows(hid_t group, const std::string& name, const std::string& title,
                const std::vector<Column>& columns, const GiveRows& give) {
  RowShape shape(columns);
  std::size_t count = 0;
  give([&](const TableRow& row) {
    if (!fits(row, columns)) throw Hdf5Error("a row of the table \"" + name + "\" does not fit its columns");
    shape.make_room_for(row);
    ++count;
  });
  if (count == 0) return;
  const Dataset scale = write_row_scale(group, name + "_row", count);
  const Type type = shape.type();
  Dataset dataset = create_compressed(group, name, type.id(), {count}, shape.bytes(), nullptr);
  RowWriter writer(dataset, shape);
  give([&](const TableRow& row) { writer.add(row); });
  write_text(dataset.id(), "long_name", title);
  write_text(dataset.id(), digest_of_values, writer.finish());
  describe_columns(dataset, columns);
  const std::vector<const Dataset*> scales{&scale};
  attach_scales(dataset, scales);
  dataset.close("write \"" + name + "\"");
}

void write_table(hid_t group, const Table& table) {
  write_rows(group, table.name, table.title, table.columns,
             [&](const std::function<void(const TableRow&)>& take) {
               for (const TableRow& row : table.rows) take(row);
             });
}

std::size_t count_rows(hid_t group, const std::string& name) {
  const Shape shape = shape_of(open_dataset(group, name));
  return shape.empty() ? 0 : static_cast<std::size_t>(shape.front());
}

Table read_table(hid_t group, const std::string& name) {
  const Dataset dataset = open_dataset(group, name);
  const RowShape shape = shape_in_file(dataset, name);
  const std::size_t count = count_rows(group, name);
  std::vector<std::byte> bytes(count * shape.bytes());
  const Type type = shape.type();
  read_slab(dataset, type.id(), {{0}, {count}}, bytes.data(), "the table \"" + name + "\"");
  Digest digest;
  digest.add(bytes);
  if (digest.text() != read_text(dataset.id(), digest_of_values))
    throw Hdf5Error("the table \"" + name + "\" is damaged: its digest does not agree with its values");
  Table table{name, attribute_or_nothing(dataset, "long_name"), shape.columns, {}};
  for (std::size_t i = 0; i < count; ++i)
    table.rows.push_back(unpack_row(bytes.data() + i * shape.bytes(), shape));
  return table;
}

}  // namespace nrmsim::results::hdf5
