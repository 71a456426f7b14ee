// SPDX-License-Identifier: Apache-2.0
#include "batch/submission_examination.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "syntax/encoding.hpp"
#include "unit/batch/sample_examination.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using test::place_at;
using test::RefusedExamination;
using test::SampleExamination;

namespace {

Place moved(std::uint32_t line, std::uint32_t column, std::uint64_t first_line, std::int64_t shift) {
  Piece piece;
  piece.line = first_line;
  piece.column_shift = shift;
  return place_in_file(place_at("/submission", line, column), piece);
}

std::string key_with(std::string file, std::uint64_t number, std::string text) { return key_of({.file = std::move(file), .number = number, .text = std::move(text), .refused = {}}); }

}  // namespace

TEST_CASE("a place in a piece is counted on from where the piece begins, and the column only on its first line") {
  CHECK(moved(1, 5, 7, 0).line == 7);
  CHECK(moved(3, 5, 7, 100).line == 9);
  CHECK(moved(3, 5, 7, 100).column == 5);
  CHECK(moved(1, 5, 7, 100).column == 105);
  CHECK(moved(1, 105, 7, -100).column == 5);
  CHECK(moved(1, 5, 1, 0).line == 1);
  CHECK(moved(1, 5, 1, 0).pointer == "/submission");
}

TEST_CASE("a column that a piece does not share with its file is unknown, as is a place without a line") {
  CHECK(moved(1, 5, 7, -5).column == 0);
  CHECK(moved(1, 5, 7, -500).column == 0);
  CHECK(moved(1, 0, 7, 100).column == 0);
  CHECK(moved(0, 0, 7, 100).line == 0);
}

TEST_CASE("plain text keeps what any document can hold, and writes all else by its bytes") {
  CHECK(plain_text("north/Grüße %41.xml") == "north/Grüße %41.xml");
  CHECK(plain_text("\xff/a\xc3.xml") == "%FF/a%C3.xml");
  CHECK(plain_text("a\nb\tc\x1b[2J\x7f") == "a%0Ab%09c%1B[2J%7F");
  CHECK(plain_text(std::string_view{"\0", 1}) == "%00");
  CHECK(plain_text("\xed\xa0\x80") == "%ED%A0%80");  // a surrogate
  CHECK(plain_text("\xef\xbf\xbe\xef\xbf\xbd\xef\xbf\xbf") == "%EF%BF%BE\xef\xbf\xbd%EF%BF%BF");  // no XML can hold the first and the last
  CHECK(plain_text("").empty());
}

TEST_CASE("plain text of any bytes is UTF-8 without control signs, and plain text stays as it is") {
  std::string bytes;
  for (int high = 0; high < 256; ++high)
    for (int low = 0; low < 256; ++low) {
      bytes = {static_cast<char>(high), static_cast<char>(low), 'a'};
      const auto plain = plain_text(bytes);
      const bool holds = syntax::is_utf8(plain) && std::none_of(plain.begin(), plain.end(), [](char sign) { return (static_cast<unsigned char>(sign) < 0x20U) || sign == '\x7f'; });
      if (!holds || plain_text(plain) != plain) FAIL(high << " " << low);
    }
}

TEST_CASE("the key of a submission follows from its file, its rank there and its bytes, and from each of them") {
  const auto key = key_with("a.xml", 1, "<a/>");
  CHECK(key.size() == 32);
  CHECK(key.find_first_not_of("0123456789abcdef") == std::string::npos);
  const std::set<std::string> keys{key, key_with("b.xml", 1, "<a/>"), key_with("a.xml", 2, "<a/>"), key_with("a.xml", 1, "<b/>"), key_with("a.xml", 11, "<a/>"), key_with("a.xml1", 1, "<a/>")};
  CHECK(keys.size() == 6);
  Piece moved{.file = "a.xml", .line = 9, .offset = 99, .text = "<a/>", .column_shift = 3, .refused = {}};
  CHECK(key_of(moved) == key);
}

TEST_CASE("the key of a piece that cannot be read follows from where it lies") {
  Piece piece{.file = "a.xml", .offset = 5, .bytes = 10, .text = {}, .refused = {}};
  const auto key = key_of(piece);
  ++piece.bytes;
  CHECK(key_of(piece) != key);
}

TEST_CASE("pieces of one name and place that were refused for different reasons have keys of their own") {
  const auto key = [](const char* code, const char* message, std::uint32_t column) {
    return key_of({.file = "a.tar:a.xml", .text = {}, .refused = {Finding{code, Severity::error, {nullptr, {}, 1, column}, message, {}}}});
  };
  const auto one = key("a.b", "what", 1);
  CHECK(key("a.b", "what", 1) == one);
  CHECK(key("a.c", "what", 1) != one);
  CHECK(key("a.b", "that", 1) != one);
  CHECK(key("a.b", "what", 2) != one);
}

TEST_CASE("files of a submission are spread over folders by the first two signs of their names") {
  CHECK(report_path("abcdef") == "reports/ab/abcdef.xml");
  CHECK(label_path("https://example.com/labels/0123") == "labels/01/0123.jwt");
  CHECK(label_path("urn:example:mill:label:fedc") == "labels/fe/fedc.jwt");
}

TEST_CASE("facts name each code above a note once, in order, and the submission by file and rank") {
  SampleExamination sample;
  sample.find("b.b", Severity::warning);
  sample.find("a.a", Severity::error);
  sample.find("b.b", Severity::error);
  sample.find("c.c", Severity::note);
  const auto facts = facts_of(sample.examination);
  CHECK(facts.codes == std::vector<std::string>{"a.a", "b.b"});
  CHECK(facts.name == "in/a.xml (2)");
  CHECK(facts.verdict == Verdict::accepted);
  CHECK(facts.scheme == "eu-ci");
  CHECK(facts.class_name == "D");
  CHECK(facts.intensity == 252.17);
  sample.numbered.piece.number = 1;
  CHECK(facts_of(sample.examination).name == "in/a.xml");
}

TEST_CASE("the route is that of the process that makes the good, and the label's stage where there is none") {
  SampleExamination sample;
  CHECK(facts_of(sample.examination).route == "crude-steel");  // the label is of another good than the plant's
  sample.examination.label->product.id = "screws";
  CHECK(facts_of(sample.examination).route == "finished");
  sample.examination.read->plant.processes.front().route = "Electric arc furnace";
  CHECK(facts_of(sample.examination).route == "finished, Electric arc furnace");
  sample.examination.read->plant.processes.front().route = "All production routes";
  CHECK(facts_of(sample.examination).route == "finished");
}

TEST_CASE("facts of what cannot be read are its verdict, name and codes") {
  const RefusedExamination refused;
  const auto facts = facts_of(refused.examination);
  CHECK(facts.verdict == Verdict::rejected);
  CHECK(facts.name == "b.xml");
  CHECK(facts.codes == std::vector<std::string>{"batch.input.packed"});
  CHECK(facts.scheme.empty());
  CHECK_FALSE(facts.intensity);
}
