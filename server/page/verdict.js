// SPDX-License-Identifier: Apache-2.0
// A verdict with its reasons.

import { folded, make, said, sign, table } from "./dom.js";
import { text, word } from "./texts.js";

const order = ["fail", "undecided", "note", "pass"];

/** The verdict in words and by a sign. @param level of the heading */
export function banner(verdict, what, level = "h2") {
  return make("div", { class: `verdict ${verdict}` }, sign(verdict),
    make("div", {}, make(level, { class: "word" }, word("verdict", verdict)), make("p", {}, text(`verdict.${verdict}.${what}`))));
}

/** A small verdict for a table. */
export const verdictSign = (verdict) => make("span", { class: `sign ${verdict}` }, sign(verdict), word("verdict", verdict));

const looks = { fail: "reject", undecided: "cannot-decide", pass: "accept", note: "note" };
export const outcomeSign = (outcome) => make("span", { class: `sign ${looks[outcome]}` }, sign(outcome), word("outcome", outcome));

function reasonItem(reason) {
  const place = [reason.field ? text("place.field", { field: reason.field }) : "", reason.labelField ? text("place.label", { field: reason.labelField }) : ""].filter(Boolean).join(", ");
  const here = { lang: document.documentElement.lang };
  return make("li", {},
    said("p", {}, make("strong", {}, reason.evidence || reason.rule)),
    reason.evidence ? said("p", {}, make("span", here, `${text("reason.rule")}: `), reason.rule) : null,
    reason.fix ? said("p", {}, make("span", here, `${text("fix")}: `), reason.fix) : null,
    place ? make("p", { class: "place" }, place) : null,
    reason.code ? make("p", { class: "code" }, reason.code) : null);
}

/** Reasons grouped by check: those that failed first, what held is folded. @param held checks of which a tender says only that they held */
export function reasonGroups(reasons, held = [], level = "h3") {
  const groups = new Map();
  for (const reason of reasons) {
    if (reason.outcome === "pass") continue;
    if (!groups.has(reason.check)) groups.set(reason.check, []);
    groups.get(reason.check).push(reason);
  }
  const worst = (list) => Math.min(...list.map((each) => order.indexOf(each.outcome)));
  const open = [...groups].sort(([, one], [, other]) => worst(one) - worst(other));
  const passed = reasons.filter((each) => each.outcome === "pass");
  const names = held.filter((each) => !passed.some((reason) => reason.check === each));
  return [
    open.map(([check, list]) => make("div", { class: "check" },
      make(level, {}, word("check", check), outcomeSign(order[worst(list)])),
      make("ul", { class: "reasons" }, list.sort((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome)).map(reasonItem)))),
    passed.length + names.length === 0 ? null : folded(text("reason.held", { count: passed.length + names.length }), () => [
      passed.length ? table("", [[text("reason.check"), ""], [text("reason.found"), ""], [text("reason.rule"), ""]],
        passed.map((each) => [word("check", each.check), said("span", {}, each.evidence), said("span", {}, each.rule)]), "stacked") : null,
      names.length ? make("p", {}, names.map((each) => word("check", each)).join(", ")) : null,
    ]),
  ];
}

/** What would have to be brought to decide. */
export const missingList = (missing) => (missing?.length ? [make("h3", {}, text("missing")), make("ul", {}, missing.map((each) => said("li", {}, each)))] : null);

/** How the label's class serves for each asked one. */
export function equivalenceList(equivalences) {
  return (equivalences ?? []).map((each) => folded(`${each.scheme}, ${text("class")} ${each.class}: ${word("serving", each.serving)}`, () => (each.lines.length
    ? table("", [[text("reason.rule"), ""], [text("equivalence.holds"), ""], [text("equivalence.claimed"), ""], [text("equivalence.asked"), ""], [text("equivalence.reason"), ""]],
      each.lines.map((line) => [said("span", {}, line.rule), word("holds", line.holds), said("span", {}, line.claimed), said("span", {}, line.asked), said("span", {}, line.reason)]), "stacked")
    : make("p", {}, text("equivalence.same")))));
}
