/** A computed result as a card: the figure large, why, on what conditions, from which texts. */

import { findComparison, renderComparison } from "./comparison.js";
import { h, icon, outsideLink, spoken } from "./dom.js";
import { VERDICTS, formatDate, formatValue, typeset } from "./text.js";

const CONDITIONS = [
  ["met", "Conditions remplies", "check"],
  ["not_met", "Conditions non remplies", "cross"],
  ["not_verified", "À vérifier par vous", "question"],
];

/** Conditions by status; labels of `unverified` join those not verified. */
export function groupConditions(result) {
  const conditions = [...(result.conditions || [])];
  for (const label of result.unverified || []) {
    if (!conditions.some((c) => c.label === label)) conditions.push({ label, status: "not_verified" });
  }
  return CONDITIONS.map(([status, title, mark]) => ({
    status,
    title,
    mark,
    labels: conditions.filter((c) => c.status === status).map((c) => c.label),
  })).filter((group) => group.labels.length);
}

/** References of the result and sources of the message, each once. */
export function allSources(message) {
  const sources = [...(message.sources || []), ...((message.result || {}).references || [])];
  const seen = new Set();
  return sources.filter((source) => {
    const key = `${source.title}|${source.reference || ""}`;
    return source.title && !seen.has(key) && seen.add(key);
  });
}

export function renderResult(result, { withSummary }) {
  const verdict = VERDICTS[result.verdict] || VERDICTS.computed;
  const figures = result.figures || [];
  const comparison = findComparison(figures);
  const compared = comparison ? new Set(comparison.rows.flatMap((r) => Object.values(r.cells))) : new Set();
  return h(
    "section",
    { class: `card tone-${verdict.tone}`, "aria-label": result.title || verdict.label },
    h("p", { class: "verdict" }, icon(verdict.icon), verdict.label),
    result.title && h("p", { class: "card-title" }, typeset(result.title)),
    withSummary && result.summary && h("p", {}, typeset(result.summary)),
    figureList(figures.filter((figure) => !compared.has(figure))),
    comparison && renderComparison(comparison, result.title),
    groupConditions(result).map(conditionList),
    (result.warnings || []).map((w) => h("p", { class: "warning" }, icon("warning"), typeset(w.message))),
    steps(result.steps || []),
    result.valid_on && h("p", { class: "valid" }, `Règles en vigueur au ${formatDate(result.valid_on)}.`),
  );
}

function figureList(figures) {
  if (!figures.length) return null;
  return h(
    "dl",
    { class: "figures" },
    figures.map((figure) =>
      h(
        "div",
        {},
        h("dt", {}, typeset(figure.label)),
        h(
          "dd",
          {},
          formatValue(figure.value, figure.unit),
          figure.confidence === "low" && h("span", { class: "doubt" }, "chiffre à vérifier"),
        ),
      ),
    ),
  );
}

function conditionList({ status, title, mark, labels }) {
  return h(
    "div",
    { class: `conditions ${status}` },
    h("p", { class: "conditions-title" }, title),
    h("ul", {}, labels.map((label) => h("li", {}, icon(mark), h("span", {}, typeset(label))))),
  );
}

function steps(list) {
  if (!list.length) return null;
  return h(
    "details",
    { class: "fold" },
    h("summary", {}, "Voir le calcul"),
    h(
      "ol",
      { class: "steps" },
      list.map((step) =>
        h(
          "li",
          {},
          h("span", { class: "step-label" }, typeset(step.label)),
          step.formula && h("span", { class: "formula" }, typeset(step.formula)),
          h("span", { class: "step-value" }, spoken("résultat : "), formatValue(step.value, step.unit)),
        ),
      ),
    ),
  );
}

export function renderSources(sources) {
  if (!sources.length) return null;
  const title = sources.length > 1 ? `Sources (${sources.length})` : "Source";
  return h(
    "details",
    { class: "fold sources", open: sources.length <= 3 },
    h("summary", {}, title),
    h(
      "ul",
      {},
      sources.map((source) =>
        h(
          "li",
          {},
          outsideLink(source.url, typeset(source.title)),
          source.reference && h("span", { class: "reference" }, typeset(source.reference)),
          sourceDate(source) && h("span", { class: "reference" }, sourceDate(source)),
        ),
      ),
    ),
  );
}

/** « en vigueur depuis le … », « jusqu'au … », « vérifié le … », as far as known. */
export function sourceDate(source) {
  return [
    source.valid_from && `en vigueur depuis le ${formatDate(source.valid_from)}`,
    source.valid_to && `jusqu’au ${formatDate(source.valid_to)}`,
    source.verified_on && `vérifié le ${formatDate(source.verified_on)}`,
    !source.valid_from && source.date && `du ${formatDate(source.date)}`,
  ]
    .filter(Boolean)
    .join(", ");
}
