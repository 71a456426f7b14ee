// SPDX-License-Identifier: Apache-2.0
#include "batch/markup_scanner.hpp"

#include <cstring>

namespace ferrolabel::batch {
namespace {

constexpr std::size_t longest_name = 1'000;

constexpr bool is_blank(char sign) noexcept { return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r'; }
constexpr bool ends_name(char sign) noexcept {
  return is_blank(sign) || sign == '>' || sign == '/' || sign == '<' || sign == '=';
}

}  // namespace

void MarkupScanner::open(formats::ByteSource& source) {
  buffer_.open(source);
  at_ = 0;
  begin();
}

void MarkupScanner::begin() {
  buffer_.drop(at_);
  at_ = 0;
  keeping_ = true;
  passed_most_ = false;
  offset_ = buffer_.offset();
  line_ = buffer_.line();
  column_ = buffer_.column();
}

/// The one place where more is read: all before `at_` is done with where it is not to be kept.
bool MarkupScanner::refill() {
  if (keeping_ && at_ > most_) {
    passed_most_ = true;
    keeping_ = false;
  }
  if (!keeping_) {
    buffer_.drop(at_);
    at_ = 0;
  }
  return buffer_.more();
}

bool MarkupScanner::read_until(std::size_t count) {
  while (left() < count) {
    if (!refill()) return false;
  }
  return true;
}

bool MarkupScanner::sees(std::string_view token) {
  return have(token.size()) && std::memcmp(here(), token.data(), token.size()) == 0;
}

std::string MarkupScanner::name(std::size_t skip) {
  std::size_t size = 0;
  while (have(skip + size + 1) && !ends_name(here()[skip + size])) {
    if (++size > longest_name) return {};
  }
  return left() < skip + size ? std::string{} : std::string{here() + skip, size};
}

/// @pre name is not empty
bool MarkupScanner::named(std::size_t skip, std::string_view name) {
  if (!have(skip + 1) || here()[skip] != name.front()) return false;
  if (!have(skip + name.size()) || std::memcmp(here() + skip, name.data(), name.size()) != 0) return false;
  return !have(skip + name.size() + 1) || ends_name(here()[skip + name.size()]);
}

void MarkupScanner::pass_blanks() {
  while (have(1) && is_blank(*here())) ++at_;
}

/// Past the token, or to the end. A token that is cut by the border of what was read is found with the next bytes.
bool MarkupScanner::pass(std::string_view token) {
  for (;;) {
    const std::string_view rest{here(), left()};
    if (const auto found = rest.find(token); found != std::string_view::npos) {
      at_ += found + token.size();
      return true;
    }
    if (rest.size() >= token.size()) at_ += rest.size() - (token.size() - 1);
    if (!refill()) {
      at_ += left();
      return false;
    }
  }
}

MarkupScanner::Section MarkupScanner::pass_section() {
  struct Form {
    std::string_view start, end;
  };
  for (const Form& form : {Form{"<!--", "-->"}, Form{"<?", "?>"}, Form{"<![CDATA[", "]]>"}}) {
    if (!sees(form.start)) continue;
    at_ += form.start.size();
    return pass(form.end) ? Section::closed : Section::unclosed;
  }
  return Section::none;
}

MarkupScanner::TagEnd MarkupScanner::pass_tag() {
  char quote = 0;
  char before = 0;
  for (++at_; have(1); ++at_) {
    const char sign = *here();
    if (sign == '<') return TagEnd::broken;
    if (quote != 0) {
      if (sign == quote) quote = 0;
    } else if (sign == '"' || sign == '\'') {
      quote = sign;
    } else if (sign == '>') {
      ++at_;
      return before == '/' ? TagEnd::empty : TagEnd::open;
    }
    before = sign;
  }
  return TagEnd::broken;
}

void MarkupScanner::to_markup() {
  do {
    const auto* found = left() == 0 ? nullptr : static_cast<const char*>(std::memchr(here(), '<', left()));
    if (found != nullptr) {
      at_ += static_cast<std::size_t>(found - here());
      return;
    }
    at_ += left();
  } while (refill());
}

void MarkupScanner::to_end() {
  while (!too_large()) {
    at_ += left();
    if (too_large()) at_ = most_ + 1;  // not as far as was read by chance
    if (too_large() || !refill()) return;
  }
}

MarkupScanner::Found MarkupScanner::to_tag(std::string_view name, std::string_view outer) {
  for (to_markup(); have(2); to_markup()) {
    const char sign = here()[1];
    if (sign == '/') {
      if (named(2, name)) return Found::end;
      if (named(2, outer)) return Found::outer_end;
      at_ += 2;
    } else if (sign == '!' || sign == '?') {
      if (pass_section() == Section::none) at_ += 2;
    } else {
      if (named(1, name)) return Found::start;
      ++at_;
    }
  }
  at_ += left();
  return Found::nothing;
}

}  // namespace ferrolabel::batch
