// SPDX-License-Identifier: Apache-2.0
// bench_overload                  twice the claims that the server can do: what it still does, how fast it refuses, and how soon it is well
// bench_overload --soak SECONDS   half of what it can do for so long: memory and descriptors stay, every answer is as expected
// The clients share the machine with the server, so that its capacity is what both reach together.
#include <atomic>
#include <cstring>

#include "bench/bench.hpp"
#include "bench/http_load.hpp"

namespace {

using namespace ferrolabel::bench;

constexpr std::size_t closed_clients = 8;

std::string label() {
  std::ifstream file{FERROLABEL_SOURCE_DIR "/samples/labels/good.jwt"};
  std::string token;
  std::getline(file, token);
  return token;
}

std::string claim() { return post_request("/v1/claims/validate", "application/vc+jwt", label()); }

/// Claims a second, by a few clients that ask again as soon as they are answered.
double capacity(int port, double seconds) {
  const auto answers = load(port, closed_clients, 0, seconds, [request = claim()](int to, std::size_t) { return ask(to, request); });
  return static_cast<double>(count_of(answers, 200)) / seconds;
}

/// Asks for health all the while.
class HealthWatch {
 public:
  explicit HealthWatch(int port) : thread_{[this, port] {
    while (!over_) {
      const auto answer = ask(port, get_request("/healthz"));
      ++asked_;
      if (answer.status == 200) ++answered_;
      slowest_ = std::max(slowest_, answer.seconds);
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
  }} {}
  HealthWatch(const HealthWatch&) = delete;
  HealthWatch& operator=(const HealthWatch&) = delete;
  ~HealthWatch() { stop(); }
  void stop() {
    over_ = true;
    if (thread_.joinable()) thread_.join();
  }
  /// @pre stopped
  [[nodiscard]] double share() const { return asked_ == 0 ? 0.0 : static_cast<double>(answered_) / static_cast<double>(asked_); }
  [[nodiscard]] double slowest() const { return slowest_; }

 private:
  std::atomic<bool> over_{false};
  std::size_t asked_ = 0;
  std::size_t answered_ = 0;
  double slowest_ = 0.0;
  std::thread thread_;
};

/// Seconds until twenty claims in a row are accepted, each in less than a quarter of a second.
double recovery(int port) {
  const auto start = Clock::now();
  const auto request = claim();
  for (int good = 0; good < 20 && Clock::now() - start < std::chrono::seconds{30};) {
    const auto answer = ask(port, request);
    good = answer.status == 200 && answer.seconds < 0.25 ? good + 1 : 0;
  }
  return std::chrono::duration<double>(Clock::now() - start).count();
}

int overload() {
  constexpr std::size_t threads = 256;
  constexpr double seconds = 6.0;
  const ServerProcess server;
  static_cast<void>(capacity(server.port(), 1));  // warms
  const double can = capacity(server.port(), 4);
  HealthWatch health{server.port()};
  const auto answers = load(server.port(), threads, 2 * can, seconds, [request = claim()](int to, std::size_t) { return ask(to, request); });
  health.stop();
  const double took = recovery(server.port());
  const double done = static_cast<double>(count_of(answers, 200)) / seconds;
  std::fprintf(stderr, "overload: capacity %.0f/s; offered %.0f/s: accepted %.0f/s (p50 %.1f ms, p99 %.1f ms), 503 %.0f/s (p50 %.1f ms, p99 %.1f ms), unanswered %zu; health slowest %.1f ms; %.0f MB\n", can,
               static_cast<double>(answers.size()) / seconds, done, 1e3 * percentile(answers, 200, 0.5), 1e3 * percentile(answers, 200, 0.99), static_cast<double>(count_of(answers, 503)) / seconds,
               1e3 * percentile(answers, 503, 0.5), 1e3 * percentile(answers, 503, 0.99), count_of(answers, 0), 1e3 * health.slowest(), server.memory());
  report_at_least("overload/goodput", done / can, 0.8);
  report_at_most("overload/accepted-p99-ms", 1e3 * percentile(answers, 200, 0.99), 250);
  report_at_most("overload/refused-p99-ms", 1e3 * percentile(answers, 503, 0.99), 50);
  report_at_most("overload/unanswered", static_cast<double>(count_of(answers, 0)), 0);
  report_at_least("overload/health", health.share(), 1);
  report_at_most("overload/recovery-s", took, 5);
  return 0;
}

/// Requests of a soak, by turns, with what each must be answered.
struct Expected {
  std::string request;
  int status;
  const char* words;
};

std::vector<Expected> mixture() {
  auto changed = label();
  changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
  const auto type = "application/vc+jwt";
  const auto claims = "/v1/claims/validate";
  return {{claim(), 200, "\"verdict\": \"accept\""},
          {post_request(claims, type, changed), 200, "\"verdict\": \"reject\""},
          {post_request(claims, "application/json", "{\"label\": "), 400, "syntax."},
          {get_request("/v1/status-list"), 200, "."},
          {get_request("/nowhere"), 404, "http.route.unknown"},
          {get_request("/healthz"), 200, "ok"},
          {post_request("/v1/reservations", "application/json", "{}"), 401, "http.token.missing"}};
}

/// What a server at rest has; connections that linger are given the time to end.
struct Rest {
  double memory;
  std::ptrdiff_t descriptors;
};

Rest at_rest(const ServerProcess& server) {
  std::this_thread::sleep_for(std::chrono::seconds{3});
  return {server.memory(), server.descriptors()};
}

int soak(double seconds) {
  constexpr double allowed_growth = 4.0;  // MB: what the allocator may still shift
  const ServerProcess server;
  const auto requests = mixture();
  std::atomic<std::size_t> wrong{0};
  std::atomic<std::size_t> shed{0};
  const auto next = [&](int port, std::size_t number) {
    const auto& [request, status, words] = requests[number % requests.size()];
    auto answer = ask(port, request);
    if (answer.status == 503) ++shed;
    else if (answer.status != status || answer.body.find(words) == std::string::npos) ++wrong;
    answer.body = {};
    return answer;
  };
  const double can = capacity(server.port(), 3);
  static_cast<void>(load(server.port(), closed_clients, can / 2, seconds / 6, next));  // what is kept for good is kept by then
  const auto before = at_rest(server);
  const auto answers = load(server.port(), closed_clients, can / 2, seconds, next);
  const auto after = at_rest(server);
  std::printf("soak: %.0f s at %.0f requests/s (capacity %.0f claims/s): %zu answers, %zu shed, %zu wrong; memory %.1f to %.1f MB, descriptors %td to %td\n", seconds,
              static_cast<double>(answers.size()) / seconds, can, answers.size(), shed.load(), wrong.load(), before.memory, after.memory, before.descriptors, after.descriptors);
  // A neighbour on the machine may take the server's time: a refusal now and then is no fault, one in a hundred is.
  const bool good = wrong == 0 && shed * 100 <= answers.size() && !answers.empty() && after.memory <= before.memory + allowed_growth && after.descriptors <= before.descriptors;
  std::puts(good ? "soak: passed" : "soak: failed");
  return good ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) { return count == 3 && std::strcmp(arguments[1], "--soak") == 0 ? soak(std::atof(arguments[2])) : overload(); }
