// SPDX-License-Identifier: Apache-2.0
// Whatever comes gets reasons, and a token that verifies is the very one that the key makes of its payload. Input that opens with
// '{' is signed by a trusted key first, so that the payload's reader sees it: what it takes as a label has one writing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/label/label_writer.hpp"
#include "issuing/verify.hpp"
#include "syntax/encoding.hpp"
#include "trust/jws.hpp"
#include "trust/trust_list.hpp"

using namespace ferrolabel;

namespace {

struct Setting {
  quantity::Date day = quantity::parse_date("2026-11-24").value();
  trust::SigningKey key = make_key();
  trust::TrustList list = trust::add(trust::TrustList{"https://example.com/trust", day}, trust::public_record(key), {}, day).value();

  trust::SigningKey make_key() const {
    trust::Secret secret;
    secret.bytes().fill(7);
    return trust::key_from_secret({"https://example.com/issuers/mill", "Example Mill"}, day, std::move(secret)).value();
  }
};

/// Ed25519 gives one signature, and base64url one writing: a second token of the same content would be a forgery.
bool is_own(const trust::SigningKey& key, std::string token) {
  token.erase(token.find_last_not_of(" \t\r\n") + 1);
  const auto first = token.find('.') + 1;
  const auto payload = syntax::base64url_decode(std::string_view{token}.substr(first, token.rfind('.') - first));
  return payload && trust::sign_compact(key, trust::typ::label, *payload) == token;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Setting setting;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const bool is_payload = !bytes.empty() && bytes.front() == '{';
  const auto token = is_payload ? trust::sign_compact(setting.key, trust::typ::label, bytes) : bytes;
  const auto answer = issuing::verify(token, &setting.list, setting.day);
  if (answer.reasons.empty()) std::abort();
  if (answer.authentic && !is_payload && !is_own(setting.key, token)) std::abort();
  if (answer.verdict == issuing::Verdict::yes && !(answer.authentic && answer.label)) std::abort();
  if (is_payload && answer.label && formats::write_label(*answer.label) != bytes) std::abort();
  return 0;
}
