// SPDX-License-Identifier: Apache-2.0
// schemas/label.schema.json against what the writer writes.
#include <catch2/catch.hpp>
#include <set>

#include "formats/label/label_writer.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"
#include "unit/label/sample_label.hpp"

using namespace ferrolabel;

namespace {

void collect_members(syntax::Node node, const std::string& path, std::set<std::string>& paths) {
  for (auto member = node.first_child(); member; member = member.next()) {
    const auto inner = path + "/" + std::string{member.name()};
    paths.insert(inner);
    if (member.kind() == syntax::Kind::object) collect_members(member, inner, paths);
  }
}

void collect_properties(syntax::Node schema, const std::string& path, std::set<std::string>& paths) {
  for (auto property = schema.member("properties").first_child(); property; property = property.next()) {
    const auto inner = path + "/" + std::string{property.name()};
    paths.insert(inner);
    collect_properties(property, inner, paths);
  }
}

}  // namespace

TEST_CASE("the label's schema has the members that a full label has, and no other") {
  auto text = syntax::read_file(std::string{FERROLABEL_SOURCE_DIR} + "/schemas/label.schema.json", syntax::file_limits().bytes);
  REQUIRE(text.ok());
  const auto schema = syntax::read_json(std::move(text).value()).value();
  auto label = label::sample_label();
  label.electricity_cases = {{"location", label::decimal("300")}};
  const auto payload = syntax::read_json({"payload", formats::write_label(label)}).value();
  std::set<std::string> known;
  std::set<std::string> written;
  collect_properties(schema.root(), "", known);
  collect_members(payload.root(), "", written);
  CHECK(known == written);
}
