// SPDX-License-Identifier: Apache-2.0
#include "batch/run_manifest.hpp"

#include <catch2/catch.hpp>

#include <functional>

#include "unit/batch/signed_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

RunTerms terms_of_a_run() {
  RunTerms terms;
  terms.examiner = examiner_terms();
  terms.inputs = {"in", "more.zip"};
  return terms;
}

syntax::Document read(const std::string& json) {
  auto document = syntax::read_json({"json", json});
  for (const auto& finding : document.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(document);
  return std::move(document).value();
}

}  // namespace

TEST_CASE("a record is one line that names what makes the run") {
  const auto record = run_record(terms_of_a_run());
  CHECK(record.find('\n') == std::string::npos);
  const auto document = read(record);
  const auto run = document.root().member("run");
  CHECK(run.member("day").scalar() == "2026-11-24");
  CHECK(run.member("inputs").first_child().next().scalar() == "more.zip");
  CHECK(run.member("stages").scalar() == "all");
  CHECK(run.member("key").scalar() == issuer_key().kid());
  CHECK(run.member("registry").scalar() == registry::tests::registry_id);
  CHECK(run.member("shard").scalar() == "1/1");
  CHECK(run.member("packs").member("scheme/eu-ci").scalar().starts_with("sha256:"));
  CHECK(run.member("packs").member("rule-set/submission-1").scalar().starts_with("sha256:"));
  CHECK(begun_on(record)->day == issuing::label_day("2026-11-24"));
  CHECK_FALSE(begun_on(record)->for_all);
  CHECK(run_record(terms_of_a_run()) == record);
}

TEST_CASE("a record without a day is none") {
  for (const auto* text : {"", "x", "{}", R"({"run":{}})", R"({"run":{"day":"2026-02-30"}})"}) CHECK_FALSE(begun_on(text));
}

TEST_CASE("a run is gone on with only by what it began with") {
  const std::map<std::string, std::function<void(RunTerms&)>> changes{{"inputs", [](RunTerms& terms) { terms.inputs.pop_back(); }},
                                                                      {"day", [](RunTerms& terms) { terms.examiner.day = issuing::label_day("2026-11-25"); }},
                                                                      {"dayForAll", [](RunTerms& terms) { terms.examiner.day_for_all = true; }},
                                                                      {"stages", [](RunTerms& terms) { terms.examiner.only_schema = true; }},
                                                                      {"key", [](RunTerms& terms) { terms.examiner.key = nullptr; }},
                                                                      {"trust", [](RunTerms& terms) { terms.examiner.trust = &signers(); }},
                                                                      {"reportKey", [](RunTerms& terms) { terms.examiner.report_key = &key_of("certifier"); }},
                                                                      {"registry", [](RunTerms& terms) { terms.examiner.registry = "urn:other"; }},
                                                                      {"shard", [](RunTerms& terms) { terms.shard = {2, 3}; }},
                                                                      {"packs", [](RunTerms& terms) { terms.examiner.methods += "/none"; }}};
  const InputWorld world;
  const auto terms = terms_of_a_run();
  CHECK(begin_or_go_on(run_record(terms), *OutFolder::open(world.path("out"), true).value()).empty());
  for (const auto& [name, change] : changes) {
    INFO(name);
    auto other = terms;
    change(other);
    const auto out = std::move(OutFolder::open(world.path("out"), true)).value();
    const auto findings = begin_or_go_on(run_record(other), *out);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "batch.out.other-run");
    CHECK((findings.front().message.find(name + " ") != std::string::npos || name == "inputs" || name == "packs"));
  }
  const auto out = std::move(OutFolder::open(world.path("out"), true)).value();
  CHECK(begin_or_go_on(run_record(terms), *out).empty());
  CHECK(out->run() == run_record(terms));
}

TEST_CASE("how many workers there are, and how many may be rejected, is not part of what a run is") {
  auto terms = terms_of_a_run();
  const auto record = run_record(terms);
  terms.workers.workers = 7;
  terms.max_rejects = 3;
  CHECK(run_record(terms) == record);
}

TEST_CASE("a manifest holds the record, the counts, and what the journal comes to") {
  const InputWorld world;
  const auto terms = terms_of_a_run();
  const auto out = std::move(OutFolder::open(world.path("out"), true)).value();
  CHECK(begin_or_go_on(run_record(terms), *out).empty());
  Examined one;
  one.key = std::string(32, 'a');
  out->add(one, {});
  out->checkpoint();
  const auto manifest = run_manifest(*out, {.submissions = 1, .head = "head"});
  CHECK(manifest.ends_with("}\n"));
  const auto document = read(manifest);
  const auto root = document.root();
  CHECK(broken_by(document, "batch-manifest") == "");
  CHECK(root.member("format").scalar() == "ferrolabel-batch-manifest");
  CHECK(root.member("results").member("submissions").scalar() == "1");
  CHECK(root.member("results").member("rejected").scalar() == "1");
  CHECK(root.member("results").member("accepted").scalar() == "0");
  CHECK(root.member("results").member("journal").scalar() == out->journal_check());
  CHECK(root.member("registryHead").scalar() == "head");
  CHECK(root.member("run").member("key").scalar() == issuer_key().kid());
  const auto without = run_manifest(*out, {});
  CHECK(broken_by(read(without), "batch-manifest") == "");
  CHECK(read(without).root().member("registryHead").kind() == syntax::Kind::null);
}

TEST_CASE("the end of a run is told to a program by its counts and how it ended") {
  const InputWorld world;
  const auto out = std::move(OutFolder::open(world.path("out"), true)).value();
  for (const auto& [end, name] : {std::pair{RunEnd::whole, "whole"}, std::pair{RunEnd::stopped, "stopped"}, std::pair{RunEnd::interrupted, "interrupted"}}) {
    const auto document = read(run_json(*out, {.end = end, .passed_over = 4, .head = {}}));
    CHECK(broken_by(document, "batch") == "");
    CHECK(document.root().member("end").scalar() == name);
    CHECK(document.root().member("submissions").scalar() == "0");
    CHECK(document.root().member("passedOver").scalar() == "4");
    CHECK(document.root().member("out").scalar() == out->path(""));
  }
}
