// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/question.hpp"
#include "issuing/packs.hpp"
#include "quantity/date.hpp"
#include "registry/registry.hpp"
#include "server/gate.hpp"
#include "server/host_list.hpp"
#include "server/limits.hpp"
#include "server/metrics.hpp"
#include "server/request.hpp"
#include "server/server_log.hpp"
#include "server/tokens.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::server {

/// One method on one path.
struct Route {
  std::string method;                     ///< GET or POST or DELETE; HEAD is asked of GET
  std::string path;                       ///< "/v1/labels/{id}": a segment in braces stands for any text
  Slot slot = Slot::at_once;
  std::size_t body_limit = 0;
  std::vector<std::string> media_types{};  ///< of the body, where there is one
  std::vector<std::string> parameters{};   ///< that the query may have
  std::vector<Role> roles{};               ///< whose token it needs; empty = none is needed
  std::function<Reply(const Request&)> answer{};
};

/// The status list as it was last signed: it changes with the log and with the day alone.
struct SignedList {
  std::mutex mutex{};
  quantity::Date day{};
  std::string head{};  ///< token of the log's head
  std::string token{};
};

/// What the routes work with. Lives as long as the server.
struct Environment {
  Limits limits;
  HostList hosts{{}};
  TokenList tokens;
  std::unique_ptr<issuing::Packs> packs;
  std::string front;                        ///< address whose X-Forwarded-For is believed
  trust::TrustList trust{"none", {}};       ///< empty: every claim is cannot-decide
  std::optional<registry::Registry> registry{};
  std::optional<registry::Registry> registry_writer{};  ///< the same on a connection of its own, so that no check waits for a writer
  std::optional<trust::SigningKey> registry_key{};  ///< without it the registry is only read
  std::optional<trust::SigningKey> receipt_key{};  ///< without it there are no receipts
  SignedList status_list{};
  std::map<std::string, claim::Question, std::less<>> questions{};  ///< that claims may name by id
  std::function<registry::Time()> now;      ///< the server's clock, asked in one place
  const ServerLog* log = nullptr;
  Metrics metrics{};
  std::function<std::size_t()> connections = [] { return std::size_t{0}; };
  std::function<std::size_t()> waiting = [] { return std::size_t{0}; };
};

/// The table of routes and what holds for all: names of this host, methods, media types, tokens, problems, log.
class Application {
 public:
  explicit Application(Environment& environment);
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// For the gate.
  [[nodiscard]] Service service();
  [[nodiscard]] const std::vector<Route>& routes() const noexcept { return routes_; }

 private:
  [[nodiscard]] Service::Admission admit(Request& request, const std::string& peer) const;
  [[nodiscard]] std::optional<Reply> refusal(Request& request, const Route& route) const;
  [[nodiscard]] Reply answer(const Request& request) const;
  [[nodiscard]] Reply finish(Reply reply, const Request& request) const;

  Environment& environment_;
  std::vector<Route> routes_;
};

/// Routes by what they need; each adds its rows.
void add_status_routes(std::vector<Route>& routes, Environment& environment);
void add_engine_routes(std::vector<Route>& routes, Environment& environment);
void add_registry_routes(std::vector<Route>& routes, Environment& environment);
void add_page_routes(std::vector<Route>& routes, Environment& environment);
void add_claim_routes(std::vector<Route>& routes, Environment& environment);

/// schemas/openapi.json, compiled in.
[[nodiscard]] std::string_view openapi_document() noexcept;

}  // namespace ferrolabel::server
