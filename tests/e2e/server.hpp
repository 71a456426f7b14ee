// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "syntax/json_reader.hpp"

/// Runs the real server on a free port of the loopback, and speaks to it over sockets, byte for byte.
namespace ferrolabel::tests {

/// A response as it came.
struct Response {
  int status = 0;  ///< 0 where nothing came
  std::map<std::string, std::string> headers;
  std::string body;

  [[nodiscard]] syntax::Document json() const {
    INFO(body);
    auto document = syntax::read_json({"response", body}, syntax::file_limits());
    REQUIRE(document.ok());
    return std::move(document).value();
  }
  /// Code of the first finding of a problem; empty where it is none.
  [[nodiscard]] std::string code() const {
    if (status < 400 || headers.count("content-type") == 0 || headers.at("content-type") != "application/problem+json") return {};
    return std::string{json().root().member("errors").first_child().member("code").scalar()};
  }
};

/// Splits what came over one connection into responses.
inline std::vector<Response> responses_in(std::string_view text) {
  std::vector<Response> responses;
  while (!text.empty()) {
    const auto end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) break;
    std::istringstream lines{std::string{text.substr(0, end)}};
    Response response;
    std::string line;
    std::getline(lines, line);
    if (line.rfind("HTTP/1.1 ", 0) == 0) response.status = std::stoi(line.substr(9, 3));
    while (std::getline(lines, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      const auto colon = line.find(": ");
      std::string name = line.substr(0, colon);
      for (char& sign : name) sign = static_cast<char>(::tolower(sign));
      response.headers[name] = line.substr(colon + 2);
    }
    text.remove_prefix(end + 4);
    const auto length = response.headers.count("content-length") != 0 ? std::stoul(response.headers["content-length"]) : 0;
    response.body = text.substr(0, length);
    text.remove_prefix(std::min<std::size_t>(length, text.size()));
    responses.push_back(std::move(response));
  }
  return responses;
}

/// One connection.
class Client {
 public:
  explicit Client(int port) : descriptor_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  Client(Client&& other) noexcept : descriptor_{other.descriptor_}, connected_{other.connected_} { other.descriptor_ = -1; }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  [[nodiscard]] bool connected() const { return connected_; }
  /// Whether all of it could be sent.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void end() { shutdown(descriptor_, SHUT_WR); }

  /// Everything that comes until the server closes or the time is over.
  std::string receive(std::chrono::milliseconds time = std::chrono::seconds{10}) {
    std::string text;
    const auto until = std::chrono::steady_clock::now() + time;
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::microseconds>(until - std::chrono::steady_clock::now()).count();
      if (left <= 0) return text;
      const timeval wait{left / 1'000'000, left % 1'000'000};
      setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
      char block[65'536];
      const auto count = recv(descriptor_, block, sizeof block, 0);
      if (count <= 0) return text;
      text.append(block, static_cast<std::size_t>(count));
    }
  }

 private:
  int descriptor_;
  bool connected_ = false;
};

/// The process. Its log goes to a file.
class Server {
 public:
  explicit Server(std::vector<std::string> arguments = {}, const std::string& listen = "127.0.0.1:0") {
    std::string pattern = "/tmp/ferrolabeld-XXXXXX";
    const int log = mkstemp(pattern.data());
    log_ = pattern;
    if (std::find(arguments.begin(), arguments.end(), "--registry") == arguments.end()) arguments.insert(arguments.begin(), {"--registry", "none"});
    arguments.insert(arguments.begin(), {FERROLABEL_SERVER, "--listen", listen, "--methods", FERROLABEL_SOURCE_DIR "/methods"});
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
      dup2(log, STDERR_FILENO);
      execv(FERROLABEL_SERVER, pointers.data());
      _exit(127);
    }
    close(log);
    for (int tries = 0; tries < 1000 && port_ == 0; ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
      const auto text = this->log();
      const auto at = text.find("\"address\":\"");
      if (at == std::string::npos) continue;
      const auto address = text.substr(at + 11, text.find('"', at + 11) - at - 11);
      port_ = std::stoi(address.substr(address.rfind(':') + 1));
    }
    INFO(this->log());
    REQUIRE(port_ > 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    if (process_ > 0) static_cast<void>(stop(SIGKILL));
    unlink(log_.c_str());
  }

  /// @return exit code; -1 where a signal ended it
  int stop(int signal = SIGTERM) {
    const int status = end(signal);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  /// @return as waitpid tells it
  int end(int signal) {
    kill(process_, signal);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return status;
  }
  void signal(int number) const { kill(process_, number); }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] pid_t process() const { return process_; }
  [[nodiscard]] std::string log() const {
    std::ifstream stream{log_};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }
  /// Peak of resident memory, in bytes.
  [[nodiscard]] std::size_t peak_memory() const { return status("VmHWM:") * 1024; }
  [[nodiscard]] std::size_t memory() const { return status("VmRSS:") * 1024; }

  /// Sends bytes over a new connection, and takes all that comes back.
  [[nodiscard]] std::vector<Response> exchange(std::string_view bytes) const {
    Client client{port_};
    client.send(bytes);
    return responses_in(client.receive());
  }
  [[nodiscard]] Response get(const std::string& target, const std::string& headers = {}, const std::string& method = "GET") const {
    return one(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
  }
  [[nodiscard]] Response post(const std::string& target, const std::string& body, const std::string& type = "application/json", const std::string& headers = {}) const {
    return one("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body);
  }

 private:
  [[nodiscard]] Response one(const std::string& bytes) const {
    auto responses = exchange(bytes);
    REQUIRE(responses.size() == 1);
    return responses.front();
  }
  [[nodiscard]] std::size_t status(const std::string& name) const {
    std::ifstream stream{"/proc/" + std::to_string(process_) + "/status"};
    for (std::string line; std::getline(stream, line);)
      if (line.rfind(name, 0) == 0) return std::stoul(line.substr(name.size()));
    return 0;
  }

  std::string log_;
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace ferrolabel::tests
