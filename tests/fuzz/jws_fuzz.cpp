// SPDX-License-Identifier: Apache-2.0
// Whatever comes gets reasons, and a token that verifies is the very one that the key makes of its payload. Input that opens with
// '{' is signed by a trusted key first, so that the payload's reader sees it: what it takes as a label has one writing.
#include <cstdint>

#include "formats/label/label_writer.hpp"
#include "fuzz/oracle.hpp"
#include "issuing/verify.hpp"
#include "trust/trust_list.hpp"

using namespace ferrolabel;
using namespace ferrolabel::fuzz;

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Setting setting;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const bool is_payload = !bytes.empty() && bytes.front() == '{';
  const auto token = is_payload ? trust::sign_compact(setting.key, trust::typ::label, bytes) : bytes;
  const auto answer = issuing::verify(token, &setting.list, setting.day);
  require(!answer.reasons.empty());
  if (answer.authentic) require(is_signed_by(setting.key, trust::typ::label, std::string_view{token}.substr(0, token.find_last_not_of(" \t\r\n") + 1)));
  if (answer.verdict == issuing::Verdict::yes) require(answer.authentic && answer.label);
  if (is_payload && answer.label) require(formats::write_label(*answer.label) == bytes);
  return 0;
}
