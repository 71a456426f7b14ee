// SPDX-License-Identifier: Apache-2.0
#include "registry/rules.hpp"

#include <algorithm>

#include "label/tonnes.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::registry {
namespace {

constexpr std::size_t longest_text = 512;
constexpr Grams most_grams = 999'999'999'999'999'999;

/// A text that stands in the ledger: UTF-8 without control signs, so that each entry stays one line that can be read.
void check_text(Findings& findings, std::string_view member, std::string_view text, bool may_be_empty = false) {
  const bool clean = std::none_of(text.begin(), text.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f; });
  if (clean && text.size() <= longest_text && syntax::is_utf8(text) && (may_be_empty || !text.empty())) return;
  findings.push_back(refusal("registry.text", member, "'" + std::string{member} + "' is " + (text.empty() ? "empty" : "too long or no plain text"),
                             "Give 1 to 512 bytes of UTF-8 without control signs."));
}

void check_period(Findings& findings, const char* code, const quantity::Date& from, const quantity::Date& to) {
  if (from.ok() && to.ok() && from <= to) return;
  findings.push_back(refusal(code, "period", "the period does not end after it begins", "Give the first and the last day of the period."));
}

bool is_amount(Grams grams) { return grams > 0 && grams <= most_grams; }

}  // namespace

Finding refusal(const char* code, std::string_view member, std::string message, std::string fix) {
  Place place;
  place.pointer = "/" + std::string{member};
  return {code, Severity::error, std::move(place), std::move(message), std::move(fix)};
}

std::string tonnes(Grams grams) { return label::tonnes_text(std::clamp(grams, -most_grams, most_grams)); }

Findings check(const Production& production) {
  Findings findings;
  check_text(findings, "installation", production.installation);
  check_text(findings, "product", production.product);
  check_text(findings, "inputDigest", production.input_digest);
  check_period(findings, "registry.production.period", production.from, production.to);
  if (production.grams < 0 || production.grams > most_grams)
    findings.push_back(refusal("registry.production.amount", "produced", "what was produced is below 0 or beyond 10^12 t", "Give the mass in grams."));
  return findings;
}

Findings check(const IssueRequest& request) {
  Findings findings;
  check_text(findings, "label", request.label);
  check_text(findings, "installation", request.installation);
  check_text(findings, "product", request.product);
  check_text(findings, "scheme", request.scheme);
  check_text(findings, "pool", request.pool, true);
  for (const auto& instrument : request.instruments) check_text(findings, "instruments", instrument);
  check_period(findings, "registry.label.period", request.from, request.to);
  if (request.valid_until && !request.valid_until->ok())
    findings.push_back(refusal("registry.label.period", "validUntil", "the last day of validity does not exist", "Give a day of the calendar."));
  if (!is_amount(request.grams))
    findings.push_back(refusal("registry.label.amount", "quantity", "a label covers more than 0 g and less than 10^12 t", "Give the label's tonnes."));
  for (const auto& input : request.inputs) {
    check_text(findings, "inputs", input.label);
    if (!is_amount(input.grams))
      findings.push_back(refusal("registry.label.amount", "inputs", "an input is more than 0 g and less than 10^12 t", "Give the grams of labelled steel."));
  }
  if (request.production) {
    const auto more = check(*request.production);
    findings.insert(findings.end(), more.begin(), more.end());
  }
  return findings;
}

Findings check(const StatusChange& change) {
  Findings findings;
  check_text(findings, "reason", change.reason);
  check_text(findings, "by", change.by);
  return findings;
}

Findings check(const ReserveRequest& request, Time now) {
  Findings findings;
  check_text(findings, "label", request.label);
  check_text(findings, "holder", request.holder);
  check_text(findings, "key", request.key);
  check_text(findings, "requestDigest", request.request_digest);
  if (!is_amount(request.grams))
    findings.push_back(refusal("registry.reservation.amount", "quantity", "a reservation holds more than 0 g and less than 10^12 t", "Give the tonnes."));
  if (request.expires <= now)
    findings.push_back(refusal("registry.reservation.over", "expires", "the reservation would end at " + to_string(request.expires) + ", which is past",
                               "Give a time to come."));
  return findings;
}

}  // namespace ferrolabel::registry
