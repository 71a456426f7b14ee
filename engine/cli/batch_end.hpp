// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batch/out_folder.hpp"
#include "batch/run.hpp"
#include "trust/key.hpp"

namespace ferrolabel::cli {

class Session;

/// Writes the summary, and, of a run that is whole, the manifest, signed where there is a key; tells what the run came to.
/// @return exit code: rejected 1, to be reviewed 2, interrupted 130. Throws std::system_error.
int finish_run(const Session& session, batch::OutFolder& out, const trust::SigningKey* key, const batch::RunResult& result);

/// Tells again what a run came to whose folder says that it is over.
int tell_finished_run(const Session& session, const batch::OutFolder& out);

}  // namespace ferrolabel::cli
