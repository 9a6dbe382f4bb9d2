#pragma once
// A workbook for spreadsheet programs: sheets of text and numbers under headings.

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace nrmsim::exports {

/// Nothing, a text, or a number; a number that does not exist is an empty cell.
using BookCell = std::variant<std::monostate, std::string, double>;

/// How a column looks: its heading, its width in letters, and what numbers mean.
struct BookColumn {
  enum class Look : std::uint8_t { text, wrapped, number, share };
  std::string heading;
  double width = 12;
  Look look = Look::text;
};

class Book {
 public:
  /// Made in memory; `made` stands in the file's properties, so that the same content gives the same bytes.
  Book(const std::filesystem::path& path, const std::string& title, std::time_t made);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// A sheet of lines of text, for reading.
  void add_text(const std::string& name, const std::vector<std::string>& lines);
  /// A sheet that begins with a sentence, then the headings (which stay in view and filter), then rows with a
  /// cell for each column. Names of sheets have at most 31 letters; a sheet holds at most a million rows.
  void add_table(const std::string& name, const std::string& about, const std::vector<BookColumn>& columns,
                 const std::vector<std::vector<BookCell>>& rows);
  /// Writes the file. core::RunError if that cannot be.
  void close();

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace nrmsim::exports
