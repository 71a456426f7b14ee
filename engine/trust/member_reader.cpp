// SPDX-License-Identifier: Apache-2.0
#include "trust/member_reader.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "syntax/reader_findings.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::uint64_t largest_count = (std::uint64_t{1} << 53) - 1;
constexpr std::size_t length_of_date = 10;

/// What time_text writes, and nothing else.
std::optional<std::chrono::sys_seconds> parse_time(std::string_view text) {
  const auto date = quantity::parse_date(text.substr(0, length_of_date));
  constexpr std::string_view form = "T00:00:00Z";
  if (!date || text.size() != length_of_date + form.size()) return std::nullopt;
  std::array<int, 6> digits{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char sign = text[length_of_date + i];
    if (form[i] != '0' ? sign != form[i] : sign < '0' || sign > '9') return std::nullopt;
    if (form[i] == '0') digits[count++] = sign - '0';
  }
  const int hours = digits[0] * 10 + digits[1];
  const int minutes = digits[2] * 10 + digits[3];
  const int seconds = digits[4] * 10 + digits[5];
  if (hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return std::chrono::sys_days{*date} + std::chrono::hours{hours} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds};
}

}  // namespace

std::string time_text(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - day};
  const auto two = [](auto count) { return std::string{static_cast<char>('0' + count / 10), static_cast<char>('0' + count % 10)}; };
  return quantity::to_string(quantity::Date{day}) + "T" + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" + two(clock.seconds().count()) + "Z";
}

void add_error(Findings& findings, const char* code, Place place, std::string message, std::string fix) {
  findings.push_back(Finding{code, Severity::error, std::move(place), std::move(message), std::move(fix)});
}

MemberReader::MemberReader(syntax::Node object, Findings& findings) : object_{object}, findings_{&findings} {
  is_object_ = object.exists() && object.kind() == syntax::Kind::object;
  if (object.exists() && !is_object_) {
    add_error(findings, "trust.document.wrong-type", object.place(), "there is no object here", "write { … } as the schema has it");
  }
}

syntax::Node MemberReader::optional(std::string_view name) {
  taken_.push_back(name);
  return is_object_ ? object_.member(name) : syntax::Node{};
}

syntax::Node MemberReader::required(std::string_view name) {
  const auto node = optional(name);
  if (is_object_ && !node) {
    add_error(*findings_, "trust.document.missing-member", object_.place(), "the member " + syntax::quoted(name) + " is missing",
              "add it as the schema has it");
  }
  return node;
}

std::string MemberReader::text_of(syntax::Node node) {
  if (!node) return {};
  if (node.kind() != syntax::Kind::string || node.scalar().empty()) {
    add_error(*findings_, "trust.document.wrong-type", node.place(), (node.name().empty() ? std::string{"this item"} : "the member " + syntax::quoted(node.name())) + " is no text, or empty",
              "write a string that is not empty");
    return {};
  }
  return std::string{node.scalar()};
}

std::string MemberReader::text(std::string_view name) { return text_of(required(name)); }

std::optional<std::string> MemberReader::optional_text(std::string_view name) {
  const auto node = optional(name);
  if (!node) return std::nullopt;
  return text_of(node);
}

quantity::Date MemberReader::date_of(syntax::Node node) {
  constexpr quantity::Date none{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};
  const std::string text = text_of(node);
  if (text.empty()) return none;
  const auto date = quantity::parse_date(text);
  if (!date) {
    add_error(*findings_, "trust.document.bad-date", node.place(), syntax::quoted(text) + " is no day of the calendar",
              "write it as YYYY-MM-DD");
  }
  return date.value_or(none);
}

quantity::Date MemberReader::date(std::string_view name) { return date_of(required(name)); }

std::optional<quantity::Date> MemberReader::optional_date(std::string_view name) {
  const auto node = optional(name);
  if (!node) return std::nullopt;
  return date_of(node);
}

std::chrono::sys_seconds MemberReader::time(std::string_view name) {
  const auto node = required(name);
  const auto text = text_of(node);
  if (text.empty()) return {};
  const auto time = parse_time(text);
  if (!time) {
    add_error(*findings_, "trust.document.bad-date", node.place(), syntax::quoted(text) + " is no time of the calendar", "write it as YYYY-MM-DDThh:mm:ssZ, in UTC");
  }
  return time.value_or(std::chrono::sys_seconds{});
}

std::vector<syntax::Node> MemberReader::items_of(syntax::Node array) {
  std::vector<syntax::Node> result;
  if (!array) return result;
  if (array.kind() != syntax::Kind::array) {
    add_error(*findings_, "trust.document.wrong-type", array.place(), "the member " + syntax::quoted(array.name()) + " is no list", "write [ … ]");
    return result;
  }
  for (auto item = array.first_child(); item; item = item.next()) result.push_back(item);
  return result;
}

std::vector<syntax::Node> MemberReader::items(std::string_view name) { return items_of(required(name)); }

std::vector<syntax::Node> MemberReader::optional_items(std::string_view name) { return items_of(optional(name)); }

std::vector<std::string> MemberReader::texts_of(const std::vector<syntax::Node>& nodes) {
  std::vector<std::string> result;
  for (const auto node : nodes) {
    if (auto text = text_of(node); !text.empty()) result.push_back(std::move(text));
  }
  return result;
}

std::vector<std::string> MemberReader::texts(std::string_view name) { return texts_of(items(name)); }

std::vector<std::string> MemberReader::optional_texts(std::string_view name) { return texts_of(optional_items(name)); }

std::uint64_t MemberReader::count(std::string_view name) {
  const auto node = required(name);
  if (!node) return 0;
  const auto lexeme = node.scalar();
  const bool plain = node.kind() == syntax::Kind::number && !lexeme.empty() && lexeme.size() <= 16 &&
                     std::all_of(lexeme.begin(), lexeme.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  std::uint64_t value = 0;
  for (const char sign : plain ? lexeme : std::string_view{}) value = value * 10 + static_cast<std::uint64_t>(sign - '0');
  if (plain && value <= largest_count) return value;
  add_error(*findings_, "trust.document.bad-number", node.place(), "the member " + syntax::quoted(name) + " is no whole number from 0 to 2^53 - 1",
            "write it in plain digits");
  return 0;
}

MerkleHash MemberReader::hash_of(syntax::Node node) {
  const auto text = text_of(node);
  if (text.empty()) return {};
  const auto hash = merkle_hash_from_hex(text);
  if (!hash) {
    add_error(*findings_, "trust.document.bad-hash", node.place(), syntax::quoted(text) + " is no hash", "write 64 lower-case hexadecimal signs");
  }
  return hash.value_or(MerkleHash{});
}

MerkleHash MemberReader::hash(std::string_view name) { return hash_of(required(name)); }

std::vector<MerkleHash> MemberReader::hashes(std::string_view name) {
  std::vector<MerkleHash> result;
  for (const auto node : items(name)) result.push_back(hash_of(node));
  return result;
}

quantity::Decimal MemberReader::decimal_of(syntax::Node node) {
  const auto text = text_of(node);
  if (text.empty()) return {};
  const auto value = quantity::Decimal::parse(text);
  if (!value || value->significand() < 0) {
    add_error(*findings_, "trust.document.bad-number", node.place(), syntax::quoted(text) + " is no decimal number of 0 or more",
              "write it as a string such as \"1850.5\"");
    return {};
  }
  return *value;
}

quantity::Decimal MemberReader::decimal(std::string_view name) { return decimal_of(required(name)); }

std::optional<quantity::Decimal> MemberReader::optional_decimal(std::string_view name) {
  const auto node = optional(name);
  if (!node) return std::nullopt;
  return decimal_of(node);
}

void MemberReader::format(std::string_view name) {
  const auto format = required("format");
  const auto version = required("formatVersion");
  if (format && (format.kind() != syntax::Kind::string || format.scalar() != name)) {
    add_error(*findings_, "trust.document.format", format.place(), "this is no document of the format " + std::string{name},
              "name the file that the command asks for");
  } else if (version && (version.kind() != syntax::Kind::number || version.scalar() != "1")) {
    add_error(*findings_, "trust.document.format", version.place(), "version " + syntax::quoted(version.scalar()) + " of the format is not known",
              "this program reads version 1; use a newer program");
  }
}

void MemberReader::finish() {
  if (!is_object_) return;
  for (auto member = object_.first_child(); member; member = member.next()) {
    if (std::find(taken_.begin(), taken_.end(), member.name()) != taken_.end()) continue;
    add_error(*findings_, "trust.document.unknown-member", member.place(), "the member " + syntax::quoted(member.name()) + " is not known",
              "check its spelling, or take it out");
  }
}

}  // namespace ferrolabel::trust
