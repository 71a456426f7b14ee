// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/pack_document.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::formats {

namespace {

constexpr std::string_view format_prefix = "ferrolabel-";

std::vector<method::Source> read_sources(ObjectReader& root) {
  std::vector<method::Source> sources;
  std::set<std::string> ids;
  auto& findings = root.findings();
  const auto list = root.optional("sources");
  for (const auto item : items_of(list, findings)) {
    ObjectReader reader{item, findings};
    method::Source source;
    source.id = reader.text("id");
    source.what = reader.text("what");
    source.reference = reader.text("reference");
    source.confidence = reader.confidence("confidence");
    source.note = reader.optional_text("note");
    reader.finish();
    if (!source.id.empty() && !ids.insert(source.id).second)
      add_pack_error(findings, "pack.double-id", item.place(), "source '" + source.id + "' is there twice",
                     "Give each source an id of its own.");
    sources.push_back(std::move(source));
  }
  if (sources.empty() && root.is_object())
    add_pack_error(findings, "pack.no-source", list ? list.place() : root.node().place(), "the pack names no source",
                   "Add \"sources\": where its figures come from, with confidence.");
  return sources;
}

}  // namespace

Result<PackDocument> read_pack_document(SourceText source) {
  auto document = syntax::read_json(std::move(source), syntax::file_limits());
  if (!document) return std::move(document.findings());
  PackDocument pack{std::make_shared<const syntax::Document>(std::move(document).value()), {}};
  const auto root = pack.document->root();
  const auto format = root.kind() == syntax::Kind::object ? root.member("format") : syntax::Node{};
  if (!format || format.kind() != syntax::Kind::string ||
      format.scalar().substr(0, format_prefix.size()) != format_prefix)
    return Finding{"pack.format", Severity::error, format ? format.place() : root.place(), "this file is no pack",
                   "A pack is an object with \"format\": \"ferrolabel-KIND\"."};
  pack.kind = format.scalar().substr(format_prefix.size());
  return pack;
}

Result<PackDocument> read_pack_file(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream.is_open() || stream.bad()) {
    Place place;
    place.source = std::make_shared<const SourceText>(SourceText{file.string(), {}});
    return Finding{"pack.unreadable", Severity::error, std::move(place), "the pack cannot be read",
                   "Check that the file is there and readable."};
  }
  return read_pack_document({file.string(), std::move(text)});
}

method::PackInfo read_header(const PackDocument& pack, std::string_view kind, ObjectReader& root) {
  auto& findings = root.findings();
  static_cast<void>(root.required("format"));
  if (pack.kind != kind)
    add_pack_error(findings, "pack.format", root.node().place(), "this is a pack of kind '" + pack.kind + "'",
                   "Here a pack of kind '" + std::string{kind} + "' is needed.");
  const auto version = root.required("formatVersion");
  if (version && version.scalar() != "1")
    add_pack_error(findings, "pack.format", version.place(),
                   "format version " + std::string{version.scalar()} + " is not known",
                   "This program reads version 1.");
  method::PackInfo info;
  info.id = root.text("id");
  if (!info.id.empty() && !is_pack_id(info.id))
    add_pack_error(findings, "pack.bad-id", root.node().member("id").place(), "'" + info.id + "' cannot be an id",
                   "Use 1 to 64 of a-z, 0-9, '.', '-', opening with a letter or digit.");
  info.title = root.text("title");
  info.edition = root.text("edition");
  info.licence = root.text("licence");
  info.sources = read_sources(root);
  const auto& source = pack.document->source();
  if (kind != "accounting") info.digest = syntax::sha256_digest(source->text);
  info.file = source->file;
  return info;
}

bool is_pack_id(std::string_view text) noexcept {
  const auto is_alnum = [](char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9'); };
  return !text.empty() && text.size() <= 64 && is_alnum(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char sign) { return is_alnum(sign) || sign == '.' || sign == '-'; });
}

}  // namespace ferrolabel::formats
