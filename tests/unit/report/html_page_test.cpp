// SPDX-License-Identifier: Apache-2.0
#include "report/html_page.hpp"

#include <catch2/catch.hpp>

#include "report/table.hpp"

using namespace ferrolabel::report;

namespace {

const Style page_style{true, "\x1d" "42"};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a table of the text becomes a table of the page, with its titles, alignments and inks") {
  Table table{{{"good"}, {"t", Table::Align::right}}};
  table.add({page_style.paint(Ink::good, "coil"), "1 < 2"});
  const auto page = html_page("compute", "before\n" + table.text(page_style) + "after\n", page_style.table_mark);
  CHECK(holds(page, "<pre>before</pre>\n<div class=\"wide\"><table>\n<tr><th>good</th><th class=\"right\">t</th></tr>\n"
                    "<tr><td><span class=\"good\">coil</span></td><td class=\"right\">1 &lt; 2</td></tr>\n</table></div>\n<pre>after</pre>"));
}

TEST_CASE("what a user wrote is text of the page, never an element or a table of it") {
  Table table{{{"bidder"}}};
  table.add({"<script>alert(1)</script>\x1dT"});
  const auto page = html_page("a<b", "\x1b[1m<b>&\x1dTl\x1dR", page_style.table_mark) + html_page("", table.text(page_style), page_style.table_mark);
  CHECK(holds(page, "<title>a&lt;b</title>"));
  CHECK(holds(page, "<pre><span class=\"strong\">&lt;b&gt;&amp;�Tl�R</span></pre>"));
  CHECK(holds(page, "<td>&lt;script&gt;alert(1)&lt;/script&gt;�T</td>"));
}

TEST_CASE("a sequence that does not end, and a mark left open, still give a whole page") {
  CHECK(holds(html_page("", "x\x1b[31", page_style.table_mark), "<pre>x�[31</pre>\n</body>"));
  CHECK(holds(html_page("", page_style.table_mark + "Tl", page_style.table_mark), "</table></div>\n</body>"));
}
