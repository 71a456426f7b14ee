// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <csignal>
#include <system_error>
#include <thread>

#include "batch/run.hpp"
#include "batch/run_manifest.hpp"
#include "cli/batch_end.hpp"
#include "cli/commands.hpp"
#include "cli/progress_line.hpp"
#include "cli/registry_run.hpp"
#include "cli/session.hpp"
#include "cli/trust_file.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

namespace {

struct BatchArguments {
  std::vector<std::string> inputs;
  std::string out, key, trust, report_key, jobs, at, shard, max_rejects, progress;
  bool resume = false, dry_run = false, only_schema = false, fail_fast = false;
  RegistryPlace place;
};

std::atomic<bool> interrupted{false};
extern "C" void note_interrupt(int) { interrupted = true; }

/// Everything of the arguments that needs no file.
Result<batch::RunTerms> read_terms(const Session& session, const BatchArguments& arguments) {
  batch::RunTerms terms;
  Findings findings;
  const auto jobs = read_count("--jobs", arguments.jobs, std::max(1U, std::thread::hardware_concurrency()), 1, 1024);
  const auto day = read_date("--at", arguments.at);
  const auto rejects = read_count("--max-rejects", arguments.max_rejects, 0, 0, 1'000'000'000);
  for (const auto* more : {&jobs.findings(), &day.findings(), &rejects.findings()}) findings.insert(findings.end(), more->begin(), more->end());
  const auto shard = arguments.shard.empty() ? std::optional{batch::Shard{}} : batch::parse_shard(arguments.shard);
  if (!shard) findings.push_back(argument_error("cli.argument.bad-number", "--shard '" + arguments.shard + "' is no part of a whole", "write it as 3/8: the third of eight"));
  if (has_errors(findings)) return findings;
  terms.inputs = arguments.inputs;
  terms.shard = *shard;
  terms.workers.workers = static_cast<unsigned>(*jobs);
  if (arguments.fail_fast) terms.max_rejects = 0;
  if (!arguments.max_rejects.empty()) terms.max_rejects = *rejects;
  terms.examiner.methods = session.methods_directory();
  terms.examiner.only_schema = arguments.only_schema;
  terms.examiner.day = day->value_or(today());
  terms.examiner.day_for_all = !arguments.at.empty();
  return terms;
}

/// The key and the registry of a run that issues labels. The registry is opened again once the workers are there.
struct Issuing {
  std::optional<trust::SigningKey> key;
  std::optional<trust::SigningKey> registry_key;
};

Findings open_issuing(const Session& session, const BatchArguments& arguments, Issuing& issuing, batch::RunTerms& terms) {
  auto key = trust::read_key_file(arguments.key);
  if (!key) return key.findings();
  issuing.key = std::move(key).value();
  auto place = arguments.place;
  place.at = quantity::to_string(terms.examiner.day);
  auto opened = open_registry(session, place, true);
  if (!opened) return opened.findings();
  issuing.registry_key = std::move(opened.value().key);
  terms.examiner.key = &*issuing.key;
  terms.examiner.registry = opened->registry.id();
  terms.registry_key = &*issuing.registry_key;
  terms.now = opened->now;
  terms.open_registry = [url = place.url] { return registry::Registry::open(url); };
  return {};
}

/// Whose signatures of submissions count, and the certifier's key for reports.
struct Signatures {
  std::optional<trust::TrustList> trust;
  std::optional<trust::XmlSigningKey> report_key;
};

Findings open_signatures(const Session& session, const BatchArguments& arguments, Signatures& signatures, batch::ExaminerTerms& terms) {
  if (!arguments.trust.empty()) {
    auto list = read_trust_file(arguments.trust);
    if (!list) return list.findings();
    session.tell(list.findings());
    terms.trust = &signatures.trust.emplace(std::move(list).value());
  }
  if (!arguments.report_key.empty()) {
    auto key = trust::read_xml_key_file(arguments.report_key);
    if (!key) return key.findings();
    terms.report_key = &signatures.report_key.emplace(std::move(key).value());
  }
  return {};
}

int run_batch(const Session& session, const BatchArguments& arguments) try {
  if (arguments.inputs.empty()) return session.refuse("INPUT is required: files, folders or archives of submissions");
  if (arguments.out.empty()) return session.refuse("--out is required: a folder for the results");
  trust::forbid_core_dumps();
  auto terms = read_terms(session, arguments);
  if (!terms) return session.fail(terms.findings());
  Signatures signatures;
  if (const auto findings = open_signatures(session, arguments, signatures, terms.value().examiner); has_errors(findings)) return session.fail(findings);
  auto opened = batch::OutFolder::open(arguments.out, arguments.resume);
  if (!opened) return session.fail(opened.findings());
  auto& out = *opened.value();
  const auto began = batch::begun_on(out.run());
  if (arguments.at.empty() && began) {
    terms.value().examiner.day = began->day;
    terms.value().examiner.day_for_all = began->for_all;
  }
  Issuing issuing;
  if (!arguments.key.empty() && !arguments.dry_run && !arguments.only_schema) {
    if (const auto findings = open_issuing(session, arguments, issuing, terms.value()); has_errors(findings)) return session.fail(findings);
  } else if (!arguments.only_schema) {
    session.say("no labels are issued: " + std::string{arguments.dry_run ? "--dry-run" : "name the issuer's key by --key and the registry by --registry"} + "\n");
  }
  if (auto findings = batch::begin_or_go_on(batch::run_record(terms.value()), out); has_errors(findings)) return session.fail(findings);
  if (out.finished()) return tell_finished_run(session, out);
  ProgressLine line{session.settings().quiet ? ProgressLine::Kind::none : arguments.progress == "json" ? ProgressLine::Kind::json : ProgressLine::Kind::text};
  if (!session.settings().quiet) terms.value().progress = [&line](const batch::RunProgress& progress) { line(progress); };
  terms.value().interrupted = &interrupted;
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
  const auto result = batch::run(*terms, out);
  if (!result) return session.fail(result.findings());
  return finish_run(session, out, terms->examiner.key, *result);
} catch (const std::system_error& error) {
  return session.fail({argument_error("batch.out.cannot-write", error.what(), "see to the disk and the folder of --out, and go on with --resume: what is done is kept")});
}

}  // namespace

Command batch_command() {
  const auto arguments = std::make_shared<BatchArguments>();
  return {.name = "batch",
          .summary = "Examines submissions, one or thousands, and issues their labels; may be killed at any moment and resumed",
          .example = "ferrolabel batch samples/submissions/S-000000[12].xml --out looked-at --at 2026-11-24\n"
                     "  ferrolabel batch samples/submissions/S-0000010.xml --out labelled --key key.json --registry sqlite:ferrolabel.db --at 2026-11-24",
          .parameters = {{"INPUT", "", "Files, folders, archives (.zip, .tar, .tar.gz, .tar.zst), an envelope of any size; - for standard input", &arguments->inputs, false, Completes::file},
                         {"--out", "DIR", "Folder for results, reports, labels, summary and manifest", &arguments->out, false, Completes::file},
                         {"--key", "KEY", "Key file of the labels' issuer; without it no labels are issued", &arguments->key, false, Completes::file},
                         {"--trust", "TRUST", "Trust list for signatures of submissions; without it signed ones are left for review", &arguments->trust, false, Completes::file},
                         {"--report-key", "KEY", "Key file of 'key new --rsa': signs each report", &arguments->report_key, false, Completes::file},
                         registry_parameter(arguments->place),
                         registry_key_parameter(arguments->place),
                         {"--at", "DATE", "Day of the run and of all labels; else the submission's own day, or today, or the day on which a resumed run began", &arguments->at},
                         {"--jobs", "N", "Worker processes; else one a core", &arguments->jobs},
                         {"--resume", "", "Go on with the run in --out", &arguments->resume},
                         {"--shard", "I/N", "Only the I-th of N parts: submissions are shared out by a hash of their bytes", &arguments->shard},
                         {"--dry-run", "", "All but issuing", &arguments->dry_run},
                         {"--only-schema", "", "Only read, and hold against the schema", &arguments->only_schema},
                         {"--fail-fast", "", "Stop behind the first submission that is rejected", &arguments->fail_fast},
                         {"--max-rejects", "N", "Stop when more than N are rejected", &arguments->max_rejects},
                         {"--progress", "HOW", "On standard error: text (default), or json, one object a line", &arguments->progress, false, Completes::choice, {"text", "json"}}},
          .commands = {batch_merge_command()},
          .run = [arguments](Session& session) { return run_batch(session, *arguments); }};
}

}  // namespace ferrolabel::cli
