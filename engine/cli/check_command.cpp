// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "checking/claim_desk.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "cli/trust_file.hpp"
#include "formats/claim/question_reader.hpp"
#include "formats/claim/replay_json.hpp"
#include "issuing/label_id.hpp"
#include "report/claim_text.hpp"
#include "syntax/file.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

namespace {

struct CheckArguments {
  std::string document, question, at, registry, trust, key, save_receipt, receipt;
};

int code_of(claim::Verdict verdict) {
  switch (verdict) {
    case claim::Verdict::accept: return exit_code::done;
    case claim::Verdict::reject: return exit_code::no;
    case claim::Verdict::cannot_decide: break;
  }
  return exit_code::undecided;
}

/// What the options name, opened.
struct Opened {
  std::optional<trust::TrustList> trust;
  std::optional<registry::Registry> registry;
  std::optional<trust::SigningKey> key;
  std::optional<formats::SchemeLibrary> schemes;
  formats::QuestionPacks packs;
  Findings findings;

  /// The value, or nothing and its findings.
  template <class Value>
  void take(std::optional<Value>& place, Result<Value> result) {
    findings.insert(findings.end(), result.findings().begin(), result.findings().end());
    if (result.ok()) place = std::move(result).value();
  }

  [[nodiscard]] checking::Sources sources() const {
    checking::Sources sources;
    if (trust) sources.trust = &*trust;
    if (registry) sources.registry = &*registry;
    if (key) sources.receipt_key = &*key;
    sources.packs = &packs;
    sources.scheme = [this](std::string_view id) -> std::shared_ptr<const method::Scheme> {
      auto scheme = schemes->scheme(id);
      return scheme.ok() ? std::move(scheme).value() : nullptr;
    };
    return sources;
  }
};

std::unique_ptr<Opened> open_sources(const Session& session, const CheckArguments& arguments) {
  auto opened = std::make_unique<Opened>();
  if (!arguments.trust.empty()) opened->take(opened->trust, read_trust_file(arguments.trust));
  if (!arguments.registry.empty()) opened->take(opened->registry, registry::Registry::open(arguments.registry));
  if (!arguments.key.empty()) opened->take(opened->key, trust::read_key_file(arguments.key));
  opened->take(opened->schemes, session.schemes());
  auto packs = formats::read_question_packs(std::filesystem::path{session.methods_directory()} / "questions");
  opened->findings.insert(opened->findings.end(), packs.findings().begin(), packs.findings().end());
  if (packs.ok()) opened->packs = std::move(packs).value();
  return opened;
}

/// The time at which a registry is asked: now, or the end of the day that is named.
registry::Time asked_at(const std::optional<quantity::Date>& day) {
  if (day) return std::chrono::sys_days{*day} + std::chrono::days{1} - std::chrono::seconds{1};
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool is_json(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

Result<checking::Checked> check_source(const checking::Sources& sources, SourceText source, const checking::CheckTerms& terms) {
  if (!is_json(source.text)) return checking::check_token(sources, source.text, terms);
  const auto document = syntax::read_json(std::move(source), syntax::file_limits());
  if (!document) return document.findings();
  return checking::check_document(sources, document->root(), terms);
}

std::string checked_text(const checking::Checked& checked, const report::Style& style) {
  if (const auto* tender = std::get_if<claim::Tender>(&checked.subject)) return report::tender_text(*tender, std::get<claim::TenderAnswer>(checked.answer), checked.decision, style);
  return report::claim_text(std::get<claim::Claim>(checked.subject), std::get<claim::Answer>(checked.answer), checked.decision, style);
}

int replay(const Session& session, const CheckArguments& arguments) {
  std::optional<trust::TrustList> trust;
  if (!arguments.trust.empty()) {
    auto read = read_trust_file(arguments.trust);
    if (!read) return session.fail(read.findings());
    trust = std::move(read).value();
  }
  const auto document = syntax::read_json_file(arguments.receipt, formats::receipt_limits());
  if (!document) return session.fail(document.findings());
  const auto library = session.schemes();
  if (!library) return session.fail(library.findings());
  const auto all = library->all();
  if (!all) return session.fail(all.findings());
  claim::SchemeSet schemes;
  for (const auto& scheme : *all) schemes.emplace(scheme->info.id, scheme);
  const auto found = formats::replay_receipt(document->root(), schemes, trust ? &*trust : nullptr, issuing::label_id);
  if (!found) return session.fail(found.findings());
  const int code = !found->same ? exit_code::no : found->signer.empty() ? exit_code::undecided : code_of(found->verdict);
  if (session.json()) return session.finish(formats::replay_json(*found, found.findings()), code);
  session.tell(found.findings());
  return session.report(report::replay_text(*found, session.style()), code);
}

int run_check(const Session& session, const CheckArguments& arguments) {
  trust::forbid_core_dumps();
  if (!arguments.receipt.empty()) {
    if (!arguments.document.empty()) return session.refuse("a receipt is replayed alone, without a claim or tender");
    return replay(session, arguments);
  }
  if (arguments.document.empty()) return session.refuse("name a claim, a tender or a label, or a receipt by --receipt");
  const auto at = read_date("--at", arguments.at);
  if (!at) return session.fail(at.findings());
  checking::CheckTerms terms{.decision = *at, .now = asked_at(*at), .threads = *session.threads()};
  const auto opened = open_sources(session, arguments);
  if (!arguments.question.empty()) {
    const auto document = syntax::read_json_file(arguments.question);
    auto question = document ? formats::read_question(document->root(), opened->packs) : Result<claim::Question>{document.findings()};
    opened->take(terms.question, std::move(question));
  }
  auto source = syntax::read_file(arguments.document, syntax::file_limits().bytes);
  if (!source) opened->findings.insert(opened->findings.end(), source.findings().begin(), source.findings().end());
  if (has_errors(opened->findings)) return session.fail(opened->findings);
  const auto checked = check_source(opened->sources(), std::move(source).value(), terms);
  if (!checked) return session.fail(checked.findings());
  session.tell(opened->findings);
  session.tell(checked.findings());
  if (!arguments.save_receipt.empty()) {
    if (checked->receipt.empty()) return session.refuse("a receipt must be signed: name a key for receipts by --key");
    if (const auto problem = write_file(arguments.save_receipt, checked->receipt + "\n"); !problem.empty()) return session.fail(problem);
  }
  if (session.json()) return session.finish(checking::checked_json(*checked), code_of(checked->verdict()));
  return session.report(checked_text(*checked, session.style()), code_of(checked->verdict()));
}

}  // namespace

Command check_command() {
  const auto arguments = std::make_shared<CheckArguments>();
  return {.name = "check",
          .summary = "What is a claim or a whole tender worth? Ends with 0 accepted, 1 refused, 2 cannot decide",
          .example = "ferrolabel check samples/tenders/bridge.json --question samples/tenders/bridge-question.json --trust samples/trust/trust.json",
          .parameters = {{"CLAIM_OR_TENDER", "", "Claim or tender (JSON), or a label; - for standard input", &arguments->document, false, Completes::file},
                         {"--question", "FILE", "What is asked; goes before the document's own question", &arguments->question, false, Completes::file},
                         {"--at", "DATE", "Day of the decision; else the document's, else today", &arguments->at},
                         {"--registry", "URL", "sqlite:PATH or postgresql://…; without it tonnes cannot be decided", &arguments->registry},
                         {"--trust", "FILE", "Trust list; without it nobody vouches for a signature", &arguments->trust, false, Completes::file},
                         {"--key", "FILE", "Key that signs the receipt; no receipt without it", &arguments->key, false, Completes::file},
                         {"--save-receipt", "FILE", "Write the signed receipt to FILE", &arguments->save_receipt, false, Completes::file},
                         {"--receipt", "FILE", "Replay a receipt instead", &arguments->receipt, false, Completes::file}},
          .run = [arguments](Session& session) { return run_check(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
