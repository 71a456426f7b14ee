// SPDX-License-Identifier: Apache-2.0
#include "batch/registrar.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

#include "unit/batch/run_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

/// An examiner, a folder and an open registry for one registrar.
struct RegistrarWorld : RunWorld {
  Examiner examiner = Examiner::open(examiner_terms()).value();
  registry::Registry registry = registry::Registry::open(registry_url()).value();
  RunTerms terms = RunWorld::terms({"none"});
  std::unique_ptr<OutFolder> out = open(terms);

  /// The good submission for so many tonnes.
  [[nodiscard]] Registrar::Item item(std::uint64_t ordinal, const std::string& tonnes) const {
    const auto text = sound_submission({{"tonnes=\"111.725\"", "tonnes=\"" + tonnes + "\""}});
    Numbered one{ordinal, {.file = std::to_string(ordinal) + ".xml", .bytes = text.size(), .text = text, .refused = {}}};
    auto examined = examiner.examine(one);
    return {std::move(one), std::move(examined)};
  }
  /// A rejected one, without work.
  [[nodiscard]] Registrar::Item rejected(std::uint64_t ordinal) const {
    Numbered one{ordinal, {.file = std::to_string(ordinal) + ".xml", .text = {}, .refused = {{"batch.input.packed", Severity::error, {}, "packed", "unpack"}}}};
    auto examined = examiner.reject(one, one.piece.refused);
    return {std::move(one), std::move(examined)};
  }
};

}  // namespace

TEST_CASE("what a registrar takes is registered and written in its order, and holds once it has finished") {
  RegistrarWorld world;
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  for (std::uint64_t ordinal = 1; ordinal <= 5; ++ordinal) CHECK(registrar.take(ordinal == 3 ? world.rejected(ordinal) : world.item(ordinal, std::to_string(ordinal * 10))));
  registrar.finish(true);
  CHECK_FALSE(registrar.too_many());
  CHECK(world.out->done() == 5);
  CHECK(world.out->summary().count(Verdict::accepted) == 4);
  std::vector<std::string> issued;
  world.registry.each_label([&issued](std::string_view label, std::uint64_t, registry::LabelStatus) { issued.emplace_back(label); });
  std::vector<std::string> named;
  for (const auto& row : lines_of(world.folder.read("out/results.jsonl")))
    if (const auto label = label_of_row(row); !label.empty()) named.push_back(label);
  CHECK(issued == named);
  CHECK(named.size() == 4);
}

TEST_CASE("a label that the registry refuses is examined again with the refusal, and the others of its group stand") {
  RegistrarWorld world;
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  registrar.take(world.item(1, "1000"));
  registrar.take(world.item(2, "990"));  // of 1960.1 t
  registrar.take(world.item(3, "500"));
  registrar.finish(true);
  CHECK(world.out->summary().count(Verdict::accepted) == 2);
  CHECK(world.out->summary().count(Verdict::rejected) == 1);
  CHECK(lines_of(world.folder.read("out/results.jsonl")).at(1).find("registry.production.exceeded") != std::string::npos);
  registry::tests::require_clean(world.registry_url());
}

TEST_CASE("without a registry nothing is registered, and rows are written") {
  RegistrarWorld world;
  Registrar registrar{world.terms, world.examiner, nullptr, *world.out};
  registrar.take(world.rejected(1));
  registrar.finish(true);
  CHECK(world.out->done() == 1);
}

TEST_CASE("progress is told behind each group and at the end") {
  RegistrarWorld world;
  std::vector<std::uint64_t> told;
  world.terms.progress = [&told](const RunProgress& progress) {
    told.push_back(progress.done);
    CHECK(progress.summary->total() == progress.done);
  };
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  for (std::uint64_t ordinal = 1; ordinal <= 510; ++ordinal) REQUIRE(registrar.take(world.rejected(ordinal)));
  registrar.finish(true);
  CHECK(told == std::vector<std::uint64_t>{250, 500, 510});
}

TEST_CASE("a registrar stops behind the item by which more were rejected than may be, and takes nothing more") {
  RegistrarWorld world;
  world.terms.max_rejects = 10;
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  std::uint64_t ordinal = 0;
  while (ordinal < 5000 && registrar.take(world.rejected(ordinal + 1))) ++ordinal;
  CHECK(ordinal < 5000);
  registrar.finish(true);
  CHECK(registrar.too_many());
  CHECK(world.out->done() == 11);
}

TEST_CASE("a registrar that begins with too many rejected stops behind the next one") {
  RegistrarWorld world;
  Registrar before{world.terms, world.examiner, &world.registry, *world.out};
  for (std::uint64_t ordinal = 1; ordinal <= 3; ++ordinal) REQUIRE(before.take(world.rejected(ordinal)));
  before.finish(true);
  world.terms.max_rejects = 0;
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  static_cast<void>(registrar.take(world.rejected(4)));
  static_cast<void>(registrar.take(world.rejected(5)));
  registrar.finish(true);
  CHECK(registrar.too_many());
  CHECK(world.out->done() == 4);
}

TEST_CASE("as many rejected ones as may be do not stop a registrar") {
  RegistrarWorld world;
  world.terms.max_rejects = 260;
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  for (std::uint64_t ordinal = 1; ordinal <= 260; ++ordinal) REQUIRE(registrar.take(world.rejected(ordinal)));
  registrar.finish(true);
  CHECK_FALSE(registrar.too_many());
  CHECK(world.out->done() == 260);
}

TEST_CASE("what stops a registrar is thrown at its end, it takes nothing more, and groups before that hold") {
  RegistrarWorld world;
  world.terms.progress = [](const RunProgress& progress) {
    if (progress.done == 500) throw std::runtime_error{"full"};
  };
  Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
  std::uint64_t ordinal = 0;
  while (ordinal < 5000 && registrar.take(world.rejected(ordinal + 1))) ++ordinal;
  CHECK(ordinal < 5000);
  CHECK_THROWS_WITH(registrar.finish(true), "full");
  CHECK(world.out->done() == 500);
}

TEST_CASE("a registrar that is let go without an end waits for its thread, and leaves out the group that is not full") {
  RegistrarWorld world;
  { Registrar registrar{world.terms, world.examiner, &world.registry, *world.out}; }
  {
    Registrar registrar{world.terms, world.examiner, &world.registry, *world.out};
    registrar.take(world.rejected(1));
  }
  CHECK(world.out->done() == 0);
}
