// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "cli/trust_file.hpp"
#include "formats/result/verification_json.hpp"
#include "issuing/verify.hpp"
#include "issuing/verify_report.hpp"
#include "report/label_text.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::cli {

namespace {

struct VerifyArguments {
  std::string label, trust, at, log_proof;
};

int code_of(issuing::Verdict verdict) {
  switch (verdict) {
    case issuing::Verdict::yes: return exit_code::done;
    case issuing::Verdict::no: return exit_code::no;
    case issuing::Verdict::cannot_decide: break;
  }
  return exit_code::undecided;
}

formats::VerificationSummary verification_summary(const issuing::VerifyAnswer& answer, const quantity::Date& at) {
  formats::VerificationSummary summary{std::string{issuing::to_string(answer.verdict)}, answer.authentic, at, {}, answer.label, answer.kid, answer.payload_digest};
  for (const auto& reason : answer.reasons) summary.reasons.push_back({reason.check, std::string{issuing::to_string(reason.outcome)}, reason.code, reason.message, reason.fix});
  return summary;
}

int run_verify(const Session& session, const VerifyArguments& arguments) {
  const auto at = read_date("--at", arguments.at);
  if (!at) return session.fail(at.findings());
  const auto token = syntax::read_file(arguments.label, trust::longest_token + 16);
  if (!token) return session.fail(token.findings());
  std::optional<trust::TrustList> list;
  if (!arguments.trust.empty()) {
    auto read = read_trust_file(arguments.trust);
    if (!read) return session.fail(read.findings());
    session.tell(read.findings());
    list = std::move(read).value();
  }
  std::optional<trust::LogProof> proof;
  if (!arguments.log_proof.empty()) {
    const auto document = syntax::read_json_file(arguments.log_proof);
    if (!document) return session.fail(document.findings());
    auto read = trust::read_log_proof(document->root());
    if (!read) return session.fail(read.findings());
    proof = std::move(read).value();
  }
  const auto day = at->value_or(today());
  const auto* const trusted = list ? &*list : nullptr;
  const auto schemes = session.schemes();
  const auto first = token->text.find_first_not_of(" \t\r\n");
  const bool is_xml = first != std::string::npos && token->text[first] == '<';
  const auto answer = is_xml ? issuing::verify_report(*token, trusted, day) : issuing::verify(token->text, trusted, day, schemes ? &*schemes : nullptr, arguments.label, proof ? &*proof : nullptr);
  auto summary = verification_summary(answer, day);
  if (is_xml) summary.subject = "report";
  if (session.json()) return session.finish(formats::verification_json(summary), code_of(answer.verdict));
  return session.report(report::verification_text(summary, session.style()), code_of(answer.verdict));
}

}  // namespace

Command verify_command() {
  const auto arguments = std::make_shared<VerifyArguments>();
  return {.name = "verify",
          .summary = "Is a label, or a signed report of a batch, authentic and valid? Offline; ends with 0 yes, 1 no, 2 cannot decide",
          .example = "ferrolabel verify label.jws --trust trust.json --log-proof label.proof.json",
          .parameters = {{"LABEL", "", "Label file, a compact JWS, or report in XML; - for standard input", &arguments->label, true, Completes::file},
                         {"--trust", "TRUST", "Trust list: ferrolabel trust add", &arguments->trust, false, Completes::file},
                         {"--log-proof", "FILE", "Proof of 'label --log-proof' or 'registry prove': since when the label stands in the log", &arguments->log_proof, false, Completes::file},
                         {"--at", "DATE", "Day on which it is asked; else today", &arguments->at}},
          .run = [arguments](Session& session) { return run_verify(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
