// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace ferrolabel::registry {

/// Bytes as a parameter of a statement, where a plain string_view is text.
struct Bytes {
  std::string_view data;
};

/// A parameter: views must stay good during the call.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string_view, Bytes>;
using Values = std::span<const Value>;

/// One row of an answer, valid during the callback that gets it. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  /// Text or bytes; empty for null.
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
};

enum class Dialect : std::uint8_t { sqlite, postgresql };

/// One connection of either database, for one thread at a time. Statements are written once for both: parameters are $1, $2, …,
/// numbers are 64-bit, and each statement is a string of static life, as it is kept prepared under its address.
/// Every function throws StoreError; after that the transaction is to be rolled back.
class Database {
 public:
  using Take = std::function<void(const Row&)>;

  virtual ~Database() = default;
  [[nodiscard]] virtual Dialect dialect() const noexcept = 0;

  /// Begins a transaction that is the only writing one until its end: waits some seconds for others.
  virtual void begin_write() = 0;
  /// Begins a transaction that sees one state.
  virtual void begin_read() = 0;
  /// When it returns, the content is on the disk.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  /// Several statements without parameters.
  virtual void script(const std::string& statements) = 0;
  /// @return rows changed
  virtual std::int64_t run_with(const char* statement, Values values) = 0;
  virtual void query_with(const char* statement, Values values, const Take& take) = 0;

  std::int64_t run(const char* statement, std::initializer_list<Value> values) { return run_with(statement, {values.begin(), values.size()}); }
  void query(const char* statement, std::initializer_list<Value> values, const Take& take) { query_with(statement, {values.begin(), values.size()}, take); }
};

/// A transaction that is rolled back unless it was committed.
class Transaction {
 public:
  enum class Kind : std::uint8_t { read, write };

  Transaction(Database& database, Kind kind) : database_{database} { kind == Kind::write ? database.begin_write() : database.begin_read(); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (open_) database_.rollback();
  }
  void commit() {
    database_.commit();
    open_ = false;
  }

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace ferrolabel::registry
