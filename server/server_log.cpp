// SPDX-License-Identifier: Apache-2.0
#include "server/server_log.hpp"

#include <unistd.h>

#include "syntax/encoding.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::server {

namespace {

constexpr std::size_t longest_text = 500;

std::string cut(std::string_view text) {
  std::string result{text.substr(0, longest_text)};
  result.resize(syntax::utf8_prefix(result));
  return result;
}

}  // namespace

void ServerLog::write(std::string line) const {
  line += '\n';
  static_cast<void>(!::write(descriptor_, line.data(), line.size()));  // a log that cannot be written stops nobody
}

void ServerLog::request(const Request& request, const Reply& reply) const {
  const auto took = std::chrono::duration<double, std::milli>(Clock::now() - request.arrived).count();
  syntax::JsonWriter writer{0};
  writer.begin_object().member("time", now_()).member("level", reply.status >= 500 && reply.status != 503 ? "error" : "info").member("event", "request");
  writer.member("id", request.id).member("client", request.client).member("method", request.head.method).member("route", request.route);
  writer.member("status", reply.status).key("bytesIn").integer(static_cast<std::int64_t>(request.head.content_length));
  writer.key("bytesOut").integer(static_cast<std::int64_t>(reply.body.size()));
  if (request.arrived != Clock::time_point{}) writer.member("milliseconds", took);
  if (!reply.code.empty()) writer.member("code", reply.code);
  writer.end_object();
  write(std::move(writer).take());
}

void ServerLog::event(std::string_view level, std::string_view name, const std::vector<std::pair<std::string, std::string>>& members) const {
  syntax::JsonWriter writer{0};
  writer.begin_object().member("time", now_()).member("level", level).member("event", name);
  for (const auto& [key, value] : members) writer.member(key, cut(value));
  writer.end_object();
  write(std::move(writer).take());
}

}  // namespace ferrolabel::server
