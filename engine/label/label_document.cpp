// SPDX-License-Identifier: Apache-2.0
#include "label/label_document.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "label/tonnes.hpp"

namespace ferrolabel::label {
namespace {

using quantity::Decimal;

constexpr std::size_t digest_digits = 64;

/// Collects what is wrong with a label; a label has no place of its own, the reader gives one.
class Checks {
 public:
  void refuse_if(bool wrong, const char* code, std::string message, std::string fix) {
    if (wrong) findings_.push_back(Finding{code, Severity::error, {}, std::move(message), std::move(fix)});
  }
  void text(std::string_view text, std::string_view what) {
    refuse_if(text.empty(), "label.text.empty", "the label does not say the " + std::string{what},
              "state it: a label cannot leave it out");
  }
  void share(const std::optional<Decimal>& share, std::string_view what) {
    if (!share) return;
    refuse_if(*share < Decimal{} || *share > Decimal{1}, "label.share.out-of-range",
              "the " + std::string{what} + " of " + share->to_string() + " is not between 0 and 1", "give it as a fraction");
  }
  void country(const std::string& letters, std::string_view what) {
    const bool fits = letters.size() == 2 && std::all_of(letters.begin(), letters.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
    refuse_if(!fits, "label.country", "the " + std::string{what} + " '" + letters + "' is no country code", "write two capital letters (ISO 3166-1)");
  }
  void digest(std::string_view digest, std::string_view what) {
    constexpr std::string_view head = "sha256:";
    const bool fits = digest.size() == head.size() + digest_digits && digest.substr(0, head.size()) == head &&
                      std::all_of(digest.begin() + head.size(), digest.end(),
                                  [](char sign) { return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f'); });
    refuse_if(!fits, "label.digest", "the digest of the " + std::string{what} + " is none", "write 'sha256:' and 64 hexadecimal signs in lower case");
  }
  [[nodiscard]] Findings take() { return std::move(findings_); }

 private:
  Findings findings_;
};

bool is_uri(std::string_view text) noexcept {
  const bool signs = std::all_of(text.begin(), text.end(), [](char sign) { return sign > ' ' && sign < '\x7f'; });
  return signs && (text.substr(0, 8) == "https://" || text.substr(0, 4) == "urn:");
}

bool is_cn(std::string_view text) noexcept {
  return text.size() == 8 && std::all_of(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

/// Whether a text has signs that do not show or that steer a terminal: C0 and C1 controls, zero-width signs, direction marks.
/// @pre the text is UTF-8
bool has_hidden_sign(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = [&](std::size_t offset) { return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U; };
    const auto first = byte(0);
    if (first < 0x20 || first == 0x7f) return true;
    if (first == 0xc2 && byte(1) < 0xa0) return true;                                                        // U+0080 to U+009F
    if (first == 0xe2 && byte(1) == 0x80 && ((byte(2) >= 0x8b && byte(2) <= 0x8f) || (byte(2) >= 0xa8 && byte(2) <= 0xae))) return true;
    if (first == 0xe2 && byte(1) == 0x81 && byte(2) >= 0xa0 && byte(2) <= 0xaf) return true;                  // U+2060 to U+206F
    if (first == 0xef && byte(1) == 0xbb && byte(2) == 0xbf) return true;                                    // U+FEFF
  }
  return false;
}

/// Whoever reads a label on a screen must see what was signed.
void check_signs(const Label& label, Checks& checks) {
  const auto& place = label.installation;
  const auto& product = label.product;
  std::vector<std::string_view> texts{label.issuer.name, label.holder, place.id, place.name, place.site, place.melt_site, product.id, product.name,
                                      product.grade, product.form, product.stage, label.method.id, label.method.edition, label.scheme.id,
                                      label.scheme.version, label.scheme.family, label.scheme.status_text, label.scheme.notice, label.stage,
                                      label.class_name, label.electricity_basis, label.verification.verifier, label.verification.accreditation, label.registry};
  texts.insert(texts.end(), product.heats.begin(), product.heats.end());
  texts.insert(texts.end(), label.instruments.begin(), label.instruments.end());
  const auto hidden = std::count_if(texts.begin(), texts.end(), has_hidden_sign);
  checks.refuse_if(hidden > 0, "label.text.hidden-sign", std::to_string(hidden) + " of the label's texts have signs that do not show, or that steer a terminal",
                   "take control signs, zero-width signs and direction marks out of names, sites and ids");
}

void check_texts(const Label& label, Checks& checks) {
  checks.text(label.issuer.id, "issuer's id");
  checks.text(label.issuer.name, "issuer's name");
  checks.text(label.holder, "holder (the operator of the installation)");
  checks.text(label.installation.id, "installation's id");
  checks.text(label.product.id, "product's id");
  checks.text(label.product.stage, "product's stage");
  checks.text(label.method.id, "accounting method");
  checks.text(label.method.edition, "edition of the accounting method");
  checks.text(label.scheme.id, "scheme");
  checks.text(label.scheme.version, "version of the scheme");
  checks.text(label.scheme.family, "product family");
  checks.text(label.scheme.status, "status of the scheme");
  checks.text(label.class_name, "class");
  checks.text(label.stage, "stage of the intensity");
  checks.text(label.electricity_basis, "electricity basis");
  checks.text(label.registry, "registry ('unregistered' where there is none)");
  for (const auto& heat : label.product.heats) checks.text(heat, "heat, though it lists one");
  for (const auto& instrument : label.instruments) checks.text(instrument, "instrument, though it lists one");
}

void check_amounts(const Label& label, Checks& checks) {
  checks.refuse_if(label.unit != "kgCO2e/t" && label.unit != "kgCO2/t", "label.intensity.unit", "the intensity has the unit '" + label.unit + "'",
                   "schemes compare in kgCO2e/t or kgCO2/t");
  checks.share(label.scrap_share, "scrap share");
  checks.share(label.primary_fraction, "primary fraction");
  checks.share(label.recycled.pre_consumer, "pre-consumer content");
  checks.share(label.recycled.post_consumer, "post-consumer content");
  checks.share(label.default_share, "share of default data");
  checks.refuse_if(label.quantity <= Decimal{}, "label.quantity.not-positive", "a label over " + label.quantity.to_string() + " t is over nothing",
                   "give the tonnes that the label shall cover");
  checks.refuse_if(!grams(label.quantity), "label.quantity.too-fine", label.quantity.to_string() + " t is finer than a gram, or beyond all measure",
                   "give at most 6 decimals and less than 1000000000000 t");
}

void check_cases(const Label& label, Checks& checks) {
  constexpr std::array<std::string_view, 3> known{"location", "market", "eu-average"};
  std::size_t next = 0;  // the order is fixed, so none comes twice
  for (const auto& each : label.electricity_cases) {
    const auto at = static_cast<std::size_t>(std::find(known.begin() + static_cast<std::ptrdiff_t>(next), known.end(), each.basis) - known.begin());
    checks.refuse_if(at == known.size(), "label.electricity.case", "the electricity case '" + each.basis + "' is none, comes twice, or comes too late",
                     "give location, market and eu-average in this order, each at most once");
    checks.refuse_if(each.basis == label.electricity_basis && each.intensity != label.intensity, "label.electricity.case",
                     "the label says " + each.intensity.to_string() + " for the case that set its class, and " + label.intensity.to_string() + " for E", "refuse the label");
    if (at < known.size()) next = at + 1;
  }
}

void check_days(const Label& label, Checks& checks) {
  using quantity::to_string;
  checks.refuse_if(label.period_to < label.period_from, "label.period.order", "the monitoring period ends before it begins", "give its first and last day");
  checks.refuse_if(label.valid_from <= label.period_to, "label.period.not-over",
                   "the monitoring period ends on " + to_string(label.period_to) + ", not before the label's date, " + to_string(label.valid_from),
                   "issue the label once the period is over: until then its emissions are a guess");
  checks.refuse_if(label.valid_until && *label.valid_until < label.valid_from, "label.validity.order", "the label ends before it begins",
                   "give a last day that is not before the first");
}

}  // namespace

quantity::Date last_day_of_validity(const quantity::Date& first, int months) noexcept {
  using namespace std::chrono;
  const auto month = year_month{first.year(), first.month()} + std::chrono::months{months};
  const year_month_day same_day{month.year(), month.month(), first.day()};
  if (!same_day.ok()) return year_month_day{year_month_day_last{month.year(), month_day_last{month.month()}}};
  return year_month_day{sys_days{same_day} - days{1}};
}

Findings check_label(const Label& label) {
  Checks checks;
  checks.refuse_if(!label.id.empty() && !is_uri(label.id), "label.id", "the label's id is no https or urn URI", "refuse the label");
  checks.refuse_if(label.status_pointer && !is_uri(*label.status_pointer), "label.id", "the label's status pointer is no https or urn URI",
                   "refuse the label");
  check_texts(label, checks);
  check_signs(label, checks);
  checks.refuse_if(!is_cn(label.product.cn), "label.cn", "'" + label.product.cn + "' is no CN code", "write its 8 digits");
  checks.country(label.installation.country, "country of the installation");
  if (label.installation.melt_country) checks.country(*label.installation.melt_country, "country of melting");
  if (label.installation.pour_country) checks.country(*label.installation.pour_country, "country of pouring");
  checks.digest(label.method.digest, "accounting method");
  checks.digest(label.scheme.digest, "scheme");
  checks.digest(label.input_digest, "plant");
  if (!label.submission_digest.empty()) checks.digest(label.submission_digest, "submission");
  check_amounts(label, checks);
  check_cases(label, checks);
  check_days(label, checks);
  return checks.take();
}

}  // namespace ferrolabel::label
