// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ferrolabel::cli::exit_code {

namespace {

template <std::size_t Size>
bool any_error(const Findings& findings, const std::array<std::string_view, Size>& codes) noexcept {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.severity == Severity::error && std::find(codes.begin(), codes.end(), finding.code) != codes.end();
  });
}

}  // namespace

int of(const Findings& findings) noexcept {
  constexpr std::array<std::string_view, 5> missing{"syntax.file.missing", "syntax.file.not-regular", "trust.key-file.missing", "pack.no-directory",
                                                    "scheme.no-directory"};
  constexpr std::array<std::string_view, 2> unreadable{"syntax.file.unreadable", "trust.key-file.unreadable"};
  constexpr std::array<std::string_view, 4> uncreated{"trust.key-file.exists", "trust.key-file.cannot-write", "cli.output.cannot-create", "batch.out.cannot-write"};
  constexpr std::array<std::string_view, 7> unfit{"cli.argument.bad-number", "cli.argument.bad-module", "cli.argument.bad-date", "cli.convert.unknown-format", "registry.url", "registry.id", "registry.key.missing"};
  constexpr std::array<std::string_view, 1> absent{"registry.missing"};
  if (any_error(findings, unfit)) return usage;
  if (any_error(findings, absent)) return no_service;
  if (any_error(findings, missing)) return missing_input;
  if (any_error(findings, unreadable)) return cannot_read_or_write;
  if (any_error(findings, uncreated)) return cannot_create;
  return wrong_input;
}

}  // namespace ferrolabel::cli::exit_code
