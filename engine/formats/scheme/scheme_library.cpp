// SPDX-License-Identifier: Apache-2.0
#include "formats/scheme/scheme_library.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "formats/scheme/scheme_reader.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::formats {

namespace {

namespace fs = std::filesystem;
using SchemePointer = std::shared_ptr<const method::Scheme>;

void append(Findings& all, const Findings& some) { all.insert(all.end(), some.begin(), some.end()); }

/// Whether the steps of a reference name classes of every family of the scheme referred to.
void judge_steps(const method::Reference& reference, const method::Scheme& referred, const Place& place, Findings& findings) {
  for (const auto& step : reference.steps)
    for (const auto& family : referred.families) {
      const auto is_it = [&](const auto& each) { return each.name == step.class_name; };
      if (std::none_of(family.classes.begin(), family.classes.end(), is_it))
        add_pack_error(findings, "scheme.reference.unknown", place,
                       "'" + referred.info.id + "' has no class '" + step.class_name + "' in the family '" + family.id + "'",
                       "Name a class of the scheme referred to.");
    }
}

}  // namespace

Result<SchemeLibrary> SchemeLibrary::open(const fs::path& directory) {
  std::error_code error;
  if (fs::is_directory(directory, error)) return SchemeLibrary{directory};
  Place place;
  place.source = std::make_shared<const SourceText>(SourceText{directory.string(), {}});
  return Finding{"scheme.no-directory", Severity::error, std::move(place), "there is no such folder of class schemes",
                 "Name the directory of the packs with --methods or FERROLABEL_METHODS; it has a folder 'schemes'."};
}

Result<SchemePointer> SchemeLibrary::read(const fs::path& file) const {
  const auto document = read_pack_file(file);
  if (!document) return document.findings();
  auto scheme = read_scheme(*document);
  if (!scheme || !scheme->reference) {
    if (!scheme) return std::move(scheme.findings());
    auto findings = scheme.findings();
    return {std::make_shared<const method::Scheme>(std::move(scheme).value()), std::move(findings)};
  }
  auto findings = scheme.findings();
  auto value = std::move(scheme).value();
  auto& reference = *value.reference;
  const auto place = document->document->root().member("reference").place();
  const auto names = ids();
  if (reference.scheme == value.info.id || std::find(names.begin(), names.end(), reference.scheme) == names.end()) {
    add_pack_error(findings, "scheme.reference.unknown", place, "the scheme '" + reference.scheme + "' that it refers to is not there",
                   "Put '" + reference.scheme + ".json' beside it.");
    return findings;
  }
  const auto referred_document = read_pack_file(directory_ / (reference.scheme + ".json"));
  if (!referred_document) return referred_document.findings();
  auto referred = read_scheme(*referred_document);
  if (!referred) return std::move(referred.findings());
  if (referred->reference) {
    add_pack_error(findings, "scheme.reference.chain", place, "'" + reference.scheme + "' refers to another scheme itself",
                   "Refer to the scheme that states the limits.");
    return findings;
  }
  judge_steps(reference, *referred, place, findings);
  if (has_errors(findings)) return findings;
  value.info.digest = syntax::sha256_digest(document->document->source()->text + '\n' + referred->info.digest);
  reference.referred = std::make_shared<const method::Scheme>(std::move(referred).value());
  return {std::make_shared<const method::Scheme>(std::move(value)), std::move(findings)};
}

Result<SchemePointer> SchemeLibrary::scheme(std::string_view id) const {
  const auto file = directory_ / (std::string{id} + ".json");
  std::error_code error;
  if (!is_pack_id(id) || !fs::is_regular_file(file, error)) {
    std::string known;
    for (const auto& each : ids()) known += (known.empty() ? "" : ", ") + each;
    return Finding{"scheme.not-found", Severity::error, {}, "there is no scheme '" + std::string{id} + "'", "Known: " + known + "."};
  }
  auto scheme = read(file);
  if (scheme && (*scheme)->info.id != id)
    return Finding{"scheme.bad-id", Severity::error, {}, "the file of scheme '" + std::string{id} + "' says it is '" + (*scheme)->info.id + "'",
                   "Name the file after the id."};
  return scheme;
}

std::vector<std::string> SchemeLibrary::ids() const {
  std::vector<std::string> result;
  std::error_code error;
  for (fs::directory_iterator at{directory_, error}, end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".json" && is_pack_id(at->path().stem().string())) result.push_back(at->path().stem().string());
  std::sort(result.begin(), result.end());
  return result;
}

Result<std::vector<SchemePointer>> SchemeLibrary::all() const {
  std::vector<SchemePointer> schemes;
  Findings findings;
  for (const auto& id : ids()) {
    auto each = scheme(id);
    append(findings, each.findings());
    if (each) schemes.push_back(std::move(each).value());
  }
  if (has_errors(findings)) return findings;
  return {std::move(schemes), std::move(findings)};
}

}  // namespace ferrolabel::formats
