// SPDX-License-Identifier: Apache-2.0
#include "server/application.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::server {

namespace {

std::string packs_text(const Environment& environment, std::string_view kind, std::string_view list) {
  syntax::JsonWriter writer;
  writer.begin_object().key(list).begin_array();
  for (const auto& pack : environment.packs->summaries()) {
    if ((pack.kind == "scheme") != (kind == "scheme")) continue;
    writer.begin_object().member("id", pack.id).member("kind", pack.kind).member("title", pack.title);
    writer.member("edition", pack.edition).member("digest", pack.digest);
    if (kind == "scheme") {
      const auto scheme = environment.packs->schemes({pack.id});
      if (scheme) writer.member("status", method::to_string(scheme->front()->status)).member("notice", scheme->front()->notice);
    }
    writer.end_object();
  }
  writer.end_array().end_object();
  return std::move(writer).take() + "\n";
}

std::string version_text(const Environment& environment) {
  syntax::JsonWriter writer;
  writer.begin_object().member("name", "ferrolabeld").member("version", FERROLABEL_VERSION).key("packs").begin_array();
  for (const auto& pack : environment.packs->summaries())
    writer.begin_object().member("id", pack.id).member("edition", pack.edition).member("digest", pack.digest).end_object();
  writer.end_array().end_object();
  return std::move(writer).take() + "\n";
}

/// An answer that is the same for as long as the server runs.
Route fixed(std::string path, std::string text) {
  Route route{.method = "GET", .path = std::move(path)};
  route.answer = [text = std::move(text)](const Request&) { return Reply{200, "application/json", text, {}, {}}; };
  return route;
}

}  // namespace

void add_status_routes(std::vector<Route>& routes, Environment& environment) {
  routes.push_back(fixed("/healthz", "{\"status\": \"ok\"}\n"));
  routes.push_back(fixed("/readyz", "{\"status\": \"ready\"}\n"));  // nothing is listened to before packs are read
  routes.push_back(fixed("/version", version_text(environment)));
  routes.push_back(fixed("/openapi.json", std::string{openapi_document()}));
  routes.push_back(fixed("/v1/schemes", packs_text(environment, "scheme", "schemes")));
  routes.push_back(fixed("/v1/methods", packs_text(environment, "method", "methods")));
  Route metrics{.method = "GET", .path = "/metrics"};
  metrics.answer = [&environment](const Request&) {
    return Reply{200, "text/plain; version=0.0.4", environment.metrics.text(environment.connections(), environment.waiting()), {}, {}};
  };
  routes.push_back(std::move(metrics));
}

}  // namespace ferrolabel::server
