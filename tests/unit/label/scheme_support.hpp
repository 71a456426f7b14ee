// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "method/scheme.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::label::test {

inline quantity::Decimal dec(std::string_view text) { return quantity::Decimal::parse(text).value(); }

inline method::SchemeClass line(std::string_view name, int rank, std::string_view a, std::string_view b,
                                method::LimitOperator op = method::LimitOperator::at_most) {
  method::SchemeClass result;
  result.name = name;
  result.rank = rank;
  result.limit.a = dec(a);
  result.limit.b = dec(b);
  result.op = op;
  return result;
}

/// Two classes 400 - 350 s and 800 - 700 s, else "C".
inline method::Scheme ladder_scheme() {
  method::Scheme scheme;
  scheme.info.id = "test";
  scheme.info.edition = "1";
  scheme.kind = method::SchemeKind::sliding_scale;
  scheme.stage = "crude-steel";
  scheme.scrap.none = false;
  method::SchemeFamily family;
  family.id = "all";
  family.classes = {line("A", 0, "400", "350"), line("B", 1, "800", "700")};
  family.otherwise = {"C", 2};
  scheme.families = {family};
  return scheme;
}

}  // namespace ferrolabel::label::test
