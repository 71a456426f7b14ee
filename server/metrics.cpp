// SPDX-License-Identifier: Apache-2.0
#include "server/metrics.hpp"

#include <unistd.h>

#include <fstream>

#include "syntax/number.hpp"

namespace ferrolabel::server {

namespace {

/// Resident memory in bytes; 0 where the kernel does not say.
std::uint64_t resident() {
  std::ifstream file{"/proc/self/statm"};
  std::uint64_t size = 0;
  std::uint64_t pages = 0;
  file >> size >> pages;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::string head(const std::string& name, const std::string& kind, const std::string& help) { return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + kind + "\n"; }

}  // namespace

void Metrics::count(const Request& request, const Reply& reply) {
  const auto route = request.route.empty() ? std::string{"none"} : request.route;
  const double took = request.arrived == Clock::time_point{} ? 0.0 : std::chrono::duration<double>(Clock::now() - request.arrived).count();
  const std::lock_guard lock{mutex_};
  ++requests_[{route, reply.status}];
  if (!reply.code.empty()) ++codes_[reply.code];
  auto& times = times_[route];
  ++times.count;
  times.sum += took;
  for (std::size_t at = 0; at < bounds.size(); ++at)
    if (took <= bounds[at]) ++times.below[at];
}

std::string Metrics::text(std::size_t connections, std::size_t waiting) const {
  const std::lock_guard lock{mutex_};
  std::string text = head("ferrolabel_requests_total", "counter", "Requests answered, by route and status.");
  for (const auto& [key, count] : requests_)
    text += "ferrolabel_requests_total{route=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"} " + std::to_string(count) + "\n";
  text += head("ferrolabel_request_seconds", "histogram", "Time from the complete head to the answer.");
  for (const auto& [route, times] : times_) {
    const auto label = "{route=\"" + route + "\"";
    for (std::size_t at = 0; at < bounds.size(); ++at)
      text += "ferrolabel_request_seconds_bucket" + label + ",le=\"" + syntax::format_number(bounds[at]) + "\"} " + std::to_string(times.below[at]) + "\n";
    text += "ferrolabel_request_seconds_bucket" + label + ",le=\"+Inf\"} " + std::to_string(times.count) + "\n";
    text += "ferrolabel_request_seconds_sum" + label + "} " + syntax::format_number(times.sum) + "\n";
    text += "ferrolabel_request_seconds_count" + label + "} " + std::to_string(times.count) + "\n";
  }
  text += head("ferrolabel_problems_total", "counter", "Problems answered, by the code of the first finding.");
  for (const auto& [code, count] : codes_) text += "ferrolabel_problems_total{code=\"" + code + "\"} " + std::to_string(count) + "\n";
  text += head("ferrolabel_connections", "gauge", "Connections that are open.") + "ferrolabel_connections " + std::to_string(connections) + "\n";
  text += head("ferrolabel_waiting", "gauge", "Requests that wait for a worker.") + "ferrolabel_waiting " + std::to_string(waiting) + "\n";
  text += head("process_resident_memory_bytes", "gauge", "Resident memory.") + "process_resident_memory_bytes " + std::to_string(resident()) + "\n";
  return text;
}

}  // namespace ferrolabel::server
