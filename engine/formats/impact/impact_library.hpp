// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "formats/pack/pack_document.hpp"
#include "lca/compartments.hpp"
#include "lca/impact_method.hpp"

namespace ferrolabel::formats {

/// The impact packs, `methods/impact/ID.json`. A pack names the files of its factors, which lie beside it in their own format:
/// ILCD method data sets, or a table of global warming potentials. Nothing is read before it is asked for.
class ImpactLibrary {
 public:
  /// @param directory of all packs; `pack.no-directory` where it has no folder `impact`
  [[nodiscard]] static Result<ImpactLibrary> open(const std::filesystem::path& directory);

  /// The method of that id. Its digest is over the pack's bytes and, each after a line feed, those of the files that it names.
  /// Findings: `pack.not-found` lists the ids that there are; those of packs, of ILCD methods and of tables.
  [[nodiscard]] Result<lca::ImpactMethod> method(std::string_view id) const;

  /// The pack `compartments`.
  [[nodiscard]] Result<lca::Compartments> compartments() const;

  /// Whether there is a pack of that id.
  [[nodiscard]] bool holds(std::string_view id) const;

  /// The ids of all impact packs, sorted.
  [[nodiscard]] std::vector<std::string> ids() const;

 private:
  explicit ImpactLibrary(std::filesystem::path folder) : folder_{std::move(folder)} {}
  std::filesystem::path folder_;
};

/// Reads one impact pack with the files that it names. `pack.file` where a file's name leads out of the folder.
[[nodiscard]] Result<lca::ImpactMethod> read_impact_pack(const PackDocument& pack, const std::filesystem::path& folder);

/// An impact method from outside the library: a pack (.json), an ILCD method data set (.xml), or a folder of ILCD methods, each a
/// category in the order of their file names. Its id is the name of the file or folder, its digest over the files' bytes.
/// Findings: those of packs and of ILCD methods; `lca.ilcd-method.missing` for a folder without any; `pack.double-id` for two of one id.
[[nodiscard]] Result<lca::ImpactMethod> read_impact_files(const std::filesystem::path& path);

/// Reads a compartments pack: `names` of each `meaning`. `pack.double-id` where a name means two things.
[[nodiscard]] Result<lca::Compartments> read_compartments(const PackDocument& pack);

}  // namespace ferrolabel::formats
