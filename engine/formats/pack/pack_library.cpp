// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/pack_library.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>
#include <utility>

#include "formats/claim/question_pack.hpp"
#include "formats/impact/impact_library.hpp"
#include "formats/pack/accounting_reader.hpp"
#include "formats/pack/benchmark_reader.hpp"
#include "formats/pack/default_value_reader.hpp"
#include "formats/pack/factor_reader.hpp"
#include "formats/pack/goods_reader.hpp"
#include "formats/pack/pack_document.hpp"
#include "formats/pack/rule_set_reader.hpp"
#include "formats/pack/tier_reader.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::formats {

namespace {

namespace fs = std::filesystem;
using MethodPointer = std::shared_ptr<const method::AccountingMethod>;

constexpr std::array<std::string_view, 6> folders{"accounting", "factors", "questions", "rules", "schemes", "impact"};

template <auto read>
Findings findings_of(const PackDocument& pack) {
  return read(pack).findings();
}

/// A kind of pack, and what is wrong with one that stands for itself; nullptr where another reads it: accounting needs the packs
/// that it names, and schemes have their own library.
struct PackKind {
  std::string_view name;
  Findings (*check)(const PackDocument&);
};
constexpr std::array kinds{
    PackKind{"accounting", nullptr},
    PackKind{"benchmarks", findings_of<read_benchmarks>},
    PackKind{"compartments", [](const PackDocument& pack) { return read_compartments(pack).findings(); }},
    PackKind{"default-values", findings_of<read_default_values>},
    PackKind{"ets-benchmarks", findings_of<read_ets_benchmarks>},
    PackKind{"factors", findings_of<read_factor_pack>},
    PackKind{"goods", findings_of<read_goods_pack>},
    PackKind{"impact", [](const PackDocument& pack) { return read_impact_pack(pack, fs::path{pack.document->source()->file}.parent_path()).findings(); }},
    PackKind{"question-pack", [](const PackDocument& pack) { return read_question_pack(*pack.document).findings(); }},
    PackKind{"rule-set", findings_of<read_rule_set>},
    PackKind{"scheme", nullptr},
    PackKind{"tiers", findings_of<read_tier_table>},
};

/// The *.json files of a folder, sorted by name; none where there is no such folder.
std::vector<fs::path> pack_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".json") files.push_back(at->path());
  std::sort(files.begin(), files.end());
  return files;
}

void append(Findings& all, const Findings& some) { all.insert(all.end(), some.begin(), some.end()); }

/// The file of a pack by its id; a finding that names the ids of the folder where there is none.
Result<PackDocument> find_pack(const fs::path& folder, std::string_view id, const Place& asked_at) {
  const auto file = folder / (std::string{id} + ".json");
  std::error_code error;
  if (is_pack_id(id) && fs::is_regular_file(file, error)) return read_pack_file(file);
  std::string known;
  for (const auto& each : pack_files(folder)) known += (known.empty() ? "" : ", ") + each.stem().string();
  return Finding{"pack.not-found", Severity::error, asked_at,
                 "there is no pack '" + std::string{id} + "' in " + folder.filename().string() + "/",
                 "Known: " + known + "."};
}

/// Reads a pack of a folder by id with its reader.
template <class Pack, class Reader>
Result<std::shared_ptr<const Pack>> load(const fs::path& folder, std::string_view id, const Place& asked_at,
                                         Reader reader) {
  const auto document = find_pack(folder, id, asked_at);
  if (!document) return document.findings();
  auto pack = reader(*document);
  if (!pack) return std::move(pack.findings());
  if (pack->info.id != id)
    return Finding{"pack.bad-id", Severity::error, document->document->root().place(),
                   "the file of pack '" + std::string{id} + "' says it is '" + pack->info.id + "'",
                   "Name the file after the id."};
  auto findings = std::move(pack.findings());
  return {std::make_shared<const Pack>(std::move(pack).value()), std::move(findings)};
}

/// Puts a loaded pack into its place and takes its digest and findings along.
template <class Pack>
void take(Result<std::shared_ptr<const Pack>> loaded, std::shared_ptr<const Pack>& into, std::string& digests,
          Findings& findings) {
  append(findings, loaded.findings());
  if (!loaded) return;
  into = std::move(loaded).value();
  digests += '\n' + into->info.digest;
}

Result<MethodPointer> complete(const PackDocument& document, AccountingDraft draft, const fs::path& directory) {
  Findings findings;
  const auto factors = directory / "factors";
  auto digested = document.document->source()->text;
  auto& accounting = draft.method;
  take(load<method::FactorPack>(factors, draft.factors, draft.uses, read_factor_pack), accounting.factors, digested,
       findings);
  take(load<method::GoodsPack>(factors, draft.goods, draft.uses, read_goods_pack), accounting.goods, digested,
       findings);
  take(load<method::TierTable>(factors, draft.tiers, draft.uses, read_tier_table), accounting.tiers, digested,
       findings);
  if (!draft.default_values.empty())
    take(load<method::DefaultValues>(factors, draft.default_values, draft.uses, read_default_values),
         accounting.default_values, digested, findings);
  if (!draft.benchmarks.empty())
    take(load<method::Benchmarks>(factors, draft.benchmarks, draft.uses, read_benchmarks), accounting.benchmarks,
         digested, findings);
  if (has_errors(findings)) return findings;
  accounting.info.digest = syntax::sha256_digest(digested);
  return {std::make_shared<const method::AccountingMethod>(std::move(accounting)), std::move(findings)};
}

void count_confidences(syntax::Node node, std::map<quantity::Confidence, int>& counts) {
  for (auto child = node.first_child(); child; child = child.next()) {
    if (child.name() == "confidence" && child.kind() == syntax::Kind::string)
      if (const auto confidence = quantity::parse_confidence(child.scalar())) ++counts[*confidence];
    count_confidences(child, counts);
  }
}

std::string header_text(syntax::Node root, std::string_view name) {
  const auto node = root.member(name);
  return node && node.kind() == syntax::Kind::string ? std::string{node.scalar()} : std::string{};
}

/// What every kind of pack has in its head, without judging it.
PackSummary summarise(const PackDocument& pack) {
  const auto root = pack.document->root();
  PackSummary summary;
  summary.id = header_text(root, "id");
  summary.kind = pack.kind;
  summary.title = header_text(root, "title");
  summary.edition = header_text(root, "edition");
  if (summary.edition.empty()) summary.edition = header_text(root, "version");
  summary.file = pack.document->source()->file;
  summary.digest = syntax::sha256_digest(pack.document->source()->text);
  count_confidences(root, summary.confidences);
  return summary;
}

/// Of two candidates by period, whether the first is to be taken.
bool is_better(const method::AccountingMethod& first, const method::AccountingMethod& second,
               const quantity::Date& last_day) {
  const bool first_began = first.valid_from <= last_day;
  const bool second_began = second.valid_from <= last_day;
  if (first_began != second_began) return first_began;
  if (first.valid_from != second.valid_from)
    return first_began ? first.valid_from > second.valid_from : first.valid_from < second.valid_from;
  return first.info.id < second.info.id;
}

}  // namespace

std::vector<std::string> pack_kinds() {
  std::vector<std::string> names;
  for (const auto& kind : kinds) names.emplace_back(kind.name);
  return names;
}

Result<PackLibrary> PackLibrary::open(const fs::path& directory) {
  std::error_code error;
  if (fs::is_directory(directory / "accounting", error)) return PackLibrary{directory};
  Place place;
  place.source = std::make_shared<const SourceText>(SourceText{directory.string(), {}});
  return Finding{"pack.no-directory", Severity::error, std::move(place),
                 "this is no methods directory: it has no folder 'accounting'",
                 "Name the directory of the packs with --methods or FERROLABEL_METHODS."};
}

Result<MethodPointer> PackLibrary::method(std::string_view id) const {
  const auto document = find_pack(directory_ / "accounting", id, {});
  if (!document) return document.findings();
  auto draft = read_accounting_draft(*document);
  if (!draft) return std::move(draft.findings());
  if (draft->method.info.id != id)
    return Finding{"pack.bad-id", Severity::error, document->document->root().place(),
                   "the file of pack '" + std::string{id} + "' says it is '" + draft->method.info.id + "'",
                   "Name the file after the id."};
  return complete(*document, std::move(draft).value(), directory_);
}

Result<MethodPointer> PackLibrary::method_for(const quantity::Date& last_day) const {
  struct Candidate {
    PackDocument document;
    AccountingDraft draft;
  };
  std::optional<Candidate> best;
  Findings findings;
  for (const auto& file : pack_files(directory_ / "accounting")) {
    auto document = read_pack_file(file);
    append(findings, document.findings());
    if (!document) continue;
    auto draft = read_accounting_draft(*document);
    append(findings, draft.findings());
    if (!draft || !draft->method.by_period) continue;
    if (!best || is_better(draft->method, best->draft.method, last_day))
      best = Candidate{std::move(document).value(), std::move(draft).value()};
  }
  if (has_errors(findings)) return findings;  // a broken pack must not change the choice in silence
  if (best) return complete(best->document, std::move(best->draft), directory_);
  return Finding{"pack.not-found",
                 Severity::error,
                 {},
                 "no accounting pack may be chosen by period",
                 "Name the method with --method."};
}

Result<std::shared_ptr<const method::FactorPack>> PackLibrary::factors(std::string_view id) const {
  return load<method::FactorPack>(directory_ / "factors", id, {}, read_factor_pack);
}
Result<std::shared_ptr<const method::GoodsPack>> PackLibrary::goods(std::string_view id) const {
  return load<method::GoodsPack>(directory_ / "factors", id, {}, read_goods_pack);
}
Result<std::shared_ptr<const method::TierTable>> PackLibrary::tiers(std::string_view id) const {
  return load<method::TierTable>(directory_ / "factors", id, {}, read_tier_table);
}
Result<std::shared_ptr<const method::DefaultValues>> PackLibrary::default_values(std::string_view id) const {
  return load<method::DefaultValues>(directory_ / "factors", id, {}, read_default_values);
}
Result<std::shared_ptr<const method::Benchmarks>> PackLibrary::benchmarks(std::string_view id) const {
  return load<method::Benchmarks>(directory_ / "factors", id, {}, read_benchmarks);
}
Result<std::shared_ptr<const method::EtsBenchmarks>> PackLibrary::ets_benchmarks(std::string_view id) const {
  return load<method::EtsBenchmarks>(directory_ / "factors", id, {}, read_ets_benchmarks);
}

Result<std::shared_ptr<const method::RuleSet>> PackLibrary::rule_set(std::string_view id) const {
  return load<method::RuleSet>(directory_ / "rules", id, {}, read_rule_set);
}

Result<std::vector<PackSummary>> PackLibrary::list() const {
  std::vector<PackSummary> summaries;
  Findings findings;
  for (const auto folder : folders)
    for (const auto& file : pack_files(directory_ / folder)) {
      const auto document = read_pack_file(file);
      append(findings, document.findings());
      if (!document) continue;
      auto summary = summarise(*document);
      if (document->kind == "accounting") {
        const auto whole = method(summary.id);
        append(findings, whole.findings());
        if (whole) summary.digest = (*whole)->info.digest;
      }
      summaries.push_back(std::move(summary));
    }
  if (has_errors(findings)) return findings;
  return {std::move(summaries), std::move(findings)};
}

Result<PackSummary> PackLibrary::check(const fs::path& file) const {
  const auto document = read_pack_file(file);
  if (!document) return document.findings();
  auto summary = summarise(*document);
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const PackKind& each) { return each.name == document->kind; });
  if (kind == kinds.end()) {
    std::string known;
    for (const auto& each : kinds) known.append(known.empty() ? "" : ", ").append(each.name);
    const auto format = document->document->root().member("format");
    return Finding{"pack.format", Severity::error, format.place(), "this file is no pack: there is no kind of pack '" + document->kind + "'",
                   "A pack's format is 'ferrolabel-' and one of: " + known + "."};
  }
  Findings findings;
  if (kind->check != nullptr) findings = kind->check(*document);
  if (kind->name == "accounting") {
    auto draft = read_accounting_draft(*document);
    findings = draft.findings();
    if (draft) {
      const auto whole = complete(*document, std::move(draft).value(), directory_);
      findings = whole.findings();
      if (whole) summary.digest = (*whole)->info.digest;
    }
  }
  if (has_errors(findings)) return findings;
  return {std::move(summary), std::move(findings)};
}

}  // namespace ferrolabel::formats
