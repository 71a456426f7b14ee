// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <system_error>

#include "batch/merge.hpp"
#include "batch/run_manifest.hpp"
#include "cli/batch_end.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

namespace {

struct MergeArguments {
  std::vector<std::string> parts;
  std::string out, key;
};

int run_merge(const Session& session, const MergeArguments& arguments) try {
  trust::forbid_core_dumps();
  std::optional<trust::SigningKey> key;
  if (!arguments.key.empty()) {
    auto read = trust::read_key_file(arguments.key);
    if (!read) return session.fail(read.findings());
    key = std::move(read).value();
  }
  const auto merge = batch::Merge::open(arguments.parts);
  if (!merge) return session.fail(merge.findings());
  auto opened = batch::OutFolder::open(arguments.out, true);
  if (!opened) return session.fail(opened.findings());
  auto& out = *opened.value();
  if (auto findings = batch::begin_or_go_on(merge->record(), out); has_errors(findings)) return session.fail(findings);
  if (out.finished()) return tell_finished_run(session, out);
  if (auto findings = merge->run(out); has_errors(findings)) return session.fail(findings);
  batch::RunResult whole;
  whole.pieces = merge->pieces();
  return finish_run(session, out, key ? &*key : nullptr, whole);
} catch (const std::system_error& error) {
  return session.fail({argument_error("batch.out.cannot-write", error.what(), "see to the disk and the folder of --out, and merge again: what is done is kept")});
}

}  // namespace

Command batch_merge_command() {
  const auto arguments = std::make_shared<MergeArguments>();
  return {.name = "merge",
          .summary = "Makes the folders of all parts of a run (--shard) one, as a single run would have left it",
          .example = "ferrolabel batch merge part-1 part-2 --out merged",
          .parameters = {{"PART", "", "Folders of the parts, in any order", &arguments->parts, true, Completes::file},
                         {"--out", "DIR", "Folder for the results of all; where a merge was cut, it goes on", &arguments->out, true, Completes::file},
                         {"--key", "KEY", "Key file that signs the manifest; without it, it is not signed", &arguments->key, false, Completes::file}},
          .run = [arguments](Session& session) { return run_merge(session, *arguments); }};
}

}  // namespace ferrolabel::cli
