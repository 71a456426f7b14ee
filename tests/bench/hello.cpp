// SPDX-License-Identifier: Apache-2.0
// The yardsticks of tests/bench/http.sh:
//   bench_hello                        the least server of the library, one request a connection; prints its port
//   bench_hello TOKEN_FILE TRUST KEY   microseconds of one label's verification and of one receipt's signature
#include <httplib.h>

#include <algorithm>
#include <cstdio>

#include "bench/bench.hpp"
#include "formats/claim/signed_label_reader.hpp"
#include "issuing/label_id.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"
#include "trust/jws.hpp"
#include "trust/key_file.hpp"
#include "trust/trust_list_document.hpp"

namespace {

using namespace ferrolabel;

int serve() {
  httplib::Server server;
  server.set_keep_alive_max_count(1);
  server.set_tcp_nodelay(true);
  const auto hello = [](const httplib::Request&, httplib::Response& response) { response.set_content("hello\n", "text/plain"); };
  server.Get("/", hello);
  server.Post("/", hello);
  const int port = server.bind_to_any_port("127.0.0.1");
  std::printf("%d\n", port);
  std::fflush(stdout);
  return server.listen_after_bind() ? 0 : 1;
}

int time(const char* token_file, const char* trust_file, const char* key_file) {
  constexpr std::size_t head_size = 400;  // a receipt's signed head; it holds the digest of the rest
  const auto source = syntax::read_file(token_file, 1u << 20);
  auto list = syntax::read_file(trust_file, 1u << 24);
  const auto key = trust::read_key_file(key_file);
  if (!source || !list || !key) return 1;
  const auto document = syntax::read_json(std::move(list).value(), syntax::file_limits());
  const auto trusted = document ? trust::read_trust_list(document->root()) : Result<trust::TrustList>{document.findings()};
  if (!trusted) return 1;
  const auto token = source->text.substr(0, source->text.find_last_not_of("\r\n") + 1);
  const std::string receipt = "{\"receipt\": \"" + std::string(head_size, 'r') + "\"}";
  bool good = true;
  const auto times = bench::measure_by_turns(
      400, [&] { good = formats::read_signed_label(token, &*trusted, issuing::label_id).label.has_value() && good; },
      [&] { good = !trust::sign_compact(*key, trust::typ::receipt, receipt).empty() && good; });
  if (!good) return 1;
  std::printf("%.1f %.1f\n", times.first.median * 1e6, times.second.median * 1e6);
  return 0;
}

}  // namespace

int main(int count, char** arguments) { return count == 4 ? time(arguments[1], arguments[2], arguments[3]) : serve(); }
