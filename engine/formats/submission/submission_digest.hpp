// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/submission/submission.hpp"

namespace ferrolabel::formats {

/// SHA-256 ("sha256:…") over one line of JSON: what the submission says, member by member in the order of the schema, members
/// that are not there left out, tonnes normalised, the plant by its digest. @pre plant_digest is set
[[nodiscard]] std::string submission_digest(const Submission& submission);

}  // namespace ferrolabel::formats
