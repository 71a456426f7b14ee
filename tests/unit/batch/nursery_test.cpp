// SPDX-License-Identifier: Apache-2.0
#include "batch/nursery.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <unistd.h>

#include "batch/journal.hpp"
#include "unit/batch/input_world.hpp"

using namespace ferrolabel::batch;

TEST_CASE("a nursery gives workers of their own, and tells how each ended") {
  const auto nursery = make_nursery([](std::string_view) { return std::string{}; }, 0);
  const auto one = ask_for_worker(nursery);
  const auto other = ask_for_worker(nursery);
  CHECK(one.process != other.process);
  kill(one.process, SIGKILL);
  CHECK(end_of_worker(nursery, one.process) == "signal 9");
  close(other.socket);  // which is its sign to end
  CHECK(end_of_worker(nursery, other.process) == "exit code 0");
  close(one.socket);
  end_nursery(nursery);
}

TEST_CASE("a message is its length in four bytes, the lowest first, and its bytes") {
  std::string text;
  append_message(text, "ab");
  append_message(text, std::string(300, 'c'));
  CHECK(text.substr(0, 6) == std::string{"\2\0\0\0ab", 6});
  CHECK(text.substr(6, 4) == std::string{"\x2c\1\0\0", 4});
  CHECK(text.size() == 310);
}

TEST_CASE("a worker holds nothing that was open before it: what is locked is free as soon as its opener lets go") {
  const InputWorld world;
  auto journal = std::make_unique<Journal>(std::move(Journal::open(world.path("journal"))).value());
  const auto nursery = make_nursery([](std::string_view) { return std::string{}; }, 0);
  const auto worker = ask_for_worker(nursery);
  journal.reset();
  CHECK(Journal::open(world.path("journal")));
  close(worker.socket);
  end_nursery(nursery);
}
