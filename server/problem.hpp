// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "server/limits.hpp"
#include "server/request.hpp"

namespace ferrolabel::server {

/// One kind of problem (RFC 9457): a stable address, its status and title.
struct ProblemKind {
  std::string_view slug;
  int status;
  std::string_view title;
};

/// The kind that a finding's code stands for: those of http.… by a table, syntax.… is malformed, all other understood but wrong.
[[nodiscard]] ProblemKind problem_kind(std::string_view code) noexcept;

/// A problem document with all findings in `errors` and the request's id; kind and status are those of the first error.
/// Places are those of the user's document; what names files of the server is left out.
[[nodiscard]] Reply problem(const Request& request, const Findings& findings, const Limits& limits);
[[nodiscard]] Reply problem(const Request& request, const Finding& finding, const Limits& limits);

}  // namespace ferrolabel::server
