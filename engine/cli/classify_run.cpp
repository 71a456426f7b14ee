// SPDX-License-Identifier: Apache-2.0
#include "cli/classify_run.hpp"

#include <algorithm>

#include "cli/exit_code.hpp"
#include "formats/result/classification_json.hpp"
#include "formats/result/findings_json.hpp"
#include "formats/result/inventory_json.hpp"
#include "report/classification_text.hpp"

namespace ferrolabel::cli {

Result<std::vector<std::shared_ptr<const method::Scheme>>> chosen_schemes(const Session& session, const ClassifyArguments& arguments) {
  const auto library = session.schemes();
  if (!library) return library.findings();
  if (arguments.schemes.empty() || arguments.all) {
    auto all = library->all();
    if (!all) return all;
    if (auto unknown = issuing::unknown_family(*all, arguments.family); !unknown.empty()) return unknown;
    return all;
  }
  std::vector<std::shared_ptr<const method::Scheme>> schemes;
  Findings findings;
  for (const auto& id : arguments.schemes) {
    auto scheme = library->scheme(id);
    findings.insert(findings.end(), scheme.findings().begin(), scheme.findings().end());
    if (scheme) schemes.push_back(std::move(scheme).value());
  }
  if (!has_errors(findings)) findings = issuing::unknown_family(schemes, arguments.family);
  if (has_errors(findings)) return findings;
  return {std::move(schemes), std::move(findings)};
}

int finish_classify(const Session& session, const ClassifyArguments& arguments, const std::vector<issuing::ClassedGood>& results, const InventoryRun* run,
                    const Findings& findings) {
  const bool any_refused = std::any_of(results.begin(), results.end(), [](const auto& result) { return result.classification.refused(); });
  const bool sweeping = arguments.all || arguments.schemes.empty();
  const int code = any_refused && !sweeping ? exit_code::undecided : exit_code::done;
  if (session.json()) {
    syntax::JsonWriter writer;
    writer.begin_object();
    if (run != nullptr) formats::write_origin(writer, run->subject->digest, *run->subject->method);
    writer.key("results").begin_array();
    for (const auto& [good, classification, cases] : results) formats::write_classification(writer, classification, good, cases);
    writer.end_array().key("findings");
    formats::write_findings(writer, findings);
    writer.end_object();
    return session.finish(writer.text() + "\n", code);
  }
  Findings told = findings;  // status and notice stand beside each class already
  std::erase_if(told, [](const Finding& finding) { return finding.code == "classify.scheme.status" || finding.code == "classify.scheme.notice"; });
  session.tell(told);
  if (results.size() == 1) return session.report(report::classification_text(results.front().classification, session.style(), results.front().cases), code);
  return session.report(report::classifications_text(results, session.style()), code);
}

}  // namespace ferrolabel::cli
