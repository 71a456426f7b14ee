// SPDX-License-Identifier: Apache-2.0
// The procurer's tab: files in, verdicts out.

import { claimView, tonnesLeft } from "./claim.js";
import { droppable, kindOf, labelPayload, rawMember, withMembers } from "./documents.js";
import { announce, folded, make, said, table } from "./dom.js";
import { post, Problem, problemBox } from "./server.js";
import { tenderView } from "./tender.js";
import { number, text, word } from "./texts.js";
import { verdictSign } from "./verdict.js";

const mebibyte = 1 << 20;
const most = { label: mebibyte, claim: mebibyte, tender: 64 * mebibyte, question: mebibyte };

const state = { files: [], question: null, runs: null, busy: false };
const part = (id) => document.getElementById(id);

async function read(file) {
  if (file.size > most.tender) return { name: file.name, kind: "too-large", content: "" };
  const content = (await file.text()).replace(/^\uFEFF/, "");
  const kind = kindOf(content);
  return { name: file.name, kind: file.size > (most[kind] ?? mebibyte) ? "too-large" : kind, content };
}

function chosenItem(file, remove) {
  return make("li", {}, make("span", { class: "name" }, file.name), make("span", { class: "kind" }, word("kind", file.kind)),
    make("button", { type: "button", onclick: remove, "aria-label": text("remove.named", { name: file.name }) }, text("remove")));
}

function showChosen() {
  part("claim-chosen").replaceChildren(...state.files.map((file) => chosenItem(file, () => {
    state.files = state.files.filter((each) => each !== file);
    showChosen();
    part("claim-files").focus();
  })));
  part("question-chosen").replaceChildren(...(state.question ? [chosenItem(state.question, () => {
    state.question = null;
    showChosen();
    part("question-file").focus();
  })] : []));
}

async function takeFiles(files) {
  for (const file of await Promise.all(files.map(read)))
    if (file.kind === "question" && !state.question) state.question = file;
    else state.files.push(file);
  showChosen();
}

async function takeQuestion(files) {
  if (files.length === 0) return;
  state.question = await read(files[0]);
  showChosen();
}

/** The request for one file, with the question and day of the form in place of the file's own. */
function requestOf(file) {
  const changes = {};
  if (state.question) changes.question = state.question.content;
  if (part("decision-date").value) changes.decisionDate = JSON.stringify(part("decision-date").value);
  if (file.kind === "label") return { path: "/v1/claims/validate", body: withMembers(JSON.stringify({ label: file.content.trim() }), changes) };
  const path = file.kind === "tender" ? "/v1/tenders/validate" : "/v1/claims/validate";
  return { path, body: Object.keys(changes).length ? withMembers(file.content, changes) : file.content };
}

/** Where the label's own E and s stand under its scheme; null where the server cannot place them. */
async function placed(payload) {
  const subject = payload?.credentialSubject;
  if (!subject?.intensity?.value || !subject.scheme?.id) return null;
  const question = { intensity: subject.intensity.value, schemes: [subject.scheme.id], family: subject.scheme.family };
  if (subject.scrapShare) question.scrap = subject.scrapShare.value;
  if (subject.primaryFraction) question.primaryFraction = subject.primaryFraction.value;
  if (subject.scrapPerProduct) question.scrapPerProduct = subject.scrapPerProduct.value;
  try {
    const { value } = await post("/v1/classify", JSON.stringify(question));
    return value.results[0]?.class ? value.results[0] : null;
  } catch { return null; }
}

async function check(file) {
  const run = { name: file.name, kind: file.kind, answer: null, body: "", payload: null, classed: null, document: null, problem: null };
  try {
    if (file.kind === "too-large") throw new Problem({ title: text("file.too-large"), errors: [] });
    if (!["label", "claim", "tender"].includes(file.kind)) throw new Problem({ title: text("file.unknown"), errors: [] });
    const { path, body } = requestOf(file);
    const answer = await post(path, body);
    run.answer = answer.value;
    run.body = answer.body;
    if (file.kind === "tender") run.document = JSON.parse(file.content);
    else {
      run.payload = labelPayload(file.kind === "label" ? file.content : JSON.parse(rawMember(file.content, "label") ?? '""'));
      run.classed = await placed(run.payload);
    }
  } catch (problem) { run.problem = problem; }
  return run;
}

/** A table of several files, each with its details below. */
function overview(runs) {
  const rows = runs.map((run, at) => {
    const subject = run.payload?.credentialSubject;
    const left = tonnesLeft(run);
    const first = run.answer?.reasons.find((each) => each.outcome === "fail") ?? run.answer?.reasons.find((each) => each.outcome === "undecided");
    return [make("a", { href: `#result-${at}`, onclick: () => { part(`result-${at}`).open = true; } }, run.name),
      run.problem ? text("file.problem") : verdictSign(run.answer.verdict), subject?.class ? `${subject.class} (${subject.scheme?.id})` : "",
      subject?.quantity ? `${number(subject.quantity.value, 6)} t` : "", left === null ? "" : `${number(left, 6)} t`,
      run.problem ? String(run.problem.document?.title ?? run.problem.message) : first ? said("span", {}, first.evidence || first.rule) : ""];
  });
  const heads = [[text("claim.file"), ""], [text("tender.verdict"), ""], [text("class"), ""], [text("label.quantity"), "number"], [text("label.left"), "number"], [text("tender.reason"), ""]];
  return [make("h2", {}, text("several", { count: runs.length })), table("", heads, rows, "stacked"), runs.map((run, at) => folded(
    [run.answer ? verdictSign(run.answer.verdict) : "", ` ${run.name}`], () => (run.kind === "tender" ? tenderView(run) : claimView(run, 3)), { id: `result-${at}` }))];
}

export function showResult() {
  const place = part("claim-result");
  if (!state.runs) { place.replaceChildren(); return; }
  if (state.runs.length === 0) { place.replaceChildren(problemBox(new Problem({ title: text("procurer.none"), errors: [] }))); return; }
  const content = state.runs.length > 1 ? overview(state.runs) : state.runs[0].kind === "tender" ? tenderView(state.runs[0]) : claimView(state.runs[0]);
  place.replaceChildren(...[content].flat(Infinity).filter(Boolean));
}

/** What is said aloud: the verdict of one, or how many of each. */
function sentence(runs) {
  if (runs.length === 0) return text("procurer.none");
  if (runs.length === 1) return runs[0].problem ? `${text("file.problem")}: ${runs[0].problem.document?.title ?? ""}` : `${word("verdict", runs[0].answer.verdict)}. ${text(`verdict.${runs[0].answer.verdict}.${runs[0].kind === "tender" ? "tender" : "claim"}`)}`;
  const count = (verdict) => runs.filter((each) => each.answer?.verdict === verdict).length;
  return text("several.said", { accept: count("accept"), reject: count("reject"), undecided: count("cannot-decide"), problem: runs.filter((each) => each.problem).length });
}

async function submit(event) {
  event.preventDefault();
  if (state.busy) return;
  state.busy = true;
  const button = part("claim-check");
  button.setAttribute("aria-disabled", "true");
  button.textContent = text("busy");
  announce(text("busy"));
  const runs = [];
  for (const file of state.files) runs.push(await check(file));  // one after the other: the server is shared
  state.runs = runs;
  state.busy = false;
  button.removeAttribute("aria-disabled");
  button.textContent = text("procurer.check");
  showResult();
  part("claim-result").scrollIntoView({ block: "start" });
  announce(sentence(runs));
}

export function startProcurer() {
  part("claim-files").addEventListener("change", async (event) => {
    const files = [...event.target.files];
    event.target.value = "";  // so that the same file can be chosen again
    await takeFiles(files);
  });
  part("question-file").addEventListener("change", async (event) => {
    const files = [...event.target.files];
    event.target.value = "";
    await takeQuestion(files);
  });
  droppable(part("claim-drop"), takeFiles);
  droppable(part("question-drop"), takeQuestion);
  part("claim-form").addEventListener("submit", submit);
}

/** Everything again, in another language. */
export function retellProcurer() {
  showChosen();
  showResult();
}
