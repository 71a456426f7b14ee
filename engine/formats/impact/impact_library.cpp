// SPDX-License-Identifier: Apache-2.0
#include "formats/impact/impact_library.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "formats/ilcd/ilcd_method_reader.hpp"
#include "formats/impact/gwp_table.hpp"
#include "lca/expression.hpp"
#include "quantity/number_text.hpp"
#include "syntax/encoding.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::formats {
namespace {

namespace fs = std::filesystem;

void append(Findings& all, const Findings& some) { all.insert(all.end(), some.begin(), some.end()); }

/// A file that a pack names, below the pack's folder; its digest is added to what the pack's digest is over.
Result<SourceText> read_named_file(ObjectReader& reader, const fs::path& folder, std::string& digested) {
  const auto name = reader.text("file");
  const fs::path relative{name};
  if (relative.is_absolute() || std::find(relative.begin(), relative.end(), fs::path{".."}) != relative.end())
    return Finding{"pack.file", Severity::error, reader.node().place(), "'" + name + "' leads out of the folder of the pack", "name a file beside the pack"};
  auto source = syntax::read_file((folder / relative).string(), syntax::file_limits().bytes);
  if (source) digested += '\n' + syntax::sha256_digest(source->text);
  return source;
}

Result<lca::ImpactCategory> read_category(ObjectReader& reader, const fs::path& folder, std::string& digested) {
  auto source = read_named_file(reader, folder, digested);
  const auto id = reader.text("id");
  const auto name = reader.optional_text("name");
  const auto part = reader.optional_text("part");
  const auto report = reader.optional_text("report");
  const auto parameter = reader.optional_text("parameter");
  reader.finish();
  if (!source) return source.findings();
  auto category = report.empty() ? read_ilcd_method(std::move(source).value()) : read_gwp_table(std::move(source).value(), report, parameter);
  if (!category) return category;
  category.value().id = id;
  category.value().part = part;
  if (!name.empty()) category.value().name = name;
  return category;
}

lca::WeightingSet read_weighting(syntax::Node node, const std::vector<lca::ImpactCategory>& categories, Findings& findings) {
  lca::WeightingSet set;
  ObjectReader root{node, findings};
  set.title = root.text("title");
  double sum = 0.0;
  for (const auto item : root.items("categories")) {
    ObjectReader reader{item, findings};
    auto& category = set.categories.emplace_back();
    category.id = reader.text("id");
    category.name = reader.text("name");
    category.unit = reader.text("unit");
    category.normalisation = reader.number("normalisation");
    category.weight = reader.number("weight");
    sum += category.weight;
    reader.finish();
    if (std::any_of(set.categories.begin(), std::prev(set.categories.end()), [&](const lca::WeightedCategory& one) { return one.id == category.id; }))
      add_pack_error(findings, "pack.double-id", item.place(), "'" + category.id + "' has two weights", "Keep one of the two.");
    if (!(category.normalisation > 0.0)) add_pack_error(findings, "pack.bad-value", item.place(), "the normalisation of '" + category.id + "' is 0, by which nothing can be divided", "Give the impact of a person in a year.");
    const auto meant = std::find_if(categories.begin(), categories.end(), [&](const lca::ImpactCategory& one) { return one.id == category.id; });
    if (meant != categories.end() && meant->unit != category.unit)
      add_pack_error(findings, "pack.bad-value", item.place(), "the normalisation of '" + category.id + "' is in '" + category.unit + "', the category in '" + meant->unit + "'", "Give it in the unit of the category.");
  }
  root.finish();
  constexpr double rounding = 5e-4;
  if (!(std::abs(sum - 1.0) <= rounding)) add_pack_error(findings, "pack.bad-value", node.place(), "the weights add up to " + quantity::number_text(sum) + ", not to 1", "Give the weights of all categories of the set, those without factors too.");
  return set;
}

std::vector<std::string> ids_in(const fs::path& folder) {
  std::vector<std::string> ids;
  std::error_code error;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".json" && at->path().stem() != "compartments") ids.push_back(at->path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

Result<ImpactLibrary> ImpactLibrary::open(const fs::path& directory) {
  std::error_code error;
  if (fs::is_directory(directory / "impact", error)) return ImpactLibrary{directory / "impact"};
  return Finding{"pack.no-directory", Severity::error, {.source = nullptr, .pointer = directory.string()}, "this folder of packs has no folder 'impact'", "Name the directory of the packs with --methods or FERROLABEL_METHODS."};
}

std::vector<std::string> ImpactLibrary::ids() const { return ids_in(folder_); }

bool ImpactLibrary::holds(std::string_view id) const {
  const auto known = ids();
  return std::find(known.begin(), known.end(), id) != known.end();
}

Result<lca::ImpactMethod> ImpactLibrary::method(std::string_view id) const {
  if (!holds(id)) {
    std::string list;
    for (const auto& each : ids()) list += (list.empty() ? "" : ", ") + each;
    return Finding{"pack.not-found", Severity::error, {}, "there is no impact pack '" + std::string{id} + "'", "Packs that there are: " + list + "."};
  }
  const auto pack = read_pack_file(folder_ / (std::string{id} + ".json"));
  if (!pack) return pack.findings();
  return read_impact_pack(*pack, folder_);
}

Result<lca::Compartments> ImpactLibrary::compartments() const {
  const auto pack = read_pack_file(folder_ / "compartments.json");
  if (!pack) return pack.findings();
  return read_compartments(*pack);
}

Result<lca::ImpactMethod> read_impact_pack(const PackDocument& pack, const fs::path& folder) {
  Findings findings;
  ObjectReader root{pack.document->root(), findings};
  lca::ImpactMethod method;
  method.info = read_header(pack, "impact", root);
  method.flavour = root.optional_text("flavour");
  auto digested = pack.document->source()->text;
  for (const auto node : root.items("categories")) {
    ObjectReader reader{node, findings};
    auto category = read_category(reader, folder, digested);
    append(findings, category.findings());
    if (category) method.categories.push_back(std::move(category).value());
  }
  if (const auto weighting = root.optional("weighting")) method.weighting = read_weighting(weighting, method.categories, findings);
  if (const auto names = root.optional("flowNames"))
    for (auto node = names.first_child(); node; node = node.next()) method.flow_names.emplace(lca::folded(node.name()), lca::folded(text_of(node, findings)));
  root.finish();
  if (has_errors(findings)) return findings;
  method.info.digest = syntax::sha256_digest(digested);
  return {std::move(method), std::move(findings)};
}

Result<lca::ImpactMethod> read_impact_files(const fs::path& path) {
  if (path.extension() == ".json") {
    const auto pack = read_pack_file(path);
    if (!pack) return pack.findings();
    return read_impact_pack(*pack, path.parent_path());
  }
  std::vector<fs::path> files;
  std::error_code error;
  if (!fs::is_directory(path, error)) files.push_back(path);
  else
    for (fs::directory_iterator at{path, error}, end; !error && at != end; at.increment(error))
      if (at->path().extension() == ".xml") files.push_back(at->path());
  if (error && error != std::errc::not_a_directory && error != std::errc::no_such_file_or_directory)
    return Finding{"syntax.file.unreadable", Severity::error, {.source = nullptr, .pointer = path.string()}, "the folder cannot be read: " + error.message(), "Name a folder that can be read."};
  std::sort(files.begin(), files.end());
  lca::ImpactMethod method;
  method.info.file = path.string();
  const auto full = fs::absolute(path / "").lexically_normal().parent_path();
  method.info.id = method.info.title = (files == std::vector{path} ? full.stem() : full.filename()).string();
  Findings findings;
  std::string digested;
  for (const auto& file : files) {
    auto source = syntax::read_file(file.string(), syntax::file_limits().bytes);
    if (!source) return source.findings();
    digested += (digested.empty() ? "" : "\n") + syntax::sha256_digest(source->text);
    auto category = read_ilcd_method(std::move(source).value());
    append(findings, category.findings());
    if (!category) continue;
    if (std::any_of(method.categories.begin(), method.categories.end(), [&](const lca::ImpactCategory& one) { return one.id == category->id; }))
      findings.push_back({"pack.double-id", Severity::error, {.source = nullptr, .pointer = file.string()}, "two files hold the impact category " + category->id, "Keep one of the two."});
    else method.categories.push_back(std::move(category).value());
  }
  if (files.empty()) findings.push_back({"lca.ilcd-method.missing", Severity::error, {.source = nullptr, .pointer = path.string()}, "the folder holds no .xml file", "name an ILCD LCIA method data set, or a folder of them"});
  if (has_errors(findings)) return findings;
  method.info.digest = syntax::sha256_digest(digested);
  return {std::move(method), std::move(findings)};
}

Result<lca::Compartments> read_compartments(const PackDocument& pack) {
  Findings findings;
  ObjectReader root{pack.document->root(), findings};
  static_cast<void>(read_header(pack, "compartments", root));
  std::map<std::string, std::string> names;
  for (const auto node : root.items("compartments")) {
    ObjectReader reader{node, findings};
    const auto meaning = reader.text("meaning");
    for (const auto& name : reader.texts("names"))
      if (!names.emplace(name, meaning).second) add_pack_error(findings, "pack.double-id", node.place(), "'" + name + "' means two compartments", "Keep one of the two.");
    reader.finish();
  }
  root.finish();
  if (has_errors(findings)) return findings;
  return lca::Compartments{names};
}

}  // namespace ferrolabel::formats
