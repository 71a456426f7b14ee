// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace ferrolabel::registry {

/// The database or the disk failed: ends the request. Nothing that was not acknowledged counts, and whatever was asked may
/// be asked again, as labels and reservations are found by their ids.
class StoreError : public std::runtime_error {
 public:
  enum class Kind : std::uint8_t {
    unavailable,    ///< no database library, server, or lock in time (exit code 69)
    cannot_create,  ///< the file or its folder cannot be made, or only be read (73)
    input_output,   ///< reading or writing failed, the disk is full (74)
    damaged,        ///< what was read is not what was written, or breaks a rule of the store (74; `registry verify` says where)
  };

  StoreError(Kind kind, const std::string& message) : std::runtime_error{message}, kind_{kind} {}
  [[nodiscard]] Kind kind() const noexcept { return kind_; }

 private:
  Kind kind_;
};

}  // namespace ferrolabel::registry
