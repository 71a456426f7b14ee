// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ferrolabel::report {

/// A PDF on A4 in landscape of a text whose inks are marked, `Style{true}`: its lines as they are, in signs of one width, as small
/// as the longest line asks, down to 7 points; longer ones go on in the next line. The same text gives the same bytes where the
/// same fonts are installed. Throws registry::StoreError (unavailable) where cairo is not installed, std::runtime_error where it fails.
[[nodiscard]] std::string pdf_pages(std::string_view title, std::string_view text);

}  // namespace ferrolabel::report
