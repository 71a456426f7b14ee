// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_reader.hpp"

#include <optional>
#include <utility>

#include "formats/plant/plant_checks.hpp"
#include "formats/plant/plant_fields.hpp"
#include "formats/plant/simple_plant_reader.hpp"
#include "formats/plant/spelling.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {

using syntax::Kind;
using syntax::Node;

namespace {

struct Form {
  std::string_view format;
  std::string_view root;  ///< element in XML
};
constexpr Form forms[] = {{plant_format, plant_root}, {simple_plant_format, simple_plant_root}};
constexpr const char* formats_known = "write \"ferrolabel-plant\", or \"ferrolabel-plant-simple\" for the one-page form";

/// Index in `forms`. In XML the root element names the form, and "format" may repeat it.
std::optional<std::size_t> find_form(Node root, bool xml, FindingList& findings) {
  const auto format = root.member("format");
  if (!format && !xml) {
    findings.error("plant.format.missing", root.place(), "the document has no 'format'", formats_known);
    return std::nullopt;
  }
  const bool scalar = format && (format.kind() == Kind::string || format.kind() == Kind::text);
  for (std::size_t at = 0; at < std::size(forms); ++at) {
    if (xml && root.name() != forms[at].root) continue;
    if (format && !(scalar && format.scalar() == forms[at].format)) continue;
    return at;
  }
  const bool known_root = root.name() == forms[0].root || root.name() == forms[1].root;
  if (xml && !known_root)
    findings.error("plant.format.unknown", root.place(), "the root element " + in_quotes(root.name()) + " is no plant", "write <plant> or, for the one-page form, <simplePlant>");
  else
    findings.error("plant.format.unknown", format.place(), "the format is " + in_quotes(format.scalar()) + ", which is no plant file" + (xml ? " of this root element" : ""), formats_known);
  return std::nullopt;
}

void check_version(Node root, FindingList& findings) {
  const auto version = root.member("formatVersion");
  if (!version) {
    findings.error("plant.format.version", root.place(), "'formatVersion' is missing", "write formatVersion 1");
    return;
  }
  const bool scalar = version.kind() == Kind::number || version.kind() == Kind::text;
  if (!scalar || syntax::parse_number(version.scalar()) != double{plant_format_version})
    findings.error("plant.format.version", version.place(), "format version " + in_quotes(version.scalar()) + " is not known", "write 1, or read it with a newer program");
}

}  // namespace

Result<plant::Installation> read_plant(const syntax::Document& document) { return read_plant(document.root(), document.syntax()); }

Result<plant::Installation> read_plant(Node root, syntax::Document::Syntax syntax) {
  ReadContext context;
  context.xml = syntax == syntax::Document::Syntax::xml;
  if (root.kind() != Kind::object && !(context.xml && root.scalar().empty())) {
    context.findings.error("plant.document.not-object", root.place(), "the document is no object", "begin it with { and \"format\": \"ferrolabel-plant\"");
    return std::move(context.findings).take();
  }
  const auto form = find_form(root, context.xml, context.findings);
  if (!form) return std::move(context.findings).take();
  check_version(root, context.findings);
  if (!context.findings.empty()) return std::move(context.findings).take();

  plant::Installation plant;
  if (*form == 0)
    read_object(root, context, plant);
  else
    plant = read_simple_plant(root, context);
  check_installation(plant, context.findings);
  if (!context.findings.empty()) return std::move(context.findings).take();
  return plant;
}

}  // namespace ferrolabel::formats
