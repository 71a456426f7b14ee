// SPDX-License-Identifier: Apache-2.0
#include "trust/key_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "trust/key_document.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::size_t largest_file = 16u << 10;
constexpr char mask_sign = '*';       // no sign of base64url

/// A file descriptor that closes itself.
class File {
 public:
  explicit File(int descriptor) noexcept : descriptor_{descriptor} {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const noexcept { return descriptor_; }
  [[nodiscard]] bool is_open() const noexcept { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

/// Text that may hold the private half: its memory never grows, so that no copy is left behind, and is overwritten.
class SecretText {
 public:
  SecretText() { text_.reserve(largest_file + 1); }
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText() { cleanse(text_.data(), text_.size()); }
  std::string& operator*() noexcept { return text_; }

 private:
  std::string text_;
};

Finding file_error(const std::string& path, const char* code, const std::string& message, std::string fix) {
  Place place;
  place.source = std::make_shared<SourceText>(SourceText{path, {}});
  return {code, Severity::error, std::move(place), "the key file " + path + " " + message, std::move(fix)};
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::optional<Finding> check_status(const std::string& path, int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return file_error(path, "trust.key-file.unreadable", "cannot be read", "check the disk");
  if (!S_ISREG(status.st_mode)) return file_error(path, "trust.key-file.not-regular", "is no regular file", "name the key file itself");
  if (status.st_uid != ::geteuid()) {
    return file_error(path, "trust.key-file.owner", "belongs to another user", "sign as the user who owns the key");
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return file_error(path, "trust.key-file.permissions", "can be reached by other users",
                      "chmod 600 it; if others could read it, make a new key and revoke this one");
  }
  return std::nullopt;
}

std::optional<Finding> read_text(const std::string& path, std::string& text) {
  const File file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  if (!file.is_open()) {
    if (errno == ENOENT) return file_error(path, "trust.key-file.missing", "is not there", "make one by 'ferrolabel key new FILE', or check the name");
    if (errno == ELOOP) return file_error(path, "trust.key-file.not-regular", "is a link", "name the key file itself");
    return file_error(path, "trust.key-file.unreadable", "cannot be opened", "check its permissions");
  }
  if (auto finding = check_status(path, file.get())) return finding;
  text.resize(largest_file + 1);
  std::size_t size = 0;
  while (size < text.size()) {
    const auto got = ::read(file.get(), text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return file_error(path, "trust.key-file.unreadable", "cannot be read", "check the disk");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > largest_file) return file_error(path, "trust.key-file.too-large", "is too large for a key", "name the key file");
  text.resize(size);
  return std::nullopt;
}

/// Takes the value of the member "d" out of the text and masks it, so that neither the JSON reader nor a finding ever
/// holds it. Empty where there is not exactly one that is written plainly.
SecretBytes take_secret(std::string& text) {
  constexpr std::string_view name = "\"d\"";
  constexpr std::string_view blanks = " \t\r\n";
  SecretBytes secret;
  std::size_t found = 0;
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    auto value = text.find_first_not_of(blanks, at + name.size());
    if (value == std::string::npos || text[value] != ':') continue;
    value = text.find_first_not_of(blanks, value + 1);
    if (value == std::string::npos || text[value] != '"') continue;
    const auto begin = value + 1;
    const auto end = std::min(text.find('"', begin), text.size());
    ++found;
    if (auto bytes = syntax::base64url_decode(std::string_view{text}.substr(begin, end - begin))) secret = SecretBytes{std::move(*bytes)};
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end), mask_sign);
  }
  if (found != 1) return {};
  return secret;
}

/// The text of a document that turned out to be no proper key may hold a secret in another form: it is not shown.
Findings without_text(Findings findings, const std::string& path) {
  const auto source = std::make_shared<const SourceText>(SourceText{path, {}});
  for (auto& finding : findings) {
    finding.place.source = source;
    if (finding.contradicted_by) finding.contradicted_by->source = source;
  }
  return findings;
}

Findings write(const std::string& path, const KeyRecord& record, std::string_view secret) {
  const File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR)};
  if (!file.is_open()) {
    if (errno == EEXIST) return {file_error(path, "trust.key-file.exists", "is already there", "name another file; keys are never written over")};
    return {file_error(path, "trust.key-file.cannot-write", "cannot be made", "check the folder and its permissions")};
  }
  SecretBytes d{syntax::base64url_encode(secret)};
  const std::string mask(d.view().size(), mask_sign);
  SecretText text;
  *text = write_key_document(record, key_format, mask);
  (*text).replace((*text).rfind(mask), mask.size(), d.view());
  // rfind above: an issuer may be named like the mask. fchmod: the mode given to open may have been narrowed to one that the owner cannot read.
  if (::fchmod(file.get(), S_IRUSR | S_IWUSR) != 0 || !write_all(file.get(), *text) || ::fsync(file.get()) != 0) {
    ::unlink(path.c_str());
    return {file_error(path, "trust.key-file.cannot-write", "cannot be written", "check the room on the disk")};
  }
  return {};
}

struct StoredKey {
  KeyRecord record;
  SecretBytes secret;
};

/// @param rsa what kind of key is wanted
Result<StoredKey> read_stored(const std::string& path, bool rsa) {
  SecretText text;
  if (auto finding = read_text(path, *text)) return std::move(*finding);
  auto secret = take_secret(*text);
  const auto document = syntax::read_json(SourceText{path, *text});
  if (!document) return without_text(document.findings(), path);
  auto record = read_key_document(document->root(), key_format, JwkKind::with_private);
  if (!record) return without_text(std::move(record.findings()), path);
  if ((record->key.algorithm() == Algorithm::rs256) != rsa)
    return file_error(path, "trust.key-file.algorithm", rsa ? "is no RSA key, which XML signatures need" : "is an RSA key, which signs XML alone",
                      rsa ? "make one by 'ferrolabel key new --rsa'" : "make one by 'ferrolabel key new' without --rsa");
  const auto d = document->root().member("jwk").member("d");
  if (!d || d.scalar().find_first_not_of(mask_sign) != std::string_view::npos) secret = {};
  return StoredKey{std::move(record).value(), std::move(secret)};
}

Finding no_private_half(const std::string& path) {
  return file_error(path, "trust.key-file.private-part", "has no private half that belongs to its public one", "restore the file from a copy, or make a new key");
}

}  // namespace

Findings write_key_file(const std::string& path, const SigningKey& key) { return write(path, public_record(key), key.secret().view()); }

Findings write_key_file(const std::string& path, const XmlSigningKey& key) { return write(path, public_record(key), key.secret().view()); }

Result<SigningKey> read_key_file(const std::string& path) {
  auto stored = read_stored(path, false);
  if (!stored) return std::move(stored.findings());
  auto& [record, bytes] = stored.value();
  if (bytes.view().size() != Secret::size) return no_private_half(path);
  Secret secret;
  std::copy(bytes.view().begin(), bytes.view().end(), secret.bytes().begin());
  if (syntax::base64url_encode(ed25519_public(secret)) != record.key.x()) return no_private_half(path);
  return SigningKey{std::move(record.issuer), record.created, std::move(record.key), std::move(secret)};
}

Result<XmlSigningKey> read_xml_key_file(const std::string& path) {
  auto stored = read_stored(path, true);
  if (!stored) return std::move(stored.findings());
  auto& [record, bytes] = stored.value();
  auto signer = RsaSigner::from(syntax::base64url_decode(record.key.x()).value_or(std::string{}), bytes.view());
  if (!signer) return no_private_half(path);
  return XmlSigningKey{std::move(record.issuer), record.created, std::move(record.key), std::move(*signer)};
}

}  // namespace ferrolabel::trust
