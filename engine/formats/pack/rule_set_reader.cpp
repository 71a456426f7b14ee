// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/rule_set_reader.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ferrolabel::formats {

namespace {

Severity read_severity(ObjectReader& reader) {
  const auto node = reader.required("severity");
  const auto written = text_of(node, reader.findings());
  for (const auto severity : {Severity::note, Severity::warning, Severity::error})
    if (to_string(severity) == written) return severity;
  if (!written.empty()) add_pack_error(reader.findings(), "pack.bad-value", node.place(), "'" + written + "' is no severity", "Write note, warning or error.");
  return Severity::error;
}

method::Rule read_rule(syntax::Node item, const method::PackInfo& info, Findings& findings) {
  ObjectReader reader{item, findings};
  method::Rule rule;
  rule.place = item.place();
  rule.id = reader.text("id");
  rule.severity = read_severity(reader);
  rule.text = reader.text("text");
  rule.checks = reader.text("checks");
  rule.source = reader.text("source");
  reader.finish();
  const auto& sources = info.sources;
  const bool is_known = std::any_of(sources.begin(), sources.end(), [&rule](const method::Source& source) { return source.id == rule.source; });
  if (!rule.source.empty() && !is_known)
    add_pack_error(findings, "pack.unknown-source", item.place(), "the pack has no source '" + rule.source + "'", "Name one of its sources by id, or add it.");
  return rule;
}

}  // namespace

Result<method::RuleSet> read_rule_set(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::RuleSet set;
  set.info = read_header(document, "rule-set", root);
  std::set<std::string> ids;
  for (const auto item : root.items("rules")) {
    auto rule = read_rule(item, set.info, findings);
    if (!rule.id.empty() && !ids.insert(rule.id).second)
      add_pack_error(findings, "pack.double-id", item.place(), "rule '" + rule.id + "' is there twice", "Keep one of the two.");
    set.rules.push_back(std::move(rule));
  }
  root.finish();
  if (has_errors(findings)) return findings;
  return {std::move(set), std::move(findings)};
}

}  // namespace ferrolabel::formats
