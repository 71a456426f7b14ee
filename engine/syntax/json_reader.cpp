// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_reader.hpp"

#include <rapidjson/reader.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "syntax/document_builder.hpp"
#include "syntax/encoding.hpp"
#include "syntax/number.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::syntax {

namespace {

using Stream = rapidjson::GenericInsituStringStream<rapidjson::UTF8<>>;

/// Number text stays text: RapidJSON's own conversion misrounds, and its exact one reads out of bounds.
/// The stack of calls does not grow with the depth of the document.
constexpr unsigned parse_flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                                 rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

/// Receives the values as RapidJSON meets them. Strings are unescaped in place in a copy of the text, so a value's
/// offset in the copy is its offset in the source.
class Handler {
 public:
  Handler(DocumentBuilder& builder, Findings& findings, const ReaderLimits& limits, Stream& stream)
      : builder_{builder}, findings_{findings}, limits_{limits}, stream_{stream} {}

  bool Null() { return leaf(Kind::null, "null", stream_.Tell() - 4); }
  bool Bool(bool value) {
    const std::string_view text = value ? "true" : "false";
    return leaf(Kind::boolean, text, stream_.Tell() - text.size());
  }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    const std::string_view lexeme{text, length};
    return leaf(Kind::number, lexeme, offset_of(text)) && check_number(lexeme);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    const std::string_view string{text, length};
    return leaf(Kind::string, string, offset_of(text) - 1) && check_surrogates(string, offset_of(text) - 1);
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    name_ = {text, length};
    const auto offset = offset_of(text) - 1;
    if (is_confusable(name_)) {
      report(
          "syntax.json.confusable-name", builder_.place_at(offset),
          "the name " + quoted(name_) +
              " mixes letters of several scripts or holds signs that do not show, so it can be taken for another name",
          "type the name anew with plain Latin letters");
    }
    return check_surrogates(name_, offset);
  }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndObject(rapidjson::SizeType) {
    for (const auto [later, first] : builder_.repeated_names(builder_.current())) {
      Finding& finding = report("syntax.json.duplicate-name", builder_.place_of(later),
                                "the object has two members named " + quoted(builder_.name(later)),
                                "keep one of them; which one is meant cannot be guessed");
      finding.contradicted_by = builder_.place_of(first);
      if (findings_.size() >= most_findings) return false;
    }
    builder_.close();
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    builder_.close();
    return true;
  }

  // RapidJSON asks for these; with numbers as strings it never calls them.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

 private:
  std::size_t offset_of(const char* text) const { return static_cast<std::size_t>(text - stream_.head_); }

  Finding& report(std::string code, Place place, std::string message, std::string fix) {
    findings_.push_back({std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)});
    return findings_.back();
  }

  std::string_view take_name() { return std::exchange(name_, {}); }

  bool has_room(std::size_t offset) {
    if (builder_.size() < limits_.nodes) return true;
    report("syntax.json.too-many-nodes", builder_.place_at(offset),
           "the document has more than " + std::to_string(limits_.nodes) + " values",
           "split it into several documents");
    return false;
  }

  bool leaf(Kind kind, std::string_view scalar, std::size_t offset) {
    if (!has_room(offset)) return false;
    builder_.leaf(take_name(), kind, scalar, offset);
    return true;
  }

  bool open(Kind kind) {
    const std::size_t offset = stream_.Tell();  // RapidJSON takes the bracket after this call
    if (!has_room(offset)) return false;
    if (builder_.depth() >= limits_.depth) {
      report("syntax.json.too-deep", builder_.place_at(offset),
             "objects and arrays are nested more than " + std::to_string(limits_.depth) + " deep",
             "nest them less deeply");
      return false;
    }
    builder_.open(take_name(), kind, offset);
    return true;
  }

  bool check_number(std::string_view lexeme) {
    const auto fault = read_number(lexeme).fault;
    if (fault == NumberFault::none) return true;
    const Place place = builder_.place_of(static_cast<DocumentBuilder::Index>(builder_.size() - 1));
    const std::string number{lexeme};
    if (fault == NumberFault::overflow) {
      report("syntax.json.number-overflow", place, "the number " + number + " is too large to be held",
             "check its exponent");
    } else if (fault == NumberFault::underflow) {
      report("syntax.json.number-underflow", place, "the number " + number + " is not zero but too small to be held",
             "check its exponent, or write 0");
    } else {
      report(
          "syntax.json.number-precision", place, "the number " + number + " has more digits than can be held exactly",
          "write at most 17 significant digits (15 in an integer), or a string where the field takes an exact decimal");
    }
    return findings_.size() < most_findings;
  }

  /// The text itself is valid UTF-8, so surrogate bytes come from \u escapes only.
  bool check_surrogates(std::string_view string, std::size_t offset) {
    for (auto at = string.find('\xED'); at != std::string_view::npos; at = string.find('\xED', at + 1)) {
      if (at + 1 >= string.size() || static_cast<unsigned char>(string[at + 1]) < 0xA0) continue;
      report("syntax.json.lone-surrogate", builder_.place_at(offset),
             "the string holds half of a surrogate pair, which is no character",
             "write the character itself, or both halves");
      return false;
    }
    return true;
  }

  DocumentBuilder& builder_;
  Findings& findings_;
  const ReaderLimits& limits_;
  Stream& stream_;
  std::string_view name_;
};

Finding error_at(DocumentBuilder& builder, std::size_t offset, std::string code, std::string message, std::string fix) {
  return {std::move(code), Severity::error, builder.place_at(offset), std::move(message), std::move(fix)};
}

/// Offset of a number longer than the limit, looked for outside strings.
std::optional<std::size_t> long_number(std::string_view text, std::size_t limit) {
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char sign = text[at];
    if (in_string) {
      if (sign == '\\') {
        ++at;
      } else if (sign == '"') {
        in_string = false;
      }
      continue;
    }
    if (sign == '"') {
      in_string = true;
    } else if (sign == '-' || (sign >= '0' && sign <= '9')) {
      const std::size_t start = at;
      while (at + 1 < text.size() && std::memchr("0123456789.eE+-", text[at + 1], 15) != nullptr) ++at;
      if (at + 1 - start > limit) return start;
    }
  }
  return std::nullopt;
}

/// What must be refused before the parser sees the text. SECURITY rows 1, 3 and 4.
std::optional<Finding> scan(DocumentBuilder& builder, const ReaderLimits& limits) {
  const std::string_view text = builder.text();
  if (text.size() > limits.bytes) {
    return error_at(builder, 0, "syntax.json.too-large",
                    "the document has " + std::to_string(text.size()) + " bytes, more than the " +
                        std::to_string(limits.bytes) + " allowed",
                    "split it into several documents");
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return error_at(builder, 0, "syntax.json.bom",
                    "the document starts with a byte order mark, which JSON does not allow",
                    "save the file as UTF-8 without BOM");
  }
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return error_at(builder, nul, "syntax.json.nul", "the document holds a NUL byte",
                    "save the file as plain UTF-8 text");
  }
  if (const auto bad = utf8_prefix(text); bad != text.size()) {
    return error_at(builder, bad, "syntax.json.utf8", "the byte here is not valid UTF-8", "save the file as UTF-8");
  }
  if (const auto number = long_number(text, limits.number_length)) {
    return error_at(builder, *number, "syntax.json.number-too-long",
                    "the number here has more than " + std::to_string(limits.number_length) + " signs",
                    "write it shorter; a double holds 17 significant digits at most");
  }
  return std::nullopt;
}

struct ErrorText {
  const char* code;
  const char* message;
  const char* fix;
};

ErrorText explain(rapidjson::ParseErrorCode error) {
  using namespace rapidjson;
  constexpr const char* syntax = "syntax.json.not-json";
  switch (error) {
    case kParseErrorDocumentEmpty:
      return {"syntax.json.empty", "the document is empty", "write one JSON object"};
    case kParseErrorDocumentRootNotSingular:
      return {"syntax.json.trailing-content", "there is more text after the end of the document",
              "keep one JSON value in the file"};
    case kParseErrorValueInvalid:
      return {syntax, "a value is expected here: an object, array, string, number, true, false or null",
              "mend the value; comments, NaN, Infinity, a leading '+' and a comma before ']' are not JSON"};
    case kParseErrorObjectMissName:
      return {syntax, "a member name in double quotes is expected here", "quote the name, and drop a comma before '}'"};
    case kParseErrorObjectMissColon:
      return {syntax, "a ':' is expected after the member name", "write \"name\": value"};
    case kParseErrorObjectMissCommaOrCurlyBracket:
      return {syntax, "a ',' or '}' is expected after the member", "separate members by commas and close the object"};
    case kParseErrorArrayMissCommaOrSquareBracket:
      return {syntax, "a ',' or ']' is expected after the item", "separate items by commas and close the array"};
    case kParseErrorStringUnicodeEscapeInvalidHex:
      return {syntax, "\\u must be followed by four hexadecimal digits", "write \\u0041 for A, for example"};
    case kParseErrorStringUnicodeSurrogateInvalid:
      return {"syntax.json.lone-surrogate", "the string holds half of a surrogate pair, which is no character",
              "write the character itself, or both halves"};
    case kParseErrorStringEscapeInvalid:
      return {syntax, "the backslash here starts no escape of JSON",
              "write \\\\ for a backslash; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"};
    case kParseErrorStringMissQuotationMark:
      return {syntax, "the string is not closed by a double quote", "close the string on its line"};
    case kParseErrorStringInvalidEncoding:
      return {syntax, "the string holds a control character", "write it as an escape such as \\n or \\t"};
    case kParseErrorNumberTooBig:
      return {"syntax.json.number-overflow", "the number is too large to be held", "check its exponent"};
    case kParseErrorNumberMissFraction:
      return {syntax, "a digit is expected after the decimal point", "write 1.0 or 1"};
    case kParseErrorNumberMissExponent:
      return {syntax, "a digit is expected in the exponent", "write 1e5, for example"};
    default:
      return {syntax, "this is not JSON", "mend the text here"};
  }
}

}  // namespace

ReaderLimits file_limits() noexcept {
  ReaderLimits limits;
  limits.bytes = std::size_t{64} << 20;
  limits.nodes = 2'000'000;
  return limits;
}

Result<Document> read_json(SourceText source, const ReaderLimits& limits) {
  DocumentBuilder builder{Document::Syntax::json, std::move(source)};
  if (auto refused = scan(builder, limits)) return std::move(*refused);

  const std::string_view text = builder.text();
  char* copy = builder.block(text.size() + 1);
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';

  Findings findings;
  Stream stream{copy};
  Handler handler{builder, findings, limits, stream};
  rapidjson::Reader reader;
  const auto outcome = reader.Parse<parse_flags>(stream, handler);
  if (outcome.IsError() && outcome.Code() != rapidjson::kParseErrorTermination) {
    const std::size_t offset = std::min(outcome.Offset(), text.size());
    const bool no_value = outcome.Code() == rapidjson::kParseErrorDocumentEmpty && offset < text.size();
    const auto [code, message, fix] = explain(no_value ? rapidjson::kParseErrorValueInvalid : outcome.Code());
    findings.push_back(error_at(builder, offset, code, message, fix));
  }
  if (!findings.empty()) return findings;
  return std::move(builder).take();
}

}  // namespace ferrolabel::syntax
