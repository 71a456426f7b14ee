// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/result.hpp"
#include "trust/key.hpp"

namespace ferrolabel::trust {

/// Writes a key to a new file that only its owner can read (mode 0600); never over a file that is there, never through a link.
/// Its content is on the disk when this returns; after a failure there is no file.
/// @return findings trust.key-file.exists or .cannot-write; none when done
[[nodiscard]] Findings write_key_file(const std::string& path, const SigningKey& key);
[[nodiscard]] Findings write_key_file(const std::string& path, const XmlSigningKey& key);

/// Reads such a file. It is refused when it is a link or no regular file, belongs to another user, or when group or others
/// have any right on it. Findings name the place but never show the line, which may hold the private half.
/// Findings: trust.key-file.missing, .not-regular, .owner, .permissions, .unreadable, .too-large, .private-part, .algorithm (an
/// RSA key); syntax.json.*; those of read_key_record.
[[nodiscard]] Result<SigningKey> read_key_file(const std::string& path);

/// The same for a key that signs XML. Findings: as above; trust.key-file.algorithm where it is no RSA key.
[[nodiscard]] Result<XmlSigningKey> read_xml_key_file(const std::string& path);

}  // namespace ferrolabel::trust
