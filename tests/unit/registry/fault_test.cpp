// SPDX-License-Identifier: Apache-2.0
// Every write, sync, truncation and opening of a file fails in turn, once and from then on, until a run meets no fault.
#include "registry_world.hpp"

#include <memory>
#include <set>

#include "registry/sqlite_library.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry::tests {
namespace {

enum class Operation { write, sync, open };

/// What is to fail; one plan for the file system below.
struct Plan {
  Operation operation = Operation::write;
  int code = SQLITE_OK;
  bool for_good = false;
  int countdown = 0;  ///< 0 = nothing fails
  bool met = false;
  bool read_only = false;  ///< files are opened as where writing is not allowed

  int next(Operation now) {
    if (now != operation || countdown == 0) return SQLITE_OK;
    if (countdown > 1) {
      --countdown;
      return SQLITE_OK;
    }
    met = true;
    if (!for_good) countdown = 0;
    return code;
  }
};

Plan& plan() {
  static Plan the_plan;
  return the_plan;
}

struct FaultyFile {
  sqlite3_file file;
};

sqlite3_file* below(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FaultyFile*>(file) + 1); }
sqlite3_vfs* base() { return sqlite().vfs_find(nullptr); }

const sqlite3_io_methods& methods() {
  static const sqlite3_io_methods table{
      2,
      [](sqlite3_file* f) { return below(f)->pMethods->xClose(below(f)); },
      [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return below(f)->pMethods->xRead(below(f), to, n, at); },
      [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
        const int code = plan().next(Operation::write);
        if (code == SQLITE_OK) return below(f)->pMethods->xWrite(below(f), from, n, at);
        if (code == SQLITE_IOERR_WRITE) below(f)->pMethods->xWrite(below(f), from, n / 2, at);  // part of it was written
        return code;
      },
      [](sqlite3_file* f, sqlite3_int64 size) {
        const int code = plan().next(Operation::write);
        return code == SQLITE_OK ? below(f)->pMethods->xTruncate(below(f), size) : code;
      },
      [](sqlite3_file* f, int flags) {
        const int code = plan().next(Operation::sync);
        return code == SQLITE_OK ? below(f)->pMethods->xSync(below(f), flags) : code;
      },
      [](sqlite3_file* f, sqlite3_int64* size) { return below(f)->pMethods->xFileSize(below(f), size); },
      [](sqlite3_file* f, int level) { return below(f)->pMethods->xLock(below(f), level); },
      [](sqlite3_file* f, int level) { return below(f)->pMethods->xUnlock(below(f), level); },
      [](sqlite3_file* f, int* held) { return below(f)->pMethods->xCheckReservedLock(below(f), held); },
      [](sqlite3_file* f, int op, void* argument) { return below(f)->pMethods->xFileControl(below(f), op, argument); },
      [](sqlite3_file* f) { return below(f)->pMethods->xSectorSize(below(f)); },
      [](sqlite3_file* f) { return below(f)->pMethods->xDeviceCharacteristics(below(f)); },
      [](sqlite3_file* f, int page, int size, int extend, void volatile** memory) {
        return below(f)->pMethods->xShmMap(below(f), page, size, extend, memory);
      },
      [](sqlite3_file* f, int offset, int n, int flags) { return below(f)->pMethods->xShmLock(below(f), offset, n, flags); },
      [](sqlite3_file* f) { below(f)->pMethods->xShmBarrier(below(f)); },
      [](sqlite3_file* f, int erase) { return below(f)->pMethods->xShmUnmap(below(f), erase); },
      nullptr,
      nullptr,
  };
  return table;
}

std::string faulty_file_system() {
  static std::unique_ptr<sqlite3_vfs> vfs;
  if (vfs) return vfs->zName;
  vfs = std::make_unique<sqlite3_vfs>(*base());
  vfs->zName = "faulty";
  vfs->pNext = nullptr;
  vfs->szOsFile = static_cast<int>(sizeof(FaultyFile)) + base()->szOsFile;
  vfs->xOpen = [](sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    file->pMethods = nullptr;
    below(file)->pMethods = nullptr;
    int code = plan().next(Operation::open);
    if (plan().read_only) flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    if (code == SQLITE_OK) code = base()->xOpen(base(), name, below(file), flags, out);
    if (below(file)->pMethods != nullptr) file->pMethods = &methods();
    return code;
  };
  REQUIRE(sqlite().vfs_register(vfs.get(), 0) == SQLITE_OK);
  return vfs->zName;
}

/// Labels and used reservations that were acknowledged.
struct Acknowledged {
  std::set<std::string> labels;
  bool used = false;
  bool suspended = false;
};

void work(const World& world, const std::string& file_system, Acknowledged& told) {
  auto registry = world.open(file_system);
  registry.recover(signers, noon);
  // What throws a StoreError must not stand within REQUIRE, which would take it for a failure.
  const auto made = registry.record_production(production(1000));
  REQUIRE(made.empty());
  for (const std::string group : {"x", "y"}) {
    const std::vector<IssueRequest> requests{request(group + "1", 10), request(group + "2", 20)};
    for (const auto& outcome : registry.issue(requests, signers, noon)) {
      REQUIRE_FALSE(outcome.token.empty());
      told.labels.insert(outcome.label);
    }
  }
  const auto held = registry.reserve(reservation("x1", 7, "k"), noon);
  REQUIRE(held.ok());
  const auto used = registry.consume(held->id, noon);
  REQUIRE(used.ok());
  told.used = true;
  const auto changed = registry.set_status("urn:test:label:y1", {LabelStatus::suspended, "audit", "issuer", noon}, sign_head);
  REQUIRE_FALSE(has_errors(changed));
  told.suspended = true;
}

std::string undisturbed() {
  const World world;
  Acknowledged told;
  work(world, {}, told);
  return exported(world.open());
}

void require_kept(const World& world, const Acknowledged& told, const std::string& lines) {
  if (!told.labels.empty()) {
    require_clean(world.url());
    const auto registry = world.open();
    for (const auto& label : told.labels) REQUIRE(registry.token(label));
    if (told.used) REQUIRE(state(registry, "x1").used == 7);
    if (told.suspended) REQUIRE(state(registry, "y1").status == LabelStatus::suspended);
  }
  Acknowledged ignored;
  work(world, {}, ignored);
  require_clean(world.url());
  REQUIRE(exported(world.open()) == lines);
}

/// @return how many faults were met
int fail_each(Operation operation, int code, bool for_good, const std::string& lines) {
  const auto file_system = faulty_file_system();
  for (int n = 1;; ++n) {
    CAPTURE(n, code, for_good);
    const World world;
    Acknowledged told;
    plan() = {operation, code, for_good, n};
    try {
      work(world, file_system, told);
    } catch (const StoreError& error) {
      CAPTURE(error.what());
      REQUIRE(plan().met);
    }
    const bool met = plan().met;
    plan() = {};
    require_kept(world, told, lines);
    if (!met) return n - 1;
  }
}

}  // namespace

TEST_CASE("after any write, sync or opening that fails, nothing acknowledged is lost and nothing is issued twice") {
  const auto lines = undisturbed();
  for (const bool for_good : {false, true}) {
    REQUIRE(fail_each(Operation::write, SQLITE_IOERR_WRITE, for_good, lines) > 20);
    REQUIRE(fail_each(Operation::write, SQLITE_FULL, for_good, lines) > 20);
    REQUIRE(fail_each(Operation::sync, SQLITE_IOERR_FSYNC, for_good, lines) > 5);
    REQUIRE(fail_each(Operation::open, SQLITE_CANTOPEN, for_good, lines) > 1);
  }
}

TEST_CASE("a full disk and a read-only file are plain faults, leave the registry as it was, and it goes on when they are over") {
  const World world;
  const auto file_system = faulty_file_system();
  {
    auto registry = world.open();
    REQUIRE(registry.record_production(production(1000)).empty());
    REQUIRE(issue(registry, request("a", 10)).empty());
  }
  const auto lines = exported(world.open());
  const auto asked = request("b", 20);
  const auto fault_of = [&] {
    try {
      auto registry = world.open(file_system);
      static_cast<void>(registry.issue({&asked, 1}, signers, noon));
    } catch (const StoreError& error) {
      CAPTURE(error.what());
      REQUIRE(std::string{error.what()}.find(world.path()) != std::string::npos);
      return error.kind();
    }
    FAIL("a write succeeded");
    return StoreError::Kind::damaged;
  };
  plan() = {Operation::write, SQLITE_FULL, true, 1};
  REQUIRE(fault_of() == StoreError::Kind::input_output);
  plan() = {};
  plan().read_only = true;
  REQUIRE(fault_of() == StoreError::Kind::cannot_create);
  plan() = {};
  require_clean(world.url());
  REQUIRE(exported(world.open()) == lines);
  auto registry = world.open(file_system);
  REQUIRE(issue(registry, asked).empty());
  require_clean(world.url());
}

}  // namespace ferrolabel::registry::tests
