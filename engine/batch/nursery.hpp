// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace ferrolabel::batch {

/// A process that forks others: it has one thread and holds nothing but what was there when it was made.
struct Nursery {
  int socket = -1;
  int process = -1;
};

/// A worker, and the socket to it. Messages on it are length (4 bytes, little-endian) and bytes, both ways; the first byte of an
/// answer is 'a' (answered) or 't' (the work threw, and what).
struct NewWorker {
  int socket = -1;
  int process = -1;
};

/// Forks the nursery. @param memory address space a worker may take beyond what it starts with; 0 = no limit
/// Throws std::system_error.
[[nodiscard]] Nursery make_nursery(const std::function<std::string(std::string_view)>& work, std::size_t memory);

/// Throws std::system_error where the nursery is gone or cannot fork.
[[nodiscard]] NewWorker ask_for_worker(const Nursery& nursery);

/// How a worker ended, in words: "signal 11". Waits for its end. @pre ask_for_worker gave it, and its end was not asked before
[[nodiscard]] std::string end_of_worker(const Nursery& nursery, int process);

/// Ends the nursery and all its workers.
void end_nursery(const Nursery& nursery);

/// Appends a message.
void append_message(std::string& to, std::string_view bytes);

}  // namespace ferrolabel::batch
