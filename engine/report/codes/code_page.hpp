// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// What a finding code means, for `ferrolabel help CODE`.
struct CodePage {
  std::string code;
  std::string title;
  std::string meaning;
  std::string mend;
};

/// Reads every page of a folder, `methods/codes/AREA.json`, sorted by code.
/// Findings: cli.codes.bad-page, and those of the reader.
[[nodiscard]] Result<std::vector<CodePage>> read_code_pages(const std::filesystem::path& folder);

/// The page of that code. `cli.help.unknown` names the codes of the same area.
[[nodiscard]] Result<CodePage> find_code_page(const std::vector<CodePage>& pages, std::string_view code);

[[nodiscard]] std::string code_page_text(const CodePage& page, const Style& style);

}  // namespace ferrolabel::report
