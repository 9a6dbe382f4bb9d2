#pragma once
// A page as it grows: its text, and the charts that its script draws.

#include <string>
#include <vector>

#include "analysis/report/chart.hpp"
#include "analysis/report/html.hpp"

namespace nrmsim::report {

class Page {
 public:
  Html html;

  /// Begins a part with a heading that the contents list. `id` is a constant of the program.
  void begin(const std::string& id, const std::string& title);
  void end();
  void paragraph(std::string_view text, const std::string& css_class = "");
  void bullets(const std::vector<std::string>& texts);
  /// A term and what is said of it. Precondition: within a dl element.
  void fact(std::string_view term, std::string_view text);
  /// A figure; instead of an empty one, a sentence that says that the file has no such data.
  void figure(Chart chart);

  struct Entry {
    std::string id;
    std::string title;
  };
  const std::vector<Entry>& contents() const { return contents_; }
  const std::vector<Chart>& charts() const { return charts_; }

 private:
  std::vector<Entry> contents_;
  std::vector<Chart> charts_;
};

}  // namespace nrmsim::report
