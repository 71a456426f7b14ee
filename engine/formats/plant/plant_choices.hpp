// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "plant/installation.hpp"

/// The names that a plant file uses for the enumerations of the model, in the order of the enumerators.
namespace ferrolabel::formats {

template <class Enum>
struct ChoiceNames;

#define FERROLABEL_CHOICES(Enum, ...)                       \
  template <>                                               \
  struct ChoiceNames<Enum> {                                \
    static constexpr std::string_view list[] = {__VA_ARGS__}; \
  }
FERROLABEL_CHOICES(plant::VerificationLevel, "self-declared", "limited", "reasonable");
FERROLABEL_CHOICES(plant::ProcessKind, "production", "utility");
FERROLABEL_CHOICES(plant::Stage, "other", "coke", "sinter", "iron", "crude-steel", "hot-rolled", "finished");
FERROLABEL_CHOICES(plant::ScrapKind, "unit", "home", "pre", "post");
FERROLABEL_CHOICES(plant::CalculationMethod, "combustion", "process", "mass-balance");
FERROLABEL_CHOICES(plant::Direction, "input", "output");
FERROLABEL_CHOICES(plant::SharingKey, "meters", "mass", "energy", "hours");
FERROLABEL_CHOICES(plant::Gas, "CO2", "N2O", "CF4", "C2F6");
FERROLABEL_CHOICES(plant::CaptureDestination, "storage", "product", "other");
FERROLABEL_CHOICES(plant::ElectricitySource, "grid", "direct-line", "ppa", "own");
FERROLABEL_CHOICES(plant::PrecursorBasis, "verified", "supplier", "default");
FERROLABEL_CHOICES(quantity::Distribution, "normal", "lognormal", "triangular", "uniform");
#undef FERROLABEL_CHOICES

/// The name of an enumerator in a plant file.
template <class Enum>
[[nodiscard]] constexpr std::string_view choice_name(Enum value) noexcept {
  return ChoiceNames<Enum>::list[static_cast<std::size_t>(value)];
}

}  // namespace ferrolabel::formats
