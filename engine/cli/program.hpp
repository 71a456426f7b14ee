// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ferrolabel::cli {

/// The whole program. @return its exit code, as cli/exit_code.hpp has them
[[nodiscard]] int run_program(int count, const char* const* arguments);

}  // namespace ferrolabel::cli
