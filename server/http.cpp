// SPDX-License-Identifier: Apache-2.0
#include "server/http.hpp"

#include <httplib.h>

#include <thread>

namespace ferrolabel::server {

namespace {

/// A connection in memory: what the library reads is ours, what it writes is kept.
class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(std::string_view input) : input_{input} {}
  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* into, size_t size) override {
    const auto count = std::min(size, input_.size());
    std::copy_n(input_.data(), count, into);
    input_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  using Stream::write;
  ssize_t write(const char* bytes, size_t size) override {
    output_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  [[nodiscard]] socket_t socket() const override { return 0; }
  [[nodiscard]] std::string take() && { return std::move(output_); }

 private:
  std::string_view input_;
  std::string output_;
};

/// Runs what the library queues at once: handing a socket to the gate takes no time.
class Inline final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> work) override { work(); }
  void shutdown() override {}
};

/// The reply that the library's handler gives: set by encode() for the time of one call on the same thread.
thread_local const Reply* pending = nullptr;

}  // namespace

class HttpServer::Listener final : public httplib::Server {
 public:
  Listener(const Limits& limits, Service service, std::string front)
      : gate_{limits, std::move(service), [this](const Reply& reply, bool head_only, bool close) { return encode(reply, head_only, close); }, std::move(front)} {
    set_keep_alive_max_count(1);
    set_tcp_nodelay(true);
    new_task_queue = [] { return new Inline; };  // the library's own queue has no bound
    set_pre_routing_handler([](const httplib::Request&, httplib::Response& response) {
      response.status = pending->status;
      for (const auto& [name, value] : pending->headers) response.set_header(name, value);
      if (pending->status != 204 && pending->status != 304) response.set_content(pending->body, pending->media_type);
      return HandlerResponse::Handled;
    });
    set_socket_options([this](socket_t descriptor) {
      const int yes = 1;  // not SO_REUSEPORT, the library's default: two servers would share one port unnoticed
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      descriptor_ = descriptor;
    });
  }
  ~Listener() override { stop_all(); }

  int start(const std::string& host, int port) {
    constexpr int backlog = 1024;  // the library's own is 5
    const int bound = port == 0 ? bind_to_any_port(host) : (bind_to_port(host, port) ? port : 0);
    if (bound <= 0 || ::listen(descriptor_, backlog) != 0) return 0;
    thread_ = std::thread{[this] { listen_after_bind(); }};
    while (!is_running()) std::this_thread::yield();  // stop() before that would be lost
    return bound;
  }

  void stop_all() {
    if (thread_.joinable()) {
      stop();
      thread_.join();
    }
    gate_.stop();
  }

  [[nodiscard]] const Gate& gate() const noexcept { return gate_; }

 private:
  bool process_and_close_socket(socket_t descriptor) override {
    gate_.take(descriptor);
    return true;
  }

  /// Lets the library answer a request of ours with the reply.
  std::string encode(const Reply& reply, bool head_only, bool close) {
    MemoryStream stream{head_only ? "HEAD / HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\n\r\n"};
    pending = &reply;
    bool closed = false;
    process_request(stream, close, closed, nullptr);
    pending = nullptr;
    return std::move(stream).take();
  }

  socket_t descriptor_ = -1;
  Gate gate_;
  std::thread thread_;
};

HttpServer::HttpServer(const Limits& limits, Service service, std::string front) : listener_{std::make_unique<Listener>(limits, std::move(service), std::move(front))} {}
HttpServer::~HttpServer() = default;
int HttpServer::listen(const std::string& host, int port) { return listener_->start(host, port); }
void HttpServer::stop() { listener_->stop_all(); }
const Gate& HttpServer::gate() const noexcept { return listener_->gate(); }

}  // namespace ferrolabel::server
