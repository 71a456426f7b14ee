// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "generate/chance.hpp"
#include "generate/plant_template.hpp"
#include "trust/key.hpp"

/// Submissions for tests, samples and benchmarks: as many as wanted, each a function of seed and rank alone.
namespace ferrolabel::generate {

/// What faults may be planted.
enum class FaultKinds { all, well_formed, readable };

struct GeneratorSettings {
  std::uint64_t seed = 1;
  double faulty = 0;  ///< share with one planted fault
  double large = 0;   ///< share of whole works, 17 to 33 kB instead of 4
  double signed_share = 0;  ///< signed by producer, verifier or both, with tests/generate/keys
  FaultKinds kinds = FaultKinds::all;
};

struct Generated {
  std::string id;
  std::string xml;    ///< a document of its own, with declaration
  std::string fault;  ///< name; empty = none is planted
  std::string code;   ///< of a finding that it must lead to
  std::string place;  ///< pointer of that finding; empty = depends on the plant
};

class SubmissionGenerator {
 public:
  /// @param plants folder of the sample plants @param keys folder of the test keys, needed where any are signed. Throws std::runtime_error where it does not hold them.
  SubmissionGenerator(const std::filesystem::path& plants, const GeneratorSettings& settings, const std::filesystem::path& keys = {});

  /// The submission of that rank, from 0.
  [[nodiscard]] Generated make(std::uint64_t rank) const;

 private:
  GeneratorSettings settings_;
  std::vector<PlantTemplate> small_;
  std::vector<PlantTemplate> large_;
  std::optional<trust::XmlSigningKey> producer_;
  std::optional<trust::XmlSigningKey> verifier_;
};

}  // namespace ferrolabel::generate
