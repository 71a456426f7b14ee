// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/replay_json.hpp"

#include "formats/result/findings_json.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

std::string replay_json(const Replay& replay, const Findings& findings) {
  syntax::JsonWriter writer;
  writer.begin_object();
  writer.member("verdict", claim::to_string(replay.verdict));
  writer.member("stated", claim::to_string(replay.stated));
  writer.member("same", replay.same);
  writer.key("signer");
  if (replay.signer.empty()) writer.null();
  else writer.string(replay.signer);
  writer.member("decisionDate", quantity::to_string(replay.decision));
  writer.member("question", replay.question);
  writer.member("evidence", replay.evidence);
  writer.key("answer").lexeme(replay.answer);
  writer.key("findings");
  write_findings(writer, findings);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

}  // namespace ferrolabel::formats
