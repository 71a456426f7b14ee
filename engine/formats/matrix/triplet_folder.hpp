// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "formats/matrix/matrix_folder.hpp"

namespace ferrolabel::formats {

/// Whether a folder has `technosphere.csv`.
[[nodiscard]] bool is_triplet_folder(const std::filesystem::path& folder);

/// As read_matrix_folder, of the kind with triplets. A name in one of the lists that no triplet uses is kept; one that only a
/// triplet has is its own name, without unit.
[[nodiscard]] Result<MatrixFolder> read_triplet_folder(const std::filesystem::path& folder);

}  // namespace ferrolabel::formats
