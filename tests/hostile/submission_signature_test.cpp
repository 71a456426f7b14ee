// SPDX-License-Identifier: Apache-2.0
// The attacks of tests/hostile/crypto/xmldsig on signatures of submissions, as a batch meets them.
#include <catch2/catch.hpp>

#include "syntax/xml_reader.hpp"
#include "unit/batch/signed_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

const std::string producer = "rejected submission.signature.producer";
const std::string verifier = "rejected submission.signature.verifier";
const std::string both = "rejected submission.signature.producer submission.signature.verifier";

std::string by_producer() { return signed_by(to_be_signed(), "producer"); }

/// The element that is signed, without XML declaration and signature.
std::string bare(const std::string& text) {
  auto element = text.substr(text.find("<submission"));
  return with(element, signature_in(element), "");
}

struct Attack {
  std::string name;
  std::string text;
  std::string told;  ///< verdict and codes; codes of the schema and of XML stand for all of their kind
};

std::vector<Attack> attacks() {
  const auto text = by_producer();
  const auto signature = signature_in(text);
  const auto forged = with(text, "tonnes=\"111.725\"", "tonnes=\"911.725\"");
  const std::string enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
  const std::string canonical = "http://www.w3.org/2001/10/xml-exc-c14n#";
  const std::string transforms = signature.substr(signature.find("<Transforms>"), signature.find("</Transforms>") + 13 - signature.find("<Transforms>"));
  const auto one = [](const std::string& algorithm) { return "<Transform Algorithm=\"" + algorithm + "\"></Transform>"; };
  const auto as_attacker = [](const std::string& what) { return trust::sign_xml(what, key_of("certifier"), "producer"); };
  const auto key_name = signature.substr(signature.find("<KeyName>"), signature.find("</KeyName>") - signature.find("<KeyName>"));
  const auto double_signed = signed_by_both();
  return {
      {"content changed", forged, producer},
      {"original wrapped in an Object of the forged one's signature", with(forged, "</Signature>", "<Object>" + bare(text) + "</Object></Signature>"), "rejected xml.schema"},
      {"original behind the forged one", with(forged, "</submission>", bare(text) + "</submission>"), "rejected xml.schema"},
      {"original in front of the forged one, in one envelope", "<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\">" + bare(text) + forged.substr(forged.find("<submission")) + "</submissions>",
       "rejected submission.document"},
      {"signature taken into the plant", with(with(text, signature, ""), "<processes>", signature + "<processes>"), "rejected xml.schema"},
      {"signature in front", with(with(text, signature, ""), "<submitter ", signature + "<submitter "), "rejected xml.schema"},
      {"signature of another submission", with(with(to_be_signed(), "id=\"S-0000001\"", "id=\"S-2\""), "</submission>", signature + "</submission>"), producer},
      {"reference by id", with(text, "URI=\"\"", "URI=\"#S-0000001\""), "rejected xml.schema"},
      {"reference to a file", with(text, "URI=\"\"", "URI=\"file:///etc/hostname\""), "rejected xml.schema"},
      {"Id given twice", with(forged, "</submission>", signature + "</submission>"), "rejected submission.signature.order"},
      {"signature said to be the verifier's", with(text, "Id=\"producer\"", "Id=\"verifier\""), verifier},
      {"signature said to be the certifier's", with(text, "Id=\"producer\"", "Id=\"certifier\""), "rejected submission.signature.order"},
      {"XSLT", with(text, one(enveloped), one("http://www.w3.org/TR/1999/REC-xslt-19991116")), "rejected xml.schema"},
      {"XPath", with(text, one(canonical), one("http://www.w3.org/TR/1999/REC-xpath-19991116")), "rejected xml.schema"},
      {"no enveloped transform", with(text, one(enveloped), one(canonical)), producer},
      {"transforms turned round", with(text, transforms, "<Transforms>" + one(canonical) + one(enveloped) + "</Transforms>"), producer},
      {"a transform more", with(text, transforms, "<Transforms>" + one(enveloped) + one(canonical) + one(canonical) + "</Transforms>"), "rejected xml.schema"},
      {"canonical XML with comments", with(text, one(canonical), one(canonical + "WithComments")), "rejected xml.schema"},
      {"a namespace prefix list", with(text, "<Transform Algorithm=\"" + canonical + "\">", "<Transform Algorithm=\"" + canonical + "\"><i:InclusiveNamespaces xmlns:i=\"" + canonical + "\" PrefixList=\"x\"/>"), "rejected"},
      {"key in the document", with(text, "<KeyInfo>" + key_name + "</KeyName>", "<KeyInfo><KeyValue><RSAKeyValue/></KeyValue>"), "rejected xml.schema"},
      {"somebody else's signature", as_attacker(to_be_signed()), producer},
      {"somebody else's signature under the producer's kid", with(as_attacker(to_be_signed()), key_of("certifier").kid(), key_of("producer").kid()), producer},
      {"somebody else's signature under another name", as_attacker(with(to_be_signed(), "<submitter organisation=\"Signing", "<submitter organisation=\"Sighing")), "needs-review submission.plant.operator submission.signature.producer-key"},
      {"SHA-1 digest", with(text, "2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"), "rejected xml.schema"},
      {"RSA-SHA1", with(text, "2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1"), "rejected xml.schema"},
      {"HMAC with the public key", with(text, "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"), "rejected xml.schema"},
      {"ECDSA in place of RSA", with(text, "xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256"), producer},
      {"comment in a value, which canonical XML leaves out", with(text, ">1960.1<", ">1960<!---->.1<"), producer},
      {"comment beside a value", with(text, "<request ", "<!-- tonnes --><request "), producer},
      {"instruction", with(text, "<request ", "<?tonnes 911?><request "), producer},
      {"comment outside", "<!-- signed -->" + text.substr(text.find("<submission")), producer},
      {"DOCTYPE", with(text, "<submission ", "<!DOCTYPE submission [<!ATTLIST request heat CDATA \"x\">]><submission "), "rejected syntax.xml"},
      {"xsi:type on what was signed", with(text, "<request ", "<request xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"request\" "), producer},
      {"producer's signature taken away from under the verifier's", with(double_signed, signature, ""), verifier},
      {"signatures turned round", with(with(double_signed, signature, ""), "</submission>", signature + "</submission>"), "rejected submission.signature.order"},
      {"another signature of the producer put under the verifier's", with(double_signed, signature, signature_in(as_attacker(to_be_signed()))), both},
      {"blank between the signatures", with(double_signed, signature, signature + " "), both},
  };
}

/// Codes of the schema and of XML itself as their kind alone.
std::string kind_of(const std::string& verdict) {
  for (const std::string kind : {"rejected xml.schema", "rejected syntax.xml", "rejected submission.document"})
    if (verdict.starts_with(kind + ".")) return kind;
  return verdict;
}

}  // namespace

TEST_CASE("what is signed is accepted with its signatures named trusted, and unsigned it is accepted as that") {
  for (const auto& text : {by_producer(), signed_by(to_be_signed(), "verifier"), signed_by_both(), to_be_signed()}) CHECK(told(examine(text)) == "accepted");
  CHECK(examine(signed_by_both()).report.find("producerSignature=\"trusted\" producerKey=\"" + key_of("producer").kid() + "\" verifierSignature=\"trusted\"") != std::string::npos);
  CHECK(examine(to_be_signed()).report.find("Signature=") == std::string::npos);
}

TEST_CASE("no attack on the signatures of a submission gets a label, each has its pinned verdict, and none makes the parser open anything") {
  const auto loads = syntax::refused_external_loads();
  for (const auto& attack : attacks()) {
    INFO(attack.name);
    const auto examined = examine(attack.text);
    const auto verdict = kind_of(told(examined));
    if (attack.told == "rejected") CHECK(verdict.starts_with("rejected "));
    else CHECK(verdict == attack.told);
    CHECK_FALSE(examined.label);
    CHECK(examined.report.find("<place ") != std::string::npos);
  }
  CHECK(syntax::refused_external_loads() == loads);
}

TEST_CASE("whichever sign of a signed submission is changed, it is refused or says what was signed") {
  const auto text = signed_by_both();
  const auto row = [](const Examined& examined) { return examined.label ? examined.label->payload : std::string{}; };
  const auto whole = row(examine(text));
  REQUIRE_FALSE(whole.empty());
  std::size_t refused = 0;
  for (std::size_t at = 0; at < text.size(); at += 13) {
    auto copy = text;
    copy[at] = static_cast<char>(copy[at] ^ 1);
    INFO(at << " '" << copy[at] << "'");
    const auto examined = examine(copy);
    if (examined.facts.verdict == Verdict::accepted) CHECK(row(examined) == whole);
    else ++refused;
  }
  CHECK(refused > text.size() / 13 * 3 / 4);
}

TEST_CASE("text in CDATA or under other quotes is the same signed submission, as canonical XML has one writing for it") {
  const auto text = signed_by_both();
  const auto label = [](const std::string& of) { return examine(of).label->label; };
  CHECK(label(with(text, ">1960.1<", "><![CDATA[1960.1]]><")) == label(text));
  CHECK(label(with(text, "tonnes=\"111.725\"", "tonnes='111.725'")) == label(text));
}
