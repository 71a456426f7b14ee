// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ferrolabel::report {

/// A page that stands alone, in print too, of a text whose inks and tables are marked: `Style{true, table_mark}`. Tables become
/// tables; all else keeps its lines. Only what the style marked becomes an element: the text itself is escaped.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view text, std::string_view table_mark);

}  // namespace ferrolabel::report
