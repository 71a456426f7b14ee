// SPDX-License-Identifier: Apache-2.0
#include "method/scheme.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ferrolabel::method {

namespace {

constexpr std::array<std::string_view, 6> statuses{"law", "draft", "private", "proposal", "product-default", "superseded"};
constexpr std::array<std::string_view, 13> kinds{
    "sliding-scale", "fixed-bands",      "dated-glidepath", "credit-adjusted-limit",  "quota",       "route-gate",  "reference",
    "procurement-caps", "blended-pathway", "reduction-vs-reference", "grade-model", "pledge", "no-threshold"};
constexpr std::array<std::string_view, 6> cases{"location", "market", "country-average", "eu-average", "actual-sources", "unresolved"};
constexpr std::array<std::string_view, 4> concerns{"intensity", "scrap-share", "electricity", "family"};

template <class Enum, std::size_t size>
std::optional<Enum> find(const std::array<std::string_view, size>& names, std::string_view text) noexcept {
  const auto at = std::find(names.begin(), names.end(), text);
  if (at == names.end()) return {};
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view to_string(SchemeStatus status) noexcept { return statuses[static_cast<std::size_t>(status)]; }
std::optional<SchemeStatus> parse_scheme_status(std::string_view text) noexcept { return find<SchemeStatus>(statuses, text); }

std::string_view to_string(SchemeKind kind) noexcept { return kinds[static_cast<std::size_t>(kind)]; }
std::optional<SchemeKind> parse_scheme_kind(std::string_view text) noexcept { return find<SchemeKind>(kinds, text); }

bool is_attribute_only(SchemeKind kind) noexcept { return kind >= SchemeKind::blended_pathway; }

std::string_view to_string(LimitOperator op) noexcept { return op == LimitOperator::at_most ? "<=" : "<"; }

std::string_view to_string(ElectricityCase basis) noexcept { return cases[static_cast<std::size_t>(basis)]; }
std::optional<ElectricityCase> parse_electricity_case(std::string_view text) noexcept { return find<ElectricityCase>(cases, text); }

std::string_view to_string(Concern concern) noexcept { return concerns[static_cast<std::size_t>(concern)]; }
std::optional<Concern> parse_concern(std::string_view text) noexcept { return find<Concern>(concerns, text); }

bool LimitLine::slopes() const noexcept {
  if (points.empty()) return b.significand() != 0;
  return std::any_of(points.begin(), points.end(), [&](const LimitPoint& point) { return point.limit != points.front().limit; });
}

const SchemeFamily* Scheme::find_family(std::string_view id) const noexcept {
  const auto at = std::find_if(families.begin(), families.end(), [&](const SchemeFamily& family) { return family.id == id; });
  return at == families.end() ? nullptr : &*at;
}

const Scheme& Scheme::projected() const noexcept {
  return reference && reference->referred ? *reference->referred : *this;
}

}  // namespace ferrolabel::method
