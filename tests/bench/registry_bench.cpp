// SPDX-License-Identifier: Apache-2.0
// Labels registered a second, beside bare SQLite with the same two commits and the same rows for each group, on the same
// settings. Signatures are made before, as they are the trust room's work and the same for both.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.hpp"
#include "registry/registry.hpp"
#include "registry/sqlite_library.hpp"
#include "syntax/encoding.hpp"

namespace {

using namespace ferrolabel;
using registry::sqlite;

constexpr std::size_t group = 250;
constexpr std::size_t groups_a_run = 8;
constexpr std::size_t rounds = 9;
constexpr std::size_t payload_size = 2'000;

void require(bool good, const char* what) {
  if (!good) throw std::runtime_error{what};
}

/// A label of a run, with the token that it gets.
struct Prepared {
  registry::IssueRequest request;
  std::string token;
};

Prepared prepare(std::size_t number) {
  using namespace std::chrono;
  const auto hash = syntax::sha256_digest(std::to_string(number)).substr(7);
  registry::IssueRequest request;
  request.label = "https://steel.example/labels/" + hash.substr(0, 32);
  request.installation = "plant-1";
  request.product = "coil";
  request.from = year{2025} / 1 / 1;
  request.to = year{2025} / 12 / 31;
  request.scheme = "less";
  request.grams = 1;
  request.payload = hash;
  while (request.payload.size() < payload_size) request.payload += hash;
  request.payload.resize(payload_size);
  auto token = "eyJhbGciOiJFZERTQSIsImtpZCI6IjAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIiLCJ0eXAiOiJ2YytqdyJ9." +
               syntax::base64url_encode(request.payload) + "." + hash + hash.substr(0, 22);
  return {std::move(request), std::move(token)};
}

/// The registry: groups are issued with their tokens at hand.
class Ours {
 public:
  explicit Ours(const std::string& path) : registry_{open(path)} {
    using namespace std::chrono;
    require(registry_.record_production({"plant-1", "coil", year{2025} / 1 / 1, year{2025} / 12 / 31, 1'000'000'000, "sha256:0"}).empty(), "production");
  }

  void run(const std::vector<Prepared>& labels) {
    tokens_.clear();
    for (const auto& label : labels) tokens_.emplace(label.request.label, &label.token);
    std::vector<registry::IssueRequest> requests;
    for (std::size_t at = 0; at < labels.size(); at += group) {
      requests.clear();
      for (std::size_t i = at; i < at + group; ++i) requests.push_back(labels[i].request);
      const auto outcomes = registry_.issue(requests, signers_, registry::Time{});
      require(outcomes.back().findings.empty() && !outcomes.back().already, "issue");
    }
  }

 private:
  static registry::Registry open(const std::string& path) {
    registry::OpenOptions options;
    options.create = true;
    options.id = "urn:ferrolabel:registry:bench";
    auto opened = registry::Registry::open("sqlite:" + path, options);
    require(opened.ok(), "open");
    return std::move(opened).value();
  }

  std::map<std::string, const std::string*, std::less<>> tokens_;
  registry::Signers signers_{[this](std::string_view label, std::string_view) { return *tokens_.find(label)->second; },
                             [](const registry::TreeHead&) { return std::string(600, 'h'); }};
  registry::Registry registry_;
};

/// Bare SQLite: the rows that the registry writes, of the same sizes, prepared statements, two commits a group.
class Bare {
 public:
  explicit Bare(const std::string& path) {
    require(sqlite().open_v2(path.c_str(), &connection_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK, "open");
    exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
         "CREATE TABLE ledger (entry INTEGER PRIMARY KEY, event TEXT NOT NULL, bytes BLOB, hash BLOB NOT NULL) STRICT;"
         "CREATE TABLE leaves (leaf INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE, hash BLOB NOT NULL) STRICT;"
         "CREATE TABLE heads (head INTEGER PRIMARY KEY, token TEXT NOT NULL, hash BLOB NOT NULL) STRICT;"
         "CREATE TABLE state (one INTEGER PRIMARY KEY, entries INTEGER NOT NULL, peaks BLOB NOT NULL) STRICT;"
         "CREATE TABLE pools (pool TEXT PRIMARY KEY, production INTEGER NOT NULL, grams INTEGER NOT NULL, reserved INTEGER NOT NULL,"
         " used INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
         "CREATE TABLE labels (label TEXT PRIMARY KEY, pool TEXT NOT NULL REFERENCES pools (pool), scheme TEXT NOT NULL, grams INTEGER NOT NULL,"
         " reserved INTEGER NOT NULL, used INTEGER NOT NULL, payload_digest TEXT NOT NULL, valid_until TEXT NOT NULL, status TEXT NOT NULL,"
         " intended INTEGER NOT NULL, issued INTEGER NOT NULL, token_digest TEXT NOT NULL, leaf INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
         "CREATE INDEX labels_intended ON labels (intended) WHERE issued = 0;"
         "INSERT INTO state VALUES (1, 0, x'');");
    ledger_ = prepare("INSERT INTO ledger VALUES (?1, ?2, ?3, ?4)");
    leaf_ = prepare("INSERT INTO leaves VALUES (?1, ?2, ?3)");
    head_ = prepare("INSERT INTO heads VALUES (?1, ?2, ?3)");
    state_ = prepare("UPDATE state SET entries = ?1, peaks = ?2");
    pool_ = prepare("INSERT INTO pools VALUES (?1, 1, 1, 0, 0)");
    label_ = prepare("INSERT INTO labels VALUES (?1, ?1, 'less', 1, 0, 0, ?2, '', 'active', ?3, 0, '', -1)");
    issued_ = prepare("UPDATE labels SET issued = ?2, token_digest = ?3, leaf = ?4 WHERE label = ?1");
  }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;
  ~Bare() {
    for (auto* statement : {ledger_, leaf_, head_, state_, pool_, label_, issued_}) sqlite().finalize(statement);
    sqlite().close_v2(connection_);
  }

  void run(const std::vector<Prepared>& labels) {
    for (std::size_t at = 0; at < labels.size(); at += group) {
      exec("BEGIN IMMEDIATE");
      for (std::size_t i = at; i < at + group; ++i) intend(labels[i]);
      store();
      exec("COMMIT;BEGIN IMMEDIATE");
      for (std::size_t i = at; i < at + group; ++i) issue(labels[i]);
      step(head_, {++heads_, text(std::string(600, 'h')), bytes(hash_)});
      store();
      exec("COMMIT");
    }
  }

 private:
  struct Cell {
    std::int64_t number = 0;
    std::string_view content{};
    bool is_text = false;
    Cell(std::int64_t value) : number{value} {}
    Cell(std::string_view value, bool as_text) : content{value}, is_text{as_text} {}
  };
  static Cell text(std::string_view value) { return {value, true}; }
  static Cell bytes(std::string_view value) { return {value, false}; }

  void intend(const Prepared& one) {
    step(ledger_, {++entry_, text(intent_event_), bytes(one.request.payload), bytes(hash_)});
    step(pool_, {text(one.request.label)});
    step(label_, {text(one.request.label), text(digest_), entry_});
  }
  void issue(const Prepared& one) {
    step(ledger_, {++entry_, text(issued_event_), bytes(std::string_view{one.token}.substr(0, 200)), bytes(hash_)});
    step(leaf_, {leaves_, entry_, bytes(hash_)});
    step(issued_, {text(one.request.label), entry_, text(digest_), leaves_++});
  }
  void store() { step(state_, {entry_, bytes(peaks_)}); }

  void exec(const char* statements) { require(sqlite().exec(connection_, statements, nullptr, nullptr, nullptr) == SQLITE_OK, statements); }
  sqlite3_stmt* prepare(const char* statement) {
    sqlite3_stmt* made = nullptr;
    require(sqlite().prepare_v3(connection_, statement, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) == SQLITE_OK, statement);
    return made;
  }
  void step(sqlite3_stmt* statement, std::initializer_list<Cell> cells) {
    int place = 0;
    for (const auto& cell : cells) {
      ++place;
      const int size = static_cast<int>(cell.content.size());
      if (cell.content.data() == nullptr) {
        sqlite().bind_int64(statement, place, cell.number);
      } else if (cell.is_text) {
        sqlite().bind_text(statement, place, cell.content.data(), size, SQLITE_STATIC);
      } else {
        sqlite().bind_blob(statement, place, cell.content.data(), size, SQLITE_STATIC);
      }
    }
    require(sqlite().step(statement) == SQLITE_DONE, "step");
    sqlite().reset(statement);
  }

  sqlite3* connection_ = nullptr;
  sqlite3_stmt* ledger_ = nullptr;
  sqlite3_stmt* leaf_ = nullptr;
  sqlite3_stmt* head_ = nullptr;
  sqlite3_stmt* state_ = nullptr;
  sqlite3_stmt* pool_ = nullptr;
  sqlite3_stmt* label_ = nullptr;
  sqlite3_stmt* issued_ = nullptr;
  std::int64_t entry_ = 0;
  std::int64_t leaves_ = 0;
  std::int64_t heads_ = 0;
  const std::string intent_event_ = std::string(420, 'i');
  const std::string issued_event_ = std::string(200, 's');
  const std::string digest_ = std::string(71, 'd');
  const std::string hash_ = std::string(32, 'h');
  const std::string peaks_ = std::string(320, 'p');
};

std::vector<std::vector<Prepared>> prepare_runs(std::size_t runs) {
  std::vector<std::vector<Prepared>> all(runs);
  std::size_t number = 0;
  for (auto& run : all) {
    for (std::size_t i = 0; i < group * groups_a_run; ++i) run.push_back(prepare(++number));
  }
  return all;
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "ferrolabel-bench-XXXXXX").string();
  require(mkdtemp(folder.data()) != nullptr, "folder");
  {
    Ours ours{folder + "/ours.db"};
    Bare bare{folder + "/bare.db"};
    const auto runs = prepare_runs(rounds + 1);
    std::size_t ours_at = 0;
    std::size_t bare_at = 0;
    const auto pair = bench::measure_by_turns(rounds, [&] { ours.run(runs[ours_at++]); }, [&] { bare.run(runs[bare_at++]); });
    const double labels = static_cast<double>(group * groups_a_run);
    bench::report_at_least("registry", pair.second.median / pair.first.median, 0.8);
    std::fprintf(stderr, "registry: %.0f labels/s of %zu bytes in groups of %zu, bare SQLite %.0f labels/s\n", labels / pair.first.median, payload_size, group,
                 labels / pair.second.median);
  }
  std::filesystem::remove_all(folder);
}
