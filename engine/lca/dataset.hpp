// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ferrolabel::lca {

/// Places in the lists of a Dataset. Ids are mapped to them once, at import, and never again.
using FlowIndex = std::uint32_t;
using ProcessIndex = std::uint32_t;
using ParameterIndex = std::uint32_t;

/// How an amount is uncertain. @source EcoSpold 2.0.14 uncertainty types; ISO 14044 4.5.3.3
struct Uncertainty {
  enum class Kind : std::uint8_t { none, lognormal, normal, triangular, uniform };
  Kind kind = Kind::none;
  /// lognormal: the mean of ln, and its standard deviation; normal: mean, standard deviation;
  /// triangular: least, likeliest, greatest; uniform: least, greatest (third unused).
  double first = 0.0, second = 0.0, third = 0.0;
};

/// Where a list has no such place: no provider, no formula.
inline constexpr std::uint32_t none = UINT32_MAX;

/// What processes exchange. @source ISO 14040 3.12 (elementary flow), 3.10 (product flow), 3.35 (waste)
struct Flow {
  enum class Kind : std::uint8_t { product, waste, elementary };
  std::string id;  ///< as the source has it: unique in the dataset
  std::string name;
  Kind kind = Kind::product;
  std::string unit;         ///< of every amount of this flow in the dataset, e.g. "kg"
  std::string compartment;  ///< of an elementary flow: "air/urban air close to ground"; empty otherwise
  std::string cas;          ///< CAS number, empty where not stated
};

/// One line of a process. Amounts are in the flow's unit: what the import converted stands in its report.
struct Exchange {
  FlowIndex flow = none;
  bool input = false;
  bool avoided = false;               ///< an avoided product: system expansion stated by the source
  ProcessIndex provider = none;       ///< as the source links it; otherwise linking by flow is a stated policy
  double amount = 0.0;                ///< may be negative or zero
  Uncertainty uncertainty;
  std::uint32_t formula = none;       ///< in the process's formulas, which then gives the amount
  bool stated = true;                 ///< whether the source states the amount too, beside the formula
  std::string location;               ///< of an elementary flow, for regionalised factors; empty otherwise
};

/// How one co-product's share of one exchange is stated by the source. @source ISO 14044 4.3.4
struct AllocationFactor {
  enum class Method : std::uint8_t { physical, economic, causal };
  Method method = Method::physical;
  FlowIndex product = none;
  std::uint32_t exchange = none;  ///< in the process's exchanges; none: of all of them
  double share = 0.0;             ///< 0 … 1
};

/// A number with a name, or a formula of other names. Process parameters hide those of the dataset.
struct Parameter {
  std::string name;
  double value = 0.0;
  std::string formula;  ///< empty: an input parameter
  Uncertainty uncertainty;
};

/// An indicator whose amounts a source declares as results, such as a product declaration does by module: not computed here.
/// @source ILCD+EPD format 1.2, epd:amount; EN 15804+A2 7.2
struct DeclaredIndicator {
  struct Amount {
    std::string module;    ///< as the source has it, "A1-A3"; empty where it states none
    std::string scenario;  ///< of several for one module; empty otherwise
    double amount = 0.0;
  };
  std::string id;  ///< of the impact method or indicator flow
  std::string name;
  std::string unit;
  std::vector<Amount> amounts;  ///< as the source orders them; what is not declared is not there
};

/// A unit process or system process.
struct Process {
  std::string id;  ///< as the source has it: unique in the dataset
  std::string name;
  std::string location;  ///< ISO code as the source has it, empty where not stated
  /// The exchange that the process is for; none where the source states none.
  std::uint32_t reference = none;
  std::vector<Exchange> exchanges;
  std::vector<AllocationFactor> allocation;
  /// The method that the source names as its own.
  std::optional<AllocationFactor::Method> stated_allocation;
  std::vector<Parameter> parameters;
  std::vector<std::string> formulas;
  std::vector<DeclaredIndicator> declared;  ///< results of its own, per its reference product as given
};

/// What an import read, whatever the format: nothing linked, allocated or computed yet.
struct Dataset {
  std::string name;
  std::vector<Flow> flows;
  std::vector<Process> processes;
  std::vector<Parameter> parameters;  ///< of the whole dataset
};

}  // namespace ferrolabel::lca
