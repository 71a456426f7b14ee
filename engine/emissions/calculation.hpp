// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "emissions/trace.hpp"
#include "finding/finding.hpp"
#include "method/accounting.hpp"

namespace ferrolabel::emissions {

/// What every step of a calculation is given: the method's figures, and where figures and findings go.
struct Calculation {
  const method::AccountingMethod& method;
  Trace& trace;
  Findings& findings;

  void error(std::string code, const Place& place, std::string message, std::string fix) const {
    findings.push_back({std::move(code), Severity::error, place, std::move(message), std::move(fix)});
  }
  void warning(std::string code, const Place& place, std::string message, std::string fix) const {
    findings.push_back({std::move(code), Severity::warning, place, std::move(message), std::move(fix)});
  }
  void note(std::string code, const Place& place, std::string message, std::string fix) const {
    findings.push_back({std::move(code), Severity::note, place, std::move(message), std::move(fix)});
  }
};

}  // namespace ferrolabel::emissions
