// SPDX-License-Identifier: Apache-2.0
// The words of the page in the reader's language. Everything that a reader sees stands in texts.json.

let texts = {};
let language = "en";

const kept = {
  read() { try { return localStorage.getItem("language"); } catch { return null; } },
  write(value) { try { localStorage.setItem("language", value); } catch { /* private windows keep nothing */ } },
};

/** Reads the texts and takes the language that was chosen before, else the browser's first that there is. */
export async function loadTexts() {
  const answer = await fetch("/page/texts.json");
  texts = await answer.json();
  const wished = [kept.read(), ...navigator.languages].filter(Boolean).map((each) => each.slice(0, 2));
  language = wished.find((each) => each in texts) ?? "en";
}

export const currentLanguage = () => language;

export function chooseLanguage(value) {
  language = value in texts ? value : "en";
  kept.write(language);
}

/** The text of a key, with {name} replaced by the parameter of that name; the key itself where there is none. */
export function text(key, parameters = {}) {
  const found = texts[language]?.[key] ?? texts.en?.[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => (name in parameters ? String(parameters[name]) : whole));
}

/** A word of the server's vocabulary, by its kind; itself where it is not translated. */
export function word(kind, value) {
  const key = `${kind}.${value}`;
  return text(key) === key ? String(value) : text(key);
}

/** A number as written in the language. @param digits greatest number of decimals */
export function number(value, digits = 2) {
  if (value === null || value === undefined || value === "" || !Number.isFinite(Number(value))) return "";
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(Number(value));
}

export function percent(value, digits = 1) {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits }).format(Number(value));
}

/** A day written YYYY-MM-DD, or a time that begins with one. */
export function day(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? "");
  if (!parts) return value ?? "";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${parts[0]}T00:00:00Z`));
}

/** Writes all texts that stand in the document itself. */
export function translateDocument() {
  document.documentElement.lang = language;
  document.title = text("title");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", text(element.dataset.label));
}
