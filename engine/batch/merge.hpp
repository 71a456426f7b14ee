// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "batch/out_folder.hpp"
#include "finding/result.hpp"

namespace ferrolabel::batch {

/// The folders of all parts of a run that was shared out (--shard), to be made one: the folder that a single run would have left.
class Merge {
 public:
  /// Findings, each with its folder as place: batch.merge.unfinished, batch.merge.other-run, batch.merge.parts (one is missing, or
  /// there twice), batch.merge.gap (their inputs had not as many pieces); those of OutFolder::open. Throws std::system_error.
  [[nodiscard]] static Result<Merge> open(std::span<const std::string> folders);

  /// The record with which the single run would have begun.
  [[nodiscard]] const std::string& record() const noexcept { return record_; }

  /// Pieces of the input, which is what the parts come to.
  [[nodiscard]] std::uint64_t pieces() const noexcept { return parts_.front()->pieces(); }

  /// Takes all results over in the order of the input; of what `out` has already, nothing. Memory holds a group of each part.
  /// Findings: batch.merge.damaged, where a part's files are not what its run wrote; batch.merge.gap, where the parts were not of one
  /// input. What was taken before holds. Throws std::system_error.
  /// @pre begin_or_go_on(record(), out), and out is not finished
  [[nodiscard]] Findings run(OutFolder& out) const;

 private:
  std::vector<std::unique_ptr<OutFolder>> parts_;
  std::string record_;
};

}  // namespace ferrolabel::batch
