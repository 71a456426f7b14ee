// SPDX-License-Identifier: Apache-2.0
#include "server/problem.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/result/findings_json.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::server {

namespace {

constexpr ProblemKind malformed{"malformed", 400, "The request cannot be read"};
constexpr ProblemKind unauthorised{"unauthorised", 401, "A token is needed"};
constexpr ProblemKind forbidden{"forbidden", 403, "Not allowed"};
constexpr ProblemKind not_found{"not-found", 404, "There is no such thing"};
constexpr ProblemKind method_not_allowed{"method-not-allowed", 405, "The method is not taken here"};
constexpr ProblemKind too_slow{"too-slow", 408, "The request was not complete in time"};
constexpr ProblemKind length_required{"length-required", 411, "The length of the body must be stated"};
constexpr ProblemKind too_large{"too-large", 413, "The body is too long"};
constexpr ProblemKind target_too_long{"target-too-long", 414, "The address is too long"};
constexpr ProblemKind media_type{"media-type", 415, "The form of the body is not taken"};
constexpr ProblemKind wrong{"wrong", 422, "The request was understood, but its content is wrong"};
constexpr ProblemKind head_too_large{"head-too-large", 431, "The headers are too long"};
constexpr ProblemKind internal{"internal", 500, "The server failed"};
constexpr ProblemKind overloaded{"overloaded", 503, "The server is busy"};
constexpr ProblemKind conflict{"conflict", 409, "The state of things does not allow it"};
constexpr ProblemKind unavailable{"unavailable", 503, "The registry cannot be reached"};

constexpr std::array<std::pair<std::string_view, ProblemKind>, 39> kinds{{
    {"http.body.empty", malformed},
    {"http.body.other-kind", wrong},
    {"http.body.too-large", too_large},
    {"http.body.unexpected", malformed},
    {"http.encoding.content", media_type},
    {"http.encoding.transfer", length_required},
    {"http.header.too-large", head_too_large},
    {"http.header.too-many", head_too_large},
    {"http.host.missing", malformed},
    {"http.host.not-allowed", forbidden},
    {"http.internal", internal},
    {"http.length.malformed", malformed},
    {"http.length.required", length_required},
    {"http.media-type.unsupported", media_type},
    {"http.method.not-allowed", method_not_allowed},
    {"http.origin.not-allowed", forbidden},
    {"http.overload.busy", overloaded},
    {"http.query.bad-value", malformed},
    {"http.query.unknown", malformed},
    {"http.registry.unavailable", unavailable},
    {"http.request.malformed", malformed},
    {"http.route.unknown", not_found},
    {"http.target.too-long", target_too_long},
    {"http.time.exceeded", too_slow},
    {"http.token.missing", unauthorised},
    {"http.token.role", forbidden},
    {"http.token.unknown", unauthorised},
    {"http.idempotency.key", malformed},
    {"http.registry.no-key", unavailable},
    {"http.registry.none", not_found},
    {"registry.head.none", not_found},
    {"registry.label.unknown", not_found},
    {"registry.reservation.unknown", not_found},
    {"registry.label.not-issued", conflict},
    {"registry.label.suspended", conflict},
    {"registry.label.revoked", conflict},
    {"registry.reservation.exceeded", conflict},
    {"registry.reservation.ended", conflict},
    {"registry.status.revoked", conflict},
}};

/// Findings of the server's own files are nothing that the user can mend, and would show paths.
bool is_ours(const Finding& finding) { return finding.place.source && !finding.place.source->file.empty(); }

}  // namespace

ProblemKind problem_kind(std::string_view code) noexcept {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [code](const auto& row) { return row.first == code; });
  if (found != kinds.end()) return found->second;
  return code.substr(0, 7) == "syntax." ? malformed : wrong;
}

Reply problem(const Request& request, const Findings& findings, const Limits& limits) {
  Findings told;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(told), [](const Finding& finding) { return !is_ours(finding); });
  if (!has_errors(told)) told = {{"http.internal", Severity::error, {}, "the server could not answer; the fault is not in the request", "tell the operator the request id"}};
  const auto first = std::find_if(told.begin(), told.end(), [](const Finding& finding) { return finding.severity == Severity::error; });
  const auto kind = problem_kind(first->code);
  syntax::JsonWriter writer;
  writer.begin_object();
  writer.member("type", "https://ferrolabel.example/problems/" + std::string{kind.slug});
  writer.member("title", kind.title);
  writer.member("status", kind.status);
  writer.member("detail", first->message);
  writer.member("requestId", request.id);
  writer.key("errors");
  formats::write_findings(writer, told);
  writer.end_object();
  Reply reply{kind.status, "application/problem+json", std::move(writer).take() + "\n", {}, first->code};
  if (kind.status == 503) reply.headers.emplace_back("Retry-After", std::to_string(limits.retry_after.count()));
  if (kind.status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"ferrolabel\"");
  return reply;
}

Reply problem(const Request& request, const Finding& finding, const Limits& limits) { return problem(request, Findings{finding}, limits); }

}  // namespace ferrolabel::server
