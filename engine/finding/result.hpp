// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <optional>
#include <utility>

#include "finding/finding.hpp"

namespace ferrolabel {

/// A value with its warnings, or the errors that kept it from being made. All findings of a document at once.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value, Findings findings = {}) : value_{std::move(value)}, findings_{std::move(findings)} {}
  Result(Finding error) { findings_.push_back(std::move(error)); }
  Result(Findings errors) : findings_{std::move(errors)} { assert(has_errors(findings_)); }

  [[nodiscard]] bool ok() const noexcept { return value_.has_value(); }
  explicit operator bool() const noexcept { return ok(); }

  [[nodiscard]] const T& value() const& { return value_.value(); }
  [[nodiscard]] T& value() & { return value_.value(); }
  [[nodiscard]] T&& value() && { return std::move(value_).value(); }
  const T& operator*() const& { return *value_; }
  const T* operator->() const { return &*value_; }

  /// Warnings and notes when ok(); otherwise at least one error.
  [[nodiscard]] const Findings& findings() const noexcept { return findings_; }
  [[nodiscard]] Findings& findings() noexcept { return findings_; }

 private:
  std::optional<T> value_;
  Findings findings_;
};

}  // namespace ferrolabel
