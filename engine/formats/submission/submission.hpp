// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/place.hpp"
#include "plant/installation.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

/// What a producer hands to a certifier (schemas/submission.xsd), as values.
namespace ferrolabel::formats {

inline constexpr std::string_view submission_namespace = "https://ferrolabel.eu/ns/submission/1";

/// In what role somebody submits.
enum class SubmitterRole : std::uint8_t { producer, representative };

struct Submitter {
  Place place;
  std::string organisation;
  std::string contact;
  SubmitterRole role = SubmitterRole::producer;
};

/// The label that is asked for: what `ferrolabel label` takes.
struct LabelRequest {
  Place place;
  std::string product;
  Place product_place;
  std::string scheme;  ///< id
  Place scheme_place;
  quantity::Decimal tonnes;
  Place tonnes_place;
  std::optional<quantity::Date> issue_date;  ///< nothing: the certifier's own day
  Place issue_date_place;
  std::string family;       ///< as the scheme names it; empty = the scheme's only one
  std::string electricity;  ///< case, as embedded::to_string(ElectricityBasis) has it; empty = the scheme's
  std::optional<quantity::Decimal> primary_fraction;
  std::optional<quantity::Decimal> scrap_per_product;  ///< t/t
  std::vector<std::string> heats;
};

/// A document behind the figures, bound by the digest of its bytes.
struct EvidenceItem {
  Place place;
  std::string id;
  std::string kind;
  std::string title;
  std::string digest;  ///< "sha256:…"
  std::string file;    ///< may be empty
  std::optional<quantity::Date> date;
};

/// A value of the plant whose source, biomass evidence or proof opens with "evidence:ID".
struct EvidenceReference {
  Place place;
  std::string id;
};

/// What a verifier concludes (ISO 14064-3: unmodified, modified and adverse opinion, disclaimer).
enum class VerifierOpinion : std::uint8_t { unmodified, modified, adverse, disclaimed };
inline constexpr std::array<std::string_view, 4> opinion_names{"unmodified", "modified", "adverse", "disclaimed"};

struct VerifierStatement {
  Place place;
  std::string verifier;
  std::string accreditation;
  quantity::Date accredited_from{};
  std::optional<quantity::Date> accredited_until;  ///< last day; nothing = open
  plant::VerificationLevel level = plant::VerificationLevel::limited;
  VerifierOpinion opinion = VerifierOpinion::unmodified;
  quantity::Date date{};
  quantity::Date period_from{};
  quantity::Date period_to{};  ///< last day, inclusive
  std::optional<quantity::Decimal> materiality_percent;
  std::optional<quantity::Date> site_visit;
  std::vector<std::string> remarks;
};

struct Submission {
  std::string id;
  Submitter submitter;
  LabelRequest request;
  std::vector<EvidenceItem> evidence;
  std::vector<EvidenceReference> references;  ///< in document order
  std::optional<VerifierStatement> statement;
  /// As reported. Where it states no verification of its own, as the one-page form cannot, and the statement's opinion is
  /// unmodified or modified, level, verifier and accreditation are those of the statement.
  plant::Installation plant;
  bool plant_states_verification = false;  ///< of its own
  bool has_producer_signature = false;     ///< there is one; whether it holds: batch/submission_signatures.hpp
  bool has_verifier_signature = false;
  std::string plant_digest;  ///< as formats::plant_digest: what labels bind as their input
  /// SHA-256 ("sha256:…") over the model, not the bytes: whether the submission came as a file, out of an envelope or laid out
  /// anew, it is the same one, and is issued once. Signatures are not in it: they prove who said it, and do not change what.
  std::string digest;
};

}  // namespace ferrolabel::formats
