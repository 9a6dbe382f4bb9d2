#include "analysis/report/page.hpp"

namespace nrmsim::report {

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
  write_figure(html, chart);
  charts_.push_back(std::move(chart));
}

}  // namespace nrmsim::report
