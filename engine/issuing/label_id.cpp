// SPDX-License-Identifier: Apache-2.0
#include "issuing/label_id.hpp"

#include "formats/label/label_writer.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::issuing {

std::string label_id(const label::Label& label, std::string_view kid) {
  constexpr std::string_view digest_head = "sha256:";
  constexpr std::size_t hash_digits = 32;
  label::Label content = label;
  content.id.clear();
  content.status_pointer.reset();  // may be made of the id
  const auto digest = syntax::sha256_digest(std::string{kid} + '\n' + formats::write_label(content));
  const auto hash = digest.substr(digest_head.size(), hash_digits);
  const auto& issuer = label.issuer.id;
  if (issuer.substr(0, 4) == "urn:") return issuer + ":label:" + hash;
  return issuer + (issuer.ends_with('/') ? "labels/" : "/labels/") + hash;
}

}  // namespace ferrolabel::issuing
