/** Several levels side by side: a table, and bars that show the same at a glance. */

import { h } from "./dom.js";
import { formatValue, typeset } from "./text.js";

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
 * Returns `{columns: [{key, label, unit}], rows: [{label, cells: {key: figure}}]}`, or null when
 * fewer than two levels share a quantity. */
export function findComparison(figures) {
  const rows = new Map();
  const columns = new Map();
  for (const figure of figures) {
    const match = ENDING.exec(String(figure.id || ""));
    if (!match) continue;
    const key = (match[1] || "") + match[3];
    if (!columns.has(key)) columns.set(key, { key, label: columnLabel(figure), unit: figure.unit });
    if (!rows.has(match[2])) rows.set(match[2], { label: LEVELS[match[2]], cells: {} });
    rows.get(match[2]).cells[key] = figure;
  }
  if (rows.size < 2) return null;
  return { columns: [...columns.values()], rows: [...rows.values()] };
}

/** The figure's label without the level it names: « Plafond de loyer Loc2 » → « Plafond de loyer ». */
function columnLabel(figure) {
  const names = Object.values(LEVELS).join("|");
  const label = String(figure.label || "Valeur");
  return label.replace(new RegExp(`\\s*(?:\\(|—|:|en|au|,)?\\s*(?:${names})\\)?\\s*$`, "i"), "") || label;
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
            return h("td", {}, figure ? formatValue(figure.value, figure.unit) : "—");
          }),
        ),
      ),
    ),
  );
  return h("div", { class: "comparison" }, h("div", { class: "scroll" }, table), bars(columns[0], rows));
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
      h("span", { class: "bar-value" }, formatValue(figure.value, figure.unit)),
    );
  }
  return chart;
}
