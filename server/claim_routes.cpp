// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "checking/claim_desk.hpp"
#include "server/application.hpp"
#include "server/problem.hpp"
#include "server/request_head.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::server {

namespace {

checking::Sources sources_of(const Environment& environment) {
  checking::Sources sources;
  sources.trust = &environment.trust;
  if (environment.registry) sources.registry = &*environment.registry;
  if (environment.receipt_key) sources.receipt_key = &*environment.receipt_key;
  sources.packs = &environment.packs->question_packs();
  sources.questions = &environment.questions;
  sources.scheme = [&environment](std::string_view id) -> std::shared_ptr<const method::Scheme> {
    auto schemes = environment.packs->schemes({std::string{id}});
    return schemes.ok() ? schemes->front() : nullptr;
  };
  return sources;
}

/// With ?strict=1 the status says the verdict, for clients that read nothing else.
int status_of(claim::Verdict verdict, const Request& request) {
  if (request.head.parameter("strict") != "1") return 200;
  switch (verdict) {
    case claim::Verdict::accept: return 200;
    case claim::Verdict::reject: return 422;
    case claim::Verdict::cannot_decide: break;
  }
  return 409;
}

Reply answer_of(const checking::Checked& checked, const Request& request) {
  return {status_of(checked.verdict(), request), "application/json", checking::checked_json(checked), {}, {}};
}

std::optional<Finding> wrong_strict(const Request& request) {
  const auto strict = request.head.parameter("strict");
  if (strict.empty() || strict == "0" || strict == "1") return std::nullopt;
  return http_error("http.query.bad-value", "strict '" + std::string{strict.substr(0, 80)} + "' cannot be taken", "write 1 or 0");
}

/// A claim or a tender, as the route says: each has limits of its own.
Reply validate(const Request& request, Environment& environment, bool tender) {
  if (const auto wrong = wrong_strict(request)) return problem(request, *wrong, environment.limits);
  const auto& limits = environment.limits;
  checking::CheckTerms terms{.now = environment.now(), .threads = tender ? static_cast<unsigned>(limits.engine_workers()) : 1U};
  if (media_type_of(request.head.header("content-type")) != "application/json") {
    const auto checked = checking::check_token(sources_of(environment), request.body, terms);
    return checked ? answer_of(*checked, request) : problem(request, checked.findings(), limits);
  }
  syntax::ReaderLimits reader;
  reader.bytes = tender ? limits.tender_bytes : limits.body_bytes;
  reader.nodes = tender ? limits.tender_nodes : limits.body_nodes;
  const auto document = syntax::read_json(SourceText{{}, request.body}, reader);
  if (!document) return problem(request, document.findings(), limits);
  if (formats::is_tender(document->root()) != tender)
    return problem(request, http_error("http.body.other-kind", tender ? "the body is no tender: it has no 'bids'" : "the body is a tender",
                                       tender ? "send a claim to /v1/claims/validate" : "send a tender to /v1/tenders/validate"), limits);
  const auto checked = checking::check_document(sources_of(environment), document->root(), terms);
  if (!checked) return problem(request, checked.findings(), limits);
  return answer_of(*checked, request);
}

}  // namespace

void add_claim_routes(std::vector<Route>& routes, Environment& environment) {
  Route claims{.method = "POST", .path = "/v1/claims/validate", .slot = Slot::engine, .body_limit = environment.limits.body_bytes};
  claims.media_types = {"application/json", "application/vc+jwt"};
  claims.parameters = {"strict"};
  claims.answer = [&environment](const Request& request) { return validate(request, environment, false); };
  routes.push_back(std::move(claims));
  Route tenders{.method = "POST", .path = "/v1/tenders/validate", .slot = Slot::tender, .body_limit = environment.limits.tender_bytes};
  tenders.media_types = {"application/json"};
  tenders.parameters = {"strict"};
  tenders.answer = [&environment](const Request& request) { return validate(request, environment, true); };
  routes.push_back(std::move(tenders));
}

}  // namespace ferrolabel::server
