#include "analysis/report/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <nlohmann/json.hpp>

namespace nrmsim::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Escaped, LeavesNothingThatHtmlReads) {
  EXPECT_EQ(escaped("<b class=\"x\">a & 'b'</b>"),
            "&lt;b class=&quot;x&quot;&gt;a &amp; &#39;b&#39;&lt;/b&gt;");
  EXPECT_EQ(escaped("garçons, £5"), "garçons, £5");
  EXPECT_EQ(escaped(std::string("a\0b\x1b", 4)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

TEST(Escaped, HoldsForEveryText) {
  EXPECT_TRUE(rc::check("no text makes a tag or ends an attribute", [](const std::string& text) {
    const std::string made = escaped(text);
    RC_ASSERT(made.find_first_of("<>\"'") == std::string::npos);
  }));
}

TEST(JsonInHtml, EndsNoElementAndReadsTheSame) {
  const nlohmann::json value = {{"title", "</script><!--<script>alert(1)</script> & more"}};
  const std::string made = json_in_html(value.dump());
  EXPECT_THAT(made, Not(HasSubstr("<")));
  EXPECT_EQ(nlohmann::json::parse(made), value);
}

TEST(Html, NestsElementsAndEscapesWhatTheyHold) {
  Html html;
  html.open("ul", {{"title", "a \"b\""}}).leaf("li", "<one>").close();
  EXPECT_EQ(html.str(), "<ul title=\"a &quot;b&quot;\"><li>&lt;one&gt;</li>\n</ul>\n");
}

}  // namespace
}  // namespace nrmsim::report
