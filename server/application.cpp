// SPDX-License-Identifier: Apache-2.0
#include "server/application.hpp"

#include <algorithm>
#include <exception>

#include "registry/store_error.hpp"
#include "server/problem.hpp"
#include "server/request_head.hpp"

namespace ferrolabel::server {

namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (auto rest = path.substr(1);;) {
    const auto slash = rest.find('/');
    segments.emplace_back(rest.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    rest.remove_prefix(slash + 1);
  }
}

bool fits(const std::vector<std::string>& path, const std::vector<std::string>& pattern) {
  return path.size() == pattern.size() && std::equal(path.begin(), path.end(), pattern.begin(), [](const auto& given, const auto& wanted) {
           return wanted.size() > 2 && wanted.front() == '{' ? !given.empty() : given == wanted;
         });
}

/// GET for HEAD: the writer leaves the body out.
std::string_view asked_method(const Request& request) { return request.head.method == "HEAD" ? std::string_view{"GET"} : request.head.method; }

/// Whether If-None-Match names the tag. Weak or not: what is compared is the content.
bool names_tag(std::string_view wanted, std::string_view tag) { return wanted == "*" || wanted.find(tag) != std::string_view::npos; }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

Application::Application(Environment& environment) : environment_{environment} {
  add_status_routes(routes_, environment);
  add_engine_routes(routes_, environment);
  add_registry_routes(routes_, environment);
  add_page_routes(routes_, environment);
  add_claim_routes(routes_, environment);
}

Service Application::service() {
  Service service;
  service.admit = [this](Request& request, const std::string& peer) { return admit(request, peer); };
  service.answer = [this](const Request& request) { return answer(request); };
  service.refuse = [this](const Request& request, const Finding& finding) { return finish(problem(request, finding, environment_.limits), request); };
  service.done = [this](const Request& request, const Reply& reply) {
    environment_.metrics.count(request, reply);
    if (environment_.log != nullptr) environment_.log->request(request, reply);
  };
  service.new_id = [] { return random_hex(16); };
  return service;
}

Service::Admission Application::admit(Request& request, const std::string& peer) const {
  const auto refuse = [&](std::string code, std::string message, std::string fix) {
    return Service::Admission{finish(problem(request, http_error(std::move(code), std::move(message), std::move(fix)), environment_.limits), request)};
  };
  if (!environment_.front.empty() && peer == environment_.front)
    if (const auto forwarded = request.head.header("x-forwarded-for"); !forwarded.empty()) {
      // The front appends the address that it saw; what stands before it is the client's own word.
      auto last = forwarded.substr(forwarded.find_last_of(", ") == std::string_view::npos ? 0 : forwarded.find_last_of(", ") + 1);
      if (last.size() <= 45 && std::all_of(last.begin(), last.end(), [](char sign) { return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f') || sign == '.' || sign == ':'; }))
        request.client = last;
    }
  if (!environment_.hosts.allows(request.head.header("host")))
    return refuse("http.host.not-allowed", "this server is not called by that name", "use a name that the operator allows (--allow-host)");
  if (const auto origin = request.head.header("origin"); !origin.empty() && !environment_.hosts.allows_origin(origin))
    return refuse("http.origin.not-allowed", "pages of another origin may not call this server", "call it from a program, or from its own page");
  std::string allowed;
  const Route* route = nullptr;
  for (const auto& each : routes_) {
    if (!fits(request.head.path, segments_of(each.path))) continue;
    if (each.method == asked_method(request)) route = &each;
    allowed += (allowed.empty() ? "" : ", ") + each.method + (each.method == "GET" ? ", HEAD" : "");
  }
  if (allowed.empty()) return refuse("http.route.unknown", "there is nothing at this address", "GET /openapi.json lists what there is");
  if (route == nullptr) {
    auto refused = refuse("http.method.not-allowed", "the method is not taken at this address", "use one of: " + allowed);
    refused.refusal->headers.emplace_back("Allow", allowed);
    return refused;
  }
  request.route = route->path;
  if (auto refused = refusal(request, *route)) return {finish(std::move(*refused), request)};
  return {std::nullopt, route->slot, route->body_limit};
}

/// Why a route does not take the request, by its head alone. Sets the bearer.
std::optional<Reply> Application::refusal(Request& request, const Route& route) const {
  Findings findings;
  for (const auto& [name, value] : request.head.query)
    if (std::find(route.parameters.begin(), route.parameters.end(), name) == route.parameters.end())
      findings.push_back(http_error("http.query.unknown", "there is no parameter '" + name + "' here", route.parameters.empty() ? "leave the query out" : "there are: " + joined(route.parameters)));
  if (!route.roles.empty()) {
    const auto header = request.head.header("authorization");
    if (header.substr(0, 7) != "Bearer ")
      return problem(request, http_error("http.token.missing", environment_.tokens.empty() ? "this is off: the server has no tokens" : "a token is needed",
                                         "send 'Authorization: Bearer TOKEN' with a token of the operator"), environment_.limits);
    const auto bearer = environment_.tokens.find(header.substr(7));
    if (!bearer) return problem(request, http_error("http.token.unknown", "the token is not known", "ask the operator for one"), environment_.limits);
    if (std::find(route.roles.begin(), route.roles.end(), bearer->role) == route.roles.end())
      return problem(request, http_error("http.token.role", "a " + std::string{to_string(bearer->role)} + " may not do this", "use a token of another role"), environment_.limits);
    request.bearer = bearer->name;
  }
  if (request.head.content_length > 0 && route.body_limit == 0)
    findings.push_back(http_error("http.body.unexpected", "there is no body here", "leave the body out"));
  else if (request.head.content_length == 0 && !route.media_types.empty())
    findings.push_back(http_error("http.body.empty", "the body is missing", "send a document as " + joined(route.media_types)));
  else if (!route.media_types.empty() && std::find(route.media_types.begin(), route.media_types.end(), media_type_of(request.head.header("content-type"))) == route.media_types.end())
    findings.push_back(http_error("http.media-type.unsupported", "the body is of a media type that is not taken here", "send UTF-8 of one of: " + joined(route.media_types)));
  if (findings.empty()) return std::nullopt;
  return problem(request, findings, environment_.limits);
}

Reply Application::answer(const Request& request) const {
  const auto route = std::find_if(routes_.begin(), routes_.end(), [&](const Route& each) { return each.path == request.route && each.method == asked_method(request); });
  try {
    return finish(route->answer(request), request);
  } catch (const registry::StoreError& error) {
    if (environment_.log != nullptr) environment_.log->event("error", "registry", {{"id", request.id}, {"what", error.what()}});
    return finish(problem(request, http_error("http.registry.unavailable", "the registry cannot be reached", "try again later"), environment_.limits), request);
  } catch (const std::exception& error) {
    if (environment_.log != nullptr) environment_.log->event("error", "failed", {{"id", request.id}, {"what", error.what()}});
    return finish(problem(request, Findings{}, environment_.limits), request);
  }
}

/// What every answer carries; a client that has it already (If-None-Match) gets no body.
Reply Application::finish(Reply reply, const Request& request) const {
  const auto tag = std::find_if(reply.headers.begin(), reply.headers.end(), [](const auto& header) { return header.first == "ETag"; });
  if (tag != reply.headers.end() && reply.status == 200 && names_tag(request.head.header("if-none-match"), tag->second)) {
    reply.status = 304;
    reply.body.clear();
  }
  reply.headers.emplace_back("X-Request-Id", request.id.empty() ? "none" : request.id);
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  const bool cacheable = std::any_of(reply.headers.begin(), reply.headers.end(), [](const auto& header) { return header.first == "Cache-Control"; });
  if (!cacheable) reply.headers.emplace_back("Cache-Control", "no-store");
  const bool policy = std::any_of(reply.headers.begin(), reply.headers.end(), [](const auto& header) { return header.first == "Content-Security-Policy"; });
  if (!policy) reply.headers.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  return reply;
}

}  // namespace ferrolabel::server
