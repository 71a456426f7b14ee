// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <type_traits>

#include "formats/lca/open_dataset.hpp"

namespace ferrolabel::formats {

/// The members of a dataset and its report in the order of the cache: once, for the writer (a const value) and the reader.
template <class Value, class Type>
concept Is = std::same_as<std::remove_const_t<Value>, Type>;

template <class Archive, Is<lca::Uncertainty> Value>
void fields(Archive& archive, Value& value) {
  archive(value.kind);
  if (value.kind != lca::Uncertainty::Kind::none) archive(value.first, value.second, value.third);
}

template <class Archive, Is<lca::Flow> Value>
void fields(Archive& archive, Value& value) {
  archive(value.id, value.name, value.kind, value.unit, value.compartment, value.cas);
}

template <class Archive, Is<lca::Exchange> Value>
void fields(Archive& archive, Value& value) {
  archive(value.flow, value.input, value.avoided, value.provider, value.amount, value.uncertainty, value.formula, value.stated, value.location);
}

template <class Archive, Is<lca::AllocationFactor> Value>
void fields(Archive& archive, Value& value) {
  archive(value.method, value.product, value.exchange, value.share);
}

template <class Archive, Is<lca::Parameter> Value>
void fields(Archive& archive, Value& value) {
  archive(value.name, value.value, value.formula, value.uncertainty);
}

template <class Archive, Is<lca::DeclaredIndicator::Amount> Value>
void fields(Archive& archive, Value& value) {
  archive(value.module, value.scenario, value.amount);
}

template <class Archive, Is<lca::DeclaredIndicator> Value>
void fields(Archive& archive, Value& value) {
  archive(value.id, value.name, value.unit, value.amounts);
}

template <class Archive, Is<lca::Process> Value>
void fields(Archive& archive, Value& value) {
  archive(value.id, value.name, value.location, value.reference, value.exchanges, value.allocation, value.stated_allocation, value.parameters, value.formulas, value.declared);
}

template <class Archive, Is<lca::Dataset> Value>
void fields(Archive& archive, Value& value) {
  archive(value.name, value.flows, value.processes, value.parameters);
}

template <class Archive, Is<UnitConversion> Value>
void fields(Archive& archive, Value& value) {
  archive(value.from, value.to, value.multiply, value.divide, value.source, value.exchanges);
}

template <class Archive, Is<Complaint> Value>
void fields(Archive& archive, Value& value) {
  archive(value.count, value.examples);
}

template <class Archive, Is<ImportReport> Value>
void fields(Archive& archive, Value& value) {
  archive(value.format, value.digest, value.files, value.passed_over, value.held_against_schema, value.break_schema, value.conversions, value.complaints);
}

}  // namespace ferrolabel::formats
