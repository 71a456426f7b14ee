// SPDX-License-Identifier: Apache-2.0
// Files of the reader: what they are, and documents put together without changing a digit of them.

/** The members of a JSON object as they are written. @return [{name, value}] or null where the text is no object */
export function rawMembers(content) {
  try {
    const whole = JSON.parse(content);
    if (whole === null || typeof whole !== "object" || Array.isArray(whole)) return null;
  } catch { return null; }
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;
  const members = [];
  let depth = 0;
  let name = null;
  let from = -1;
  for (let match = token.exec(content); match; match = token.exec(content)) {
    const sign = match[0];
    if (depth === 1 && from < 0 && sign.startsWith('"')) { name = JSON.parse(sign); from = -2; continue; }
    if (depth === 1 && from === -2 && sign === ":") { from = token.lastIndex; continue; }
    if (depth === 1 && name !== null && (sign === "," || sign === "}")) {
      members.push({ name, value: content.slice(from, match.index).trim() });
      name = null;
      from = -1;
    }
    if (sign === "{" || sign === "[") ++depth;
    else if (sign === "}" || sign === "]") --depth;
  }
  return members;
}

/** One member of a JSON object as it is written; undefined where there is none. */
export const rawMember = (content, name) => rawMembers(content)?.find((each) => each.name === name)?.value;

/** The object with some members put in place of its own, or added; the rest keeps its digits. */
export function withMembers(content, changes) {
  const members = rawMembers(content).filter((each) => !(each.name in changes));
  for (const [name, value] of Object.entries(changes)) members.push({ name, value });
  return `{${members.map((each) => `${JSON.stringify(each.name)}: ${each.value}`).join(",\n")}}`;
}

function decoded(part) {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

/** The payload of a compact JWS, unverified; null where it cannot be read. */
export function labelPayload(jws) {
  try {
    return decoded(jws.trim().split(".")[1]);
  } catch { return null; }
}

/** What a file is: "label", "claim", "tender", "question", "plant" or "unknown". */
export function kindOf(content) {
  const trimmed = content.trim();
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(trimmed)) return "label";
  const names = (rawMembers(trimmed) ?? []).map((each) => each.name);
  if (names.includes("tender") || names.includes("bids")) return "tender";
  if (names.includes("label")) return "claim";
  if (names.includes("classes") || names.includes("lots") || names.includes("criteria") || names.includes("quota")) return "question";
  return names.includes("processes") || trimmed.startsWith("<") ? "plant" : "unknown";
}

/** Takes dropped files into a place as if they were chosen there. @param take is given a list of File */
export function droppable(place, take) {
  const over = (event, on) => { event.preventDefault(); place.classList.toggle("over", on); };
  place.addEventListener("dragover", (event) => over(event, true));
  place.addEventListener("dragleave", (event) => over(event, false));
  place.addEventListener("drop", (event) => { over(event, false); take([...event.dataTransfer.files]); });
}
