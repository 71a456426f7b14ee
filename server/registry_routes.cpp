// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>

#include "formats/result/registry_json.hpp"
#include "issuing/registering.hpp"
#include "label/tonnes.hpp"
#include "server/application.hpp"
#include "server/problem.hpp"
#include "server/request_head.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::server {

namespace {

using registry::Registry;
constexpr auto reservation_time = std::chrono::hours{24 * 30};  // where the client names no end
constexpr std::size_t longest_body = 16u << 10;
constexpr const char* json_type = "application/json";

/// What the answers of this file need beside the request.
struct Desk {
  Environment& environment;
  const Request& request;

  [[nodiscard]] Reply refuse(const Findings& findings) const { return problem(request, findings, environment.limits); }
  [[nodiscard]] Reply refuse(std::string code, std::string message, std::string fix) const {
    return problem(request, http_error(std::move(code), std::move(message), std::move(fix)), environment.limits);
  }
  [[nodiscard]] const Registry& store() const { return *environment.registry; }
  [[nodiscard]] Registry& writer() const { return *environment.registry_writer; }
  [[nodiscard]] const std::string& id() const { return request.head.path.at(2); }
};

using Answer = Reply (*)(const Desk&);

Reply cacheable(std::string body, const char* media_type, int seconds) {
  Reply reply{200, media_type, std::move(body), {}, {}};
  reply.headers.emplace_back("ETag", '"' + syntax::sha256_digest(reply.body).substr(7, 32) + '"');
  reply.headers.emplace_back("Cache-Control", "public, max-age=" + std::to_string(seconds));
  return reply;
}

Reply unknown_label(const Desk& desk) { return desk.refuse("registry.label.unknown", "the registry has no such label", "check the id, and that it is the registry that the label names"); }

Reply show_label(const Desk& desk) {
  const auto state = desk.store().find(desk.id(), desk.environment.now());
  if (!state) return unknown_label(desk);
  return {200, json_type, formats::label_state_json(*state, desk.store().token(desk.id()).value_or("")), {}, {}};
}

bool is_key(std::string_view text) noexcept {
  constexpr std::size_t longest = 128;
  return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char sign) {
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '.' || sign == '_' || sign == '-';
  });
}

std::optional<Reply> wrong_key(const Desk& desk) {
  if (is_key(desk.request.head.header("idempotency-key"))) return std::nullopt;
  return desk.refuse("http.idempotency.key", "the request has no Idempotency-Key that can be taken", "send one of 1 to 128 letters, digits, '.', '_' or '-', new for each request and the same when it is repeated");
}

void check_members(syntax::Node body, std::initializer_list<std::string_view> known, Findings& findings) {
  for (auto member = body.first_child(); member; member = member.next())
    if (std::find(known.begin(), known.end(), member.name()) == known.end())
      findings.push_back({"http.body.unknown-member", Severity::error, member.place(), "there is no member '" + std::string{member.name()} + "' here", "leave it out"});
}

std::string text_member(syntax::Node body, const char* name, Findings& findings) {
  const auto member = body.member(name);
  if (member && member.kind() == syntax::Kind::string) return std::string{member.scalar()};
  findings.push_back({"http.body.wrong-type", Severity::error, member ? member.place() : body.place(), "'" + std::string{name} + "' is missing or no text", "write it as /openapi.json shows it"});
  return {};
}

/// {"label", "quantity": {"value", "unit": "t"}, "expires"?}
Result<registry::ReserveRequest> read_reservation(const Desk& desk) {
  const auto document = syntax::read_json(SourceText{{}, desk.request.body});
  if (!document) return document.findings();
  Findings findings;
  const auto body = document->root();
  check_members(body, {"label", "quantity", "expires"}, findings);
  registry::ReserveRequest wanted;
  wanted.label = text_member(body, "label", findings);
  const auto quantity = body.member("quantity");
  const auto value = quantity ? text_member(quantity, "value", findings) : text_member(body, "quantity", findings);
  const auto tonnes = quantity::Decimal::parse(value);
  const auto grams = tonnes ? label::grams(*tonnes) : std::nullopt;
  if (quantity && (!grams || *grams <= 0 || text_member(quantity, "unit", findings) != "t"))
    findings.push_back({"registry.reservation.amount", Severity::error, quantity.place(), "the quantity is no amount of tonnes", "write {\"value\": \"120.5\", \"unit\": \"t\"}, with at most 6 decimals"});
  wanted.grams = grams.value_or(0);
  wanted.expires = desk.environment.now() + reservation_time;
  if (body.member("expires")) {
    const auto time = registry::parse_time(text_member(body, "expires", findings));
    if (time) wanted.expires = *time;
    else findings.push_back({"http.body.wrong-type", Severity::error, body.member("expires").place(), "'expires' is no time", "write 2026-12-24T12:00:00Z"});
  }
  if (has_errors(findings)) return findings;
  wanted.holder = desk.request.bearer;
  wanted.key = wanted.holder + ":" + std::string{desk.request.head.header("idempotency-key")};
  wanted.request_digest = syntax::sha256_digest(desk.request.body);
  return wanted;
}

Reply reserve(const Desk& desk) {
  if (auto wrong = wrong_key(desk)) return std::move(*wrong);
  const auto wanted = read_reservation(desk);
  if (!wanted) return desk.refuse(wanted.findings());
  const auto reserved = desk.writer().reserve(*wanted, desk.environment.now());
  if (!reserved) return desk.refuse(reserved.findings());
  return {200, json_type, formats::reservation_json(*reserved), {}, {}};
}

Reply settle(const Desk& desk, Result<registry::Reservation> (Registry::*act)(std::string_view, registry::Time)) {
  if (auto wrong = wrong_key(desk)) return std::move(*wrong);
  const auto found = desk.store().find_reservation(desk.id());
  // Another client's reservation is as good as none: its id tells nothing.
  if (!found || found->holder != desk.request.bearer) return desk.refuse("registry.reservation.unknown", "there is no such reservation of yours", "check its id");
  const auto settled = (desk.writer().*act)(desk.id(), desk.environment.now());
  if (!settled) return desk.refuse(settled.findings());
  return {200, json_type, formats::reservation_json(*settled), {}, {}};
}

Reply consume(const Desk& desk) { return settle(desk, &Registry::consume); }
Reply free_tonnes(const Desk& desk) { return settle(desk, &Registry::free); }

Reply without_key(const Desk& desk) { return desk.refuse("http.registry.no-key", "the server has no key to sign for the registry", "tell the operator: --registry-key names it"); }

Reply change_status(const Desk& desk, registry::LabelStatus to) {
  if (!desk.environment.registry_key) return without_key(desk);
  const auto document = syntax::read_json(SourceText{{}, desk.request.body});
  if (!document) return desk.refuse(document.findings());
  Findings findings;
  check_members(document->root(), {"reason"}, findings);
  const auto reason = text_member(document->root(), "reason", findings);
  if (has_errors(findings)) return desk.refuse(findings);
  findings = desk.writer().set_status(desk.id(), {to, reason, desk.request.bearer, desk.environment.now()}, issuing::head_signer(*desk.environment.registry_key));
  return has_errors(findings) ? desk.refuse(findings) : show_label(desk);
}

Reply suspend(const Desk& desk) { return change_status(desk, registry::LabelStatus::suspended); }
Reply revoke(const Desk& desk) { return change_status(desk, registry::LabelStatus::revoked); }
Reply reinstate(const Desk& desk) { return change_status(desk, registry::LabelStatus::active); }

Reply status_list(const Desk& desk) {
  if (!desk.environment.registry_key) return without_key(desk);
  const auto last = desk.store().head();
  const quantity::Date day{std::chrono::floor<std::chrono::days>(desk.environment.now())};
  auto& kept = desk.environment.status_list;
  const std::lock_guard lock{kept.mutex};
  if (const auto head = last ? last->token : std::string{}; kept.token.empty() || kept.day != day || kept.head != head) {
    kept.token = trust::sign_status_list(issuing::status_list(desk.store(), day), *desk.environment.registry_key);
    kept.day = day;
    kept.head = head;
  }
  return cacheable(kept.token, "application/jwt", 300);
}

Reply no_head(const Desk& desk) { return desk.refuse("registry.head.none", "the registry has signed no such head", "GET /v1/log/head says how long the log is"); }

Reply head(const Desk& desk) {
  const auto last = desk.store().head();
  return last ? cacheable(formats::stored_head_json(*last), json_type, 60) : no_head(desk);
}

Reply proof(const Desk& desk) {
  const auto found = desk.store().prove(desk.request.head.path.at(3));
  return found ? cacheable(trust::write_log_proof(issuing::trust_proof(*found)), json_type, 60) : unknown_label(desk);
}

Reply consistency(const Desk& desk) {
  std::array<std::uint64_t, 2> sizes{};
  constexpr std::array<const char*, 2> names{"first", "second"};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const auto text = desk.request.head.parameter(names.at(i));
    const auto read = std::from_chars(text.data(), text.data() + text.size(), sizes.at(i));
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || sizes.at(i) == 0)
      return desk.refuse("http.query.bad-value", std::string{names.at(i)} + " is no size of a log", "write whole numbers above 0: ?first=3&second=7");
  }
  if (sizes[0] > sizes[1]) return desk.refuse("http.query.bad-value", "first is larger than second", "name the older head first");
  const auto first = desk.store().head_of_size(sizes[0]);
  const auto second = desk.store().head_of_size(sizes[1]);
  if (!first || !second) return no_head(desk);
  return cacheable(trust::write_growth_proof({first->token, second->token, desk.store().prove_consistency(sizes[0], sizes[1])}), json_type, 86'400);
}

Route route_of(Environment& environment, const char* method, const char* path, Slot slot, Answer answer) {
  Route route{.method = method, .path = path, .slot = slot};
  route.answer = [&environment, answer](const Request& request) {
    const Desk desk{environment, request};
    if (!environment.registry) return desk.refuse("http.registry.none", "the server has no registry", "ask one that has, or tell the operator");
    return answer(desk);
  };
  return route;
}

}  // namespace

void add_registry_routes(std::vector<Route>& routes, Environment& environment) {
  const auto add = [&](const char* method, const char* path, Slot slot, Answer answer) -> Route& { return routes.emplace_back(route_of(environment, method, path, slot, answer)); };
  const auto with_body = [](Route& route) {
    route.body_limit = longest_body;
    route.media_types = {json_type};
  };
  auto& holding = add("POST", "/v1/reservations", Slot::issuing, reserve);
  with_body(holding);
  holding.roles = {Role::procurer};
  add("DELETE", "/v1/reservations/{id}", Slot::issuing, free_tonnes).roles = {Role::procurer};
  add("POST", "/v1/reservations/{id}/consume", Slot::issuing, consume).roles = {Role::procurer};
  add("GET", "/v1/labels/{id}", Slot::engine, show_label);
  constexpr std::array<std::pair<const char*, Answer>, 3> changes{{{"/v1/labels/{id}/suspend", suspend}, {"/v1/labels/{id}/revoke", revoke}, {"/v1/labels/{id}/reinstate", reinstate}}};
  for (const auto& [path, answer] : changes) {
    auto& changing = add("POST", path, Slot::issuing, answer);
    with_body(changing);
    changing.roles = {Role::certifier};
  }
  add("GET", "/v1/status-list", Slot::engine, status_list);
  add("GET", "/v1/log/head", Slot::engine, head);
  add("GET", "/v1/log/proof/{id}", Slot::engine, proof);
  add("GET", "/v1/log/consistency", Slot::engine, consistency).parameters = {"first", "second"};
}

}  // namespace ferrolabel::server
