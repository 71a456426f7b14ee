// SPDX-License-Identifier: Apache-2.0
// The producer's tab: a plant in; intensity, classes, contributions and what would reach the next class out.

import { droppable } from "./documents.js";
import { announce, facts, folded, make, said, table } from "./dom.js";
import { distances, ladder } from "./ladder.js";
import { findingList, post, Problem, problemBox } from "./server.js";
import { number, percent, text, word } from "./texts.js";
import { waterfall } from "./waterfall.js";

const mostBytes = 1 << 20;
const mostStreams = 12;

const state = { run: null, good: null, scheme: null, improvement: null, busy: false };
const part = (id) => document.getElementById(id);

const typeOf = (content) => (content.trim().startsWith("<") ? "application/xml" : "application/json");

/** Own process and what was bought or made before, direct and by electricity: they add up to the good's embedded emissions. */
function goodParts(good, process) {
  const parts = [
    { name: text("part.direct"), value: process.specificDirect },
    { name: text("part.precursors"), value: good.directEmbedded - process.specificDirect },
  ];
  if (good.indirectEmbedded !== null && process.specificIndirect !== null)
    parts.push({ name: text("part.electricity"), value: process.specificIndirect }, { name: text("part.precursor-electricity"), value: good.indirectEmbedded - process.specificIndirect });
  return parts;
}

/** Source streams of the site, greatest first; the small ones together. */
function streamParts(streams) {
  const sorted = streams.filter((each) => each.emissions !== 0).sort((one, other) => Math.abs(other.emissions) - Math.abs(one.emissions))
    .map((each) => ({ name: each.name || each.id, value: each.emissions }));
  const rest = sorted.slice(mostStreams);
  if (rest.length > 0) sorted.splice(mostStreams, rest.length, { name: text("part.others", { count: rest.length }), value: rest.reduce((sum, each) => sum + each.value, 0) });
  return sorted;
}

function goodView(run, good) {
  const process = run.inventory.processes.find((each) => each.id === good.process);
  const unit = run.inventory.units.directEmbedded;
  const whole = good.directEmbedded + (good.indirectEmbedded ?? 0);
  const streams = streamParts(run.inventory.sourceStreams);
  const site = streams.reduce((sum, each) => sum + each.value, 0);
  return [
    make("h2", {}, text("intensity")),
    facts([
      [text("intensity.direct"), `${number(good.directEmbedded, 4)} ${unit}${good.uncertainty ? ` ± ${number(good.uncertainty, 4)}` : ""}`],
      [text("intensity.indirect"), good.indirectEmbedded === null ? text("unknown") : `${number(good.indirectEmbedded, 4)} ${unit}`],
      [text("intensity.activity"), `${number(good.activityLevel, 3)} t`],
      [text("intensity.precursors"), good.precursorShare === null ? "" : percent(good.precursorShare)],
      [text("intensity.defaults"), good.defaultShare === null ? "" : percent(good.defaultShare)],
      [text("intensity.method"), said("span", {}, `${run.inventory.method.id}, ${run.inventory.method.edition}`)],
    ]),
    make("h2", {}, text("contributions")),
    process ? waterfall(text("contributions.good"), goodParts(good, process), { name: text("part.total"), value: whole }, unit, 4) : null,
    streams.length ? waterfall(text("contributions.site"), streams, { name: text("part.total"), value: site }, "t CO2e", 0) : null,
  ];
}

function classRow(classed) {
  return [`${classed.scheme}`, classed.family ?? "", make("strong", {}, classed.class), `${number(classed.intensity)}`, distances(classed),
    [word("status", classed.status), classed.probability === null ? "" : `; ${text("class.probability", { share: percent(classed.probability, 0) })}`].join("")];
}

function classView(run, good) {
  const mine = run.classes.results.filter((each) => each.good === good.id);
  const classed = mine.filter((each) => each.class !== null);
  const refused = mine.filter((each) => each.class === null);
  return [
    make("h2", {}, text("classes")),
    classed.length === 0 ? make("p", {}, text("classes.none")) : table("", [[text("scheme"), ""], [text("family"), ""], [text("class"), ""], [text("classes.intensity"), "number"], [text("classes.distance"), ""], [text("scheme.status"), ""]],
      classed.map(classRow), "stacked"),
    classed.filter((each) => each.notice).map((each) => make("p", { class: "hint" }, `${each.scheme}: `, said("span", {}, each.notice))),
    refused.length ? folded(text("classes.refused", { count: refused.length }), () => table("", [[text("scheme"), ""], [text("classes.why"), ""]],
      refused.map((each) => [each.scheme, said("span", {}, each.refusedBecause ?? "")]), "stacked")) : null,
    classed.length ? improveView(run, good, classed) : null,
  ];
}

function leverTable(improvement) {
  const reaching = improvement.levers.filter((each) => each.amountNeeded !== null);
  const amount = (each, value) => (each.unit.startsWith("share") ? `${percent(value)} ` : `${number(value, 3)} `);
  const row = (each) => [said("span", {}, each.title), [amount(each, each.amountNeeded ?? each.most), said("span", {}, each.unit.replace(/^share of /, "of "))],
    number(each.intensityAtMost), each.classAtMost ?? "", said("span", {}, each.alsoMoves ?? "")];
  const heads = (amountTitle) => [[text("lever"), ""], [amountTitle, ""], [text("lever.intensity"), "number"], [text("lever.class"), ""], [text("lever.also"), ""]];
  const rest = improvement.levers.filter((each) => each.amountNeeded === null);
  return [
    reaching.length ? table(text("lever.reaching", { target: improvement.targetClass }), heads(text("lever.amount")), reaching.map(row), "stacked") : make("p", {}, text("lever.none", { target: improvement.targetClass })),
    rest.length ? folded(text("lever.rest", { count: rest.length }), () => table("", heads(text("lever.most")), rest.map(row), "stacked")) : null,
    improvement.combined.class ? make("p", {}, text("lever.combined", { intensity: number(improvement.combined.intensity), class: improvement.combined.class })) : null,
  ];
}

function improveView(run, good, classed) {
  const place = make("div", { id: "improvement" });
  const select = make("select", { id: "improve-scheme" }, classed.map((each) => make("option", { value: each.scheme }, each.scheme)));
  const button = make("button", { type: "button", class: "plain", id: "improve" }, text("improve.act"));
  const shown = () => classed.find((each) => each.scheme === select.value);
  const paint = () => place.replaceChildren(...[ladder(shown()), state.improvement?.today?.scheme === select.value && state.improvement.today.good === good.id
    ? (state.improvement.targetClass ? leverTable(state.improvement) : make("p", {}, text("lever.best"))) : null].flat(Infinity).filter(Boolean));
  select.value = classed.some((each) => each.scheme === state.scheme) ? state.scheme : (classed.find((each) => each.scheme === "eu-ci") ?? classed[0]).scheme;
  select.addEventListener("change", () => { state.scheme = select.value; paint(); });
  button.addEventListener("click", async () => {
    button.setAttribute("aria-disabled", "true");
    try {
      const query = new URLSearchParams({ product: good.id, scheme: select.value });
      if (shown().family) query.set("family", shown().family);
      state.scheme = select.value;
      state.improvement = (await post(`/v1/improve?${query}`, run.content, typeOf(run.content))).value;
      paint();
      announce(text("improve.done"));
    } catch (problem) { place.append(problemBox(problem)); }
    button.removeAttribute("aria-disabled");
  });
  paint();
  return [make("h2", {}, text("improve")), make("p", { class: "field" }, make("label", { for: "improve-scheme" }, `${text("scheme")} `), select, " ", button), place];
}

function findingsView(run) {
  const findings = [...run.inventory.findings, ...run.classes.findings].filter((each, at, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at);
  const weighty = findings.filter((each) => each.severity !== "note");
  const notes = findings.filter((each) => each.severity === "note");
  return [
    make("h2", {}, text("findings")),
    findings.length === 0 ? make("p", {}, text("findings.none")) : null,
    weighty.length ? findingList(weighty) : null,
    notes.length ? folded(text("findings.notes", { count: notes.length }), () => findingList(notes)) : null,
  ];
}

export function showPlant() {
  const place = part("plant-result");
  const run = state.run;
  if (!run) { place.replaceChildren(); return; }
  if (run.problem) { place.replaceChildren(problemBox(run.problem)); return; }
  const goods = run.inventory.goods;
  if (!goods.some((each) => each.id === state.good)) state.good = goods[0]?.id;
  const good = goods.find((each) => each.id === state.good);
  const select = make("select", { id: "good" }, goods.map((each) => make("option", { value: each.id, selected: each.id === state.good }, each.name ? `${each.name} (${each.id})` : each.id)));
  select.addEventListener("change", () => { state.good = select.value; showPlant(); part("good").focus(); });
  const installation = run.inventory.installation;
  place.replaceChildren(...[
    make("h2", {}, installation.name || installation.id),
    make("p", { class: "hint" }, `${installation.country}, ${installation.period.from} – ${installation.period.to}, ${text("plant.total", { total: number(installation.total, 0) })}`),
    good ? make("p", {}, make("label", { for: "good" }, make("strong", {}, text("good")), " "), select) : make("p", {}, text("good.none")),
    good ? [goodView(run, good), classView(run, good)] : null,
    findingsView(run),
    make("div", { class: "actions" }, make("button", { type: "button", class: "plain", onclick: () => window.print() }, text("print"))),
  ].flat(Infinity).filter(Boolean));
}

async function submit(event) {
  event.preventDefault();
  if (state.busy) return;
  state.busy = true;
  const button = part("plant-compute");
  button.setAttribute("aria-disabled", "true");
  button.textContent = text("busy");
  announce(text("busy"));
  const content = part("plant-text").value;
  const run = { content, inventory: null, classes: null, problem: null };
  try {
    if (content.trim() === "") throw new Problem({ title: text("producer.none"), errors: [] });
    if (new Blob([content]).size > mostBytes) throw new Problem({ title: text("file.too-large"), errors: [] });
    run.inventory = (await post("/v1/compute", content, typeOf(content))).value;
    run.classes = (await post("/v1/classify", content, typeOf(content))).value;
  } catch (problem) { run.problem = problem; }
  state.run = run;
  state.improvement = null;
  state.busy = false;
  button.removeAttribute("aria-disabled");
  button.textContent = text("producer.compute");
  showPlant();
  part("plant-result").scrollIntoView({ block: "start" });
  announce(run.problem ? `${text("problem")}: ${run.problem.document?.title ?? ""}` : text("producer.done", { count: run.inventory.goods.length }));
}

async function take(files) {
  if (files.length === 0) return;
  if (files[0].size > mostBytes) {
    state.run = { problem: new Problem({ title: text("file.too-large"), errors: [] }) };
    showPlant();
    return;
  }
  part("plant-text").value = (await files[0].text()).replace(/^\uFEFF/, "");
}

export function startProducer() {
  part("plant-file").addEventListener("change", async (event) => take([...event.target.files]));
  droppable(part("plant-drop"), take);
  part("plant-form").addEventListener("submit", submit);
}
