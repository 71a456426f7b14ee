// SPDX-License-Identifier: Apache-2.0
#include "server/limits.hpp"

#include <cstdint>
#include <thread>
#include <vector>

namespace ferrolabel::server {

namespace {

struct Row {
  const char* name;
  std::uint64_t value;
  const char* unit;
  const char* meaning;
};

std::uint64_t count(std::chrono::milliseconds time) { return static_cast<std::uint64_t>(time.count()); }

}  // namespace

std::size_t Limits::engine_workers() const noexcept { return workers > 0 ? workers : std::max<std::size_t>(1, std::thread::hardware_concurrency()); }

std::string describe(const Limits& limits) {
  const std::vector<Row> rows{
      {"connections", limits.connections, "", "open at once; then the oldest that still sends its request gives way"},
      {"head", limits.head_bytes, "bytes", "request line and headers"},
      {"headers", limits.headers, "", "of a request"},
      {"target", limits.target_bytes, "bytes", "path and query"},
      {"parameters", limits.parameters, "", "of a query"},
      {"body", limits.body_bytes, "bytes", "of a request, but for tenders"},
      {"body-values", limits.body_nodes, "", "values in a body"},
      {"tender", limits.tender_bytes, "bytes", "of a tender; one is read at a time"},
      {"tender-values", limits.tender_nodes, "", "values in a tender"},
      {"unread", limits.unread_bytes, "bytes", "of all bodies that are not complete yet"},
      {"linger", limits.linger_bytes, "bytes", "thrown away after an early answer"},
      {"workers", limits.engine_workers(), "", "requests computed at once"},
      {"waiting", limits.waiting, "", "requests that wait for a worker; more get 503"},
      {"waiting-time", count(limits.waiting_time), "ms", "for a worker, then 503"},
      {"issuing-workers", limits.issuing_workers, "", "requests that change the registry at once"},
      {"issuing-waiting", limits.issuing_waiting, "", "requests that wait to change the registry; more get 503"},
      {"issuing-waiting-time", count(limits.issuing_waiting_time), "ms", "then 503"},
      {"head-time", count(limits.head_time), "ms", "for request line and headers, then 408"},
      {"body-time", count(limits.body_time), "ms", "for a body, then 408"},
      {"tender-time", count(limits.tender_time), "ms", "for the body of a tender, then 408"},
      {"write-time", count(limits.write_time), "ms", "for a client to take its answer"},
      {"linger-time", count(limits.linger_time), "ms", "for a client to notice an early answer"},
      {"idle-time", count(limits.idle_time), "ms", "between two requests of a front's connection"},
      {"registry-time", count(limits.registry_time), "ms", "for another program that writes to the registry, then 503"},
      {"stop-time", count(limits.stop_time), "ms", "for what is under way when told to stop"},
      {"retry-after", static_cast<std::uint64_t>(limits.retry_after.count()), "s", "what a 503 asks for"},
  };
  const auto padded = [](std::string text, std::size_t width) { return text.append(text.size() < width ? width - text.size() : 0, ' '); };
  std::string table;
  for (const auto& row : rows) {
    const auto value = std::to_string(row.value);
    table += padded(row.name, 22) + std::string(value.size() < 10 ? 10 - value.size() : 0, ' ') + value + " " + padded(row.unit, 6) + row.meaning + "\n";
  }
  return table;
}

}  // namespace ferrolabel::server
