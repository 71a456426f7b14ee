// SPDX-License-Identifier: Apache-2.0
// Requests to the server that the page came from, and its problems (RFC 9457) on the page.

import { make, said } from "./dom.js";
import { text } from "./texts.js";

const tries = 6;

/** What the server refused, or why it could not be asked. */
export class Problem extends Error {
  /** @param document problem document, or {title} of our own */
  constructor(document) {
    super(document.title);
    this.document = document;
  }
}

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/** Posts a text; waits where the server is busy. @return {body, value}: the answer as it came, and read */
export async function post(path, body, type = "application/json") {
  for (let attempt = 1; ; ++attempt) {
    let answer;
    let content;
    try {
      answer = await fetch(path, { method: "POST", headers: { "Content-Type": type, Accept: "application/json" }, body });
      content = await answer.text();
    } catch {
      throw new Problem({ title: text("problem.unreachable"), errors: [] });
    }
    if (answer.status === 503 && attempt < tries) {
      await pause(Math.min(5, Number(answer.headers.get("Retry-After")) || 1));
      continue;
    }
    let value = null;
    try { value = JSON.parse(content); } catch { /* told below */ }
    if (answer.ok && value !== null) return { body: content, value };
    throw new Problem(value?.title ? value : { title: text("problem.unreadable", { status: answer.status }), errors: [] });
  }
}

/** Where a finding stands, in words; empty where it has no place. */
export function placeText(where) {
  if (!where) return "";
  const parts = [];
  if (where.line) parts.push(text("place.line", { line: where.line, column: where.column ?? 1 }));
  if (where.pointer) parts.push(text("place.field", { field: where.pointer }));
  return parts.join(", ");
}

/** Findings as a list: place, message, what to do, code. */
export function findingList(findings) {
  return make("ul", { class: "reasons" }, findings.map((each) => make("li", {},
    said("p", {}, each.message),
    placeText(each.where) ? make("p", { class: "place" }, placeText(each.where)) : null,
    each.fix ? said("p", {}, make("span", { lang: document.documentElement.lang }, `${text("fix")}: `), each.fix) : null,
    make("p", { class: "code" }, each.code))));
}

/** A problem document with all its places. @param name of the file that it is about */
export function problemBox(problem, name = "") {
  const content = problem instanceof Problem ? problem.document : { title: text("problem.page"), detail: String(problem?.message ?? problem), errors: [] };
  return make("div", { class: "problem" },
    make("h2", {}, name ? `${name}: ` : "", content.requestId ? said("span", {}, content.title) : content.title),
    content.detail && content.errors?.[0]?.message !== content.detail ? said("p", {}, content.detail) : null,
    content.errors?.length ? findingList(content.errors) : null,
    content.requestId ? make("p", { class: "code" }, `${text("problem.request")} ${content.requestId}`) : null);
}
