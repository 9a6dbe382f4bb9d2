#include "analysis/export/book.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/contracts.hpp"
#include "sim/core/problems.hpp"

namespace nrmsim::exports {
namespace {

constexpr std::size_t longest_cell = 32'767;  // letters, by the format
constexpr std::size_t most_rows = 1'000'000;

/// At most as long as a cell may be, without cutting a letter of UTF-8 in two.
std::string fitting(const std::string& text) {
  if (text.size() <= longest_cell) return text;
  std::size_t end = longest_cell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

struct Book::Handle {
  std::string path;
  lxw_workbook* workbook = nullptr;
  lxw_format* heading = nullptr;
  lxw_format* about = nullptr;
  lxw_format* large = nullptr;   // numbers whose fractions nobody reads
  lxw_format* middle = nullptr;  // numbers with a fraction, some of which is read
  std::array<lxw_format*, 4> looks{};

  lxw_worksheet* sheet(const std::string& name) const {
    lxw_worksheet* made = workbook_add_worksheet(workbook, name.c_str());
    NRMSIM_EXPECTS(made != nullptr);
    return made;
  }
  // cppcheck-suppress CastIntegerToAddressAtReturn ; the cast is in the index
  lxw_format* format_of(BookColumn::Look look) const { return looks[static_cast<std::size_t>(look)]; }
  lxw_format* format_of(BookColumn::Look look, double number) const {
    constexpr double many = 1000;
    if (look != BookColumn::Look::number) return format_of(look);
    if (std::abs(number) >= many) return large;
    return std::abs(number) >= 1 && number != std::trunc(number) ? middle : format_of(look);
  }

  lxw_format* number_format(const char* pattern) {
    lxw_format* made = workbook_add_format(workbook);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(made, pattern);
    return made;
  }

  void make_formats() {
    heading = workbook_add_format(workbook);
    format_set_bold(heading);
    format_set_bottom(heading, LXW_BORDER_THIN);
    format_set_text_wrap(heading);
    format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
    about = workbook_add_format(workbook);
    format_set_italic(about);
    for (lxw_format*& look : looks) {
      look = workbook_add_format(workbook);
      format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
    }
    format_set_text_wrap(format_of(BookColumn::Look::wrapped));
    large = number_format("#,##0");
    middle = number_format("0.00");
    format_set_num_format(format_of(BookColumn::Look::share), "0%");
  }
};

Book::Book(const std::filesystem::path& path, const std::string& title, std::time_t made)
    : handle_(std::make_unique<Handle>()) {
  handle_->path = path.string();
  handle_->workbook = workbook_new(handle_->path.c_str());
  if (!handle_->workbook) throw core::RunError(handle_->path + ": cannot make a workbook");
  lxw_doc_properties properties{};
  std::string own_title = title;  // the library asks for one that it might change
  properties.title = own_title.data();
  properties.created = made;
  workbook_set_properties(handle_->workbook, &properties);
  handle_->make_formats();
}

Book::~Book() {
  if (handle_->workbook) lxw_workbook_free(handle_->workbook);
}

void Book::add_text(const std::string& name, const std::vector<std::string>& lines) {
  lxw_worksheet* sheet = handle_->sheet(name);
  worksheet_set_column(sheet, 0, 0, 100, nullptr);
  lxw_row_t at = 0;
  for (const std::string& line : lines)
    worksheet_write_string(sheet, at++, 0, fitting(line).c_str(),
                           handle_->format_of(BookColumn::Look::wrapped));
}

void Book::add_table(const std::string& name, const std::string& about,
                     const std::vector<BookColumn>& columns, const std::vector<std::vector<BookCell>>& rows) {
  constexpr lxw_row_t heading_row = 1;
  lxw_worksheet* sheet = handle_->sheet(name);
  worksheet_write_string(sheet, 0, 0, about.c_str(), handle_->about);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, column, column, columns[c].width, nullptr);
    worksheet_write_string(sheet, heading_row, column, columns[c].heading.c_str(), handle_->heading);
  }
  lxw_row_t at = heading_row;
  for (const auto& row : rows) {
    NRMSIM_EXPECTS(row.size() == columns.size() && at < most_rows);
    ++at;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      lxw_format* format = handle_->format_of(columns[c].look);
      if (const auto* text = std::get_if<std::string>(&row[c]))
        worksheet_write_string(sheet, at, column, fitting(*text).c_str(), format);
      else if (const auto* number = std::get_if<double>(&row[c]); number && std::isfinite(*number))
        worksheet_write_number(sheet, at, column, *number, handle_->format_of(columns[c].look, *number));
    }
  }
  worksheet_freeze_panes(sheet, heading_row + 1, 0);
  worksheet_autofilter(sheet, heading_row, 0, std::max(at, heading_row),
                       static_cast<lxw_col_t>(columns.size() - 1));
}

void Book::close() {
  const lxw_error error = workbook_close(handle_->workbook);  // frees it too
  handle_->workbook = nullptr;
  if (error != LXW_NO_ERROR)
    throw core::RunError(handle_->path + ": cannot write the workbook: " + lxw_strerror(error));
}

}  // namespace nrmsim::exports
