# Writes a C++ source that holds the style sheet and, where there is one, the script.
# -DSTYLE=FILE [-DSCRIPT=FILE, with FILE.digest beside it] -DOUTPUT=FILE
# Pieces, because compilers limit the length of one literal.
set(piece_length 8192)

function(write_pieces file name)
  file(READ "${file}" text)
  string(LENGTH "${text}" length)
  set(made "const std::string_view ${name}[] = {\n")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} ${piece_length} piece)
    string(APPEND made "R\"~nrmsim~(${piece})~nrmsim~\",\n")
    math(EXPR at "${at} + ${piece_length}")
  endwhile()
  string(APPEND made "};\n")
  set(${name}_source "${made}" PARENT_SCOPE)
endfunction()

write_pieces("${STYLE}" style)
set(script_source "")
set(script_pieces "{}")
set(digest "")
if(SCRIPT)
  write_pieces("${SCRIPT}" script)
  set(script_pieces "script")
  file(READ "${SCRIPT}.digest" digest)
endif()
file(WRITE "${OUTPUT}" "// Written by embed.cmake.
#include \"analysis/report/assets.hpp\"

namespace nrmsim::report {
namespace {
${style_source}${script_source}}  // namespace

Pieces style_sheet() {
  return style;
}
Pieces chart_script() {
  return ${script_pieces};
}
std::string_view chart_script_digest() {
  return \"${digest}\";
}

}  // namespace nrmsim::report
")
