// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

/// Load on a real ferrolabeld, one request a connection, with a time for each answer.
namespace ferrolabel::bench {

using Clock = std::chrono::steady_clock;

struct Answer {
  int status = 0;  ///< 0 where no whole answer came
  double seconds = 0.0;
  std::string body{};
};

/// One request over a connection of its own; the seconds count from the connect to the answer's end.
inline Answer ask(int port, const std::string& request) {
  Answer answer;
  const auto start = Clock::now();
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{20, 0};
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string text;
  if (connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
      send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
    char block[65'536];
    for (ssize_t count = 0; (count = recv(descriptor, block, sizeof block, 0)) > 0;) text.append(block, static_cast<std::size_t>(count));
  }
  close(descriptor);
  answer.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const auto end = text.find("\r\n\r\n");
  if (end != std::string::npos && text.starts_with("HTTP/1.1 ")) {
    answer.status = std::atoi(text.c_str() + 9);
    answer.body = text.substr(end + 4);
  }
  return answer;
}

inline std::string get_request(const std::string& target) { return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"; }
inline std::string post_request(const std::string& target, const std::string& type, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// A server with trust list, registry and a key for receipts, in a folder that goes with it.
class ServerProcess {
 public:
  ServerProcess() {
    if (mkdtemp(folder_.data()) == nullptr) throw std::runtime_error{"no folder"};
    const std::string key = folder_ + "/office.key";
    const auto made = std::string{FERROLABEL_BINARY} + " key new " + key + " --issuer urn:example:office --name Office -q";
    if (std::system(made.c_str()) != 0) throw std::runtime_error{"no key"};
    const std::string root = FERROLABEL_SOURCE_DIR;
    process_ = fork();
    if (process_ == 0) {
      if (std::freopen((folder_ + "/log").c_str(), "w", stderr) == nullptr) _exit(126);
      execl(FERROLABEL_SERVER, FERROLABEL_SERVER, "--listen", "127.0.0.1:0", "--methods", (root + "/methods").c_str(), "--registry", ("sqlite:" + folder_ + "/r.db").c_str(), "--trust",
            (root + "/samples/trust/trust.json").c_str(), "--key", key.c_str(), nullptr);
      _exit(127);
    }
    for (int tries = 0; tries < 1000 && port_ == 0; ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
      std::ifstream log{folder_ + "/log"};
      const std::string text{std::istreambuf_iterator<char>{log}, {}};
      const auto at = text.find("127.0.0.1:");
      if (at != std::string::npos) port_ = std::atoi(text.c_str() + at + 10);
    }
    if (port_ == 0) throw std::runtime_error{"the server did not start"};
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] int port() const noexcept { return port_; }
  /// Resident memory in MB.
  [[nodiscard]] double memory() const {
    std::ifstream file{"/proc/" + std::to_string(process_) + "/statm"};
    double size = 0;
    double pages = 0;
    file >> size >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576.0;
  }
  [[nodiscard]] std::ptrdiff_t descriptors() const {
    const std::filesystem::directory_iterator files{"/proc/" + std::to_string(process_) + "/fd"};
    return std::distance(begin(files), end(files));
  }

 private:
  std::string folder_ = (std::filesystem::temp_directory_path() / "ferrolabel-load-XXXXXX").string();
  pid_t process_ = -1;
  int port_ = 0;
};

/// Answers of many threads that ask at a rate for some seconds, each request at its own time whether or not others are answered;
/// a rate of 0 asks again as soon as it is answered. @param next gives request number n
template <class Next>
std::vector<Answer> load(int port, std::size_t threads, double rate, double seconds, Next next) {
  std::mutex mutex;
  std::vector<Answer> answers;
  std::vector<std::thread> running;
  const auto start = Clock::now();
  const auto since = [start] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  for (std::size_t thread = 0; thread < threads; ++thread)
    running.emplace_back([&, thread] {
      std::vector<Answer> own;
      for (std::size_t number = thread;; number += threads) {
        const double due = rate > 0 ? static_cast<double>(number) / rate : since();
        if (due >= seconds || since() >= seconds) break;
        std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(due)));
        own.push_back(next(port, number));
      }
      const std::lock_guard lock{mutex};
      answers.insert(answers.end(), own.begin(), own.end());
    });
  for (auto& thread : running) thread.join();
  return answers;
}

/// The time below which that share of the answers of a status came, in seconds; 0 without any.
inline double percentile(const std::vector<Answer>& answers, int status, double share) {
  std::vector<double> times;
  for (const auto& answer : answers)
    if (answer.status == status) times.push_back(answer.seconds);
  if (times.empty()) return 0.0;
  std::sort(times.begin(), times.end());
  return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

inline std::size_t count_of(const std::vector<Answer>& answers, int status) {
  return static_cast<std::size_t>(std::count_if(answers.begin(), answers.end(), [status](const Answer& answer) { return answer.status == status; }));
}

}  // namespace ferrolabel::bench
