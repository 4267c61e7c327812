/** A computed result as a card: the figure large, why, on what conditions, from which texts. */

import { caseNames, findComparison, ownParts, renderComparison } from "./comparison.js";
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
  const sources = [...(message.sources || []), ...resultsOf(message).flatMap((r) => r.references || [])];
  const seen = new Set();
  return sources.filter((source) => {
    const key = `${source.title}|${source.reference || ""}`;
    return source.title && !seen.has(key) && seen.add(key);
  });
}

/** The results a message carries: several when levels are compared. */
export function resultsOf(message) {
  return message.results && message.results.length ? message.results : [message.result].filter(Boolean);
}

const flat = (text) => String(text).replace(/\s+/g, " ").trim();
const asParagraph = (warning) => `À savoir : ${flat(warning.message)}`;

/** The message's text without what its card says again: warnings, the source of a result, and the
 * lines that are rows of its table. */
export function textBesideCard(message) {
  const results = resultsOf(message);
  if (!results.length || !message.text) return message.text || "";
  const said = results.flatMap((result) => result.warnings || []).map(asParagraph);
  const origins = allSources(message).map((source) => `Source : ${flat(source.title)}`);
  const rows = findComparison(results) ? caseNames(results).map((name) => `• ${flat(name)} : `) : [];
  const kept = message.text.split(/\n{2,}/).filter((paragraph) => {
    const text = flat(paragraph);
    return !said.includes(text) && !origins.some((origin) => text.startsWith(origin));
  });
  const inTable = (line) => rows.some((row) => flat(line).startsWith(row));
  return kept.map((part) => part.split("\n").filter((line) => !inTable(line)).join("\n")).join("\n\n");
}

/** Whether the message says this warning in words: then it stays in sight, others are folded. */
function isSaid(message, warning) {
  return !message.text || message.text.split(/\n{2,}/).map(flat).includes(asParagraph(warning));
}

/** One card for all results of a message. In sight: the figures, what is not met, what the message
 * says one should know. Folded: the working, the other conditions, the other warnings. */
export function renderResults(message, { withSummary }) {
  const results = resultsOf(message);
  const [first] = results;
  const same = results.every((result) => result.verdict === first.verdict);
  const verdict = VERDICTS[same ? first.verdict : "computed"] || VERDICTS.computed;
  const comparison = findComparison(results);
  const titles = results.map((result) => String(result.title || ""));
  const title = new Set(titles).size > 1 ? sharedTitle(titles[0], ownParts(titles)[0]) : first.title;
  const { conditions, unverified, warnings } = merge(results);
  const groups = groupConditions({ conditions, unverified });
  const decisive = ({ status }) => status === "not_met" && verdict.tone !== "good";
  const figures = results.flatMap((result) => result.figures || []);
  return h(
    "section",
    { class: `card tone-${verdict.tone}`, "aria-label": title || verdict.label },
    h("p", { class: "verdict" }, icon(verdict.icon), verdict.label),
    title && h("p", { class: "card-title" }, typeset(title)),
    withSummary && results.map((result) => result.summary && h("p", {}, typeset(result.summary))),
    comparison
      ? [
          renderComparison(comparison, title || "Comparaison"),
          figureList(eachOnce(figures.filter((f) => !comparison.figures.includes(f))), "figures minor"),
        ]
      : figureList(figures, isAmount(figures[0]) ? "figures" : "figures minor"),
    groups.filter(decisive).map(conditionList),
    warnings.filter((w) => isSaid(message, w)).map(renderWarning),
    renderSteps(results),
    fold(`Conditions : ${counted(groups)}`, groups.filter((g) => !decisive(g)).map(conditionList)),
    fold("À savoir aussi", warnings.filter((w) => !isSaid(message, w)).map(renderWarning)),
    first.valid_on && h("p", { class: "valid" }, `Règles en vigueur au ${formatDate(first.valid_on)}.`),
  );
}

function sharedTitle(title, own) {
  return title.slice(0, title.length - own.length).replace(/[\s,:—-]+$/, "") || "Comparaison";
}

/** Conditions and warnings of all results, each once. */
function merge(results) {
  const once = (list, key) => [...new Map(list.map((item) => [key(item), item])).values()];
  return {
    conditions: once(results.flatMap((r) => r.conditions || []), (c) => c.label + c.status),
    unverified: once(results.flatMap((r) => r.unverified || []), (label) => label),
    warnings: once(results.flatMap((r) => r.warnings || []), (w) => w.message),
  };
}

/** What is the same for every row of a table is said once. */
function eachOnce(figures) {
  return [...new Map(figures.map((figure) => [`${figure.label} ${figure.value}`, figure])).values()];
}

/** Only an amount or a share is worth large type. */
function isAmount(figure) {
  return Boolean(figure) && /^[€%]/.test(figure.unit || "");
}

function figureList(figures, look) {
  if (!figures.length) return null;
  return h(
    "dl",
    { class: look },
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

function renderWarning({ message }) {
  return h("p", { class: "warning" }, icon("warning"), typeset(message));
}

/** « 1 remplie, 9 à vérifier ». */
function counted(groups) {
  const words = { met: "remplie", not_met: "non remplie", not_verified: "à vérifier" };
  const plural = (status, n) => (n > 1 && status !== "not_verified" ? "s" : "");
  return groups.map(({ status, labels: { length } }) => `${length} ${words[status]}${plural(status, length)}`).join(", ");
}

/** The working of each result, in one fold; those of several results under the name of their case. */
function renderSteps(results) {
  const names = results.length > 1 ? caseNames(results) : [];
  const parts = results.flatMap(({ steps = [] }, i) =>
    steps.length ? [names[i] && h("p", { class: "case" }, typeset(names[i])), stepList(steps)] : [],
  );
  return fold("Voir le calcul", parts);
}

function fold(title, content) {
  return content.length ? h("details", { class: "fold" }, h("summary", {}, typeset(title)), content) : null;
}

function stepList(list) {
  return h(
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
