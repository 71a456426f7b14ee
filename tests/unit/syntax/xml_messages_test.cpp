// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_messages.hpp"

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace ferrolabel;
using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("a message about XML names the fault and a mend, and repeats no text of the file") {
  for (const char* text :
       {"<secret></public>", "<secret", "<r a=secret/>", "<r>&secret;</r>", "<r a='secret' a='secret'/>", "<secret:r/>",
        "<r>\x01secret</r>", "<r><!-- secret", "<r><![CDATA[secret", "secret", "<r/>secret", "<r>]]>secret</r>",
        " <?xml version='1.0'?><secret/>"}) {
    INFO(text);
    const auto result = xml(text);
    REQUIRE_FALSE(result);
    for (const Finding& finding : result.findings()) {
      CHECK(finding.message.find("secret") == std::string::npos);
      CHECK(finding.message.size() < 200);
      CHECK_FALSE(finding.fix.empty());
      CHECK(finding.place.line == 1);
    }
  }
}

TEST_CASE("each refusal of the scan has its own code") {
  DocumentBuilder builder{Document::Syntax::xml, {"t.xml", "<a/>"}};
  std::vector<std::string> seen;
  for (const auto refusal : {XmlRefusal::too_large, XmlRefusal::nul, XmlRefusal::utf8, XmlRefusal::encoding,
                             XmlRefusal::doctype, XmlRefusal::start_tag_too_large, XmlRefusal::too_many_attributes,
                             XmlRefusal::too_many_namespaces, XmlRefusal::too_deep, XmlRefusal::too_many_nodes}) {
    const Finding finding = refusal_finding(refusal, builder, 0, {});
    CHECK(std::find(seen.begin(), seen.end(), finding.code) == seen.end());
    seen.push_back(finding.code);
  }
}
