// SPDX-License-Identifier: Apache-2.0
#include "report/label_text.hpp"

#include "report/table.hpp"

namespace ferrolabel::report {

namespace {

Ink outcome_ink(const std::string& outcome) {
  if (outcome == "pass") return Ink::good;
  if (outcome == "fail") return Ink::bad;
  return outcome == "note" ? Ink::faint : Ink::doubtful;
}

}  // namespace

std::string label_text(const label::Label& label, const Style& style) {
  const auto& scheme = label.scheme;
  Table table{{{""}, {""}}};
  table.add({"label", label.id});
  table.add({"product", label.product.name.empty() ? label.product.id : label.product.name + " (" + label.product.id + "), CN " + label.product.cn});
  table.add({"class", style.paint(Ink::good, label.class_name) + " by " + scheme.id + " " + scheme.version + (scheme.family.empty() ? "" : ", family " + scheme.family)});
  table.add({"status", style.paint(scheme.status == "law" ? Ink::good : Ink::doubtful, scheme.status) + (scheme.notice.empty() ? "" : ": " + scheme.notice)});
  table.add({"intensity", label.intensity.to_string() + " " + label.unit + " at " + label.stage + (label.scrap_share ? ", scrap share " + label.scrap_share->to_string() : "")});
  table.add({"quantity", label.quantity.to_string() + " t"});
  table.add({"issuer", label.issuer.name + " (" + label.issuer.id + ")"});
  table.add({"valid", "from " + quantity::to_string(label.valid_from) + (label.valid_until ? " until " + quantity::to_string(*label.valid_until) : "; until when, the scheme does not say")});
  table.add({"registry", label.registry});
  return table.text(style);
}

std::string verification_text(const formats::VerificationSummary& summary, const Style& style) {
  const bool yes = summary.verdict == "yes";
  const bool no = summary.verdict == "no";
  auto text = style.paint(yes ? Ink::good : no ? Ink::bad : Ink::doubtful, "The " + summary.subject + (yes ? " is authentic and valid" : no ? " is refused" : " cannot be decided")) + " (asked for " +
              quantity::to_string(summary.at) + ")\n";
  if (summary.label) {
    if (!summary.authentic) text += style.paint(Ink::bad, "What it claims, and nobody vouches for:") + "\n";
    text += label_text(*summary.label, style);
  }
  for (const auto& reason : summary.reasons) {
    text += "  " + style.paint(outcome_ink(reason.outcome), reason.outcome) + "  " + reason.check + ": " + reason.message + (reason.code.empty() ? "" : " [" + reason.code + "]") + "\n";
    if (!reason.fix.empty() && reason.outcome != "pass") text += "        mend: " + reason.fix + "\n";
  }
  return text;
}

}  // namespace ferrolabel::report
