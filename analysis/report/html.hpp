#pragma once
// HTML in which everything that comes from outside is text and nothing else.

#include <string>
#include <string_view>
#include <vector>

namespace nrmsim::report {

/// Safe between tags and inside quoted attributes: & < > " ' are written as references, and control
/// characters that HTML does not allow as U+FFFD.
std::string escaped(std::string_view text);

/// The same for JSON inside a script element: no "<", ">" or "&" remains, so that nothing in it can end the
/// element.
std::string json_in_html(std::string json);

struct Attribute {
  std::string_view name;  ///< a constant of the program
  std::string value;      ///< any text
};
using Attributes = std::vector<Attribute>;

/// Grows a document. Tags and names of attributes are constants of the program; texts and values are escaped.
class Html {
 public:
  Html& open(std::string_view tag, const Attributes& attributes = {});
  /// Closes the element that was opened last. Precondition: there is one.
  Html& close();
  Html& text(std::string_view text);
  /// An element that holds only text.
  Html& leaf(std::string_view tag, std::string_view text, const Attributes& attributes = {});
  /// An element without content or end, such as meta.
  Html& empty(std::string_view tag, const Attributes& attributes);
  /// A part of the program itself that is HTML already.
  Html& constant(std::string_view html);
  /// Parts of a document that were made by another Html.
  Html& append(const Html& other);

  const std::string& str() const { return made_; }

 private:
  std::string made_;
  std::vector<std::string> open_;
};

}  // namespace nrmsim::report
