// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"
#include "finding/result.hpp"
#include "label/classify.hpp"
#include "label/label_document.hpp"
#include "label/projection.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"
#include "trust/key.hpp"

/// From a plant's year to a signed label, and from a label back to a yes, a no, or a cannot-decide.
namespace ferrolabel::issuing {

/// What the producer asks for. Everything that a label binds comes from here, the plant, the packs and the key.
struct IssueTerms {
  std::string good;            ///< id of a good
  quantity::Decimal quantity;  ///< t, at most 6 decimals, > 0
  quantity::Date date{};       ///< of issue
  std::vector<std::string> heats{};  ///< heat or batch numbers, kept as given
  label::ProjectionChoices choices{};
  label::ClassifyInputs inputs{};
  std::string plant_digest{};  ///< where it is known already; empty = to be taken
  std::string submission_digest{};  ///< of the submission that asks for it; two submissions get two labels, whatever they ask
  std::string registry{};  ///< id of the registry that is to hold the label; empty = the label says 'unregistered'
};

/// What was computed for the good, as values: whoever made them.
struct LabelBasis {
  const embedded::Inventory& inventory;
  const method::Scheme& scheme;
  const label::Projection& projection;
  const label::Classification& classification;
  label::RecycledContent recycled{};
  std::vector<label::LabelElectricityCase> electricity_cases{};  ///< of label::electricity_projections
};

struct IssuedLabel {
  std::string token;           ///< compact JWS, typ "vc+jwt"
  label::Label label;
  std::string payload_digest;  ///< "sha256:…" of the payload: the label's identity for a registry
};

/// The label that the basis makes under the terms. Findings, all at once: label.product.unknown; label.quantity.not-positive,
/// .too-fine, .exceeded (more than the process made and did not use itself); label.projection.refused and
/// label.class.refused with the scheme's reason; label.key.not-yet-valid; those of label::check_label. As a note
/// label.validity.unknown, as a warning label.verification.self-declared.
/// Throws std::invalid_argument where projection, class and scheme do not belong together.
[[nodiscard]] Result<label::Label> compose(const LabelBasis& basis, const IssueTerms& terms, const trust::SigningKey& key);

/// Signs a composed label: same label and key, same bytes.
[[nodiscard]] IssuedLabel sign(label::Label label, const trust::SigningKey& key);

/// A label that is not signed, and what was computed on the way to it.
struct PreparedLabel {
  label::Label label;
  char installation_category = 'A';  ///< A, B or C by its emissions @source (EU) 2018/2066 Art. 19(2)
};

/// compute → project → classify → compose. Findings as for issue.
/// @pre plant came from read_plant
[[nodiscard]] Result<PreparedLabel> prepare(const plant::Installation& plant, const method::AccountingMethod& method, const method::Scheme& scheme,
                                            const IssueTerms& terms, const trust::SigningKey& key);

/// prepare → sign. Findings beside those of compose: those of embedded::compute and
/// label::classify.
/// @pre plant came from read_plant
[[nodiscard]] Result<IssuedLabel> issue(const plant::Installation& plant, const method::AccountingMethod& method, const method::Scheme& scheme,
                                        const IssueTerms& terms, const trust::SigningKey& key);

}  // namespace ferrolabel::issuing
