// SPDX-License-Identifier: Apache-2.0
#include "syntax/encoding.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::syntax;

TEST_CASE("SHA-256 gives the examples of FIPS 180-4 and of each padding length") {
  CHECK(sha256_digest("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_digest("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_digest(std::string(1'000'000, 'a')) ==
        "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 pads texts round the edge of a block") {
  // Made with another implementation (Python hashlib) from that many signs 'a'.
  CHECK(sha256_digest(std::string(55, 'a')) ==
        "sha256:9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(sha256_digest(std::string(56, 'a')) ==
        "sha256:b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  CHECK(sha256_digest(std::string(63, 'a')) ==
        "sha256:7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
  CHECK(sha256_digest(std::string(64, 'a')) ==
        "sha256:ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  CHECK(sha256_digest(std::string(65, 'a')) ==
        "sha256:635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0");
  CHECK(sha256_digest(std::string(119, 'a')) ==
        "sha256:31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb");
  CHECK(sha256_digest(std::string(120, 'a')) ==
        "sha256:2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c");
}

TEST_CASE("base64url has no padding and reads back") {
  CHECK(base64url_encode("") == "");
  CHECK(base64url_encode("f") == "Zg");
  CHECK(base64url_encode("fo") == "Zm8");
  CHECK(base64url_encode("foo") == "Zm9v");
  CHECK(base64url_encode("\xFB\xFF") == "-_8");
  std::string bytes;
  for (int i = 0; i < 600; ++i) {
    CHECK(base64url_decode(base64url_encode(bytes)) == bytes);
    bytes += static_cast<char>(i * 37);
  }
}

TEST_CASE("base64url in another form than the one is refused") {
  for (const char* text : {"Zg==", "Zg=", "Z", "Zm9vZ", "Zm9 v", "Zm9v\n", "+/8", "Zh", "Zm9", "Z\xC3\xA9", "Zm$v"}) {
    INFO(text);
    CHECK_FALSE(base64url_decode(text));
  }
}

TEST_CASE("UTF-8 is what Unicode table 3-7 says, and no more") {
  for (const char* text : {"", "plain text of more than eight", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    INFO(text);
    CHECK(is_utf8(text));
  }
  for (const char* text :
       {"\x80", "\xC0\xAF", "\xC1\xBF", "\xC2", "\xC2z", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF", "\xF0\x90\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    const std::string padded = "12345678" + std::string{text};
    CHECK_FALSE(is_utf8(padded));
    CHECK(utf8_prefix(padded) == 8);
    CHECK(utf8_prefix(padded + "12345678") == 8);
  }
}

TEST_CASE("the plain part of a text ends before the first sign that JSON or XML cannot take over") {
  CHECK(plain_prefix("") == 0);
  const std::string plain(40, '~');
  CHECK(plain_prefix(plain) == 40);
  for (int sign = 0; sign < 256; ++sign) {
    INFO(sign);
    const bool is_plain = sign >= 0x20 && sign < 0x7f && std::string_view{"\"\\&<>"}.find(static_cast<char>(sign)) == std::string_view::npos;
    for (const std::size_t at : {0u, 1u, 7u, 8u, 15u, 16u, 39u}) {
      auto text = plain;
      text[at] = static_cast<char>(sign);
      CHECK(plain_prefix(text) == (is_plain ? 40 : at));
    }
  }
}
