// SPDX-License-Identifier: Apache-2.0
#include "report/findings_text.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

TEST_CASE("errors come first, then warnings, then notes; those of one kind keep their order") {
  const Findings findings{{"a.note", Severity::note, {}, "n", ""}, {"a.first", Severity::error, {}, "e", ""}, {"a.warning", Severity::warning, {}, "w", ""}, {"a.second", Severity::error, {}, "e", ""}};
  const auto text = report::findings_text(findings, {});
  CHECK(text.find("a.first") < text.find("a.second"));
  CHECK(text.find("a.second") < text.find("a.warning"));
  CHECK(text.find("a.warning") < text.find("a.note"));
}

TEST_CASE("a colour dresses severity and code and leaves the rest") {
  const Findings findings{{"a.b", Severity::error, {}, "message", "fix"}};
  CHECK(report::findings_text(findings, {true}) == "\x1b[31merror [a.b]\x1b[0m: message\n  mend: fix\n");
  CHECK(report::findings_text(findings, {false}) == "error [a.b]: message\n  mend: fix\n");
}
