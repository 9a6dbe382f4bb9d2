#include "analysis/report/html.hpp"

#include "sim/core/contracts.hpp"

namespace nrmsim::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_allowed(unsigned char c) {
  return c >= 0x20 ? c != 0x7F : c == '\n' || c == '\t';
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Elements after which a line break would show as a space.
bool is_within_a_line(std::string_view tag) {
  return tag == "strong" || tag == "code" || tag == "span" || tag == "a";
}

std::string start_tag(std::string_view tag, const Attributes& attributes) {
  std::string made("<");
  made += tag;
  for (const Attribute& attribute : attributes)
    made.append(" ").append(attribute.name).append("=\"").append(escaped(attribute.value)).append("\"");
  return made + ">";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      case '\'':
        made += "&#39;";
        break;
      default:
        if (is_allowed(static_cast<unsigned char>(c)))
          made += c;
        else
          made += replacement;
    }
  }
  return made;
}

std::string json_in_html(std::string json) {
  // Outside of strings JSON has none of these, and inside it reads the escape as the same character.
  replace_all(json, "<", "\\u003c");
  replace_all(json, ">", "\\u003e");
  replace_all(json, "&", "\\u0026");
  return json;
}

Html& Html::open(std::string_view tag, const Attributes& attributes) {
  made_ += start_tag(tag, attributes);
  open_.emplace_back(tag);
  return *this;
}

Html& Html::close() {
  NRMSIM_EXPECTS(!open_.empty());
  made_.append("</").append(open_.back()).append(is_within_a_line(open_.back()) ? ">" : ">\n");
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view text) {
  made_ += escaped(text);
  return *this;
}

Html& Html::leaf(std::string_view tag, std::string_view text, const Attributes& attributes) {
  return open(tag, attributes).text(text).close();
}

Html& Html::empty(std::string_view tag, const Attributes& attributes) {
  made_ += start_tag(tag, attributes) + "\n";
  return *this;
}

Html& Html::constant(std::string_view html) {
  made_ += html;
  return *this;
}

Html& Html::append(const Html& other) {
  NRMSIM_EXPECTS(other.open_.empty());
  made_ += other.made_;
  return *this;
}

}  // namespace nrmsim::report
