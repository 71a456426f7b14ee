// SPDX-License-Identifier: Apache-2.0
// Elements made from data. Text becomes text and never markup.

const vector = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== "") element.append(child);
  return element;
}

/** An element. Attributes that begin with "on" are listeners; children are elements or text. */
export const make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
export const draw = (name, attributes = {}, ...children) => fill(document.createElementNS(vector, name), attributes, children);

/** Text of the server, which is English whatever the page's language is. */
export const said = (name, attributes, ...children) => make(name, { lang: "en", ...attributes }, ...children);

/** A table. @param heads [text, class] of each column @param rows of cells: text, an element, or [content, class] */
export function table(caption, heads, rows, kind = "") {
  const cell = (content, at) => {
    const [value, style] = Array.isArray(content) ? content : [content, heads[at][1]];
    return at === 0 ? make("th", { scope: "row", class: style }, value) : make("td", { class: style, "data-head": heads[at][0] || null }, value);
  };
  return make("table", { class: kind }, caption ? make("caption", {}, caption) : null,
    make("thead", {}, make("tr", {}, heads.map(([title, style]) => make("th", { scope: "col", class: style }, title)))),
    make("tbody", {}, rows.map((row) => make("tr", { class: row.style }, (row.cells ?? row).map(cell)))));
}

/** Pairs of name and value; pairs without a value are left out. */
export function facts(pairs) {
  return make("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));
}

/** Folded content, made when it is first opened. */
export function folded(title, content, attributes = {}) {
  const inside = make("div", { class: "inside" });
  const element = make("details", attributes, make("summary", {}, title), inside);
  const open = () => { if (inside.childNodes.length === 0) inside.append(...[content()].flat(Infinity).filter(Boolean)); };
  element.addEventListener("toggle", () => { if (element.open) open(); });
  if (attributes.open) open();
  return element;
}

const strokes = {
  accept: "M12 25l8 8 16-18", pass: "M12 25l8 8 16-18",
  reject: "M15 15l18 18M33 15L15 33", fail: "M15 15l18 18M33 15L15 33",
  "cannot-decide": "M17 18c0-9 14-9 14 0 0 5-7 5-7 11M24 35v2", undecided: "M17 18c0-9 14-9 14 0 0 5-7 5-7 11M24 35v2",
  note: "M24 21v13M24 13v2",
};

/** The sign that stands beside each verdict, so that no meaning hangs on colour. */
export function sign(kind) {
  return draw("svg", { viewBox: "0 0 48 48", "aria-hidden": "true", focusable: "false" },
    draw("circle", { cx: 24, cy: 24, r: 21, fill: "none", stroke: "currentColor", "stroke-width": 3 }),
    draw("path", { d: strokes[kind], fill: "none", stroke: "currentColor", "stroke-width": 4, "stroke-linecap": "round" }));
}

/** Says a sentence to those who listen to the page. */
export function announce(sentence) {
  const place = document.getElementById("announcer");
  place.textContent = "";
  setTimeout(() => { place.textContent = sentence; }, 50);  // the same sentence twice is said twice
}

/** Gives a text to the reader as a file. */
export function download(name, content, type = "application/json") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
