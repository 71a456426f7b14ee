// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_library.hpp"

#include <catch2/catch.hpp>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <thread>

#include "syntax/xml_reader.hpp"

using namespace ferrolabel;
using namespace ferrolabel::syntax;

namespace {

/// What libxml2 gets when it asks for something outside a document.
std::string loaded(const char* name) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  xmlParserInputPtr input = xmlLoadExternalEntity(name, nullptr, context);
  std::string text = input == nullptr ? "refused" : reinterpret_cast<const char*>(input->cur);
  if (input != nullptr) xmlFreeInputStream(input);
  xmlFreeParserCtxt(context);
  return text;
}

}  // namespace

TEST_CASE("libxml2 is lent the texts of one thread by name, while they are lent, and nothing else") {
  guard_libxml2();
  const std::array<SourceText, 1> texts{SourceText{"lent.xsd", "<lent/>"}};
  const auto before = refused_external_loads();
  CHECK(loaded("lent.xsd") == "refused");
  {
    const LendTexts lent{texts};
    CHECK(loaded("lent.xsd") == "<lent/>");
    CHECK(loaded("/etc/hostname") == "refused");
    std::string elsewhere;
    std::jthread{[&elsewhere] { elsewhere = loaded("lent.xsd"); }}.join();
    CHECK(elsewhere == "refused");
  }
  CHECK(loaded("lent.xsd") == "refused");
  CHECK(refused_external_loads() == before + 4);
}
