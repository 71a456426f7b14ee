// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace ferrolabel::server {

/// One file of server/page, compiled in.
struct PageFile {
  std::string_view name;         ///< "main.js"
  std::string_view media_type;
  std::string_view entity_tag;   ///< of its content, in quotation marks
  std::string_view bytes;
};

/// All of them, by name. Made by cmake/page.cmake.
[[nodiscard]] std::span<const PageFile> page_files() noexcept;

}  // namespace ferrolabel::server
