// SPDX-License-Identifier: Apache-2.0
#include "batch/examined.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace ferrolabel;
using namespace ferrolabel::batch;

namespace {

quantity::Date day(std::string_view text) { return quantity::parse_date(text).value(); }

registry::IssueRequest full_request() {
  registry::IssueRequest request;
  request.label = "urn:l:1";
  request.installation = "works";
  request.product = "bar";
  request.from = day("2025-01-01");
  request.to = day("2025-12-31");
  request.scheme = "eu-ci";
  request.grams = -1;
  request.pool = "pool";
  request.valid_until = day("2027-02-28");
  request.instruments = {"GO-1", "", "GO-2"};
  request.inputs = {{"urn:l:0", 5}, {"urn:l:00", std::int64_t{1} << 60}};
  request.payload = std::string{"{\0\xff}", 4};
  request.production = registry::Production{"works", "bar", day("2024-01-01"), day("2024-02-29"), 7, "sha256:aa"};
  return request;
}

Examined full() {
  return {"0123", "{\"row\":1}\n", "1,2\r\n", "<report/>", {Verdict::needs_review, "a.xml (2)", {"a.b", "c.d"}, "eu-ci", "B", "finished", -0.1}, full_request(), "a.b.c"};
}

void check_same(const Examined& one, const Examined& other) {
  CHECK(one.key == other.key);
  CHECK(one.row == other.row);
  CHECK(one.csv == other.csv);
  CHECK(one.report == other.report);
  CHECK(one.facts.verdict == other.facts.verdict);
  CHECK(one.facts.name == other.facts.name);
  CHECK(one.facts.codes == other.facts.codes);
  CHECK(one.facts.scheme == other.facts.scheme);
  CHECK(one.facts.class_name == other.facts.class_name);
  CHECK(one.facts.route == other.facts.route);
  CHECK(one.facts.intensity == other.facts.intensity);
  CHECK(one.token == other.token);
  REQUIRE(one.label.has_value() == other.label.has_value());
  if (!one.label) return;
  CHECK(one.label->label == other.label->label);
  CHECK(one.label->installation == other.label->installation);
  CHECK(one.label->product == other.label->product);
  CHECK(one.label->from == other.label->from);
  CHECK(one.label->to == other.label->to);
  CHECK(one.label->scheme == other.label->scheme);
  CHECK(one.label->grams == other.label->grams);
  CHECK(one.label->pool == other.label->pool);
  CHECK(one.label->valid_until == other.label->valid_until);
  CHECK(one.label->instruments == other.label->instruments);
  CHECK(one.label->inputs == other.label->inputs);
  CHECK(one.label->payload == other.label->payload);
  CHECK(one.label->production == other.label->production);
}

}  // namespace

TEST_CASE("every member of what was examined comes back from the bytes that carry it") {
  auto plain = full();
  plain.label->valid_until.reset();
  plain.label->production.reset();
  plain.label->inputs.clear();
  auto rejected = full();
  rejected.label.reset();
  rejected.facts = {};
  const std::vector<Examined> all{full(), plain, rejected, Examined{}, full()};
  const auto back = unpack_examined(pack(all));
  REQUIRE(back.size() == all.size());
  for (std::size_t at = 0; at < all.size(); ++at) check_same(back[at], all[at]);
  CHECK(unpack_examined({}).empty());
}

TEST_CASE("a message that is cut anywhere throws, and gives nothing that was not sent") {
  const auto bytes = pack({full()});
  for (std::size_t size = 1; size < bytes.size(); ++size) CHECK_THROWS_AS(unpack_examined(std::string_view{bytes}.substr(0, size)), std::logic_error);
  std::string pieces;
  pack_to(pieces, {3, {.file = "a.xml", .text = "<a/>", .refused = {}}});
  for (std::size_t size = 1; size < pieces.size(); ++size) CHECK_THROWS_AS(unpack_pieces(std::string_view{pieces}.substr(0, size)), std::logic_error);
}

TEST_CASE("every member of a piece comes back from the bytes that carry it, but for findings") {
  std::string bytes;
  const Numbered one{std::uint64_t{1} << 40, {.file = "all.zip:a\xff.xml", .number = 2, .line = 3, .offset = std::uint64_t{5} << 33, .bytes = 6, .text = std::string("<a>\0</a>", 8), .column_shift = -7, .refused = {}}};
  pack_to(bytes, one);
  pack_to(bytes, {});
  const auto back = unpack_pieces(bytes);
  REQUIRE(back.size() == 2);
  CHECK(back[0].ordinal == one.ordinal);
  CHECK(back[0].piece.file == one.piece.file);
  CHECK(back[0].piece.number == 2);
  CHECK(back[0].piece.line == 3);
  CHECK(back[0].piece.offset == one.piece.offset);
  CHECK(back[0].piece.bytes == 6);
  CHECK(back[0].piece.text == one.piece.text);
  CHECK(back[0].piece.column_shift == -7);
  CHECK(back[1].ordinal == 0);
  CHECK(back[1].piece.file.empty());
}

TEST_CASE("a verdict is read from its own name and from nothing else") {
  for (const auto verdict : {Verdict::accepted, Verdict::needs_review, Verdict::rejected}) CHECK(parse_verdict(to_string(verdict)) == verdict);
  CHECK(to_string(Verdict::needs_review) == "needs-review");
  for (const auto* text : {"", "Accepted", "accepted ", "needs_review"}) CHECK_FALSE(parse_verdict(text));
}
