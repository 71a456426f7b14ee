// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading.hpp"
#include "syntax/xml_schema.hpp"

/// A small schema of two namespaces for tests: a box with sides, in it a thing of another namespace.
namespace ferrolabel::syntax::test {

inline const std::string box_xsd = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:box" xmlns:thing="urn:thing" targetNamespace="urn:box" elementFormDefault="qualified">
  <xs:import namespace="urn:thing" schemaLocation="thing.xsd"/>
  <xs:simpleType name="size"><xs:annotation><xs:documentation>A size in mm: digits.</xs:documentation></xs:annotation>
    <xs:restriction base="xs:token"><xs:pattern value="[0-9]+"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="colour"><xs:restriction base="xs:token"><xs:enumeration value="red"/><xs:enumeration value="blue"/></xs:restriction></xs:simpleType>
  <xs:element name="box"><xs:complexType><xs:sequence>
      <xs:element name="side" type="size" maxOccurs="unbounded"/>
      <xs:element name="empty" minOccurs="0"><xs:complexType/></xs:element>
      <xs:element ref="thing:thing"/>
    </xs:sequence>
    <xs:attribute name="colour" type="colour" use="required"/>
    <xs:attribute name="made" type="xs:date"/>
  </xs:complexType></xs:element>
  <xs:element name="lid" type="size"/>
</xs:schema>)";

inline const std::string thing_xsd = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:thing" targetNamespace="urn:thing" elementFormDefault="qualified">
  <xs:element name="thing"><xs:complexType><xs:attribute name="name" type="xs:token" use="required"/></xs:complexType></xs:element>
</xs:schema>)";

inline const XmlSchema& box_schema() {
  static const XmlSchema schema{{{"box.xsd", box_xsd}, {"thing.xsd", thing_xsd}}};
  return schema;
}

inline Result<Document> box(std::string text, const ReaderLimits& limits = {}) { return read_xml({"box.xml", std::move(text)}, box_schema(), limits); }

inline std::string box_of(const std::string& attributes, const std::string& content) {
  return "<box xmlns=\"urn:box\"" + attributes + ">" + content + "</box>";
}

inline const std::string good_thing = "<thing xmlns=\"urn:thing\" name=\"ball\"/>";

}  // namespace ferrolabel::syntax::test
