// SPDX-License-Identifier: Apache-2.0
#include "batch/examined.hpp"

#include <array>
#include <cstring>
#include <stdexcept>
#include <type_traits>

namespace ferrolabel::batch {

namespace {

constexpr std::array<std::string_view, 3> verdict_names{"accepted", "needs-review", "rejected"};

template <class Value, class Of>
concept ConstOr = std::is_same_v<std::remove_const_t<Value>, Of>;

void each_member(ConstOr<RowFacts> auto& of, auto& act) {
  act(of.verdict), act(of.name), act(of.codes), act(of.scheme), act(of.class_name), act(of.route), act(of.intensity);
}
void each_member(ConstOr<registry::InputUse> auto& of, auto& act) { act(of.label), act(of.grams); }
void each_member(ConstOr<registry::Production> auto& of, auto& act) {
  act(of.installation), act(of.product), act(of.from), act(of.to), act(of.grams), act(of.input_digest);
}
void each_member(ConstOr<registry::IssueRequest> auto& of, auto& act) {
  act(of.label), act(of.installation), act(of.product), act(of.from), act(of.to), act(of.scheme), act(of.grams), act(of.pool);
  act(of.valid_until), act(of.instruments), act(of.inputs), act(of.payload), act(of.production);
}
void each_member(ConstOr<Examined> auto& of, auto& act) { act(of.key), act(of.row), act(of.csv), act(of.report), act(of.facts), act(of.label), act(of.token); }
void each_member(ConstOr<Numbered> auto& of, auto& act) {
  act(of.ordinal), act(of.piece.file), act(of.piece.number), act(of.piece.line), act(of.piece.offset), act(of.piece.bytes), act(of.piece.text), act(of.piece.column_shift);
}

/// Appends values in the order in which Reader takes them.
struct Writer {
  std::string& bytes;

  template <class Value>
    requires std::is_arithmetic_v<Value> || std::is_enum_v<Value>
  void operator()(const Value& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint64_t>(text.size()));
    bytes += text;
  }
  void operator()(const quantity::Date& date) { (*this)(std::chrono::sys_days{date}.time_since_epoch().count()); }
  template <class Value>
  void operator()(const std::optional<Value>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <class Value>
  void operator()(const std::vector<Value>& values) {
    (*this)(static_cast<std::uint64_t>(values.size()));
    for (const auto& value : values) (*this)(value);
  }
  template <class Value>
    requires std::is_class_v<Value>
  void operator()(const Value& value) {
    each_member(value, *this);
  }
};

struct Reader {
  std::string_view bytes;

  std::string_view take(std::size_t size) {
    if (size > bytes.size()) throw std::logic_error{"a message of a worker is cut short"};
    const auto part = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return part;
  }
  template <class Value>
    requires std::is_arithmetic_v<Value> || std::is_enum_v<Value>
  void operator()(Value& value) {
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
  }
  void operator()(std::string& text) {
    std::uint64_t size = 0;
    (*this)(size);
    text = take(size);
  }
  void operator()(quantity::Date& date) {
    std::chrono::sys_days::rep days = 0;
    (*this)(days);
    date = quantity::Date{std::chrono::sys_days{std::chrono::days{days}}};
  }
  template <class Value>
  void operator()(std::optional<Value>& value) {
    bool there = false;
    (*this)(there);
    if (there) (*this)(value.emplace());
  }
  template <class Value>
  void operator()(std::vector<Value>& values) {
    std::uint64_t size = 0;
    (*this)(size);
    for (std::uint64_t at = 0; at < size; ++at) (*this)(values.emplace_back());
  }
  template <class Value>
    requires std::is_class_v<Value>
  void operator()(Value& value) {
    each_member(value, *this);
  }
};

}  // namespace

std::string_view to_string(Verdict verdict) noexcept { return verdict_names[static_cast<std::size_t>(verdict)]; }

std::optional<Verdict> parse_verdict(std::string_view text) noexcept {
  for (std::size_t at = 0; at < verdict_names.size(); ++at)
    if (verdict_names[at] == text) return static_cast<Verdict>(at);
  return std::nullopt;
}

std::string pack(const std::vector<Examined>& all) {
  std::string bytes;
  Writer write{bytes};
  for (const auto& one : all) write(one);
  return bytes;
}

std::vector<Examined> unpack_examined(std::string_view bytes) {
  std::vector<Examined> all;
  for (Reader read{bytes}; !read.bytes.empty();) read(all.emplace_back());
  return all;
}

void pack_to(std::string& bytes, const Numbered& one) { Writer{bytes}(one); }

std::vector<Numbered> unpack_pieces(std::string_view bytes) {
  std::vector<Numbered> all;
  for (Reader read{bytes}; !read.bytes.empty();) read(all.emplace_back());
  return all;
}

}  // namespace ferrolabel::batch
