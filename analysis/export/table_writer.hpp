#pragma once
// One CSV file, and the dictionary of all columns.

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "analysis/export/staged_folder.hpp"
#include "sim/results/table.hpp"

namespace nrmsim::exports {

/// What is in which file.
struct DictionaryEntry {
  std::string file;
  results::Column column;
};
using Dictionary = std::vector<DictionaryEntry>;

/// A text file being written. Every function throws core::RunError with the reason.
class TextFile {
 public:
  explicit TextFile(const std::filesystem::path& path);
  void write(const std::string& text);
  /// Has to be called: only then is everything known to be written.
  void close();

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  [[noreturn]] void fail(int error) const;
  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
};

/// A CSV file whose columns are entered in the dictionary.
class TableWriter {
 public:
  TableWriter(StagedFolder& folder, Dictionary& dictionary, const std::string& name,
              const std::vector<results::Column>& columns);

  /// Adds a field to the line at hand.
  TableWriter& text(const std::string& value);
  TableWriter& number(double value);  ///< empty for NaN
  TableWriter& whole(std::uint64_t value);
  TableWriter& value(const results::Value& value);
  /// Precondition: the line has a field for every column.
  void end_line();
  void close() { file_.close(); }

 private:
  TableWriter& field(const std::string& encoded);
  TextFile file_;
  std::string line_;
  std::size_t fields_ = 0;
  std::size_t columns_;
};

}  // namespace nrmsim::exports
