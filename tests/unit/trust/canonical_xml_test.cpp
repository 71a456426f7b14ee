// SPDX-License-Identifier: Apache-2.0
#include "trust/canonical_xml.hpp"

#include <catch2/catch.hpp>

#include <libxml/tree.h>

#include <string>

using namespace ferrolabel::trust;

namespace {

std::string canonical(const std::string& text) {
  const auto tree = xml_tree(text);
  return canonical_xml(tree.get(), xmlDocGetRootElement(tree.get()));
}

}  // namespace

TEST_CASE("an element in an envelope has the canonical form that it has as a document of its own") {
  // Exclusive XML Canonicalization 1.0, 2.2: the element of n1 is the same in both, as only namespaces that are used are written.
  const std::string alone = "<n1:elem2 xmlns:n1=\"http://example.net\" xml:lang=\"en\"><n3:stuff xmlns:n3=\"ftp://example.org\"></n3:stuff></n1:elem2>";
  CHECK(canonical(alone) == alone);
  for (const std::string envelope : {"<n0:local xmlns:n0=\"foo:bar\" xmlns:n3=\"ftp://example.org\">", "<n2:pdu xmlns:n1=\"http://example.com\" xmlns:n2=\"http://foo.example\" xml:lang=\"fr\" xml:space=\"retain\">"}) {
    const auto tree = xml_tree(envelope + alone + "</" + envelope.substr(1, envelope.find(' ') - 1) + ">");
    CHECK(canonical_xml(tree.get(), xmlDocGetRootElement(tree.get())->children) == alone);
  }
}

TEST_CASE("quotes, empty elements, order of attributes, CDATA and line ends have one writing") {
  CHECK(canonical("<a z='1' b = \"2\"\r\n><c/><![CDATA[<&]]>\r\n&#xD;</a >") == "<a b=\"2\" z=\"1\"><c></c>&lt;&amp;\n&#xD;</a>");
  CHECK(canonical("<a><!-- said aside --><?by the=\"way\"?>1</a>") == "<a><?by the=\"way\"?>1</a>");
}
