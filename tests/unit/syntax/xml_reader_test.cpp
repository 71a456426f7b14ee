// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_reader.hpp"

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("attributes, elements and text are members alike, each with its place") {
  const auto result =
      xml("<?xml version=\"1.0\"?>\n<p:plant xmlns:p=\"u\" id='a &amp; b'>\n <p:mass unit=\"t\"> 5<!-- no -->0 "
          "</p:mass>\n <p:none/>\n <p:name>x &lt; y</p:name>\n</p:plant>",
          "u");
  REQUIRE(result);
  const Node root = result->root();
  CHECK(root.kind() == Kind::object);
  CHECK(root.name() == "plant");
  CHECK(spot(root.place()) == "2:1 /plant");
  CHECK(root.member("id").scalar() == "a & b");
  CHECK(spot(root.member("id").place()) == "2:22 /plant/id");
  const Node mass = root.member("mass");
  CHECK(mass.kind() == Kind::object);
  CHECK(mass.member("unit").scalar() == "t");
  CHECK(mass.member("value").scalar() == "50");
  CHECK(mass.member("value").kind() == Kind::text);
  CHECK(spot(mass.place()) == "3:2 /plant/mass");
  const Node none = root.member("none");
  CHECK(none.kind() == Kind::text);
  CHECK(none.scalar().empty());
  CHECK_FALSE(none.first_child());
  CHECK(root.member("name").scalar() == "x < y");
  CHECK(result->syntax() == Document::Syntax::xml);
}

TEST_CASE("text split by comments, CDATA, references and line ends is read once and whole") {
  CHECK(xml("<m>10<![CDATA[000]]></m>")->root().scalar() == "10000");
  CHECK(xml("<m>10<!-- -->000</m>")->root().scalar() == "10000");
  CHECK(xml("<m>1<?pi x?>0</m>")->root().scalar() == "10");
  CHECK(xml("<m>&#49;&#x30;</m>")->root().scalar() == "10");
  CHECK(xml("<m>\r\n a\r\nb\t</m>")->root().scalar() == "a\nb");
  CHECK(xml("<m a='&amp;&#38;&#x26;amp;&amp;#38;&lt;'/>")->root().member("a").scalar() == "&&&amp;&#38;<");
  CHECK(xml("<m a=' x\ny '/>")->root().member("a").scalar() == "x y");
}

TEST_CASE("tags inside comments, CDATA, instructions and attribute values do not move places") {
  const auto result = xml("<a><!-- <x> --><?p <y> ?><b k=\"a>b\"><![CDATA[<z>]]></b>\n<c j='1' k='/>' l=\"2\"/></a>");
  REQUIRE(result);
  CHECK(result->root().member("b").member("value").scalar() == "<z>");
  CHECK(spot(result->root().member("b").place()) == "1:26 /a/b");
  CHECK(spot(result->root().member("c").place()) == "2:1 /a/c");
  CHECK(spot(result->root().member("c").member("k").place()) == "2:10 /a/c/k");
  CHECK(spot(result->root().member("c").member("l").place()) == "2:17 /a/c/l");
}

TEST_CASE("declarations of namespaces and attributes of the schema instance are not members") {
  const auto result =
      xml("<r xmlns='u' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='u file:///x' a='1'/>",
          "u");
  REQUIRE(result);
  CHECK(result->root().first_child().name() == "a");
  CHECK_FALSE(result->root().first_child().next());
}

TEST_CASE("another namespace is a finding, of the root once, of elements inside each") {
  CHECK(codes(xml("<r><a/><b/></r>", "u")) == Codes{"syntax.xml.namespace"});
  CHECK(codes(xml("<r xmlns='v'><a/></r>", "u")) == Codes{"syntax.xml.namespace"});
  CHECK(codes(xml("<r xmlns='u'><a xmlns='v'/><b xmlns=''/></r>", "u")) ==
        Codes{"syntax.xml.namespace", "syntax.xml.namespace"});
  CHECK(codes(xml("<r xmlns='u' xmlns:q='v' q:a='1'/>", "u")) == Codes{"syntax.xml.namespace"});
  CHECK(xml("<r xmlns='v'/>"));
}

TEST_CASE("elements may repeat, but an attribute and an element of one name contradict each other") {
  CHECK(xml("<r><a/><a/></r>"));
  const auto result = xml("<r a='1'>\n<a>2</a></r>");
  REQUIRE(codes(result) == Codes{"syntax.xml.duplicate-name"});
  CHECK(result.findings()[0].place.line == 2);
  CHECK(result.findings()[0].contradicted_by->line == 1);
  CHECK(codes(xml("<r value='1'>2</r>")) == Codes{"syntax.xml.duplicate-name"});
  CHECK(xml("<r x='1'><a/><a/></r>"));
}

TEST_CASE("text beside elements is a finding, blanks are not") {
  CHECK(codes(xml("<r>5<a/></r>")) == Codes{"syntax.xml.mixed-content"});
  CHECK(codes(xml("<r><a/>\n5</r>")) == Codes{"syntax.xml.mixed-content"});
  CHECK(codes(xml("<r x='1'><a/>5</r>")) == Codes{"syntax.xml.mixed-content"});
  CHECK(codes(xml("<r>1<a/><b>2<c/></b></r>")).size() == 2);
  CHECK(xml("<r x='1'> <a/> </r>"));
}

TEST_CASE("no declaration of a document type passes, in any form or place") {
  CHECK(codes(xml("<!DOCTYPE r><r/>")) == Codes{"syntax.xml.doctype"});
  CHECK(codes(xml("<!doctype r><r/>")) == Codes{"syntax.xml.doctype"});
  CHECK(codes(xml("<r><!ENTITY x 'y'></r>")) == Codes{"syntax.xml.doctype"});
  CHECK(codes(xml("<!-- a --><!DOCTYPE r [<!ENTITY x 'y'>]><r>&x;</r>")) == Codes{"syntax.xml.doctype"});
  CHECK(codes(xml("<r>&x;</r>")) == Codes{"syntax.xml.entity"});
}

TEST_CASE("nothing outside the text is ever asked for") {
  const auto before = refused_external_loads();
  CHECK_FALSE(xml("<!DOCTYPE r SYSTEM 'file:///etc/hostname'><r/>"));
  CHECK(xml("<?xml-stylesheet href='file:///etc/hostname'?><r/>"));
  CHECK(xml("<?oasis-xml-catalog catalog='file:///etc/hostname'?><r/>"));
  CHECK(refused_external_loads() == before);
}

TEST_CASE("each limit of an XML document is a finding of its own just beyond it") {
  ReaderLimits limits;
  limits.bytes = 7;
  CHECK(xml("<a></a>", {}, limits));
  CHECK(codes(xml("<ab></ab>", {}, limits)) == Codes{"syntax.xml.too-large"});
  limits = {};
  limits.depth = 2;
  CHECK(xml("<a><b/></a>", {}, limits));
  CHECK(codes(xml("<a><b><c/></b></a>", {}, limits)) == Codes{"syntax.xml.too-deep"});
  limits = {};
  limits.nodes = 3;
  CHECK(xml("<a b='1'><c/></a>", {}, limits));
  CHECK(codes(xml("<a b='1'><c/><d/></a>", {}, limits)) == Codes{"syntax.xml.too-many-nodes"});
  CHECK(codes(xml("<a b='1' c='2' d='3'/>", {}, limits)) == Codes{"syntax.xml.too-many-nodes"});
  limits = {};
  limits.start_tag_bytes = 10;
  CHECK(xml("<a b='12'/>", {}, {}));
  CHECK(xml("<a b='1'/>", {}, limits));
  CHECK(codes(xml("<a b='12'/>", {}, limits)) == Codes{"syntax.xml.start-tag-too-large"});
}

TEST_CASE("an attribute value decides neither structure nor limits") {
  CHECK(xml("<a b='<'/>").findings().at(0).code == "syntax.xml.not-well-formed");
  CHECK(xml("<a b='=====\"=====' c=\"'>'\"/>")->root().member("c").scalar() == "'>'");
}

TEST_CASE("a name that can be taken for another one is refused") {
  CHECK(codes(xml("<r><qu\u0430ntity>1</qu\u0430ntity></r>")) == Codes{"syntax.xml.confusable-name"});
  CHECK(xml("<r><m\u00e9moire/></r>"));
}

TEST_CASE("a byte order mark of UTF-8 is allowed before XML") {
  CHECK(xml("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><r/>"));
  CHECK(codes(xml("\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><r/>")) == Codes{"syntax.xml.encoding"});
}

TEST_CASE("an attribute given twice is named, at its own place and with the first one's") {
  const auto result = xml("<plant>\n <process id=\"a\"\n    kind=\"x\" id=\"b\"/>\n</plant>", "");
  REQUIRE(result.findings().size() == 1);
  const auto& finding = result.findings().front();
  CHECK(finding.code == "syntax.xml.duplicate-attribute");
  CHECK(finding.message == "the element \"process\" has the attribute \"id\" twice");
  CHECK(finding.place.line == 3);
  CHECK(finding.place.column == 14);
  CHECK(finding.contradicted_by->line == 2);
  CHECK(finding.contradicted_by->column == 11);
}

TEST_CASE("a document is read the same after any other one, whatever names that had and however it broke") {
  const std::string text = "<a k='v'><b>1</b><c><b>2</b></c></a>";
  std::string many = "<a>";
  for (int at = 0; at < 40'000; ++at) many += "<n" + std::to_string(at) + "/>";  // more names than a parser may keep
  for (const std::string& before : {std::string{"<a><b>"}, std::string{"<a b='1' b='2'/>"}, std::string{"<!DOCTYPE a><a/>"}, std::string{"<a>&x;</a>"}, many + "</a>", text}) {
    static_cast<void>(xml(before));
    const auto result = xml(text);
    REQUIRE(result);
    CHECK(result->root().member("k").scalar() == "v");
    CHECK(result->root().member("c").member("b").scalar() == "2");
    CHECK(spot(result->root().member("c").member("b").place()) == "1:21 /a/c/b");
  }
}
