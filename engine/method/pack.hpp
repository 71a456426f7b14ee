// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quantity/datum.hpp"

namespace ferrolabel::method {

/// Where the figures of a pack come from; a pack without one is refused.
struct Source {
  std::string what;       ///< which figures
  std::string reference;  ///< act and article, document, or address
  quantity::Confidence confidence = quantity::Confidence::primary;
  std::string note;
  std::string id;  ///< by which the figures of the pack name it
};

/// What every pack says of itself. Packs are data: values with edition, source and digest, and no code.
struct PackInfo {
  std::string id;
  std::string title;
  std::string edition;
  std::string licence;
  std::vector<Source> sources;
  std::string digest;  ///< "sha256:…" over the file's bytes and the digests of the packs that it names
  std::string file;
};

}  // namespace ferrolabel::method
