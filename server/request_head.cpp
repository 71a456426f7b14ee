// SPDX-License-Identifier: Apache-2.0
#include "server/request_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "syntax/encoding.hpp"

namespace ferrolabel::server {

namespace {

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char sign) {
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || std::string_view{"!#$%&'*+-.^_`|~"}.find(sign) != std::string_view::npos;
  });
}

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& sign : result)
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

Finding malformed(std::string message) { return http_error("http.request.malformed", std::move(message), "send the request as RFC 9112 writes it"); }

/// Headers that mean something here may stand once: two of them are read differently by different programs.
bool must_be_single(std::string_view name) {
  constexpr std::array<std::string_view, 10> single{"authorization", "connection", "content-encoding", "content-length", "content-type",
                                                    "host", "idempotency-key", "origin", "transfer-encoding", "x-forwarded-for"};
  return std::find(single.begin(), single.end(), name) != single.end();
}

std::optional<Finding> read_target(std::string_view target, Head& head, const Limits& limits) {
  if (target.size() > limits.target_bytes)
    return http_error("http.target.too-long", "path and query are longer than " + std::to_string(limits.target_bytes) + " bytes", "send data in the body");
  if (target.empty() || target.front() != '/') return malformed("the target must be a path that begins with '/'");
  if (std::any_of(target.begin(), target.end(), [](char sign) { return sign <= ' ' || static_cast<unsigned char>(sign) >= 0x7f || sign == '#' || sign == '\\'; }))
    return malformed("the target has a sign that must be percent-encoded");
  const auto mark = target.find('?');
  auto path = target.substr(1, mark == std::string_view::npos ? mark : mark - 1);
  for (bool more = true; more;) {
    const auto slash = path.find('/');
    const auto segment = percent_decode(path.substr(0, slash), false);
    if (!segment) return malformed("the path has a broken percent-escape, a control character, or text that is no UTF-8");
    head.path.push_back(*segment);
    more = slash != std::string_view::npos;
    if (more) path.remove_prefix(slash + 1);
  }
  if (mark == std::string_view::npos) return std::nullopt;
  auto query = target.substr(mark + 1);
  while (!query.empty()) {
    const auto end = query.find('&');
    const auto pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
    if (!name || !value) return malformed("the query has a broken percent-escape, a control character, or text that is no UTF-8");
    if (head.query.size() == limits.parameters) return malformed("the query has more than " + std::to_string(limits.parameters) + " parameters");
    head.query.emplace_back(std::move(*name), std::move(*value));
  }
  return std::nullopt;
}

std::optional<Finding> read_request_line(std::string_view line, Head& head, bool& http10, const Limits& limits) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return malformed("the request line is not METHOD TARGET VERSION");
  head.method = line.substr(0, first);
  const auto version = line.substr(last + 1);
  if (!is_token(head.method)) return malformed("the method is no token");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return malformed("the version must be HTTP/1.1 or HTTP/1.0");
  http10 = version == "HTTP/1.0";
  if (auto problem = read_target(line.substr(first + 1, last - first - 1), head, limits)) return problem;
  if (head.method != "GET" && head.method != "HEAD" && head.method != "POST" && head.method != "DELETE")
    return http_error("http.method.not-allowed", "the method is not taken here", "use GET, HEAD, POST or DELETE");
  return std::nullopt;
}

std::optional<Finding> read_header(std::string_view line, Head& head, const Limits& limits) {
  if (head.headers.size() == limits.headers)
    return http_error("http.header.too-many", "more than " + std::to_string(limits.headers) + " headers", "leave out what the server does not need");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return malformed("a header line is not NAME: VALUE");
  const auto value = trimmed(line.substr(colon + 1));
  if (std::any_of(value.begin(), value.end(), [](char sign) { return (static_cast<unsigned char>(sign) < 0x20 && sign != '\t') || sign == 0x7f; }))
    return malformed("a header has a control character");
  auto name = lower(line.substr(0, colon));
  if (must_be_single(name) && std::any_of(head.headers.begin(), head.headers.end(), [&name](const auto& other) { return other.first == name; })) {
    if (name == "content-length") return http_error("http.length.malformed", "Content-Length stands twice", "send it once");
    return malformed("the header " + name + " stands twice");
  }
  head.headers.emplace_back(std::move(name), std::string{value});
  return std::nullopt;
}

bool has(const Head& head, std::string_view name) {
  return std::any_of(head.headers.begin(), head.headers.end(), [name](const auto& header) { return header.first == name; });
}

/// The framing of the body: one all-digit Content-Length and nothing else.
std::optional<Finding> read_framing(Head& head) {
  if (has(head, "transfer-encoding"))
    return http_error("http.encoding.transfer", "a Transfer-Encoding is not taken: the length must be known before the body is read", "send Content-Length instead of chunks");
  if (has(head, "content-encoding"))
    return http_error("http.encoding.content", "a Content-Encoding is not taken: a small body can unfold to any size", "send the body as it is");
  const auto length = head.header("content-length");
  if (has(head, "content-length")) {
    const bool digits = !length.empty() && length.size() <= 15 && std::all_of(length.begin(), length.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
    if (!digits) return http_error("http.length.malformed", "Content-Length is not a number of digits only", "send the number of bytes of the body");
    std::from_chars(length.data(), length.data() + length.size(), head.content_length);
  } else if (head.method == "POST") {
    return http_error("http.length.required", "a POST needs a Content-Length", "send the number of bytes of the body, 0 where there is none");
  }
  if (head.method != "POST" && head.content_length > 0) return http_error("http.body.unexpected", "a " + head.method + " has no body here", "leave the body out");
  return std::nullopt;
}

int hexadecimal(char sign) {
  if (sign >= '0' && sign <= '9') return sign - '0';
  if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
  if (sign >= 'A' && sign <= 'F') return sign - 'A' + 10;
  return -1;
}

}  // namespace

Finding http_error(std::string code, std::string message, std::string fix) {
  return {std::move(code), Severity::error, {}, std::move(message), std::move(fix)};
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char sign = text[at];
    if (sign == '%') {
      const int high = at + 2 < text.size() ? hexadecimal(text[at + 1]) : -1;
      const int low = high >= 0 ? hexadecimal(text[at + 2]) : -1;
      if (low < 0) return std::nullopt;
      sign = static_cast<char>(high * 16 + low);
      at += 2;
    } else if (sign == '+' && plus_is_blank) {
      sign = ' ';
    }
    if (static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f) return std::nullopt;
    result += sign;
  }
  if (!syntax::is_utf8(result)) return std::nullopt;
  return result;
}

Result<Head> read_head(std::string_view bytes, const Limits& limits) {
  Head head;
  bool http10 = false;
  bool first = true;
  for (auto rest = bytes; !rest.empty();) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos) return malformed("a line does not end in CR LF");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    if (line.find('\n') != std::string_view::npos || line.find('\r') != std::string_view::npos || line.find('\0') != std::string_view::npos)
      return malformed("a line has a bare CR or LF, or a zero byte");
    if (line.empty()) {
      if (first || !rest.empty()) return malformed("an empty line stands before the end of the headers");
      break;
    }
    if (!first && (line.front() == ' ' || line.front() == '\t')) return malformed("a header is folded over two lines");
    auto problem = first ? read_request_line(line, head, http10, limits) : read_header(line, head, limits);
    if (problem) return std::move(*problem);
    first = false;
  }
  if (auto problem = read_framing(head)) return std::move(*problem);
  if (head.header("host").empty()) return http_error("http.host.missing", "the request names no Host", "send the Host header");
  const auto connection = lower(head.header("connection"));
  head.keep_alive = http10 ? connection == "keep-alive" : connection != "close";
  return head;
}

std::string media_type_of(std::string_view header) {
  std::string text;
  for (const char sign : header)
    if (sign != ' ' && sign != '\t') text += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  const auto semicolon = text.find(';');
  if (semicolon == std::string::npos) return text;
  const auto parameter = text.substr(semicolon + 1);
  return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"" ? text.substr(0, semicolon) : std::string{};
}

}  // namespace ferrolabel::server
