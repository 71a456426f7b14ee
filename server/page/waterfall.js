// SPDX-License-Identifier: Apache-2.0
// Parts that add up to a whole, each bar beginning where the one before ends; the same figures follow as a table.

import { draw, folded, make, table } from "./dom.js";
import { number, text } from "./texts.js";

const row = 44;

function drawing(parts, total, width, digits) {
  const steps = [];
  let sum = 0;
  for (const part of parts) {
    steps.push({ ...part, from: sum, to: sum + part.value });
    sum += part.value;
  }
  steps.push({ name: total.name, value: total.value, from: 0, to: total.value, sum: true });
  const least = Math.min(0, ...steps.map((each) => Math.min(each.from, each.to)));
  const most = Math.max(...steps.map((each) => Math.max(each.from, each.to)), 1e-12);
  const at = (value) => ((value - least) / (most - least)) * (width - 2) + 1;
  return draw("svg", { class: "waterfall", width, height: steps.length * row + 4, viewBox: `0 0 ${width} ${steps.length * row + 4}`, "aria-hidden": "true", focusable: "false" },
    draw("line", { class: "axis", x1: at(0), x2: at(0), y1: 0, y2: steps.length * row }),
    steps.map((each, index) => draw("g", {},
      draw("text", { x: 4, y: index * row + 16 }, each.name.length > width / 11 ? `${each.name.slice(0, Math.floor(width / 11))}…` : each.name),
      draw("text", { class: "amount", x: width - 2, y: index * row + 16, "text-anchor": "end" }, number(each.value, digits)),
      draw("rect", { class: each.sum ? "fill sum" : each.value < 0 ? "fill less" : "fill", x: at(Math.min(each.from, each.to)), y: index * row + 22,
        width: Math.max(1, Math.abs(at(each.to) - at(each.from))), height: 14 }))));
}

/** @param parts [{name, value}] @param total {name, value} @param digits decimals shown */
export function waterfall(title, parts, total, unit, digits) {
  const place = make("div");
  const paint = () => {
    const width = Math.floor(place.clientWidth);
    if (width > 0) place.replaceChildren(drawing(parts, total, width, digits));
  };
  new ResizeObserver(paint).observe(place);
  const rows = [...parts, total].map((each) => [each.name, number(each.value, digits), total.value ? `${number((100 * each.value) / total.value, 1)} %` : ""]);
  return [
    make("h3", {}, `${title} (${unit})`),
    place,
    folded(text("waterfall.table"), () => table(`${title} (${unit})`, [[text("waterfall.part"), ""], [unit, "number"], [text("waterfall.share"), "number"]], rows)),
  ];
}
