// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/tree_sink.hpp"

using namespace ferrolabel::formats;

namespace {
void write(TreeSink& sink) {
  sink.begin_object("root");
  sink.text("id", "a&b");
  sink.integer("year", 2025);
  sink.begin_value("mass", 1.5);
  sink.text("unit", "t");
  sink.end_value();
  sink.begin_list("items");
  sink.text_item("item", "one");
  sink.end_list();
  sink.begin_list("parts");
  sink.begin_item("part");
  sink.number("value", 0.1);
  sink.end_object();
  sink.end_list();
  sink.end_object();
}
}  // namespace

TEST_CASE("the same calls make the same tree in JSON and XML") {
  JsonSink json{0};
  write(json);
  CHECK(std::move(json).take() == std::string{R"({"id":"a&b","year":2025,"mass":{"value":1.5,"unit":"t"},"items":["one"],"parts":[{"value":0.1}]})"});
  XmlSink xml{"urn:x"};
  write(xml);
  CHECK(std::move(xml).take() ==
        std::string{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<root xmlns=\"urn:x\" id=\"a&amp;b\" year=\"2025\">\n"
        "  <mass unit=\"t\">1.5</mass>\n"
        "  <items>\n    <item>one</item>\n  </items>\n"
        "  <parts>\n    <part value=\"0.1\"/>\n  </parts>\n"
        "</root>\n"});
}
