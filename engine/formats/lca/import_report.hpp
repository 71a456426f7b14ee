// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "finding/finding.hpp"

namespace ferrolabel::formats {

/// Amounts that an import brought to their flow's unit: amount · multiply ÷ divide.
struct UnitConversion {
  std::string from, to;
  double multiply = 1, divide = 1;
  std::string source;  ///< "unit table" or "unit group NAME of the data"
  std::uint64_t exchanges = 0;
};

/// All findings of one code: how many, and the first of them.
struct Complaint {
  static constexpr std::size_t most_examples = 5;
  std::uint64_t count = 0;
  Findings examples;  ///< at least one
};

/// What an import did with its input beside reading it. Nothing is left out, guessed or converted without standing here.
struct ImportReport {
  std::string format;              ///< "EcoSpold 2" …
  std::string digest;              ///< of the input, where it was asked for or a cache states it
  std::uint64_t files = 0;         ///< read, entries of archives counted one by one
  std::uint64_t passed_over = 0;   ///< by their names: neither data nor archives
  std::uint64_t held_against_schema = 0, break_schema = 0;  ///< XML files
  std::vector<UnitConversion> conversions;
  std::vector<Complaint> complaints;  ///< in the order in which their codes first came

  /// Counts a finding; `make` is called for the first of a code only. @param make gives the Finding
  template <class Make>
  void add(std::string_view code, Make make, std::uint64_t times = 1) {
    auto& complaint = of(code);
    complaint.count += times;
    if (complaint.examples.size() < Complaint::most_examples) complaint.examples.push_back(make());
  }
  void add(Finding finding) {
    const auto code = finding.code;
    add(code, [&finding] { return std::move(finding); });
  }
  /// Counts exchanges that were brought to another unit.
  void converted(const UnitConversion& conversion);

 private:
  Complaint& of(std::string_view code);

  std::map<std::tuple<std::string, std::string, std::string, double, double>, std::size_t> places_;  ///< of conversions, by all but their count
};

}  // namespace ferrolabel::formats
