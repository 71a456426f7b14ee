// SPDX-License-Identifier: Apache-2.0
#include "syntax/number.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <charconv>
#include <clocale>
#include <cmath>
#include <fstream>
#include <string>

using namespace ferrolabel::syntax;

TEST_CASE("only whole texts in the JSON grammar are numbers") {
  CHECK(parse_number("0") == 0.0);
  CHECK(parse_number("-12.5e-1") == -1.25);
  CHECK(parse_number("1E+2") == 100.0);
  for (const char* text :
       {"",    "-",     "+1",   "01",  "-01",      ".5",  "5.",           "1e",       "1e+",   " 1",   "1 ",
        "1,5", "1.2.3", "0x10", "NaN", "Infinity", "inf", "\u0661\u0660", "\u00a010", "1_000", "1'000"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text));
    CHECK(read_number(text).fault == NumberFault::grammar);
  }
}

TEST_CASE("negative zero is zero") {
  CHECK_FALSE(std::signbit(*parse_number("-0")));
  CHECK_FALSE(std::signbit(read_number("-0.0").value));
  CHECK(format_number(-0.0) == "0");
}

TEST_CASE("a number out of the range of doubles is none") {
  for (const char* text :
       {"1e309", "-1e309", "1e400", "17976931348623159e292", "123123e100000", "0.001e99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text));
    CHECK(read_number(text).fault == NumberFault::overflow);
  }
  for (const char* text : {"1e-400", "2e-324", "123.456e-789", "0.0001e-321", "-1e-99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text));
    CHECK(read_number(text).fault == NumberFault::underflow);
  }
  CHECK(parse_number("5e-324") == 5e-324);
  CHECK(parse_number("0e99999") == 0.0);
  CHECK(parse_number("0.000e-99999") == 0.0);
}

TEST_CASE("an integer that a double would change, or a decimal beyond 17 digits, loses precision") {
  for (const char* text : {"9007199254740993", "-9007199254740993", "10000000000000000999", "1.000000000000000005",
                           "0.10000000000000000123", "9223372036854775807", "9007199254740993.0"}) {
    INFO(text);
    CHECK(read_number(text).fault == NumberFault::precision);
    CHECK(parse_number(text));
  }
  for (const char* text : {"9007199254740991", "9007199254740992", "1e22", "100000000000000000000", "0.1",
                           "333333333.33333329", "1.5389760645578654", "0.10000000000000000000000000",
                           "0.1000000000000000055511151231257827", "123456789012345"}) {
    INFO(text);
    CHECK(read_number(text).fault == NumberFault::none);
  }
}

TEST_CASE("24,000 doubles are printed as ECMAScript prints them, and read back as the same double") {
  std::ifstream table{FERROLABEL_SOURCE_DIR "/tests/hostile/json/jcs/es6-numbers-24k.txt"};
  std::size_t rows = 0;
  std::size_t wrong = 0;
  for (std::string line; std::getline(table, line); ++rows) {
    const auto comma = line.find(',');
    std::uint64_t bits = 0;
    std::from_chars(line.data(), line.data() + comma, bits, 16);
    const auto value = std::bit_cast<double>(bits);
    const std::string text = line.substr(comma + 1);
    const auto read = read_number(text);
    if (format_number(value) == text && read.value == value && read.fault == NumberFault::none) continue;
    ++wrong;
    UNSCOPED_INFO(line << " printed as " << format_number(value));
  }
  CHECK(rows == 24'000);
  CHECK(wrong == 0);
}

TEST_CASE("a comma locale changes no number") {
  const std::string before = std::setlocale(LC_NUMERIC, nullptr);
  std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
  CHECK(parse_number("1.5") == 1.5);
  CHECK(format_number(1234.5) == "1234.5");
  std::setlocale(LC_NUMERIC, before.c_str());
}
