// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support.hpp"
#include "trust/key.hpp"

namespace ferrolabel::trust {

/// Two RSA keys of the process, made once.
inline const XmlSigningKey& xml_key() {
  static const auto key = generate_xml_key({"https://example.com/issuers/certifier", "Example Certifier"}, day("2026-01-01")).value();
  return key;
}
inline const XmlSigningKey& other_xml_key() {
  static const auto key = generate_xml_key({"https://example.com/issuers/other", "Other"}, day("2026-01-01")).value();
  return key;
}

}  // namespace ferrolabel::trust
