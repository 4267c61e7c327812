/** Several choices side by side: a table, and bars that show the same at a glance. */

import { h, icon } from "./dom.js";
import { VERDICTS, formatValue, periodOf, typeset } from "./text.js";

/** Read a comparison out of the results of one message.
 *
 * Several results are the rows of one table, named by their case or by what their titles do not
 * share; what is the same in every row is left out. One result
 * is a comparison when its figures are labelled « choice, quantity » and at least two choices have
 * the same quantity, or when it holds three amounts or more, all of one unit. Returns `{columns: [{label, period}], rows: [{label, verdict, cells}], figures}`
 * with cells by column label, or null; `figures` are those the table shows. */
export function findComparison(results) {
  const several = results.length > 1;
  const listed = !several && sameAmounts(results[0].figures || []);
  const names = several ? caseNames(results) : [];
  const entries = results.flatMap((result, i) =>
    (result.figures || []).map((figure) => {
      if (several) return { row: names[i], column: figure.label, figure };
      if (listed) return { row: figure.label, column: "Montant", figure };
      const [row, ...quantity] = String(figure.label).split(", ");
      return { row, column: quantity.join(", "), figure };
    }),
  );
  const common = entries.filter(
    ({ row, column }) => column && entries.some((other) => other.column === column && other.row !== row),
  );
  const telling = common.filter(({ column, figure }) =>
    entries.some((other) => other.column === column && other.figure.value !== figure.value),
  );
  const shared = several && telling.length ? telling : common;
  if (!shared.length) return null;
  const rows = new Map();
  const columns = new Map();
  for (const { row, column, figure } of shared) {
    if (!columns.has(column)) columns.set(column, { label: column, period: periodOf(figure.unit) });
    if (!rows.has(row)) rows.set(row, { label: row, cells: {} });
    rows.get(row).cells[column] = figure;
  }
  if (several) results.forEach(({ verdict }, i) => rows.has(names[i]) && (rows.get(names[i]).verdict = verdict));
  return { columns: [...columns.values()], rows: [...rows.values()], figures: shared.map((e) => e.figure) };
}

function sameAmounts(figures) {
  return figures.length > 2 && figures.every(({ unit }) => unit && unit === figures[0].unit);
}

/** What each of several results is about: the case it is for, else what its title has of its own. */
export function caseNames(results) {
  if (results.every((result) => result.case)) return results.map((result) => String(result.case));
  return ownParts(results.map((result) => String(result.title || "")));
}

/** The titles without the words they all begin with. */
export function ownParts(titles) {
  const words = titles.map((title) => title.split(/\s+/));
  let common = 0;
  while (words.every((list) => common < list.length - 1 && list[common] === words[0][common])) common += 1;
  return words.map((list) => list.slice(common).join(" "));
}

export function renderComparison({ columns, rows }, caption) {
  const judged = rows.some((row) => row.verdict && row.verdict !== "computed");
  const table = h(
    "table",
    {},
    h("caption", { class: "spoken" }, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        judged && h("th", { scope: "col" }, "Avis"),
        columns.map((column) => h("th", { scope: "col" }, heading(column))),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map((row) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, typeset(row.label)),
          judged && h("td", { class: "row-verdict" }, verdictOf(row)),
          columns.map(({ label }) => h("td", {}, row.cells[label] ? amount(row.cells[label]) : "—")),
        ),
      ),
    ),
  );
  const scroll = { class: "scroll", tabindex: "0", role: "group", "aria-label": "Tableau de comparaison" };
  return h("div", { class: "comparison" }, h("div", scroll, table), bars(columns, rows));
}

function verdictOf({ verdict }) {
  const known = VERDICTS[verdict];
  return known ? h("span", { class: `tone-${known.tone}` }, icon(known.icon), known.label) : "—";
}

function heading({ label, period }) {
  const text = label.includes(period) ? label : `${label} ${period}`;
  return typeset(text.charAt(0).toUpperCase() + text.slice(1));
}

function amount({ value, unit }) {
  return formatValue(value, periodOf(unit) ? "€" : unit);
}

/** Bars of the first column the rows are ranked by, else of the first one. Hidden from screen
 * readers: the table says the same. */
function bars(columns, rows) {
  const valuesOf = ({ label }) => rows.map((row) => Number(row.cells[label]?.value));
  const full = columns.filter((column) => valuesOf(column).every((value) => value > 0));
  const sorted = (column) => valuesOf(column).every((value, i, all) => i === 0 || value <= all[i - 1]);
  const column = full.find(sorted) || full[0];
  if (!column) return null;
  const highest = Math.max(...valuesOf(column));
  const chart = h("div", { class: "bars", "aria-hidden": "true" }, h("p", {}, heading(column)));
  for (const row of rows) {
    const figure = row.cells[column.label];
    const bar = h("span", { class: "bar" });
    bar.style.width = `${((Number(figure.value) / highest) * 100).toFixed(1)}%`;
    chart.append(
      h("span", { class: "bar-label" }, typeset(row.label)),
      h("span", { class: "bar-value" }, amount(figure)),
      h("span", { class: "bar-track" }, bar),
    );
  }
  return chart;
}
