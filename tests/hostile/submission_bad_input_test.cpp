// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "support/submissions.hpp"
#include "syntax/xml_reader.hpp"
#include "unit/syntax/hostile.hpp"

using namespace ferrolabel;
using namespace ferrolabel::syntax::test;
using namespace ferrolabel::support;

TEST_CASE("no hostile XML document is taken as a submission, each is refused with a place, and none makes the reader open anything") {
  const auto before = syntax::refused_external_loads();
  std::size_t count = 0;
  for (const auto& [name, text] : documents("xml", {"libxml2", "own", "payloads"})) {
    INFO(name);
    const auto read = read_text_as_submission(text);
    CHECK_FALSE(read.ok());
    CHECK(has_errors(read.findings()));
    ++count;
  }
  CHECK(count == 232);
  CHECK(syntax::refused_external_loads() == before);
}

TEST_CASE("a submission cut anywhere, or with any byte lost, is refused or reads as another one, and never as the same") {
  const auto digest = submission().digest;
  for (std::size_t cut = 0; cut + 1 < good_submission.size(); cut += 7) {
    INFO(cut);
    if (good_submission.find_first_not_of(" \n", cut) == std::string::npos) continue;  // blank behind the root
    CHECK_FALSE(read_text_as_submission(good_submission.substr(0, cut)).ok());
    auto lost = good_submission;
    lost.erase(cut, 1);
    const auto read = read_text_as_submission(lost);
    const bool is_layout = good_submission[cut] == ' ' || good_submission[cut] == '\n';
    if (read && !is_layout) CHECK((read->digest != digest || cut < 40));  // an XML declaration that says less is the same
  }
}

TEST_CASE("a submission that costs more than it weighs is refused in bounded memory") {
  const auto inside = [](const std::string& what) { return altered_submission("<heat>H 1</heat>", what); };
  const auto many = [](const std::string& piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
  };
  const std::string bombs[] = {
      inside("<heat>" + many("&amp;", 150'000) + "</heat>"),
      inside("<heat>" + many("<![CDATA[a]]>", 70'000) + "</heat>"),
      inside(many("<heat>1</heat>", 60'000)),
      inside(many("<x>", 60)),
      inside("<heat " + many("a=\"1\" ", 10'000) + "/>"),
      altered_submission("title=\"report\"", "title=\"" + std::string(60'000, 'x') + "\""),
      altered_submission("digest=\"sha256:", "digest=\"sha256:" + std::string(60'000, '1')),
      altered_submission("<goods>", "<goods>" + many("<good id=\"a\" cn=\"73181542\"/>", 20'000)),
  };
  for (const auto& bomb : bombs) {
    const auto growth = memory_growth([&bomb] { CHECK_FALSE(read_text_as_submission(bomb).ok()); });
#ifdef FERROLABEL_SANITIZED
    CHECK(growth < std::size_t{4} << 30);  // what is freed is kept for a while
#else
    CHECK(growth < std::size_t{256} << 20);
#endif
  }
}
