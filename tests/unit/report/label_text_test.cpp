// SPDX-License-Identifier: Apache-2.0
#include "report/label_text.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;
using namespace std::chrono;

namespace {

label::Label sample() {
  label::Label label;
  label.id = "https://example.com/labels/1";
  label.issuer = {"https://example.com", "Example"};
  label.product = {"coil", "Hot-rolled coil", "72083900", "", "coil", "hot-rolled", {}};
  label.scheme = {"eu-ci", "1.0", "", "carbon", "product-default", "", "not comparable"};
  label.intensity = *quantity::Decimal::parse("1832.5");
  label.unit = "kgCO2e/t";
  label.stage = "hot-rolled";
  label.class_name = "F";
  label.quantity = quantity::Decimal{1000};
  label.valid_from = 2026y / November / 24d;
  return label;
}

}  // namespace

TEST_CASE("a label is shown with the scheme's status and notice, and that it is unregistered") {
  const auto text = report::label_text(sample(), {});
  for (const auto* part : {"product-default: not comparable", "1000 t", "F by eu-ci 1.0", "unregistered", "the scheme does not say"}) CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("a refused label says so first, and what it claims is marked as nobody's word") {
  formats::VerificationSummary summary;
  summary.verdict = "no";
  summary.at = 2026y / November / 24d;
  summary.label = sample();
  summary.reasons = {{"signature", "fail", "trust.jws.signature-invalid", "does not fit", "refuse it"}};
  const auto text = report::verification_text(summary, {});
  CHECK(text.rfind("The label is refused (asked for 2026-11-24)\n", 0) == 0);
  CHECK(text.find("nobody vouches for") != std::string::npos);
  CHECK(text.find("fail  signature: does not fit [trust.jws.signature-invalid]") != std::string::npos);
  summary.verdict = "cannot-decide";
  CHECK(report::verification_text(summary, {}).rfind("The label cannot be decided", 0) == 0);
}
