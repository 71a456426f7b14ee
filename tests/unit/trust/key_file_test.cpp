// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "syntax/encoding.hpp"
#include "trust/key_file.hpp"
#include "support.hpp"
#include "unit/trust/xml_keys.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

std::string content(const std::string& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void put(const std::string& path, const std::string& text, mode_t mode = 0600) {
  std::ofstream{path} << text;
  REQUIRE(chmod(path.c_str(), mode) == 0);
}

std::string read_codes(const std::string& path) { return codes(read_key_file(path).findings()); }

}  // namespace

TEST_CASE("a key written and read again signs the same bytes") {
  const Folder folder;
  const auto key = test_key();
  REQUIRE(write_key_file(folder / "key.json", key).empty());
  const auto again = read_key_file(folder / "key.json");
  REQUIRE(again.ok());
  CHECK(again->issuer() == key.issuer());
  CHECK(again->kid() == key.kid());
  CHECK(again->sign("label") == key.sign("label"));
}

TEST_CASE("a key file is made with mode 0600 whatever the umask") {
  const Folder folder;
  for (const mode_t mask : {mode_t{0}, mode_t{0777}}) {
    const auto path = folder / ("key" + std::to_string(mask));
    const auto before = umask(mask);
    const auto findings = write_key_file(path, test_key());
    umask(before);
    REQUIRE(findings.empty());
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
  }
}

TEST_CASE("a key is never written over a file, through a link or into a folder that is not there") {
  const Folder folder;
  put(folder / "there", "kept");
  CHECK(codes(write_key_file(folder / "there", test_key())) == "trust.key-file.exists");
  CHECK(content(folder / "there") == "kept");
  REQUIRE(symlink((folder / "target").c_str(), (folder / "link").c_str()) == 0);
  CHECK(codes(write_key_file(folder / "link", test_key())) == "trust.key-file.exists");
  CHECK(access((folder / "target").c_str(), F_OK) != 0);
  CHECK(codes(write_key_file(folder / "no/key", test_key())) == "trust.key-file.cannot-write");
}

TEST_CASE("a key file that others can reach is refused, for each bit of group and others") {
  const Folder folder;
  const auto path = folder / "key.json";
  REQUIRE(write_key_file(path, test_key()).empty());
  for (const mode_t mode : {0644, 0640, 0620, 0610, 0604, 0602, 0601}) {
    REQUIRE(chmod(path.c_str(), mode) == 0);
    INFO(mode);
    CHECK(read_codes(path) == "trust.key-file.permissions");
  }
  REQUIRE(chmod(path.c_str(), 0400) == 0);
  CHECK(read_key_file(path).ok());
}

TEST_CASE("a link, a folder, a pipe, a missing and a large file are no key files") {
  const Folder folder;
  REQUIRE(write_key_file(folder / "key.json", test_key()).empty());
  REQUIRE(symlink((folder / "key.json").c_str(), (folder / "link").c_str()) == 0);
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  put(folder / "large", std::string(20000, ' '));
  CHECK(read_codes(folder / "link") == "trust.key-file.not-regular");
  CHECK(read_codes(folder / "pipe") == "trust.key-file.not-regular");
  CHECK(read_codes(folder / ".") == "trust.key-file.not-regular");
  CHECK(read_codes(folder / "none") == "trust.key-file.missing");
  CHECK(read_codes(folder / "large") == "trust.key-file.too-large");
}

TEST_CASE("a key file of another user is refused") {
  if (geteuid() != 0) {
    // Only root can give a file away; anyone else finds a file of root's that he may open.
    CHECK(read_codes("/etc/passwd") == "trust.key-file.owner");
    return;
  }
  const Folder folder;
  REQUIRE(write_key_file(folder / "key.json", test_key()).empty());
  REQUIRE(chown((folder / "key.json").c_str(), 65534, 65534) == 0);
  CHECK(read_codes(folder / "key.json") == "trust.key-file.owner");
}

TEST_CASE("a key file whose halves do not belong together is refused") {
  const Folder folder;
  REQUIRE(write_key_file(folder / "key.json", test_key()).empty());
  const auto text = content(folder / "key.json");
  const auto secret = syntax::base64url_encode(std::string(32, '\x07'));
  REQUIRE(text.find(secret) != std::string::npos);
  put(folder / "other", replaced(text, secret, syntax::base64url_encode(std::string(32, '\x08'))));
  put(folder / "none", replaced(text, ",\n    \"d\": \"" + secret + "\"", ""));
  put(folder / "short", replaced(text, secret, secret.substr(4)));
  put(folder / "twice", replaced(text, "\"d\"", R"("d": ")" + secret + R"(", "d")"));
  put(folder / "masked", replaced(text, secret, std::string(43, '*')));
  CHECK(read_codes(folder / "other") == "trust.key-file.private-part");
  CHECK(read_codes(folder / "none") == "trust.key-file.private-part");
  CHECK(read_codes(folder / "short") == "trust.key-file.private-part");
  CHECK(read_codes(folder / "twice") == "syntax.json.duplicate-name");
  CHECK(read_codes(folder / "masked") == "trust.key-file.private-part");
}

TEST_CASE("no finding about a key file shows the private half") {
  const Folder folder;
  REQUIRE(write_key_file(folder / "key.json", test_key()).empty());
  std::string text = content(folder / "key.json");
  const auto secret = syntax::base64url_encode(std::string(32, '\x07'));
  std::replace(text.begin(), text.end(), '\n', ' ');  // all on one line, which an excerpt would show
  const std::vector<std::string> bad{text.substr(0, text.size() - 3), replaced(text, "\"kid\"", "\"kit\""), replaced(text, "OKP", "RSA"),
                                     replaced(text, "\"d\"", "\"k\""), replaced(text, "\"d\"", "\"\\u0064\"")};
  for (std::size_t i = 0; i < bad.size(); ++i) {
    const auto path = folder / std::to_string(i);
    put(path, bad[i]);
    const auto key = read_key_file(path);
    INFO(i);
    REQUIRE_FALSE(key.ok());
    for (const auto& finding : key.findings()) CHECK(describe(finding).find(secret.substr(0, 12)) == std::string::npos);
  }
}

TEST_CASE("an issuer named like the mask keeps its name and its key") {
  const Folder folder;
  const auto key = test_key(5, {"urn:example:mask", std::string(43, '*')});
  REQUIRE(write_key_file(folder / "key.json", key).empty());
  const auto again = read_key_file(folder / "key.json");
  REQUIRE(again.ok());
  CHECK(again->issuer() == key.issuer());
}

TEST_CASE("a key for XML written and read again signs the same bytes, and is no key for labels, nor one of those for XML") {
  const Folder folder;
  REQUIRE(write_key_file(folder / "xml.json", xml_key()).empty());
  const auto again = read_xml_key_file(folder / "xml.json");
  REQUIRE(again.ok());
  CHECK(again->kid() == xml_key().kid());
  CHECK(again->sign("report") == xml_key().sign("report"));
  CHECK(read_codes(folder / "xml.json") == "trust.key-file.algorithm");
  REQUIRE(write_key_file(folder / "key.json", test_key()).empty());
  CHECK(codes(read_xml_key_file(folder / "key.json").findings()) == "trust.key-file.algorithm");
}

TEST_CASE("no finding about a key file for XML shows the private half, and another key's half is none") {
  const Folder folder;
  REQUIRE(write_key_file(folder / "xml.json", xml_key()).empty());
  const auto secret = syntax::base64url_encode(xml_key().secret().view());
  const auto text = content(folder / "xml.json");
  for (const auto& bad : {replaced(text, secret, syntax::base64url_encode(other_xml_key().secret().view())), replaced(text, secret, secret.substr(4)), replaced(text, "\"d\"", "\"k\""), text.substr(0, text.size() - 3)}) {
    put(folder / "bad.json", bad);
    const auto key = read_xml_key_file(folder / "bad.json");
    REQUIRE_FALSE(key.ok());
    for (const auto& finding : key.findings()) CHECK(describe(finding).find(secret.substr(8, 12)) == std::string::npos);
  }
}
