#include "analysis/report/page.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace nrmsim::report {
namespace {

constexpr int digits_of_lines = 6;

/// The same few digits in the drawing, in the table and in the file, so that many reforms fit into a page.
void round_numbers(Chart& chart) {
  const int digits = chart.drawing == Drawing::lines ? digits_of_lines : chart.digits;
  for (ChartRow& row : chart.rows) {
    for (Cell& cell : row)
      if (double* number = std::get_if<double>(&cell); number && std::isfinite(*number))
        *number = std::strtod(fmt::format("{:.{}g}", *number, digits).c_str(), nullptr);
  }
}

}  // namespace

void Page::begin(const std::string& id, const std::string& title) {
  contents_.push_back({id, title});
  html.open("section", {{"id", id}, {"aria-labelledby", "heading-" + id}});
  html.leaf("h2", title, {{"id", "heading-" + id}});
}

void Page::end() {
  html.close();
}

void Page::paragraph(std::string_view text, const std::string& css_class) {
  html.leaf("p", text, css_class.empty() ? Attributes{} : Attributes{{"class", css_class}});
}

void Page::bullets(const std::vector<std::string>& texts) {
  html.open("ul");
  for (const std::string& text : texts) html.leaf("li", text);
  html.close();
}

void Page::fact(std::string_view term, std::string_view text) {
  html.open("div").leaf("dt", term).leaf("dd", text).close();
}

void Page::figure(Chart chart) {
  if (chart.rows.empty()) {
    paragraph("This file holds no data for: " + chart.title + ".", "missing");
    return;
  }
  round_numbers(chart);
  write_figure(html, chart);
  charts_.push_back(std::move(chart));
}

}  // namespace nrmsim::report
