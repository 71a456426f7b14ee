// SPDX-License-Identifier: Apache-2.0
// The answer for a tender: what to look at first, the lots, the bids.

import { labelPayload } from "./documents.js";
import { facts, folded, make, said, table } from "./dom.js";
import { printButton, receiptButton } from "./claim.js";
import { problemBox } from "./server.js";
import { day, number, text } from "./texts.js";
import { banner, equivalenceList, missingList, reasonGroups, verdictSign } from "./verdict.js";

const shownAtOnce = 100;

const tonnes = (mass) => (mass ? `${number(mass.value, 3)} ${mass.unit}` : "");

function lineDetails(line) {
  return [reasonGroups(line.reasons, line.held, "h4"), missingList(line.missing), equivalenceList(line.equivalences)];
}

/** One line of the table of attention. */
function attentionRow(run, each) {
  const bid = run.answer.bids.find((candidate) => candidate.id === each.bid);
  const line = bid?.lines[each.line];
  const first = line?.reasons.find((reason) => reason.code === each.code) ?? line?.reasons.find((reason) => reason.outcome !== "pass");
  const given = run.document?.bids?.find((candidate) => candidate.id === each.bid)?.lines?.[each.line];
  const subject = given?.label ? labelPayload(given.label)?.credentialSubject : null;
  const what = [subject?.product?.name ?? subject?.product?.id, subject?.class ? `${text("class")} ${subject.class}` : "", tonnes(given?.quantity)].filter(Boolean).join(", ");
  const summary = first ? said("span", {}, first.evidence || first.rule) : text("tender.nothing");
  return [`${bid?.bidder || each.bid}`, `${each.line + 1}`, verdictSign(each.verdict), what, line ? folded(summary, () => lineDetails(line)) : summary];
}

function attentionTable(run) {
  const rows = run.answer.attention;
  if (rows.length === 0) return make("p", {}, text("tender.attention.none"));
  const heads = [[text("tender.bidder"), ""], [text("tender.line"), ""], [text("tender.verdict"), ""], [text("tender.goods"), ""], [text("tender.reason"), ""]];
  const element = table(text("tender.attention.caption"), heads, rows.slice(0, shownAtOnce).map((each) => attentionRow(run, each)), "stacked");
  if (rows.length <= shownAtOnce) return element;
  let shown = shownAtOnce;
  const more = make("button", { type: "button", class: "plain", onclick: () => {
    const next = table("", heads, rows.slice(shown, shown + shownAtOnce).map((each) => attentionRow(run, each)), "stacked");
    element.tBodies[0].append(...next.tBodies[0].rows);
    shown += shownAtOnce;
    more.hidden = shown >= rows.length;
  } }, text("tender.more", { count: shownAtOnce, all: rows.length }));
  return [element, more];
}

function lotTable(lots) {
  return table("", [[text("tender.lot"), ""], [text("tender.verdict"), ""], [text("tender.asked"), "number"], [text("tender.accepted"), "number"], [text("tender.undecided"), "number"], [text("tender.best"), ""]],
    lots.map((each) => [each.id, verdictSign(each.verdict), tonnes(each.asked), tonnes(each.accepted), tonnes(each.undecided), each.bestBid ?? ""]), "stacked");
}

function bidDetails(bid) {
  const accepted = bid.lines.filter((each) => each.verdict === "accept").length;
  return folded([verdictSign(bid.verdict), ` ${bid.bidder || bid.id}: `, text("tender.lines", { accepted, all: bid.lines.length })], () => [
    reasonGroups(bid.reasons, [], "h4"),
    bid.lots.length ? lotTable(bid.lots) : null,
    bid.lines.length <= shownAtOnce ? bid.lines.map((line, at) => folded([verdictSign(line.verdict), ` ${text("tender.line")} ${at + 1}`], () => lineDetails(line))) : null,
  ]);
}

/** The whole answer for a tender. @param run {name, answer, body, document, problem} */
export function tenderView(run) {
  if (run.problem) return problemBox(run.problem, run.name);
  const answer = run.answer;
  return [
    banner(answer.verdict, "tender"),
    facts([[text("claim.file"), run.name], [text("claim.question"), answer.question ? said("span", {}, answer.question) : text("claim.question.none")], [text("claim.date"), day(answer.decisionDate)]]),
    answer.reasons.length ? [make("h2", {}, text("tender.whole")), reasonGroups(answer.reasons)] : null,
    make("h2", {}, text("tender.attention")), attentionTable(run),
    answer.lots.length ? [make("h2", {}, text("tender.lots")), lotTable(answer.lots)] : null,
    make("h2", {}, text("tender.bids")), answer.bids.map(bidDetails),
    make("div", { class: "actions" }, receiptButton(run), printButton()),
  ].flat(Infinity).filter(Boolean);
}
