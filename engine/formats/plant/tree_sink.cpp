// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/tree_sink.hpp"

#include "syntax/number.hpp"

namespace ferrolabel::formats {

void JsonSink::begin_object(std::string_view name) {
  if (root_written_) writer_.key(name);
  root_written_ = true;
  writer_.begin_object();
}

void JsonSink::begin_value(std::string_view name, double number) {
  writer_.key(name).begin_object();
  writer_.member("value", number);
}

void XmlSink::begin_object(std::string_view name) {
  writer_.begin_element(name, root_written_ ? std::string_view{} : xml_namespace_);
  root_written_ = true;
}

void XmlSink::number(std::string_view name, double number) { writer_.attribute(name, syntax::format_number(number)); }

void XmlSink::begin_value(std::string_view name, double number) {
  writer_.begin_element(name);
  number_ = syntax::format_number(number);
}

void XmlSink::end_value() { writer_.text(number_).end_element(); }

}  // namespace ferrolabel::formats
