// SPDX-License-Identifier: Apache-2.0
#include "batch/markup_scanner.hpp"

#include <catch2/catch.hpp>

#include "input_world.hpp"

namespace ferrolabel::batch {
namespace {

using Found = MarkupScanner::Found;
using Section = MarkupScanner::Section;
using TagEnd = MarkupScanner::TagEnd;

/// A scanner over a text, read in chunks of the given size.
struct Scan {
  explicit Scan(std::string text, std::size_t chunk = 1, std::size_t most = 1000) : source{std::move(text)}, scanner{chunk, most} {
    scanner.open(source);
  }
  TextSource source;
  MarkupScanner scanner;
};

}  // namespace

TEST_CASE("a tag ends at the first '>' that is not quoted, and is broken by '<' or the end") {
  const auto end_of = [](const std::string& text, TagEnd end, std::string_view passed) {
    for (const std::size_t chunk : {1u, 2u, 3u, 100u}) {
      Scan scan{text, chunk};
      REQUIRE(scan.scanner.sees("<"));
      REQUIRE(scan.scanner.pass_tag() == end);
      REQUIRE(scan.scanner.kept() == passed);
    }
  };
  end_of("<a>b", TagEnd::open, "<a>");
  end_of("<a/>b", TagEnd::empty, "<a/>");
  end_of("<a b='/>'>c", TagEnd::open, "<a b='/>'>");
  end_of("<a b='\"' c=\"'>\"/>c", TagEnd::empty, "<a b='\"' c=\"'>\"/>");
  end_of("<a b='/'>c", TagEnd::open, "<a b='/'>");
  end_of("<a b='<'>c", TagEnd::broken, "<a b='");
  end_of("<a b", TagEnd::broken, "<a b");
  end_of("<", TagEnd::broken, "<");
}

TEST_CASE("comments, CDATA and processing instructions are passed to their own ends") {
  const auto passes = [](const std::string& text, Section section, std::string_view passed) {
    for (const std::size_t chunk : {1u, 2u, 3u, 100u}) {
      Scan scan{text, chunk};
      REQUIRE(scan.scanner.pass_section() == section);
      REQUIRE(scan.scanner.kept() == passed);
    }
  };
  passes("<!-- -- > ->-->x", Section::closed, "<!-- -- > ->-->");
  passes("<!-->-->x", Section::closed, "<!-->-->");
  passes("<!---->x", Section::closed, "<!---->");
  passes("<![CDATA[ ]] > ]]]>x", Section::closed, "<![CDATA[ ]] > ]]]>");
  passes("<?p > ? >?>x", Section::closed, "<?p > ? >?>");
  passes("<!-- --", Section::unclosed, "<!-- --");
  passes("<!- -->", Section::none, "");
  passes("<!DOCTYPE x>", Section::none, "");
  passes("<a>", Section::none, "");
}

TEST_CASE("the next tag of a name is found over all markup that only looks like one") {
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    Scan scan{"<!--</a>--><![CDATA[</a>]]><?x </a>?><ab></ab></a.b></ a><!x</a  >", chunk};
    REQUIRE(scan.scanner.to_tag("a", "r") == Found::end);
    REQUIRE(scan.scanner.sees("</a  >"));
    REQUIRE(scan.scanner.pass_tag() == TagEnd::open);
    REQUIRE(scan.scanner.to_tag("a", "r") == Found::nothing);
    REQUIRE(scan.scanner.at_end());
  }
  REQUIRE(Scan{"x<a/>"}.scanner.to_tag("a", "r") == Found::start);
  REQUIRE(Scan{"x<r></r>"}.scanner.to_tag("a", "r") == Found::outer_end);
  REQUIRE(Scan{"x</a"}.scanner.to_tag("a", "r") == Found::end);
  REQUIRE(Scan{"x<"}.scanner.to_tag("a", "r") == Found::nothing);
}

TEST_CASE("names are qualified, and not endless") {
  REQUIRE(Scan{"<p:name a='1'>"}.scanner.name(1) == "p:name");
  REQUIRE(Scan{"</name"}.scanner.name(2) == "name");
  REQUIRE(Scan{"<"}.scanner.name(1).empty());
  REQUIRE(Scan{"<" + std::string(1000, 'n') + ">"}.scanner.name(1).size() == 1000);
  REQUIRE(Scan{"<" + std::string(1001, 'n') + ">"}.scanner.name(1).empty());
}

TEST_CASE("more than the most is gone over without being kept, and its bytes are counted all the same") {
  for (const std::size_t chunk : {1u, 7u, 100'000u}) {
    Scan scan{"<a>" + std::string(50'000, 'x') + "</a>\n<b/>", chunk, 1000};
    REQUIRE(scan.scanner.sees("<a>"));
    scan.scanner.pass_tag();
    REQUIRE(scan.scanner.to_tag("a", "r") == Found::end);
    scan.scanner.pass_tag();
    REQUIRE(scan.scanner.too_large());
    REQUIRE(scan.scanner.bytes() == 50'007);
    scan.scanner.begin();
    REQUIRE_FALSE(scan.scanner.too_large());
    REQUIRE(scan.scanner.offset() == 50'007);
    scan.scanner.pass_blanks();
    scan.scanner.begin();
    REQUIRE(scan.scanner.line() == 2);
    REQUIRE(scan.scanner.sees("<b/>"));
    REQUIRE(scan.scanner.pass_tag() == TagEnd::empty);
    REQUIRE(scan.scanner.kept() == "<b/>");
  }
}

TEST_CASE("to_end stops where the most is passed") {
  Scan scan{std::string(50'000, 'x'), 100, 1000};
  scan.scanner.to_end();
  REQUIRE(scan.scanner.too_large());
  REQUIRE(scan.source.left() > 48'000);
}

}  // namespace ferrolabel::batch
