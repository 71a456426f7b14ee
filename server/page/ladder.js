// SPDX-License-Identifier: Apache-2.0
// The classes of a scheme with the place of one intensity among them. The limits come from the server.

import { draw, make, table } from "./dom.js";
import { number, text } from "./texts.js";

/** Bar from 0 to a limit, with a mark where the intensity stands. Widths are in hundredths of the greatest value. */
function bar(limit, intensity, most) {
  const share = (value) => Math.max(0, Math.min(100, (100 * value) / most));
  return draw("svg", { viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    draw("rect", { class: "fill", x: 0, y: 4, width: limit === null ? 100 : share(limit), height: 12, opacity: limit === null ? 0.35 : 1 }),
    draw("rect", { class: "pointer", x: Math.min(98.8, share(intensity)), y: 0, width: 1.2, height: 20 }));
}

/** @param classed an item of the results of /v1/classify that has a class */
export function ladder(classed) {
  const unit = (classed.unit ?? "").replace("kg", "kg ").replace("/t", "/t");
  const compared = classed.comparedIntensity ?? classed.intensity;
  const steps = (classed.ladder ?? []).map((each) => ({ ...each }));
  if (!steps.some((each) => each.class === classed.class)) steps.push({ class: classed.class, limit: null, op: null });
  const most = Math.max(compared, ...steps.map((each) => each.limit ?? 0)) * 1.08 || 1;
  const rows = steps.map((each) => {
    const here = each.class === classed.class;
    const limit = each.limit === null ? text("ladder.above") : `${text(each.op === "<" ? "ladder.below" : "ladder.atMost")} ${number(each.limit)}`;
    return { style: here ? "here" : null, cells: [each.class, limit, bar(each.limit, compared, most), here ? `◄ ${number(compared)}` : ""] };
  });
  return [
    table(text("ladder.caption", { scheme: classed.scheme, version: classed.version, unit }),
      [[text("class"), ""], [text("ladder.limit"), ""], ["", "bar"], [text("ladder.place"), "number"]], rows, "ladder"),
    make("p", { class: "hint" }, distances(classed)),
  ];
}

/** How far it is to the next classes, in words. */
export function distances(classed) {
  const sentences = [];
  if (classed.distanceToBetter !== null) sentences.push(text("ladder.better", { distance: number(classed.distanceToBetter) }));
  if (classed.distanceToWorse !== null) sentences.push(text("ladder.worse", { distance: number(classed.distanceToWorse) }));
  return sentences.join(" ");
}
