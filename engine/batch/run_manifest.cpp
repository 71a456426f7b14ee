// SPDX-License-Identifier: Apache-2.0
#include "batch/run_manifest.hpp"

#include "formats/pack/pack_library.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"
#include "trust/trust_list_document.hpp"

namespace ferrolabel::batch {

namespace {

using syntax::JsonWriter;

void write_counts(JsonWriter& writer, const RunSummary& summary) {
  const auto count = [&writer](std::string_view name, std::uint64_t value) { writer.key(name).integer(static_cast<std::int64_t>(value)); };
  count("submissions", summary.total());
  count("accepted", summary.count(Verdict::accepted));
  count("needsReview", summary.count(Verdict::needs_review));
  count("rejected", summary.count(Verdict::rejected));
}

void write_packs(JsonWriter& writer, const std::string& methods) {
  const auto library = formats::PackLibrary::open(methods);
  const auto packs = library ? library->list() : Result<std::vector<formats::PackSummary>>{library.findings()};
  writer.key("packs").begin_object();
  if (packs)
    for (const auto& pack : *packs) writer.member(pack.kind + "/" + pack.id, pack.digest);
  writer.end_object();
}

}  // namespace

std::string run_record(const RunTerms& terms) {
  JsonWriter writer{0};
  writer.begin_object().key("run").begin_object();
  writer.member("format", "ferrolabel-batch-run").member("formatVersion", 1);
  writer.member("program", FERROLABEL_VERSION);
  writer.member("day", quantity::to_string(terms.examiner.day)).member("dayForAll", terms.examiner.day_for_all);
  writer.key("inputs").begin_array();
  for (const auto& input : terms.inputs) writer.string(input);
  writer.end_array();
  writer.member("stages", terms.examiner.only_schema ? "schema" : terms.examiner.key == nullptr ? "all but issuing" : "all");
  writer.key("key");
  if (terms.examiner.key == nullptr) writer.null();
  else writer.string(terms.examiner.key->kid());
  writer.key("trust");
  if (terms.examiner.trust == nullptr) writer.null();
  else writer.string(syntax::sha256_digest(trust::write_trust_list(*terms.examiner.trust)));
  writer.key("reportKey");
  if (terms.examiner.report_key == nullptr) writer.null();
  else writer.string(terms.examiner.report_key->kid());
  writer.key("registry");
  if (terms.examiner.registry.empty()) writer.null();
  else writer.string(terms.examiner.registry);
  writer.member("shard", std::to_string(terms.shard.index) + "/" + std::to_string(terms.shard.of));
  write_packs(writer, terms.examiner.methods);
  writer.end_object().end_object();
  return std::move(writer).take();
}

std::optional<Begun> begun_on(std::string_view run_record) {
  if (run_record.empty()) return std::nullopt;
  const auto document = syntax::read_json({"journal", std::string{run_record}});
  if (!document) return std::nullopt;
  const auto run = document->root().member("run");
  const auto day = quantity::parse_date(run.member("day").scalar());
  if (!day) return std::nullopt;
  return Begun{*day, run.member("dayForAll").scalar() == "true"};
}

Findings begin_or_go_on(const std::string& record, OutFolder& out) {
  const auto there = out.run();
  if (there == record) return {};
  if (there.empty()) {
    out.begin(record);
    return {};
  }
  const auto ours = syntax::read_json({"run", record});
  const auto theirs = syntax::read_json({"journal", there});
  std::string different;
  for (auto member = ours ? ours->root().member("run").first_child() : syntax::Node{}; member; member = member.next()) {
    const auto other = theirs ? theirs->root().member("run").member(member.name()) : syntax::Node{};
    const bool scalar = member.kind() != syntax::Kind::array && member.kind() != syntax::Kind::object;
    if (scalar && member.scalar() != other.scalar()) different += (different.empty() ? "" : ", ") + std::string{member.name()} + " '" + std::string{other.scalar()} + "'";
  }
  return {{"batch.out.other-run", Severity::error, {}, "the run in the folder began with other arguments, packs or program" + (different.empty() ? std::string{} : ": it has " + different),
           "resume it with what it began with, or begin anew in another --out"}};
}

std::string run_manifest(const OutFolder& out, const RunResult& result) {
  JsonWriter writer{0};
  writer.begin_object();
  writer.member("format", "ferrolabel-batch-manifest").member("formatVersion", 1);
  writer.key("results").begin_object();
  write_counts(writer, out.summary());
  writer.member("journal", out.journal_check());
  writer.end_object();
  writer.key("registryHead");
  if (result.head.empty()) writer.null();
  else writer.string(result.head);
  writer.end_object();
  auto text = std::move(writer).take();
  text.pop_back();
  return text + "," + out.run().substr(1) + "\n";
}

std::string run_json(const OutFolder& out, const RunResult& result) {
  JsonWriter writer;
  writer.begin_object();
  writer.member("end", result.end == RunEnd::whole ? "whole" : result.end == RunEnd::stopped ? "stopped" : "interrupted");
  write_counts(writer, out.summary());
  writer.key("passedOver").integer(static_cast<std::int64_t>(result.passed_over));
  writer.member("out", out.path(""));
  writer.end_object();
  return std::move(writer).take() + "\n";
}

}  // namespace ferrolabel::batch
