// SPDX-License-Identifier: Apache-2.0
#include "trust/issuer.hpp"

#include <algorithm>

#include "syntax/encoding.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::size_t longest_uri = 256;
constexpr std::size_t longest_name = 200;
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

bool only(std::string_view text, std::string_view first, std::string_view second, std::string_view third = {}) noexcept {
  return std::all_of(text.begin(), text.end(), [&](char sign) {
    return first.find(sign) != first.npos || second.find(sign) != second.npos || third.find(sign) != third.npos;
  });
}

/// pchar, '/' and '?' of RFC 3986; '%' is left out: it can write every sign in two ways.
bool is_path(std::string_view text) noexcept {
  const bool signs = std::all_of(text.begin(), text.end(), [](char sign) {
    return only({&sign, 1}, lower, digits, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-._~!$&'()*+,;=:@/?");
  });
  return signs && text.find("/.") == text.npos && text.find("//") == text.npos;
}

bool is_https(std::string_view rest) noexcept {
  const auto end = std::min(rest.find('/'), rest.size());
  std::string_view host = rest.substr(0, end);
  if (const auto colon = host.find(':'); colon != host.npos) {
    const auto port = host.substr(colon + 1);
    if (port.empty() || port.size() > 5 || !only(port, digits, {}) || port == "443") return false;
    host = host.substr(0, colon);
  }
  return !host.empty() && only(host, lower, digits, ".-") && host.find("..") == host.npos && host.front() != '.' && host.front() != '-' &&
         host.back() != '.' && host.back() != '-' && is_path(rest.substr(end));
}

bool is_urn(std::string_view rest) noexcept {
  const auto colon = rest.find(':');
  if (colon == rest.npos || colon < 2 || colon > 32) return false;
  const auto name_space = rest.substr(0, colon);
  const auto specific = rest.substr(colon + 1);
  return only(name_space, lower, digits, "-") && name_space.front() != '-' && name_space.back() != '-' && !specific.empty() && is_path(specific);
}

Finding error(const char* code, const Place& place, std::string message, std::string fix) {
  return Finding{code, Severity::error, place, std::move(message), std::move(fix)};
}

}  // namespace

bool is_issuer_uri(std::string_view text) noexcept {
  if (text.size() > longest_uri) return false;
  if (text.substr(0, 8) == "https://") return is_https(text.substr(8));
  return text.substr(0, 4) == "urn:" && is_urn(text.substr(4));
}

Findings check_issuer(const Issuer& issuer, const Place& id_place, const Place& name_place) {
  Findings findings;
  if (!is_issuer_uri(issuer.id)) {
    findings.push_back(error("trust.issuer.uri", id_place, "the issuer's id " + syntax::quoted(issuer.id) + " is no https or urn URI in ASCII",
                             "give a URI such as https://example.com/issuers/me: host in lower case, no user, '#', '%' or '/.'"));
  }
  const auto& name = issuer.name;
  const bool shows = std::none_of(name.begin(), name.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f; });
  if (name.empty() || name.size() > longest_name || !shows || !syntax::is_utf8(name) || name.front() == ' ' || name.back() == ' ' ||
      syntax::is_confusable(name)) {
    findings.push_back(error("trust.issuer.name", name_place,
                             "the issuer's name " + syntax::quoted(name) + " is empty, too long, or has signs that do not show or look like others",
                             "write the name in 1 to 200 bytes of UTF-8, in letters of one script"));
  }
  return findings;
}

std::string skeleton(std::string_view id) {
  std::string result;
  for (char sign : id) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    if (sign == '0') sign = 'o';
    if (sign == '1' || sign == 'i') sign = 'l';
    if (sign == '_' || sign == '-') continue;
    if (sign == 'n' && !result.empty() && result.back() == 'r') {
      result.back() = 'm';
      continue;
    }
    if (sign == 'v' && !result.empty() && result.back() == 'v') {
      result.back() = 'w';
      continue;
    }
    result += sign;
  }
  while (!result.empty() && result.back() == '/') result.pop_back();
  return result;
}

}  // namespace ferrolabel::trust
