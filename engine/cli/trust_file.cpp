// SPDX-License-Identifier: Apache-2.0
#include "cli/trust_file.hpp"

#include "syntax/file.hpp"
#include "trust/key_document.hpp"
#include "trust/key_file.hpp"
#include "trust/trust_list_document.hpp"

namespace ferrolabel::cli {

Result<trust::TrustList> read_trust_file(const std::string& path) {
  const auto document = syntax::read_json_file(path, syntax::file_limits());
  if (!document) return document.findings();
  return trust::read_trust_list(document->root());
}

Result<trust::KeyRecord> read_public_key(const std::string& path) {
  // As a key file first: that reader never shows a line of what may hold the private half.
  const auto key = trust::read_key_file(path);
  if (key) return trust::public_record(*key);
  if (const auto xml_key = trust::read_xml_key_file(path)) return trust::public_record(*xml_key);
  const auto document = syntax::read_json_file(path);
  if (!document || document->root().member("format").scalar() != trust::record_format) return key.findings();
  return trust::read_key_record(document->root());
}

}  // namespace ferrolabel::cli
