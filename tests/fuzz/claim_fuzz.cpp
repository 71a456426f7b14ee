// SPDX-License-Identifier: Apache-2.0
// What a bidder or procurer hands in. Input that opens with '{' is a document, whose members choose its reader, and in which '@'
// stands for the label that the setting signed; other input edits that label, or the setting's receipt. Only that very label is
// accepted, and only a receipt that the setting's key signed is reproduced; each receipt that a check gives is reproduced.
#include <cstdint>
#include <optional>

#include "checking/claim_desk.hpp"
#include "formats/claim/question_pack.hpp"
#include "formats/claim/question_reader.hpp"
#include "formats/claim/registry_evidence_document.hpp"
#include "fuzz/oracle.hpp"
#include "syntax/canonical_json.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::fuzz;

namespace {

struct Setting : formats::test::SignedClaim {
  trust::SigningKey office = formats::test::office_key();
  std::string token = claim.signed_label.token;
  formats::QuestionPacks packs = formats::read_question_packs(FERROLABEL_SOURCE_DIR "/methods/questions").value();
  checking::Sources sources;
  checking::CheckTerms own{.now = std::chrono::sys_days{decision}};  ///< the document brings the question
  checking::CheckTerms asked = own;
  std::string receipt;

  Setting() {
    trust.set_facts(facts);
    trust = trust::add(std::move(trust), trust::public_record(office), {trust::Purpose::receipt, std::nullopt, std::nullopt}, decision).value();
    sources.trust = &trust;
    sources.scheme = [this](std::string_view id) {
      const auto found = schemes.find(id);
      return found == schemes.end() ? nullptr : found->second;
    };
    sources.packs = &packs;
    sources.receipt_key = &office;
    question.registered = false;  // the registry would be a database: what it says is in receipts
    asked.question = question;
    asked.decision = decision;
    const auto checked = check_token(sources, token, asked);
    require(checked.ok() && checked->verdict() == claim::Verdict::accept);
    receipt = checked->receipt;
  }
};

const Setting& setting() {
  static const Setting only;
  return only;
}

Result<formats::Replay> replay(syntax::Node root) {
  auto result = formats::replay_receipt(root, setting().schemes, &setting().trust, formats::test::identity);
  if (!result) require_reasons(result.findings());
  return result;
}

bool is_reproduced(const Result<formats::Replay>& result) { return result.ok() && result->same && !result->signer.empty(); }

/// @return whether the receipt is reproduced
bool try_receipt(syntax::Node root) {
  const auto result = replay(root);
  if (!is_reproduced(result)) return false;
  require(result->signer == setting().office.kid() && is_signed_by(setting().office, trust::typ::receipt, root.member("head").scalar()));
  return true;
}

/// The body under a head that fits and that the setting signed, so that its readers see it.
void try_signed_body(syntax::Node body) {
  const auto text = syntax::canonical_json(body);
  syntax::JsonWriter head{0};
  head.begin_object().member("verdict", body.member("answer").member("verdict").scalar()).member("decisionDate", body.member("decisionDate").scalar());
  head.member("bodyDigest", syntax::sha256_digest(text)).end_object();
  syntax::JsonWriter writer{0};
  writer.begin_object().member("format", formats::receipt_format).member("formatVersion", 1);
  writer.member("head", trust::sign_compact(setting().office, trust::typ::receipt, head.text())).key("body").lexeme(text).end_object();
  const auto document = own_json(writer.text());
  const auto result = replay(document.root());
  if (result.ok()) (void)own_json(result->answer);
  if (const auto registry = body.member("registry")) require_round_trip(registry, formats::read_registry_evidence, formats::write_registry_evidence);
}

void require_own_labels(const checking::Checked& checked) {
  if (const auto* claim = std::get_if<claim::Claim>(&checked.subject)) {
    if (checked.verdict() == claim::Verdict::accept) require(claim->signed_label.token == setting().token);
    return;
  }
  const auto& tender = std::get<claim::Tender>(checked.subject);
  const auto& answer = std::get<claim::TenderAnswer>(checked.answer);
  for (std::size_t bid = 0; bid < answer.bids.size(); ++bid) {
    const auto& lines = answer.bids[bid].lines;
    for (std::size_t line = 0; line < lines.size(); ++line)
      if (lines[line].verdict == claim::Verdict::accept) require(tender.bids[bid].lines[line].signed_label.token == setting().token);
  }
}

void require_sound(const Result<checking::Checked>& result) {
  if (!result) return require_reasons(result.findings());
  const auto& checked = *result;
  require_own_labels(checked);
  const auto told = own_json(checking::checked_json(checked));
  if (checked.receipt.empty()) return;
  const auto again = replay(told.root().member("receipt"));
  require(is_reproduced(again) && again->verdict == checked.verdict());
}

/// A receipt and its replay cost three times what a check does: one input in four has one.
checking::Sources sources_for(std::size_t size) {
  auto sources = setting().sources;
  if (size % 8 > 1) sources.receipt_key = nullptr;
  return sources;
}

void try_document(const std::string& text) {
  const auto document = syntax::read_json({"fuzz", text});
  if (!document) return require_reasons(document.findings());
  const auto root = document->root();
  const auto format = root.member("format").scalar();
  if (format == formats::question_format) {
    require_round_trip(root, [](syntax::Node node) { return formats::read_question(node, setting().packs); }, formats::write_question);
  } else if (format == "ferrolabel-question-pack") {
    const auto pack = formats::read_question_pack(*document);
    if (!pack) return require_reasons(pack.findings());
    claim::Question question;
    question.id = "pack";
    question.criteria = pack->criteria;
    const auto whole = own_json(formats::write_question(question));
    require_round_trip(whole.root(), [](syntax::Node node) { return formats::read_question(node); }, formats::write_question);
  } else if (format == formats::receipt_format) {
    (void)try_receipt(root);
    if (const auto body = root.member("body")) try_signed_body(body);
  } else {
    require_sound(checking::check_document(sources_for(text.size()), root, text.size() % 2 == 0 ? setting().own : setting().asked));
  }
}

void try_edits_of_receipt(std::string_view edits) {
  const auto document = syntax::read_json({"fuzz", edited(setting().receipt, edits)}, formats::receipt_limits());
  if (!document) return;
  static const auto own = syntax::canonical_json(own_json(setting().receipt).root());
  const bool reproduced = try_receipt(document->root());
  require(reproduced || !edits.empty());
  if (reproduced) require(syntax::canonical_json(document->root()) == own);
  else if (const auto body = document->root().member("body")) try_signed_body(body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  static const bool unchanged_is_reproduced = (try_edits_of_receipt({}), true);
  if (bytes.empty() || !unchanged_is_reproduced) return 0;
  if (bytes.front() == '{') {
    std::string text;
    for (const char sign : bytes) {
      if (sign == '@') text += setting().token;
      else text += sign;
    }
    try_document(text);
  } else if (bytes.front() % 2 == 0) {
    require_sound(checking::check_token(sources_for(size / 4), edited(setting().token, bytes.substr(1)), setting().asked));
  } else {
    try_edits_of_receipt(bytes.substr(1));
  }
  return 0;
}
