// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_scan.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace ferrolabel::syntax;

TEST_CASE("the scan lists start tags and nothing else") {
  const std::string text = "<?xml version='1.0'?><!-- <n> --><a b='>'><![CDATA[<n>]]><c/></a>";
  const XmlScan scan = scan_xml(text, {});
  REQUIRE_FALSE(scan.refusal);
  REQUIRE(scan.start_tags.size() == 2);
  CHECK(text.substr(scan.start_tags[0], 2) == "<a");
  CHECK(text.substr(scan.start_tags[1], 2) == "<c");
}

TEST_CASE("a start tag is taken apart without its namespace declarations") {
  const std::string text = " <p:a xmlns='u' xmlns:q=\"v\" b = '1'\n q:c=\"x='y'>\" xmlnsd='2' />x";
  StartTag tag;
  read_start_tag(text, 1, tag);
  CHECK(tag.element.local == "a");
  REQUIRE(tag.attributes.size() == 3);
  CHECK(tag.attributes[0].local == "b");
  CHECK(tag.attributes[1].local == "c");
  CHECK(text.substr(tag.attributes[1].offset, 3) == "q:c");
  CHECK(tag.attributes[2].local == "xmlnsd");
  CHECK(text.substr(tag.end) == "x");
}

TEST_CASE("the parser's pairwise and linear searches are kept short") {
  std::string tag = "<a";
  for (std::size_t i = 0; i <= most_xml_attributes; ++i) tag += " a" + std::to_string(i) + "='1'";
  CHECK(scan_xml(tag + "/>", {}).refusal == XmlRefusal::too_many_attributes);
  tag = "<a";
  for (std::size_t i = 0; i <= most_xml_namespaces; ++i) tag += " xmlns:n" + std::to_string(i) + "='u'";
  CHECK(scan_xml(tag + "/>", {}).refusal == XmlRefusal::too_many_namespaces);
}

TEST_CASE("text without an end is left to the parser, without reading beyond it") {
  for (const char* text : {"<", "<a", "<a b", "<a b='", "<!--", "<![CDATA[", "<?", "<?xml", "<?xml ", "<?xml encoding",
                           "<?xml encoding='", "</", "<a/", ""}) {
    INFO(text);
    CHECK_NOTHROW(scan_xml(text, {}));
  }
  CHECK(scan_xml("<!", {}).refusal == XmlRefusal::doctype);
}
