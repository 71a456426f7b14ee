// SPDX-License-Identifier: Apache-2.0
#include "label/label_document.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "unit/label/sample_label.hpp"

using namespace ferrolabel;
using namespace ferrolabel::label;

namespace {

std::string codes_of(const std::function<void(Label&)>& change) {
  auto label = sample_label();
  change(label);
  return all_codes(check_label(label));
}

}  // namespace

TEST_CASE("a complete label has no findings, and neither has one without what may be missing") {
  CHECK(all_codes(check_label(sample_label())).empty());
  CHECK(codes_of([](Label& label) {
          label.scrap_share.reset();
          label.primary_fraction.reset();
          label.scrap_per_product.reset();
          label.valid_until.reset();
          label.status_pointer.reset();
          label.recycled = {};
          label.instruments.clear();
          label.product.heats.clear();
          label.product.grade.clear();
          label.installation.melt_country.reset();
        }).empty());
}

TEST_CASE("each thing that a label must not say has its own finding") {
  CHECK(codes_of([](Label& label) { label.quantity = decimal("0"); }) == "label.quantity.not-positive");
  CHECK(codes_of([](Label& label) { label.quantity = decimal("-1"); }) == "label.quantity.not-positive");
  CHECK(codes_of([](Label& label) { label.quantity = decimal("0.0000001"); }) == "label.quantity.too-fine");
  CHECK(codes_of([](Label& label) { label.quantity = decimal("1e15"); }) == "label.quantity.too-fine");
  CHECK(codes_of([](Label& label) { label.period_to = label_day("2024-12-31"); }) == "label.period.order");
  CHECK(codes_of([](Label& label) { label.valid_from = label_day("2025-12-31"); }) == "label.period.not-over");
  CHECK(codes_of([](Label& label) { label.valid_until = label_day("2026-11-23"); }) == "label.validity.order");
  CHECK(codes_of([](Label& label) { label.unit = "t CO2e/t"; }) == "label.intensity.unit");
  CHECK(codes_of([](Label& label) { label.scrap_share = decimal("98"); }) == "label.share.out-of-range");
  CHECK(codes_of([](Label& label) { label.recycled.post_consumer = decimal("-0.1"); }) == "label.share.out-of-range");
  CHECK(codes_of([](Label& label) { label.product.cn = "7214200"; }) == "label.cn");
  CHECK(codes_of([](Label& label) { label.installation.pour_country = "Austria"; }) == "label.country");
  CHECK(codes_of([](Label& label) { label.input_digest = "sha256:" + std::string(64, 'A'); }) == "label.digest");
  CHECK(codes_of([](Label& label) { label.submission_digest = "md5:4"; }) == "label.digest");
  CHECK(codes_of([](Label& label) { label.id = "javascript:alert(1)"; }) == "label.id");
  CHECK(codes_of([](Label& label) { label.holder.clear(); }) == "label.text.empty");
}

TEST_CASE("a text that does not show what was signed is refused, and letters of any script are fine") {
  const auto holder = [](const char* text) { return codes_of([text](Label& label) { label.holder = text; }); };
  CHECK(holder("Mill\x1b[2J") == "label.text.hidden-sign");
  CHECK(holder("Mill\n") == "label.text.hidden-sign");
  CHECK(holder("Mill\xc2\x9b") == "label.text.hidden-sign");
  CHECK(holder("Mill\xe2\x80\xae") == "label.text.hidden-sign");
  CHECK(holder("Mi\xe2\x80\x8bll") == "label.text.hidden-sign");
  CHECK(holder("\xef\xbb\xbfMill") == "label.text.hidden-sign");
  CHECK(holder("Stahlwerk S\xc3\xbc\x64 \xe2\x80\x93 \xe9\x8b\xbc\xe9\x89\x84").empty());
  CHECK(codes_of([](Label& label) { label.product.heats[1] = "H\t1"; }) == "label.text.hidden-sign");
}

TEST_CASE("all findings of a label come at once") {
  CHECK(codes_of([](Label& label) {
          label.class_name.clear();
          label.product.cn.clear();
          label.quantity = {};
        }) == "label.text.empty label.cn label.quantity.not-positive");
}

TEST_CASE("a validity of months ends on the day before the same day, or with the month that has none") {
  CHECK(last_day_of_validity(label_day("2026-11-24"), 24) == label_day("2028-11-23"));
  CHECK(last_day_of_validity(label_day("2026-01-01"), 12) == label_day("2026-12-31"));
  CHECK(last_day_of_validity(label_day("2026-01-31"), 1) == label_day("2026-02-28"));
  CHECK(last_day_of_validity(label_day("2027-08-31"), 6) == label_day("2028-02-29"));
}

TEST_CASE("electricity cases come in one order, each once, and that of the class has the label's E") {
  auto label = sample_label();
  label.electricity_cases = {{"location", decimal("300")}, {"market", decimal("250")}, {"eu-average", decimal("280")}};
  CHECK(check_label(label).empty());
  label.electricity_basis = "market";
  CHECK(all_codes(check_label(label)) == "label.electricity.case");
  label.electricity_cases[1].intensity = label.intensity;
  CHECK(check_label(label).empty());
  std::swap(label.electricity_cases[0], label.electricity_cases[1]);
  CHECK(all_codes(check_label(label)) == "label.electricity.case");
  label.electricity_cases = {{"sun", decimal("1")}};
  CHECK(all_codes(check_label(label)) == "label.electricity.case");
}
