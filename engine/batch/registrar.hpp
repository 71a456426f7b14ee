// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "batch/bounded_queue.hpp"
#include "batch/run.hpp"

namespace ferrolabel::batch {

/// The thread that takes examined submissions in their order: registers the labels of a group, writes its files, and has the
/// journal say so.
class Registrar {
 public:
  struct Item {
    Numbered submission;
    Examined examined;
  };

  /// @param registry nothing: labels are not issued. All must live as long as this.
  Registrar(const RunTerms& terms, const Examiner& examiner, registry::Registry* registry, OutFolder& out);
  ~Registrar();

  /// @return false where it stopped: too many were rejected, or something failed
  bool take(Item item);
  /// Waits until all that was taken holds; where the input did not end, all but the last group that is not full: so groups, and with
  /// them the registry's ledger, are the same however a run was cut. (Too many rejected ends a group where it is.) Throws what stopped it.
  void finish(bool input_ended);
  [[nodiscard]] bool too_many() const noexcept { return too_many_; }

 private:
  void work();
  void settle(std::vector<Item>& group);

  const RunTerms& terms_;
  const Examiner& examiner_;
  registry::Registry* registry_;
  OutFolder& out_;
  BoundedQueue<Item> queue_;
  std::exception_ptr failure_;
  bool too_many_ = false;
  bool input_ended_ = false;
  std::thread thread_;
};

}  // namespace ferrolabel::batch
