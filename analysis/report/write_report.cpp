#include "analysis/report/write_report.hpp"

#include <fmt/format.h>

#include <fstream>
#include <span>

#include "analysis/comparison/json.hpp"
#include "analysis/report/assets.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"
#include "sim/results/atomic_file.hpp"

namespace nrmsim::report {
namespace {

constexpr std::string_view beginning =
    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"generator\" content=\"nrmsim report\">\n";

std::string joined(Pieces pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text += piece;
  return text;
}

/// Nothing is loaded from anywhere; no script runs but the one whose digest is named.
std::string security_policy() {
  const std::string script = has_charts() ? fmt::format("'{}'", chart_script_digest()) : "'none'";
  return fmt::format(
      "default-src 'none'; script-src {}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
      "form-action 'none'",
      script);
}

std::string title_of(const Facts& facts) {
  if (!facts.compares()) return fmt::format("Results: {}", facts.label(0));
  const std::vector<std::size_t> reforms = facts.reforms();
  if (reforms.size() == 1)
    return fmt::format("What would “{}” change for people found in modern slavery?",
                       facts.label(reforms.front()));
  return fmt::format("What would {} reforms change for people found in modern slavery?",
                     number_word(reforms.size()));
}

void add_head(Html& html, const std::string& title) {
  html.constant(beginning);
  html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", security_policy()}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("link", {{"rel", "icon"}, {"href", "data:,"}});
  html.leaf("title", title);
  html.constant("<style>\n").constant(joined(style_sheet())).constant("</style>\n</head>\n");
}

void add_contents(Html& html, const Page& page) {
  html.open("nav", {{"aria-label", "Contents"}}).open("details").leaf("summary", "Contents").open("ol");
  for (const Page::Entry& entry : page.contents())
    html.open("li").leaf("a", entry.title, {{"href", fmt::format("#{}", entry.id)}}).close();
  html.close().close().close();
}

void add_footer(Html& html) {
  html.open("footer").open("div", {{"class", "width"}});
  html.leaf("p",
            "Made by nrmsim, an agent-based model in which every person is synthetic. Published counts: Home "
            "Office "
            "statistics under the Open Government Licence v3.0.");
  if (has_charts())
    html.leaf("p",
              "Charts by Vega-Lite and Vega (University of Washington Interactive Data Lab, BSD-3-Clause).");
  html.close().close();
}

Page filled(const Facts& facts) {
  Page page;
  for (const auto add : {add_question, add_answer, add_scenarios, add_basis, add_limits, add_words,
                         add_effects, add_choice, add_spread, add_incidence, add_history, add_validation,
                         add_repeats, add_groups, add_services, add_costs, add_parameters, add_provenance})
    add(page, facts);
  return page;
}

/// Numbers for the script and for other programs.
void add_data(Html& html, const Page& page, const Facts& facts) {
  const auto block = [&](const char* id, const std::string& json) {
    html.open("script", {{"type", "application/json"}, {"id", id}}).constant(json_in_html(json)).close();
  };
  block("comparison", comparison::json(facts.headline()));
  if (facts.validation().table)
    block("published-figures", comparison::validation_json(*facts.validation().table));
  block("charts", charts_json(page.charts()));
}

}  // namespace

std::string report_html(const results::Reader& reader, const ReportOptions& options) {
  const Facts facts(reader, options.baseline, options.published, options.validation);
  const Page page = filled(facts);
  Html html;
  add_head(html, title_of(facts));
  html.constant("<body>\n").leaf("a", "Skip to the answer", {{"class", "skip"}, {"href", "#answer"}});
  html.open("header").open("div", {{"class", "width"}});
  html.leaf("p", "nrmsim: trafficking policy simulated", {{"class", "brand"}});
  add_contents(html, page);
  html.close().close();
  html.open("div", {{"class", "width"}}).leaf("h1", title_of(facts));
  html.open("main", {{"id", "main"}}).append(page.html).close();
  html.close();
  add_footer(html);
  add_data(html, page, facts);
  if (has_charts()) html.constant("<script>").constant(joined(chart_script())).constant("</script>\n");
  html.constant("</body>\n</html>\n");
  return html.str();
}

bool has_charts() {
  return !chart_script_digest().empty();
}

bool is_report(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string start(beginning.size(), '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return file.gcount() == static_cast<std::streamsize>(start.size()) && start == beginning;
}

void write_report(const std::filesystem::path& path, const std::string& html) {
  results::AtomicFile file(path.string());
  file.file().write_at(0, std::as_bytes(std::span(html)));
  file.commit(results::Existing::replace);
}

}  // namespace nrmsim::report
