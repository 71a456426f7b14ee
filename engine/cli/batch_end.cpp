// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_end.hpp"

#include "batch/run_manifest.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "report/html_page.hpp"
#include "syntax/encoding.hpp"
#include "trust/jws.hpp"

namespace ferrolabel::cli {

namespace {

int code_of(const batch::RunSummary& summary, batch::RunEnd end) {
  if (end == batch::RunEnd::interrupted) return exit_code::interrupted;
  if (summary.count(batch::Verdict::rejected) > 0) return exit_code::no;
  return summary.count(batch::Verdict::needs_review) > 0 ? exit_code::undecided : exit_code::done;
}

/// What is printed and kept at the end, for a person.
std::string summary_text(const batch::OutFolder& out, const batch::RunResult& result, const report::Style& style) {
  auto text = out.summary().text(style);
  if (result.passed_over > 0) text += std::to_string(result.passed_over) + " files were passed over: they are neither XML nor an archive\n";
  if (result.end == batch::RunEnd::stopped) text += style.paint(report::Ink::bad, "stopped") + ": more were rejected than --max-rejects allows; --resume goes on\n";
  if (result.end == batch::RunEnd::interrupted) text += style.paint(report::Ink::doubtful, "interrupted") + ": what is done is kept; --resume goes on\n";
  return text;
}

}  // namespace

int finish_run(const Session& session, batch::OutFolder& out, const trust::SigningKey* key, const batch::RunResult& result) {
  const auto plain = summary_text(out, result, {});
  const auto mark = "\x1d" + syntax::sha256_digest(plain);  // which no name in the text can hold, as it is the digest of that
  out.write("summary.txt", report::printable(plain));
  out.write("summary.html", report::html_page("ferrolabel batch", summary_text(out, result, {true, mark}), mark));
  if (result.end == batch::RunEnd::whole) {
    const auto manifest = batch::run_manifest(out, result);
    out.write("manifest.json", manifest);
    if (key != nullptr) out.write("manifest.jws", trust::sign_compact(*key, batch::manifest_typ, manifest) + "\n");
    out.finish(result.pieces);
  }
  const int code = code_of(out.summary(), result.end);
  if (session.json()) return session.print(batch::run_json(out, result), code);
  return session.print(report::printable(summary_text(out, result, session.style())) + "in " + out.path("") + ": summary.html, results.csv, results.jsonl, reports, labels\n", code);
}

int tell_finished_run(const Session& session, const batch::OutFolder& out) {
  const auto summary = out.told();
  const int code = code_of(out.summary(), batch::RunEnd::whole);
  if (session.json()) return session.print(batch::run_json(out, {}), code);
  return session.print(summary + "The run was over already; nothing was done.\n", code);
}

}  // namespace ferrolabel::cli
