// SPDX-License-Identifier: Apache-2.0
#include "batch/merge.hpp"

#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

#include "formats/input/input_finding.hpp"
#include "batch/run.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::batch {

namespace {

constexpr std::size_t results_a_checkpoint = 250;
constexpr const char* run_again = "the parts were not of the same input: run them again over one that does not change";

Finding fault(std::string code, const std::string& folder, std::string message, std::string fix) {
  return formats::input_finding(folder, std::move(code), std::move(message), std::move(fix));
}

/// Which part a run is of, as its record says; nothing where it says none.
std::optional<Shard> part_of(std::string_view record) {
  const auto document = syntax::read_json({"journal", std::string{record}});
  return document ? parse_shard(document->root().member("run").member("shard").scalar()) : std::nullopt;
}

/// The record of the run of all parts. A text within the record has its quotation marks escaped: only the member reads so.
std::string without_part(std::string record, const Shard& shard) {
  const auto member = [](std::uint64_t index, std::uint64_t of) { return "\"shard\":\"" + std::to_string(index) + "/" + std::to_string(of) + "\""; };
  const auto part = member(shard.index, shard.of);
  if (const auto at = record.find(part); at != std::string::npos) record.replace(at, part.size(), member(1, 1));
  return record;
}

std::uint64_t number_of(const Examined& kept) {
  std::uint64_t number = 0;
  std::from_chars(kept.csv.data(), kept.csv.data() + kept.csv.size(), number);
  return number;
}

/// A part's results, one after another.
class PartReader {
 public:
  explicit PartReader(const OutFolder& part) : part_{&part} {}

  /// The next result; nothing at the end, and where `damaged` says so.
  [[nodiscard]] const Examined* front() {
    while (at_ == results_.size()) {
      if (group_ == part_->groups() || damaged_) return nullptr;
      auto results = part_->group(group_++);
      damaged_ = !results;
      results_ = std::move(results).value_or(std::vector<Examined>{});
      at_ = 0;
    }
    return &results_[at_];
  }
  void pop() { ++at_; }
  [[nodiscard]] bool damaged() const noexcept { return damaged_; }

 private:
  const OutFolder* part_;
  std::vector<Examined> results_;
  std::size_t at_ = 0;
  std::size_t group_ = 0;
  bool damaged_ = false;
};

}  // namespace

Result<Merge> Merge::open(std::span<const std::string> folders) {
  Merge merge;
  std::uint64_t parts = 0;
  std::map<std::uint64_t, std::string> folder_of;  // each part, by its number
  for (const auto& folder : folders) {
    if (!std::filesystem::exists(std::filesystem::path{folder} / "journal"))
      return fault("batch.merge.unfinished", folder, "there is no run in the folder", "name the folder that was --out of a run with --shard");
    auto opened = OutFolder::open(folder, true);
    if (!opened) return opened.findings();
    auto& part = *opened.value();
    if (!part.finished()) return fault("batch.merge.unfinished", folder, "the run in the folder is not over", "end it by 'ferrolabel batch' with the same arguments and --resume");
    const auto shard = part_of(part.run());
    if (!shard) return fault("batch.merge.other-run", folder, "the run in the folder says no part", "name the folder that was --out of a run with --shard");
    const auto record = without_part(part.run(), *shard);
    if (merge.parts_.empty()) {
      merge.record_ = record;
      parts = shard->of;
    }
    if (record != merge.record_ || shard->of != parts)
      return fault("batch.merge.other-run", folder, "the run in the folder began with other arguments, packs or program than that in '" + folders.front() + "'", "merge only parts of one run");
    if (const auto [there, is_new] = folder_of.emplace(shard->index, folder); !is_new)
      return fault("batch.merge.parts", folder, "part " + std::to_string(shard->index) + " of " + std::to_string(parts) + " is there twice: in '" + there->second + "' also", "name one of the two");
    if (!merge.parts_.empty() && part.pieces() != merge.pieces())
      return fault("batch.merge.gap", folder, "the input of the part had " + std::to_string(part.pieces()) + " submissions, that of '" + folders.front() + "' " + std::to_string(merge.pieces()), run_again);
    merge.parts_.push_back(std::move(opened).value());
  }
  std::uint64_t missing = 1;
  while (folder_of.contains(missing)) ++missing;
  if (missing <= parts)
    return fault("batch.merge.parts", folders.front(), std::to_string(parts - folder_of.size()) + " of " + std::to_string(parts) + " parts are missing, the first is " + std::to_string(missing),
                 "name the folder of each part; a part that found nothing to do has one, too");
  return merge;
}

Findings Merge::run(OutFolder& out) const {
  std::vector<PartReader> readers;
  for (const auto& part : parts_) readers.emplace_back(*part);
  const auto had = out.done();
  std::uint64_t number = 0;
  for (;;) {
    std::size_t next = 0;
    const Examined* least = nullptr;
    for (std::size_t at = 0; at < readers.size(); ++at) {
      const auto* kept = readers[at].front();
      if (readers[at].damaged()) return {fault("batch.merge.damaged", parts_[at]->path(""), "files in the folder are not what its run wrote", "run the part again in another --out: no label is issued twice")};
      if (kept != nullptr && (least == nullptr || number_of(*kept) < number_of(*least))) {
        least = kept;
        next = at;
      }
    }
    if (least == nullptr) break;
    if (number_of(*least) != ++number)
      return {fault("batch.merge.gap", parts_[next]->path(""), "the result after number " + std::to_string(number - 1) + " has number " + std::to_string(number_of(*least)), run_again)};
    if (number > had) out.add(*least, least->token);
    readers[next].pop();
    if (number > had && (number - had) % results_a_checkpoint == 0) out.checkpoint();
  }
  out.checkpoint();
  if (number != pieces())
    return {fault("batch.merge.gap", parts_.front()->path(""), "the last result has number " + std::to_string(number) + ", and the input had " + std::to_string(pieces()) + " submissions", run_again)};
  return {};
}

}  // namespace ferrolabel::batch
