// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/result.hpp"
#include "formats/submission/submission.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/node.hpp"
#include "syntax/xml_schema.hpp"

namespace ferrolabel::formats {

/// Reads one submission: strict XML, held against the schema in the same pass, and the plant by the plant's reader. All findings
/// at once of the first stage that has any: those of read_xml (syntax.…, xml.schema.…); submission.document.batch for an
/// envelope of more than one, which has to be cut first; submission.signature.order; those of read_plant.
/// What needs more than reading is not judged here: batch/submission_rules.hpp.
/// @param schema of submission_schema(); may be shared by threads
[[nodiscard]] Result<Submission> read_submission(SourceText source, const syntax::XmlSchema& schema, const syntax::ReaderLimits& limits = {});

/// The same of a document that was held against the schema.
[[nodiscard]] Result<Submission> read_submission(const syntax::Document& document);

}  // namespace ferrolabel::formats
