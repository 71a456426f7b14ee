// SPDX-License-Identifier: Apache-2.0
#include "trust/xml_signing.hpp"

#include <stdexcept>

#include "support.hpp"
#include "unit/trust/xml_keys.hpp"
#include "unit/trust/xml_signature_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const std::string plain = "<?xml version=\"1.0\"?>\n<r xmlns=\"urn:x\" b=\"2\" a=\"1\">\n  <v>10 &lt; 11</v>\n</r>\n";

std::vector<XmlSignature> signatures_of(const std::string& text) { return read_xml_signatures({"signed.xml", text}, 2).value(); }

}  // namespace

TEST_CASE("what is signed verifies with the key and no other, and the same document gives the same bytes") {
  const auto document = sign_xml(plain, xml_key(), "certifier");
  CHECK(document == sign_xml(plain, xml_key(), "certifier"));
  CHECK(verify_xml_signature({"signed.xml", document}, xml_key().public_key().verifying())->content == "<r xmlns=\"urn:x\" a=\"1\" b=\"2\">\n  <v>10 &lt; 11</v>\n</r>");
  const auto other = verify_xml_signature({"signed.xml", document}, other_xml_key().public_key().verifying());
  CHECK(codes(other.findings()) == "trust.xml-signature.invalid");
  CHECK(signatures_of(document).front().id == "certifier");
}

TEST_CASE("no byte of the document is changed by signing but that the signature is there") {
  const auto document = sign_xml(plain, xml_key(), "certifier");
  const auto begin = document.find("<Signature ");
  const auto end = document.find("</Signature>") + 12;
  CHECK(document.substr(0, begin) + document.substr(end) == plain);
}

TEST_CASE("a second signature covers the first one, and the first one still holds under it") {
  const auto both = sign_xml(sign_xml(plain, xml_key(), "producer"), other_xml_key(), "verifier");
  const auto signatures = signatures_of(both);
  REQUIRE(signatures.size() == 2);
  CHECK(signatures[0].id == "producer");
  CHECK(signatures[0].holds_content());
  CHECK(signatures[0].is_of(xml_key().public_key().verifying()));
  CHECK_FALSE(signatures[0].is_of(other_xml_key().public_key().verifying()));
  CHECK(signatures[0].content.find("Signature") == std::string::npos);
  CHECK(signatures[1].holds_content());
  CHECK(signatures[1].is_of(other_xml_key().public_key().verifying()));
  CHECK(signatures[1].content.find("Id=\"producer\"") != std::string::npos);

  const auto begin = both.find("<Signature ");
  auto without_first = both;
  without_first.erase(begin, both.find("</Signature>") + 12 - begin);
  REQUIRE(signatures_of(without_first).size() == 1);
  CHECK_FALSE(signatures_of(without_first)[0].holds_content());

  auto parted = both;  // a blank between the two: the verifier's no longer covers what it did
  parted.insert(both.find("<Signature ", begin + 1), " ");
  CHECK_FALSE(signatures_of(parted)[1].holds_content());
  CHECK_FALSE(signatures_of(parted)[0].holds_content());
}

TEST_CASE("more signatures than may be there, and another one than the last child, are refused") {
  const auto one = sign_xml(plain, xml_key(), "producer");
  const auto three = sign_xml(sign_xml(one, xml_key(), "verifier"), xml_key(), "certifier");
  CHECK(codes(read_xml_signatures({"signed.xml", three}, 2).findings()) == "trust.xml-signature.profile");
  CHECK(codes(read_xml_signatures({"signed.xml", replaced(one, "</r>", "<more/></r>")}, 2).findings()) == "trust.xml-signature.profile");
}

TEST_CASE("a signed element keeps its signature in an envelope of one, and not beside another") {
  const auto one = sign_xml("<r xmlns=\"urn:x\"><v/></r>", xml_key(), "producer");
  const auto enclosed = [&](const std::string& beside) { return read_xml_signatures({"signed.xml", "<e xmlns=\"urn:x\" xmlns:y=\"urn:y\">\n" + one + beside + "</e>"}, 2, "r"); };
  REQUIRE(enclosed("\n").ok());
  CHECK(enclosed("\n")->front().holds_content());
  CHECK(enclosed("\n")->front().is_of(xml_key().public_key().verifying()));
  CHECK(codes(enclosed("<r/>").findings()) == "trust.xml-signature.profile");
}

TEST_CASE("a document without an end tag cannot be signed") { CHECK_THROWS_AS(sign_xml("<r/>", xml_key(), "certifier"), std::invalid_argument); }
