// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_digest.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "support/submissions.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::support;

TEST_CASE("the digest is that of the content: layout, order of attributes and zeros do not count") {
  const auto digest = submission().digest;
  CHECK(digest.size() == 71);
  CHECK(submission_with("tonnes=\"1200.5\"", "tonnes=\"1200.500\"").digest == digest);
  CHECK(submission_with("product=\"screws\" scheme=\"eu-ci\"", "scheme=\"eu-ci\"\n product=\"screws\"").digest == digest);
  CHECK(submission_with("<evidence>", "<!-- checked -->\n\n<evidence>").digest == digest);
  CHECK(submission_with("<activityLevel unit=\"t\" source=\"evidence:E1 page 3\">1700<", "<activityLevel unit=\"kt\" source=\"evidence:E1 page 3\">1.7<").digest == digest);
}

TEST_CASE("each thing that a submission says changes its digest") {
  std::set<std::string> digests{submission().digest};
  const std::pair<const char*, const char*> changes[] = {
      {"id=\"S-1\"", "id=\"S-2\""},
      {"organisation=\"Muster GmbH\"", "organisation=\"Muster AG\""},
      {"labels@muster.example", "steel@muster.example"},
      {"role=\"producer\"", "role=\"representative\""},
      {"scheme=\"eu-ci\"", "scheme=\"less-1.1\""},
      {"product=\"screws\"", "product=\"nuts\""},
      {"tonnes=\"1200.5\"", "tonnes=\"1200.6\""},
      {"issueDate=\"2026-03-02\"", "issueDate=\"2026-03-03\""},
      {" issueDate=\"2026-03-02\"", ""},
      {"family=\"carbon\"", "family=\"stainless\""},
      {"electricity=\"market\"", "electricity=\"location\""},
      {"primaryFraction=\"0.25\"", "primaryFraction=\"0.26\""},
      {"scrapPerProduct=\"1.1\"", "scrapPerProduct=\"1.2\""},
      {"<heat>H 2</heat>", ""},
      {"kind=\"delivery-note\"", "kind=\"bill\""},
      {"title=\"report\"", "title=\"the report\""},
      {"sha256:1111", "sha256:3111"},
      {"file=\"notes.pdf\"", "file=\"other.pdf\""},
      {"date=\"2026-01-10\"", "date=\"2026-01-11\""},
      {"verifier=\"Example Verify GmbH\"", "verifier=\"Other\""},
      {"accreditation=\"EX-V-1\"", "accreditation=\"EX-V-2\""},
      {"accreditedFrom=\"2024-01-01\"", "accreditedFrom=\"2024-01-02\""},
      {"accreditedUntil=\"2027-12-31\"", "accreditedUntil=\"2027-12-30\""},
      {"level=\"reasonable\"", "level=\"limited\""},
      {"opinion=\"unmodified\"", "opinion=\"modified\""},
      {"date=\"2026-02-20\" periodFrom", "date=\"2026-02-21\" periodFrom"},
      {"periodFrom=\"2025-01-01\"", "periodFrom=\"2024-12-31\""},
      {"periodTo=\"2025-12-31\"", "periodTo=\"2026-01-01\""},
      {"materialityPercent=\"5\"", "materialityPercent=\"2\""},
      {"siteVisit=\"2026-02-03\"", "siteVisit=\"2026-02-04\""},
      {">1700<", ">1701<"},
      {"country=\"DE\"", "country=\"AT\""},
  };
  for (const auto& [piece, by] : changes) {
    INFO(piece);
    CHECK(digests.insert(submission_with(piece, by).digest).second);
  }
}

TEST_CASE("a remark of the verifier is in the digest, a signature is not") {
  const auto remarked = submission_with("siteVisit=\"2026-02-03\"/>", "siteVisit=\"2026-02-03\"><remark>meter 3 was late</remark></statement>");
  CHECK(remarked.statement->remarks == std::vector<std::string>{"meter 3 was late"});
  CHECK(remarked.digest != submission().digest);
  auto plain = submission();
  plain.has_producer_signature = true;
  CHECK(submission_digest(plain) == plain.digest);
}
