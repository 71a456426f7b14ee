// SPDX-License-Identifier: Apache-2.0
// The answer for one label: verdict, what the label says, its place on the ladder, reasons, receipt.

import { rawMember } from "./documents.js";
import { download, facts, make, said } from "./dom.js";
import { ladder } from "./ladder.js";
import { problemBox } from "./server.js";
import { day, number, percent, text, word } from "./texts.js";
import { banner, equivalenceList, missingList, reasonGroups } from "./verdict.js";

/** What the registry held of a label when it was checked; undefined where it was not asked or knows none. */
export const registered = (run) => run.answer?.receipt?.body?.registry?.labels?.find((each) => each.id === run.payload?.id);

/** Tonnes that are neither used nor reserved, as the registry held them; null where it was not asked. */
export function tonnesLeft(run) {
  const known = registered(run);
  if (!known) return null;
  const reserved = (known.reservations ?? []).reduce((sum, each) => sum + Number(each.tonnes), 0);
  const free = Number(known.issued) - Number(known.used) - reserved;
  return Math.max(0, known.poolFree === undefined ? free : Math.min(free, Number(known.poolFree)));
}

function proofLink(run) {
  const known = registered(run);
  if (!known?.logged) return null;
  return make("a", { href: `/v1/log/proof/${encodeURIComponent(known.id)}` }, text("label.proof.link"));
}

/** What a label says of itself; nothing of it is proved by being shown. */
export function labelFacts(run) {
  const payload = run.payload;
  const subject = payload?.credentialSubject;
  if (!subject) return null;
  const left = tonnesLeft(run);
  const place = subject.installation ?? {};
  return facts([
    [text("label.product"), [subject.product?.name ?? subject.product?.id, subject.product?.cn ? `CN ${subject.product.cn}` : "", subject.product?.grade].filter(Boolean).join(", ")],
    [text("label.class"), subject.class ? `${subject.class} (${subject.scheme?.id} ${subject.scheme?.version}, ${subject.scheme?.family})` : ""],
    [text("label.status"), subject.scheme?.status ? word("status", subject.scheme.status) : ""],
    [text("label.intensity"), subject.intensity ? `${number(subject.intensity.value)} ${subject.intensity.unit}, ${word("stage", subject.intensity.stage)}` : ""],
    [text("label.scrap"), subject.scrapShare ? percent(subject.scrapShare.value) : ""],
    [text("label.electricity"), subject.electricity?.basis ? word("electricity", subject.electricity.basis) : ""],
    [text("label.plant"), [place.name ?? place.id, place.site, place.country].filter(Boolean).join(", ")],
    [text("label.melt"), [place.meltCountry, place.meltSite].filter(Boolean).join(", ")],
    [text("label.holder"), subject.holder?.name],
    [text("label.issuer"), payload.issuer ? `${payload.issuer.name} (${payload.issuer.id})` : ""],
    [text("label.verification"), subject.verification ? [word("verification", subject.verification.level), subject.verification.verifier].filter(Boolean).join(", ") : ""],
    [text("label.valid"), payload.validFrom ? `${day(payload.validFrom)} – ${payload.validUntil ? day(payload.validUntil) : text("label.valid.unknown")}` : ""],
    [text("label.quantity"), subject.quantity ? `${number(subject.quantity.value, 6)} ${subject.quantity.unit}` : ""],
    [text("label.left"), left === null ? text("label.left.unknown") : `${number(left, 6)} t`],
    [text("label.proof"), proofLink(run) ?? text("label.proof.none")],
    [text("label.id"), payload.id],
  ]);
}

export function receiptButton(run) {
  const receipt = rawMember(run.body, "receipt");
  if (!receipt || receipt === "null") return make("p", { class: "hint" }, text("receipt.none"));
  const name = `${run.name.replace(/\.[^.]*$/, "").replace(/[^\w.-]+/g, "-") || "claim"}-receipt.json`;
  return make("button", { type: "button", class: "plain", "data-act": "receipt", onclick: () => download(name, `${receipt}\n`) }, text("receipt.download"));
}

export const printButton = () => make("button", { type: "button", class: "plain", onclick: () => window.print() }, text("print"));

/** The whole answer for one label. @param run {name, answer, body, payload, classed, problem} @param level of its headings, 2 or 3 */
export function claimView(run, level = 2) {
  if (run.problem) return problemBox(run.problem, run.name);
  const answer = run.answer;
  const head = `h${level}`;
  return [
    banner(answer.verdict, "claim", head),
    facts([[text("claim.file"), run.name], [text("claim.question"), answer.question ? said("span", {}, answer.question) : text("claim.question.none")], [text("claim.date"), day(answer.decisionDate)]]),
    missingList(answer.missing),
    make(head, {}, text("reasons")), reasonGroups(answer.reasons),
    answer.equivalences?.length ? [make(head, {}, text("equivalence")), equivalenceList(answer.equivalences)] : null,
    run.classed ? [make(head, {}, text("ladder")), ladder(run.classed)] : null,
    run.payload ? [make(head, {}, text("label")), make("p", { class: "hint" }, text("label.hint")), labelFacts(run)] : null,
    make("div", { class: "actions" }, receiptButton(run), printButton()),
  ].flat(Infinity).filter(Boolean);
}
