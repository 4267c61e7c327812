/** Several levels side by side: a table, and bars that show the same at a glance. */

import { h } from "./dom.js";
import { formatValue, periodOf, typeset } from "./text.js";

const LEVELS = {
  market: "Loyer de marché",
  marche: "Loyer de marché",
  loc1: "Loc1",
  loc2: "Loc2",
  loc3: "Loc3",
  intermediaire: "Intermédiaire",
  social: "Social",
  tres_social: "Très social",
  lli: "LLI",
  plai: "PLAI",
  plus: "PLUS",
  pls: "PLS",
  louer_abordable: "Louer abordable",
};
const ENDING = new RegExp(`^(?:(.*)[._:-])?(${Object.keys(LEVELS).join("|")})((?:[._:-].*)?)$`);

/** Read a comparison out of a result's figures: ids such as `ceiling.loc1`, `ceiling.loc2`.
 * Returns `{columns: [{key, label}], rows: [{label, cells: {key: figure}}]}`, or null when
 * fewer than two levels share a quantity. */
export function findComparison(figures) {
  const rows = new Map();
  const columns = new Map();
  for (const figure of figures) {
    const match = ENDING.exec(String(figure.id || ""));
    if (!match) continue;
    const key = (match[1] || "") + match[3];
    if (!columns.has(key)) columns.set(key, { key, labels: [], period: periodOf(figure.unit) });
    columns.get(key).labels.push(String(figure.label || ""));
    if (!rows.has(match[2])) rows.set(match[2], { label: LEVELS[match[2]], cells: {} });
    rows.get(match[2]).cells[key] = figure;
  }
  if (rows.size < 2) return null;
  const named = [...columns.values()].map(({ key, labels, period }) => {
    const label = commonLabel(labels);
    return { key, label: label.includes(period) ? label : `${label} ${period}` };
  });
  return { columns: named, rows: [...rows.values()] };
}

/** What the labels of a column begin with: « Loyer en Loc1 », « Loyer en Loc2 » → « Loyer ». */
function commonLabel(labels) {
  const [first, ...others] = labels.map((label) => label.split(/\s+/));
  let kept = first.findIndex((word, i) => others.some((words) => words[i] !== word));
  if (kept < 0) kept = first.length;
  while (kept > 0 && /^(?:en|au|de|du|pour|avec|—|:|\()$/i.test(first[kept - 1])) kept -= 1;
  return first.slice(0, kept).join(" ").replace(/[\s,:(—-]+$/, "") || labels[0];
}

export function renderComparison({ columns, rows }, caption) {
  const table = h(
    "table",
    {},
    h("caption", { class: "spoken" }, caption || "Comparaison des niveaux"),
    h(
      "thead",
      {},
      h("tr", {}, h("th", { scope: "col" }, "Niveau"), columns.map((c) => h("th", { scope: "col" }, typeset(c.label)))),
    ),
    h(
      "tbody",
      {},
      rows.map((row) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, row.label),
          columns.map(({ key }) => {
            const figure = row.cells[key];
            return h("td", {}, figure ? amount(figure) : "—");
          }),
        ),
      ),
    ),
  );
  const scroll = { class: "scroll", tabindex: "0", role: "group", "aria-label": "Tableau de comparaison" };
  return h("div", { class: "comparison" }, h("div", scroll, table), bars(columns[0], rows));
}

function amount({ value, unit }) {
  return formatValue(value, periodOf(unit) ? "€" : unit);
}

/** Bars of one column. Hidden from screen readers: the table says the same. */
function bars(column, rows) {
  const drawn = rows.filter((row) => Number(row.cells[column.key]?.value) > 0);
  if (drawn.length < 2) return null;
  const highest = Math.max(...drawn.map((row) => Number(row.cells[column.key].value)));
  const chart = h("div", { class: "bars", "aria-hidden": "true" });
  for (const row of drawn) {
    const figure = row.cells[column.key];
    const bar = h("span", { class: "bar" });
    bar.style.width = `${((Number(figure.value) / highest) * 100).toFixed(1)}%`;
    chart.append(
      h("span", { class: "bar-label" }, row.label),
      h("span", { class: "bar-track" }, bar),
      h("span", { class: "bar-value" }, amount(figure)),
    );
  }
  return chart;
}
