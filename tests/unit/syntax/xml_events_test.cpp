// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_events.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

using namespace ferrolabel;
using namespace ferrolabel::syntax;

namespace {

/// Events as one line: "<a x=1 >text".
struct Told final : XmlEvents {
  void start(std::string_view name, std::string_view uri, std::span<const XmlAttribute> attributes) override {
    if (name == "throw") throw std::runtime_error{"thrown"};
    line.append("<").append(name);
    if (!uri.empty()) line.append("{").append(uri).append("}");
    for (const auto& each : attributes) line.append(" ").append(each.name).append("=").append(each.value);
    line.append("@" + std::to_string(this->XmlEvents::line()));
  }
  void end(std::string_view name, std::string_view text) override { line.append(">").append(name).append(":").append(text); }
  std::string line;
};

std::string told(const std::string& text, const ReaderLimits& limits = {}) {
  Told events;
  const auto findings = read_xml_events({"e.xml", text}, events, limits);
  return findings.empty() ? events.line : "!" + findings.at(0).code;
}

}  // namespace

TEST_CASE("elements come as events with local names, attributes, lines and the text of leaves") {
  REQUIRE(told("<a xmlns='urn:x' xmlns:p='urn:p'\n p:x=' 1 '><b>t&amp;<!-- -->u<![CDATA[<]]></b>\n<c/></a>") == "<a{urn:x} x=1@2<b{urn:x}@2>b:t&u<<c{urn:x}@3>c:>a:");
  REQUIRE(told("<a x='1 &amp; 2' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='x y'/>") == "<a x=1 & 2@1>a:");
}

TEST_CASE("text of an element that holds others is not told") { REQUIRE(told("<a>one<b/>two</a>") == "<a@1<b@1>b:>a:"); }

TEST_CASE("what read_xml refuses is refused: document types, entities, depth, broken text") {
  CHECK(told("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>") == "!syntax.xml.doctype");
  CHECK(told("<a>&e;</a>").starts_with("!syntax.xml."));
  CHECK(told("<a><b></a>").starts_with("!syntax.xml."));
  CHECK(told("<a/><b/>").starts_with("!syntax.xml."));
  CHECK(told("").starts_with("!syntax.xml."));
  CHECK(told("<a><b><c/></b></a>", {.depth = 2}) == "!syntax.xml.too-deep");
  CHECK(told("<a/>", {.bytes = 3}) == "!syntax.xml.too-large");
}

TEST_CASE("an exception of the receiver comes out as it is") {
  Told events;
  REQUIRE_THROWS_WITH(read_xml_events({"e.xml", "<a><throw/><b/></a>"}, events, {}), "thrown");
  REQUIRE(events.line == "<a@1");
}
