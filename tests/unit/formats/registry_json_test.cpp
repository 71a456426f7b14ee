// SPDX-License-Identifier: Apache-2.0
#include "formats/result/registry_json.hpp"

#include <catch2/catch.hpp>

#include "syntax/json_reader.hpp"

using namespace ferrolabel;

namespace {

syntax::Document read(const std::string& text) { return syntax::read_json({"result", text}).value(); }

const registry::Time noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{12};

}  // namespace

TEST_CASE("tonnes of a label are exact decimals, and what is not known is null") {
  registry::LabelState state;
  state.label = "urn:example:label:1";
  state.issued = 120'500'001;
  state.available = 1;
  state.history = {{registry::LabelStatus::suspended, "why", "who", noon}};
  const auto document = read(formats::label_state_json(state, {}));
  CHECK(document.root().member("issued").member("value").scalar() == "120.500001");
  CHECK(document.root().member("available").member("value").scalar() == "0.000001");
  CHECK(document.root().member("validUntil").kind() == syntax::Kind::null);
  CHECK(document.root().member("logIndex").kind() == syntax::Kind::null);
  CHECK_FALSE(document.root().member("token"));
  CHECK(document.root().member("history").first_child().member("at").scalar() == "2026-11-24T12:00:00Z");
}

TEST_CASE("a reservation says until when it holds how much for whom") {
  const auto document = read(formats::reservation_json({"id", "urn:example:label:1", 2'500'000, "Buyer", noon, registry::ReservationState::held}));
  CHECK(document.root().member("quantity").member("value").scalar() == "2.5");
  CHECK(document.root().member("state").scalar() == "held");
  CHECK(document.root().member("holder").scalar() == "Buyer");
}

TEST_CASE("a head and a report print all that they hold") {
  registry::StoredHead head{{"urn:example:registry", 3, {}, 7, {}, noon}, "a.b.c"};
  const auto document = read(formats::stored_head_json(head));
  CHECK(document.root().member("size").scalar() == "3");
  CHECK(document.root().member("root").scalar() == std::string(64, '0'));
  CHECK(document.root().member("token").scalar() == "a.b.c");
  registry::VerifyReport report;
  CHECK(read(formats::verify_report_json(report, false)).root().member("clean").scalar() == "true");
  report.findings.push_back({"registry.verify.row", Severity::error, {}, "m", "f"});
  CHECK(read(formats::verify_report_json(report, true)).root().member("clean").scalar() == "false");
}
