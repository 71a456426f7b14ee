// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_reader.hpp"

#include <catch2/catch.hpp>

#include "formats/plant/plant_writer.hpp"
#include "support/submissions.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::support;

namespace {

/// "code pointer" of the only finding.
std::string told(const std::string& text) {
  const auto read = read_text_as_submission(text);
  if (read || read.findings().size() != 1) return std::to_string(read.findings().size()) + " findings";
  CHECK(read.findings()[0].place.line > 0);
  return read.findings()[0].code + " " + read.findings()[0].place.pointer;
}

const std::string signature = R"(<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="WHO"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI=""><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AA
AA==</SignatureValue></Signature>)";

std::string signed_by(std::initializer_list<const char*> who) {
  std::string all;
  for (const auto* each : who) {
    auto one = signature;
    all += one.replace(one.find("WHO"), 3, each);
  }
  return altered_submission("</submission>", all + "</submission>");
}

}  // namespace

TEST_CASE("a submission is read into values, each with its place where rules need it") {
  const auto read = submission();
  CHECK(read.id == "S-1");
  CHECK(read.submitter.organisation == "Muster GmbH");
  CHECK(read.submitter.contact == "labels@muster.example");
  CHECK(read.submitter.role == SubmitterRole::producer);
  CHECK(read.request.product == "screws");
  CHECK(read.request.scheme == "eu-ci");
  CHECK(read.request.tonnes.to_string() == "1200.5");
  CHECK(read.request.issue_date == quantity::parse_date("2026-03-02"));
  CHECK(read.request.family == "carbon");
  CHECK(read.request.electricity == "market");
  CHECK(read.request.primary_fraction->to_string() == "0.25");
  CHECK(read.request.scrap_per_product->to_string() == "1.1");
  CHECK(read.request.heats == std::vector<std::string>{"H 1", "H 2"});
  CHECK(read.request.tonnes_place.pointer == "/submission/request/tonnes");
  CHECK(read.request.tonnes_place.line == 4);
  REQUIRE(read.evidence.size() == 2);
  CHECK(read.evidence[0].id == "E1");
  CHECK(read.evidence[0].kind == "delivery-note");
  CHECK(read.evidence[0].file == "notes.pdf");
  CHECK(read.evidence[0].digest == "sha256:" + std::string(64, '1'));
  CHECK(read.evidence[1].date == quantity::parse_date("2026-02-20"));
  CHECK(read.evidence[1].place.pointer == "/submission/evidence/item[2]");
  REQUIRE(read.references.size() == 1);
  CHECK(read.references[0].id == "E1");
  CHECK(read.references[0].place.pointer == "/submission/plant/processes/process/activityLevel/source");
  REQUIRE(read.statement);
  CHECK(read.statement->level == plant::VerificationLevel::reasonable);
  CHECK(read.statement->opinion == VerifierOpinion::unmodified);
  CHECK(read.statement->accredited_until == quantity::parse_date("2027-12-31"));
  CHECK(read.statement->materiality_percent == quantity::Decimal{5});
  CHECK(read.plant.id == "works");
  CHECK(read.plant.processes.at(0).activity_level->value == 1700);
  CHECK(read.plant.processes.at(0).activity_level->place.pointer == "/submission/plant/processes/process/activityLevel");
  CHECK(read.plant_digest == plant_digest(read.plant));
  CHECK_FALSE(read.has_producer_signature);
  CHECK_FALSE(read.has_verifier_signature);
}

TEST_CASE("a plant without a verification of its own gets that of a statement that concludes") {
  CHECK(submission().plant.verification.verifier == "Example Verify GmbH");
  CHECK(submission().plant.verification.level == plant::VerificationLevel::reasonable);
  CHECK_FALSE(submission().plant_states_verification);
  for (const auto* none : {"opinion=\"adverse\"", "opinion=\"disclaimed\""})
    CHECK(submission_with("opinion=\"unmodified\"", none).plant.verification.level == plant::VerificationLevel::self_declared);
  const auto own = submission_with("<processes>", "<verification level=\"limited\" verifier=\"Other\"/><processes>");
  CHECK(own.plant_states_verification);
  CHECK(own.plant.verification.verifier == "Other");
  CHECK(own.plant.verification.level == plant::VerificationLevel::limited);
}

TEST_CASE("what breaks XML, schema and plant is told by the code and place of the first stage that finds it") {
  CHECK(told(altered_submission(" role=\"producer\"", "")) == "xml.schema.missing-attribute /submission/submitter");
  CHECK(told(altered_submission("1200.5", "1,200")) == "xml.schema.value /submission/request/tonnes");
  CHECK(told(altered_submission("sha256:1111", "sha256:11")) == "xml.schema.value /submission/evidence/item[1]/digest");
  CHECK(told(altered_submission("siteVisit=\"2026-02-03\"", "siteVisit=\"2026-02-03Z\"")) == "xml.schema.value /submission/statement/siteVisit");
  CHECK(told(altered_submission("ns/plant/1", "ns/plant/2")) == "syntax.xml.namespace /submission/plant");
  CHECK(told(altered_submission("<evidence>", "<note/><evidence>")) == "xml.schema.unexpected-element /submission/note");
  CHECK(told(altered_submission("supply=\"power\"", "supply=\"wind\"")) == "plant.reference.unknown /submission/plant/processes/process/electricity/use/supply");
  CHECK(told(altered_submission("to=\"2025-12-31\"/>\n    <processes>", "to=\"2024-12-31\"/>\n    <processes>")) == "plant.period.reversed /submission/plant/period");
}

TEST_CASE("an envelope is no submission, and is said to be one") {
  CHECK(told("<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\"/>") == "submission.document.batch /submissions");
  auto whole = good_submission.substr(good_submission.find("<submission"));
  CHECK(told("<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\">" + whole + whole + "</submissions>") == "submission.document.batch /submissions");
}

TEST_CASE("signatures of producer and verifier are seen, in this order and each once") {
  CHECK(submission(signed_by({"producer"})).has_producer_signature);
  CHECK_FALSE(submission(signed_by({"producer"})).has_verifier_signature);
  CHECK(submission(signed_by({"verifier"})).has_verifier_signature);
  CHECK(submission(signed_by({"producer", "verifier"})).has_verifier_signature);
  CHECK(told(signed_by({"verifier", "producer"})) == "submission.signature.order /submission/Signature[2]");
  CHECK(told(signed_by({"producer", "producer"})) == "submission.signature.order /submission/Signature[2]");
  CHECK(told(signed_by({"somebody"})) == "xml.schema.value /submission/Signature/Id");
}

TEST_CASE("the one-page form is read inside a submission") {
  auto text = good_submission;
  const auto from = text.find("  <plant ");
  const auto to = text.find("</submission>");
  text.replace(from, to - from, R"(<simplePlant xmlns="https://ferrolabel.eu/ns/plant/1" formatVersion="1" company="Muster GmbH" id="works" country="DE" year="2025">
    <product id="screws" cn="73181542"><made unit="t" source="evidence:E1">1700</made></product>
    <steel><item cn="72139149" basis="default" country="IT"><used unit="t">2000</used></item></steel>
  </simplePlant>)");
  const auto read = submission(text);
  CHECK(read.plant.processes.at(0).goods.at(0).id == "screws");
  CHECK(read.plant.verification.level == plant::VerificationLevel::reasonable);
  CHECK(read.references.size() == 1);
}
