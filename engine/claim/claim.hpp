// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/question.hpp"
#include "finding/finding.hpp"
#include "label/label_document.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::claim {

/// What became of the signed label of a claim: the signature was checked by the caller, so that a tender's signatures can be
/// checked on all cores.
struct SignedLabel {
  std::string token;                  ///< as given
  std::optional<label::Label> label;  ///< what could be read; believe it only where `authentic`
  bool authentic = false;             ///< the signature is that of a key of the trust list
  bool id_follows = false;            ///< the label's id is the one that follows from its content and key
  std::string kid;                    ///< of the key that signed; empty where not authentic
  std::string payload_digest;         ///< "sha256:…" of the payload; empty where there is none
  Findings findings;                  ///< of token and payload: trust.jws.*, label.*
};

/// A figure that the bidder prints beside the label.
struct OfferedFigure {
  quantity::Decimal value;
  std::string unit;   ///< "kgCO2e/t", "kgCO2/t", "tCO2e/t", "tCO2/t", "kgCO2e/kg"
  std::string kind = "scheme-intensity";  ///< or product-footprint, epd-gwp, site-average, company-average, company-target
  std::vector<std::string> modules;       ///< of EN 15804, such as A1-A3, D
  bool offsets = false;                   ///< credits or offsets were taken off
};

struct OfferedCertificate {
  std::string scheme;
  std::string id;
  std::optional<quantity::Date> valid_until;
};

/// What the bidder says of the goods; everything said must agree with the label.
struct Offer {
  /// By name of schemas/claim.schema.json: class, scheme, schemeVersion, schemeStatus, family, productId, productName, cn, grade,
  /// form, productStage, installation, installationName, site, country, meltCountry, pourCountry, meltSite, electricityBasis,
  /// verificationLevel, verifier, accreditation.
  std::map<std::string, std::string, std::less<>> texts;
  std::vector<std::string> heats;
  std::optional<OfferedFigure> intensity;
  std::optional<quantity::Decimal> scrap_share;
  std::optional<quantity::Decimal> recycled_pre;
  std::optional<quantity::Decimal> recycled_post;
  std::optional<Custody> custody;
  std::optional<quantity::Date> delivery;
  std::vector<OfferedCertificate> certificates;
  std::map<std::string, bool, std::less<>> declared;              ///< yes or no, by the name that a criterion asks for
  std::map<std::string, quantity::Decimal, std::less<>> shares;   ///< likewise, 0 … 1
};

/// One claim: so many tonnes under this label.
struct Claim {
  SignedLabel signed_label;
  std::optional<quantity::Decimal> quantity;  ///< t; nothing: all that the label covers
  std::string holder;                         ///< of the label, as the bidder says; empty: not said
  std::string bidder;                         ///< in whose name tonnes may be reserved; empty: not said
  std::string lot;                            ///< empty: none
  Offer offer;
  std::string pointer;                        ///< JSON pointer of the claim in the user's document: "/bids/0/lines/2"
  bool is_label_itself = false;               ///< the document is the label, and nothing round it

  /// The tonnes claimed. @pre there is a quantity or a readable label
  [[nodiscard]] quantity::Decimal tonnes() const { return quantity ? *quantity : signed_label.label ? signed_label.label->quantity : quantity::Decimal{}; }
};

}  // namespace ferrolabel::claim
