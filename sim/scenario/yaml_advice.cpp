#include "sim/scenario/yaml_advice.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>

namespace nrmsim::scenario {
namespace {

struct Advice {
  std::string_view message;  ///< or how it begins
  std::string_view expected;
};

constexpr std::string_view closing_quote = "a quote at the end of text that begins with one";
constexpr std::string_view single_quotes = "single quotes around text with a backslash";
constexpr std::string_view quoted_star = "the value itself, and quotes around text that begins with * or &";

// yaml-cpp's texts are no constant expressions.
const std::array<Advice, 17> all_advice{{
    {YAML::ErrorMsg::MAP_VALUE,
     "one `key: value` a line, lined up with the keys beside it, and quotes around text with a colon"},
    {YAML::ErrorMsg::END_OF_MAP,
     "all keys of a map at the same distance from the margin, no `- ` among them, and nothing after the "
     "quote that ends a text"},
    {YAML::ErrorMsg::END_OF_SEQ, "all items of a list, each with `- `, at the same distance from the margin"},
    {YAML::ErrorMsg::END_OF_MAP_FLOW,
     "a comma between the entries of a map that begins with {, and } at its end"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW,
     "a comma between the items of a list that begins with [, and ] at its end"},
    {YAML::ErrorMsg::FLOW_END, "a { or [ before the } or ] that ends it"},
    {YAML::ErrorMsg::BLOCK_ENTRY, "the items of a list, each with `- `, on lines of their own below its key"},
    {YAML::ErrorMsg::MAP_KEY, "`key: value`, without `? `"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "quotes around text that begins with a character such as % or @"},
    {YAML::ErrorMsg::EOF_IN_SCALAR, closing_quote},
    {YAML::ErrorMsg::DOC_IN_SCALAR, closing_quote},
    {YAML::ErrorMsg::INVALID_ESCAPE, single_quotes},
    {YAML::ErrorMsg::INVALID_HEX, single_quotes},
    {YAML::ErrorMsg::INVALID_UNICODE, single_quotes},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, quoted_star},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, quoted_star},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, quoted_star},
}};

}  // namespace

std::string_view yaml_advice(std::string_view message) {
  const auto* const found =
      std::find_if(all_advice.begin(), all_advice.end(),
                   [message](const Advice& advice) { return message.starts_with(advice.message); });
  return found == all_advice.end() ? std::string_view() : found->expected;
}

}  // namespace nrmsim::scenario
