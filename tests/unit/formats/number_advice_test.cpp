// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/number_advice.hpp"

using ferrolabel::formats::advise_on_number;

TEST_CASE("a number written otherwise is answered with how to write it") {
  struct Case {
    const char* text;
    const char* code;
    const char* fix;
  };
  for (const auto& [text, code, fix] : {
           Case{"1234,5", "plant.number.decimal-comma", "write 1234.5"},
           Case{"1.234.567,5", "plant.number.decimal-comma", "write 1234567.5"},
           Case{"1,234,567.5", "plant.number.decimal-comma", "write 1234567.5"},
           Case{"1,234", "plant.number.decimal-comma", "write 1.234 or 1234, whichever is meant"},
           Case{"0,234", "plant.number.decimal-comma", "write 0.234"},
           Case{"1 234.5", "plant.number.grouped", "write 1234.5"},
           Case{"1'234", "plant.number.grouped", "write 1234"},
           Case{"1.234.567", "plant.number.grouped", "write 1234567"},
           Case{"١٢٣٤٫٥", "plant.number.foreign-digits", "write 1234.5"},
           Case{"１２３", "plant.number.foreign-digits", "write 123"},
           Case{"+5", "plant.number.malformed", "write 5"},
           Case{".5", "plant.number.malformed", "write 0.5"},
           Case{"007", "plant.number.malformed", "write 7"},
           Case{"12 t", "plant.number.malformed", "write the number alone, such as 1234.5, and its unit in 'unit'"},
           Case{"NaN", "plant.number.malformed", "write a number such as 1234.5; a value that is not known is left out"},
           Case{"-", "plant.number.malformed", "write a number such as 1234.5; a value that is not known is left out"},
           Case{"1e999", "plant.number.overflow", "check its exponent"},
           Case{"1e-999", "plant.number.underflow", "write 0, or check its exponent"},
           Case{"9007199254740993", "plant.number.precision", "round it to 15 digits"},
       }) {
    const auto advice = advise_on_number(text);
    CAPTURE(text);
    CHECK(advice.code == code);
    CHECK(advice.fix == fix);
  }
}

TEST_CASE("a number of any length or bytes gets advice without harm") {
  CHECK(advise_on_number(std::string(100000, '7') + ",").code == "plant.number.malformed");
  CHECK(advise_on_number("\xFF\xFE").code == "plant.number.malformed");
}
