// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/examination.hpp"

/// The checks of one claim, one function for each question of LABELS.md section 4; each adds its reasons.
/// All but check_authentic need a label that could be read.
namespace ferrolabel::claim {

/// 1: signature, key, issuer, identity. Codes claim.label.*, claim.issuer.*, claim.key.*, claim.trust.none.
void check_authentic(Examination& exam);
/// 2: validity on the day of decision and at delivery, standing, age of the status list. Codes claim.valid.*, claim.status.*.
void check_valid(Examination& exam);
/// 3: the scheme asked or an equivalent. Codes claim.scheme.*, claim.class.not-reached, claim.equivalence.*.
void check_scheme(Examination& exam);
/// 4: class, E, s, family recomputed; the shares agree with each other. Codes claim.class.*, claim.stage.*, claim.scrap-share.*.
void check_class(Examination& exam);
/// 5: product, mill, heats. Codes claim.product.*, claim.site.*, claim.period.*, claim.holder.*.
void check_product(Examination& exam);
/// 6: tonnes. Codes claim.quantity.*, claim.registry.*.
void check_quantity(Examination& exam);
/// 7: verification and accreditation. Codes claim.verification.*, claim.verifier.*.
void check_verifier(Examination& exam);
/// 8: method, electricity, instruments, custody, default share. Codes claim.method.*, claim.electricity.*, claim.instrument.*,
/// claim.custody.*, claim.default-data.*.
void check_basis(Examination& exam);
/// 10: countries and sites of melting and pouring. Codes claim.origin.*, claim.site.melt-*.
void check_origin(Examination& exam);
/// Recycled content and the criteria beyond carbon. Codes claim.recycled.*, claim.criterion.*.
void check_criteria(Examination& exam);
/// What the bidder prints beside the label. Codes claim.intensity.*, claim.level.*, and those of the fields that differ.
void check_offer(Examination& exam);
/// A clean plant here and a dirty one elsewhere: never more than a note, claim.shuffling.possible.
void note_shuffling(Examination& exam);

}  // namespace ferrolabel::claim
