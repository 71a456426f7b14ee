// SPDX-License-Identifier: Apache-2.0
#include "unit/trust/xml_signature_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const char* const whole = "valid_enveloped_whole_document.xml";
const char* const by_id = "valid_by_id.xml";

std::string code(const Result<SignedXml>& verified) { return verified ? "accept" : verified.findings().front().code; }

SourceText changed(const char* name, const std::string& from, const std::string& to) {
  auto document = signed_xml(name);
  const auto at = document.text.find(from);
  REQUIRE(at != std::string::npos);
  document.text.replace(at, from.size(), to);
  return document;
}

}  // namespace

TEST_CASE("a signed XML document gives the content that was signed, without the signature") {
  const auto content = verify(signed_xml(whole));
  REQUIRE(content.ok());
  CHECK(content->content == "<label><mass>10</mass></label>");
  const auto part = verify(signed_xml(by_id));
  REQUIRE(part.ok());
  CHECK(part->content == R"(<label ID="L1"><mass>10</mass></label>)");
}

TEST_CASE("whichever sign of a signed XML document is changed, it is refused or says what was signed") {
  for (const auto* name : {whole, by_id}) {
    const auto document = signed_xml(name);
    const auto key = trusted_key(document);
    const auto content = verify_xml_signature(document, key)->content;
    std::size_t refused = 0;
    for (std::size_t at = 0; at < document.text.size(); ++at) {
      auto copy = document;
      copy.text[at] = static_cast<char>(copy.text[at] ^ 1);
      const auto verified = verify_xml_signature(copy, key);
      if (verified) CHECK(verified->content == content);
      else ++refused;
    }
    CHECK(refused > document.text.size() / 3);  // what a key says of itself inside the document is not read
  }
}

TEST_CASE("a change of the signed content and a signature by another key are told apart") {
  CHECK(code(verify(changed(whole, "<mass>10<", "<mass>11<"))) == "trust.xml-signature.changed");
  CHECK(code(verify_xml_signature(signed_xml(whole), trusted_key(changed(whole, "ecdsa-sha256", "rsa-sha256")))) == "trust.xml-signature.invalid");
  CHECK(code(verify(changed(whole, "LDX64TZj", "LDX64TZk"))) == "trust.xml-signature.invalid");
  CHECK(code(verify({"plain.xml", "<label><mass>10</mass></label>"})) == "trust.xml-signature.missing");
  CHECK(code(verify({"bomb.xml", "<!DOCTYPE a><a/>"})) == "syntax.xml.doctype");
}

TEST_CASE("an XML signature of any other form is refused with its place") {
  const char* const form = "trust.xml-signature.profile";
  CHECK(code(verify(changed(whole, "URI=\"\"", "URI=\"\" Type=\"x\""))) == form);
  CHECK(code(verify(changed(whole, "URI=\"\"", "URI=\"&amp;\""))) == form);
  CHECK(code(verify(changed(whole, "2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"))) == form);
  CHECK(code(verify(changed(whole, "</label>", "<mass>99</mass></label>"))) == form);
  CHECK(code(verify(changed(whole, "<mass>", "<?pi?><mass>"))) == form);
  CHECK(code(verify(changed(by_id, "<r>", "<r><label ID=\"L2\"/>"))) == form);
  CHECK(code(verify(changed(by_id, "ID=\"L1\"", "ID=\"L2\""))) == form);
  CHECK(code(verify(changed(by_id, "ID=\"L1\"", "ID=\"L1\" Id=\"L1\""))) == form);
  for (const std::string uri : {"relative", "../a:b", "//host/b"}) CHECK(code(verify(changed(whole, "<mass>", "<mass xmlns:r=\"" + uri + "\">"))) == form);
  const auto refused = verify(changed(whole, "<SignedInfo>", "\n<SignedInfo>x"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.findings().front().place.line == 3);
}

TEST_CASE("RSA keys below 2048 bits, of another exponent or of an even modulus are not taken") {
  const auto modulus = std::string(256, '\xff');
  const std::string exponent{"\x01\x00\x01", 3};
  CHECK(VerifyingKey::rsa(modulus, exponent));
  CHECK_FALSE(VerifyingKey::rsa(modulus.substr(1), exponent));
  CHECK_FALSE(VerifyingKey::rsa(std::string{'\0'} + modulus.substr(1), exponent));
  CHECK_FALSE(VerifyingKey::rsa(modulus, "\x03"));
  CHECK_FALSE(VerifyingKey::rsa(modulus.substr(1) + '\xfe', exponent));
  CHECK_FALSE(VerifyingKey::rsa(std::string(1025, '\xff'), exponent));
}
