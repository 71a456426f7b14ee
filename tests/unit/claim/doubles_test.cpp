// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "claim/doubles.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

/// Bids of one line each over the good label, with so many tonnes.
struct Several {
  GoodClaim good;
  Tender tender;

  explicit Several(std::vector<std::vector<const char*>> bids) {
    good.question.lots[0].quantity.reset();
    for (std::size_t bid = 0; bid < bids.size(); ++bid) {
      Bid made{"bid-" + std::to_string(bid), "Bidder " + std::to_string(bid), "/bids/" + std::to_string(bid), {}};
      for (std::size_t line = 0; line < bids[bid].size(); ++line) {
        auto claim = good.claim;
        claim.quantity = decimal(bids[bid][line]);
        claim.bidder = made.bidder;
        claim.pointer = made.pointer + "/lines/" + std::to_string(line);
        made.lines.push_back(std::move(claim));
      }
      tender.bids.push_back(std::move(made));
    }
  }

  [[nodiscard]] LineAnswers answers() const {
    LineAnswers lines;
    for (const auto& bid : tender.bids) {
      lines.emplace_back();
      for (const auto& line : bid.lines) lines.back().push_back(check_line(line, good.question, good.evidence(), good.decision));
    }
    mark_doubles(tender, good.evidence(), lines);
    return lines;
  }
};

}  // namespace

TEST_CASE("tonnes split over the lines of one bid are summed") {
  CHECK(Several{{{"60", "60.5"}}}.answers()[0][1].verdict == Verdict::accept);
  const auto lines = Several{{{"60", "60.500001"}}}.answers();
  CHECK(has(lines[0][0], "claim.quantity.split"));
  CHECK(has(lines[0][1], "claim.quantity.split"));
}

TEST_CASE("the same tonnes in two bids leave both open, and fit where there are enough") {
  CHECK(Several{{{"60"}, {"60.5"}}}.answers()[1][0].verdict == Verdict::accept);
  const auto lines = Several{{{"100"}, {"100"}, {"1"}}}.answers();
  for (const auto& bid : lines) CHECK(has(bid[0], "claim.quantity.doubled", Outcome::undecided));
}

TEST_CASE("who holds a reservation has the tonnes, and the other is refused") {
  Several several{{{"100"}, {"20.5"}, {"20.5"}}};
  several.good.registered().reservations = {{"r", "Bidder 0", 100000000}};
  const auto lines = several.answers();
  CHECK(lines[0][0].verdict == Verdict::accept);
  CHECK(has(lines[1][0], "claim.quantity.doubled"));
  CHECK(has(lines[2][0], "claim.quantity.doubled"));
}

TEST_CASE("labels of one pool are the same tonnes") {
  Several several{{{"60"}, {"61"}}};
  auto& other = several.tender.bids[1].lines[0];
  other.signed_label.label->id = "https://example.com/issuers/mill/labels/other";
  auto& registry = several.good.registry;
  registry.labels[other.signed_label.label->id] = registry.labels[several.good.label().id];
  CHECK(several.answers()[0][0].verdict == Verdict::accept);
  for (auto& [id, label] : registry.labels) {
    label.pool = "pool-1";
    label.pool_free = 120500000;
  }
  CHECK(has(several.answers()[0][0], "claim.quantity.doubled", Outcome::undecided));
}

TEST_CASE("a forged or refused copy takes no tonnes from the bid that has them") {
  Several several{{{"100"}, {"100"}}};
  several.tender.bids[1].lines[0].signed_label.authentic = false;
  CHECK(several.answers()[0][0].verdict == Verdict::accept);
  several.tender.bids[1].lines[0].signed_label.authentic = true;
  several.tender.bids[1].lines[0].holder = "Somebody else";
  const auto lines = several.answers();
  CHECK(lines[0][0].verdict == Verdict::accept);
  CHECK(has(lines[1][0], "claim.quantity.also-claimed", Outcome::note));
}

TEST_CASE("one guarantee of origin on labels of two plants leaves both open, unless the registry knows whose it is") {
  Several several{{{"10"}, {"10"}}};
  several.good.question.origin.installations.clear();
  auto& other = *several.tender.bids[1].lines[0].signed_label.label;
  other.id = "https://example.com/issuers/mill/labels/other";
  other.installation.id = "mill-2";
  auto& registry = several.good.registry;
  registry.labels[other.id] = registry.labels[several.good.label().id];
  auto lines = several.answers();
  CHECK(has(lines[0][0], "claim.instrument.doubled", Outcome::undecided));
  CHECK(has(lines[1][0], "claim.instrument.doubled", Outcome::undecided));
  registry.instruments["GO-1"] = {"mill-1", day("2025-01-01"), day("2025-12-31")};
  registry.instruments["PPA-7"] = {"mill-1", day("2025-01-01"), day("2025-12-31")};
  lines = several.answers();
  CHECK(lines[0][0].verdict == Verdict::accept);
  CHECK(has(lines[1][0], "claim.instrument.used"));
}
