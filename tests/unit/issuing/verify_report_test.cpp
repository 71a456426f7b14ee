// SPDX-License-Identifier: Apache-2.0
#include "issuing/verify_report.hpp"

#include <catch2/catch.hpp>

#include "trust/xml_signing.hpp"
#include "unit/trust/xml_keys.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

const std::string report = R"(<?xml version="1.0" encoding="UTF-8"?>
<validationReport xmlns="https://ferrolabel.eu/ns/validation-report/1" formatVersion="1" verdict="accepted">
  <submission file="in/a.xml" number="1" line="1" id="S-1"/>
  <findings>
    <finding code="a.b" severity="note"/>
    <finding code="a.c" severity="note"/>
  </findings>
</validationReport>
)";

std::string signed_report(const std::string& text = report) { return trust::sign_xml(text, trust::xml_key(), "certifier"); }

trust::TrustList list(trust::Purpose purpose = trust::Purpose::report) {
  return trust::add({"urn:example:list", trust::day("2026-01-01")}, trust::public_record(trust::xml_key()), {.purpose = purpose, .valid_until = trust::day("2026-12-31")}, trust::day("2026-01-01")).value();
}

/// Verdict and the codes of what did not pass.
std::string told(const std::string& text, const trust::TrustList* trust, const char* at = "2026-11-24") {
  const auto answer = verify_report({"r.xml", text}, trust, trust::day(at));
  std::string all{to_string(answer.verdict)};
  for (const auto& reason : answer.reasons)
    if (reason.outcome != Outcome::pass) all += " " + reason.code;
  return all;
}

std::string with(std::string text, const std::string& piece, const std::string& by) { return text.replace(text.find(piece), piece.size(), by); }

}  // namespace

TEST_CASE("a report of a certifier on the list is authentic, and what was signed is told") {
  const auto trusted = list();
  const auto answer = verify_report({"r.xml", signed_report()}, &trusted, trust::day("2026-11-24"));
  CHECK(to_string(answer.verdict) == "yes");
  CHECK(answer.authentic);
  CHECK(answer.kid == trust::xml_key().kid());
  CHECK(answer.reasons.back().message == "it reports on 'S-1' of in/a.xml: accepted");
}

TEST_CASE("a report that was changed, is not signed, or is none is refused, whoever signed it") {
  const auto trusted = list();
  CHECK(told(with(signed_report(), "accepted", "rejected"), &trusted) == "no trust.xml-signature.changed");
  CHECK(told(report, &trusted) == "no trust.xml-signature.missing");
  CHECK(told(with(signed_report(), "<findings>", "<!-- --><findings>"), &trusted) == "no trust.xml-signature.profile");
  CHECK(told("<!DOCTYPE a><a/>", &trusted) == "no syntax.xml.doctype");
  CHECK(told(signed_report(with(report, "validation-report/1", "other/1")), &trusted) == "no syntax.xml.namespace");
}

TEST_CASE("without a list, or without the key for reports on it, a sound report cannot be decided") {
  CHECK(told(signed_report(), nullptr) == "cannot-decide label.trust.none");
  const auto other = list(trust::Purpose::submission);
  CHECK(told(signed_report(), &other) == "cannot-decide trust.xml-signature.invalid");
}

TEST_CASE("the certifier's key has to be good on the day that is asked") {
  auto trusted = list();
  CHECK(told(signed_report(), &trusted, "2025-12-31") == "no trust.key.not-yet-valid");
  CHECK(told(signed_report(), &trusted, "2027-01-01") == "no trust.key.expired");
  REQUIRE(trusted.revoke(trust::xml_key().kid(), {trust::day("2026-06-01"), "key-compromise"}).empty());
  CHECK(told(signed_report(), &trusted) == "no trust.key.revoked");
}

TEST_CASE("a certifier whose schemes the list names is not believed on another scheme") {
  const auto of_scheme = [](const std::string& scheme) { return signed_report(with(report, "  <findings>", "  <result scheme=\"" + scheme + "\"/>\n  <findings>")); };
  const auto any = list();
  trust::TrustList limited{"urn:example:list", trust::day("2026-01-01")};
  for (auto issuer : any.issuers()) {
    issuer.schemes = {"less-1.1"};
    REQUIRE(limited.add(issuer).empty());
  }
  CHECK(told(of_scheme("less-1.1"), &limited) == "yes");
  CHECK(told(of_scheme("other-1"), &limited) == "no trust.issuer.scope");
  CHECK(told(signed_report(), &limited) == "yes");
  CHECK(told(of_scheme("other-1"), &any) == "yes");
}
