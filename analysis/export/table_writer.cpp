#include "analysis/export/table_writer.hpp"

#include <cerrno>
#include <system_error>

#include "analysis/comparison/csv.hpp"
#include "analysis/comparison/number_text.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::exports {

TextFile::TextFile(const std::filesystem::path& path)
    : path_(path.string()), file_(std::fopen(path_.c_str(), "wbe")) {
  if (!file_) fail(errno);
}

void TextFile::write(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail(errno);
}

void TextFile::close() {
  if (std::fclose(file_.release()) != 0) fail(errno);
}

void TextFile::fail(int error) const {
  throw core::RunError(path_ + ": cannot write this file: " + std::generic_category().message(error));
}

TableWriter::TableWriter(StagedFolder& folder, Dictionary& dictionary, const std::string& name,
                         const std::vector<results::Column>& columns)
    : file_(folder.add(name)), columns_(columns.size()) {
  for (const results::Column& column : columns) {
    dictionary.push_back({name, column});
    text(column.name);
  }
  end_line();
}

TableWriter& TableWriter::field(const std::string& encoded) {
  if (fields_++ > 0) line_ += ',';
  line_ += encoded;
  return *this;
}

TableWriter& TableWriter::text(const std::string& value) {
  return field(comparison::csv_field(value));
}
TableWriter& TableWriter::number(double value) {
  return field(comparison::plain_number(value));
}
TableWriter& TableWriter::whole(std::uint64_t value) {
  return field(std::to_string(value));
}

TableWriter& TableWriter::value(const results::Value& value) {
  if (const auto* real = std::get_if<double>(&value)) return number(*real);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return field(std::to_string(*integer));
  return text(std::get<std::string>(value));
}

void TableWriter::end_line() {
  NRMSIM_EXPECTS(fields_ == columns_);
  line_ += '\n';
  file_.write(line_);
  line_.clear();
  fields_ = 0;
}

}  // namespace nrmsim::exports
