/** Plain texts of the service on the screen: paragraphs, lists, telephone numbers. */

import { h } from "./dom.js";
import { typeset } from "./text.js";

// Ten-digit French numbers, and the short ones when the text says « le 115 », « au 3919 ».
const PHONE =
  /(\b0[1-9](?:[ .\u00a0\u202f]?\d{2}){4}\b|\b0[\u00a0\u202f ]8\d\d(?:[\u00a0\u202f ]\d{3}){2}\b)|(\b(?:le|au|Au|Le) )(1(?:12|15|19)|3919|3114)\b/gu;

function withPhones(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(PHONE)) {
    const number = match[1] || match[3];
    const start = match.index + (match[2] || "").length;
    parts.push(text.slice(from, start));
    parts.push(h("a", { href: `tel:${number.replace(/\D/g, "")}`, class: "phone" }, number));
    from = start + number.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function withBreaks(lines) {
  return lines.flatMap((line, i) => (i ? [h("br"), ...withPhones(line)] : withPhones(line)));
}

/** The nodes for a text: "\n\n" parts paragraphs, lines in « • » or « - » are list items. */
export function richText(text) {
  const nodes = [];
  for (const block of typeset(text).split(/\n{2,}/)) {
    let plain = [];
    let list = null;
    for (const line of block.split("\n")) {
      const item = /^\s*[•-]\s+(.*)$/.exec(line);
      if (item) {
        if (plain.length) nodes.push(h("p", {}, withBreaks(plain)));
        plain = [];
        if (!list) nodes.push((list = h("ul")));
        list.append(h("li", {}, withPhones(item[1])));
      } else if (line.trim()) {
        list = null;
        plain.push(line);
      }
    }
    if (plain.length) nodes.push(h("p", {}, withBreaks(plain)));
  }
  return nodes;
}
