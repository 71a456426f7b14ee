// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "finding/finding.hpp"
#include "method/pack.hpp"

namespace ferrolabel::method {

/// A rule that documents are held against. The pack says what must hold and how grave a breach is; the check is code, by the id.
struct Rule {
  std::string id;    ///< also the code of its findings
  Severity severity = Severity::error;
  std::string text;    ///< what must hold
  std::string checks;  ///< what is compared with what
  std::string source;  ///< id of a source of the pack
  Place place;
};

/// Rules in the order in which they are run and reported.
struct RuleSet {
  PackInfo info;
  std::vector<Rule> rules;
};

}  // namespace ferrolabel::method
