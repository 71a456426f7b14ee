// SPDX-License-Identifier: Apache-2.0
// What each stage of `ferrolabel batch` costs a submission, alone and on one thread: processor time in the program and in the
// system, without what processes send each other. Told on stderr; tests/bench/batch.sh runs it with its envelope.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "batch/examiner.hpp"
#include "batch/input.hpp"
#include "batch/out_folder.hpp"
#include "batch/submission_examination.hpp"
#include "batch/submission_rules.hpp"
#include "embedded/compute.hpp"
#include "formats/submission/submission_reader.hpp"
#include "formats/submission/submission_schema.hpp"
#include "issuing/classification.hpp"
#include "issuing/issue.hpp"
#include "issuing/registering.hpp"
#include "registry/registry.hpp"
#include "syntax/xml_reader.hpp"
#include "trust/jws.hpp"

namespace {

using namespace ferrolabel;

constexpr std::size_t group = 250;
constexpr std::size_t most = 2'000;

template <class Value>
Value required(Result<Value> result, const char* what) {
  if (!result) throw std::runtime_error{std::string{what} + ": " + describe(result.findings().front())};
  return std::move(result).value();
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Processor time of a work over so many submissions, told in microseconds each.
void tell(const char* stage, std::size_t count, const std::function<void()>& work) {
  const auto begun = processor_seconds();
  work();
  const auto microseconds = 1e6 * (processor_seconds() - begun) / static_cast<double>(std::max<std::size_t>(count, 1));
  std::fprintf(stderr, "batch: %-34s %6.1f us\n", stage, microseconds);
}

/// What the label of a submission asks, as the examiner puts it.
Result<label::Label> prepare(const formats::Submission& submission, issuing::Packs& packs, const trust::SigningKey& key) {
  const auto method = required(packs.method(submission.plant.method, submission.plant.period.to), "method");
  const auto schemes = required(packs.schemes({submission.request.scheme}), "scheme");
  issuing::IssueTerms terms{submission.request.product, submission.request.tonnes, *submission.request.issue_date, submission.request.heats};
  terms.choices.family = submission.request.family;
  terms.choices.electricity = issuing::electricity_case(submission.request.electricity);
  terms.submission_digest = submission.digest;
  auto prepared = issuing::prepare(submission.plant, *method, *schemes.front(), terms, key);
  if (!prepared) return prepared.findings();
  return std::move(prepared).value().label;
}

void tell_stages(const std::string& envelope, const std::string& folder) {
  const quantity::Date day = std::chrono::year{2026} / 11 / 24;
  const auto schema = formats::submission_schema();
  auto input = required(batch::Input::open({envelope}), "input");
  std::vector<batch::Numbered> pieces;
  tell("cut", most, [&] {
    for (auto piece = input.next(); piece && pieces.size() < most; piece = input.next()) pieces.push_back({pieces.size() + 1, std::move(*piece)});
  });
  const auto count = pieces.size();
  tell("parse (part of read)", count, [&] {
    for (const auto& [ordinal, piece] : pieces) static_cast<void>(syntax::read_xml({piece.file, piece.text}, "", syntax::file_limits()));
  });
  tell("parse with schema (part of read)", count, [&] {
    for (const auto& [ordinal, piece] : pieces) static_cast<void>(syntax::read_xml({piece.file, piece.text}, schema, syntax::file_limits()));
  });
  std::vector<formats::Submission> read;
  tell("read", count, [&] {
    for (const auto& [ordinal, piece] : pieces)
      if (auto document = syntax::read_xml({piece.file, piece.text}, schema, syntax::file_limits())) {
        document.value().leave_out_pointers();
        auto one = formats::read_submission(*document);
        if (!one) continue;
        one.value().request.issue_date = day;
        read.push_back(std::move(one).value());
      }
  });
  const auto rules = required(batch::SubmissionRules::of(required(required(formats::PackLibrary::open("methods"), "packs").rule_set("submission-1"), "rules")), "rules");
  tell("rules", read.size(), [&] {
    for (const auto& one : read) static_cast<void>(rules.check(one, {{}, day}));
  });
  const auto packs = required(issuing::Packs::open("methods"), "packs");
  tell("compute", read.size(), [&] {
    for (const auto& one : read) static_cast<void>(embedded::compute(one.plant, *required(packs->method(one.plant.method, one.plant.period.to), "method")));
  });
  const auto key = required(trust::generate_key({"https://certifier.example", "Certifier"}, std::chrono::year{2025} / 1 / 1), "key");
  tell("compute, project, classify, compose", read.size(), [&] {
    for (const auto& one : read) static_cast<void>(prepare(one, *packs, key));
  });

  const batch::ExaminerTerms terms{.methods = "methods", .day = day, .day_for_all = true, .key = &key, .registry = "https://certifier.example/registry"};
  const auto examiner = required(batch::Examiner::open(terms), "examiner");
  std::vector<batch::Examined> examined;
  tell("read to compose, row, report, sign", count, [&] {
    for (const auto& piece : pieces) examined.push_back(examiner.examine(piece));
  });
  tell("to the parent process and back", count, [&] {
    for (std::size_t at = 0; at < count; at += 16) {
      std::string bytes;
      for (std::size_t i = at; i < std::min(count, at + 16); ++i) batch::pack_to(bytes, pieces[i]);
      static_cast<void>(batch::unpack_pieces(bytes));
      const std::vector<batch::Examined> part{examined.begin() + static_cast<std::ptrdiff_t>(at), examined.begin() + static_cast<std::ptrdiff_t>(std::min(count, at + 16))};
      static_cast<void>(batch::unpack_examined(batch::pack(part)));
    }
  });
  std::vector<registry::IssueRequest> requests;
  for (const auto& one : examined)
    if (one.label) requests.push_back(*one.label);
  tell("sign", requests.size(), [&] {
    for (const auto& one : requests) static_cast<void>(trust::sign_compact(key, trust::typ::label, one.payload));
  });
  registry::OpenOptions options;
  options.create = true;
  options.id = terms.registry;
  auto registry = required(registry::Registry::open("sqlite:" + folder + "/registry.db", options), "registry");
  std::vector<std::string> tokens;
  std::map<std::string_view, std::string_view> signed_ahead;
  for (const auto& one : examined)
    if (one.label) signed_ahead.emplace(one.label->label, one.token);
  const registry::Signers signers{[&](std::string_view label, std::string_view) { return std::string{signed_ahead.at(label)}; }, issuing::head_signer(key)};
  tell("register", requests.size(), [&] {
    for (std::size_t at = 0; at < requests.size(); at += group) {
      const auto outcomes = registry.issue(std::span{requests}.subspan(at, std::min(group, requests.size() - at)), signers, registry::Time{std::chrono::sys_days{day}});
      for (const auto& outcome : outcomes) tokens.push_back(outcome.token);
    }
  });
  for (const bool labels : {false, true}) {
    const auto out = required(batch::OutFolder::open(folder + (labels ? "/labels" : "/dry"), false), "out");
    tell(labels ? "write, with labels" : "write, without labels", count, [&] {
      std::size_t token = 0;
      for (std::size_t at = 0; at < count; ++at) {
        const bool has = examined[at].label.has_value();
        out->add(examined[at], labels && has ? tokens[token] : std::string{});
        if (has) ++token;
        if ((at + 1) % group == 0) out->checkpoint();
      }
      out->checkpoint();
    });
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 64;
  std::string folder = (std::filesystem::temp_directory_path() / "ferrolabel-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  try {
    tell_stages(arguments[1], folder);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    std::filesystem::remove_all(folder);
    return 1;
  }
  std::filesystem::remove_all(folder);
}
