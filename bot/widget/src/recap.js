/** The recap a visitor takes away: copied, printed, or sent by their own mail (the service makes the PDF). */

import { CONTACTS, DISCLAIMER } from "./contacts.js";
import { adoptStyles, h } from "./dom.js";
import { allSources, groupConditions, resultsOf, sourceDate, textBesideCard } from "./result.js";
import { richText } from "./rich.js";
import { VERDICTS, formatDate, formatTime, formatValue, typeset } from "./text.js";
import PRINT_CSS from "./print.css";

const MAIL_LIMIT = 1900; // Longer addresses are cut or refused by some mail programs.

/** The exchanges that led to the one at `index`: the questions asked back on the way included. */
export function chainOf(exchanges, index) {
  let first = index;
  while (first > 0 && exchanges[first - 1].reply.status === "asked") first -= 1;
  return exchanges.slice(first, index + 1);
}

/** Sections `{title, lines, rank}` of one answer; rank 1 is what a short recap keeps first. */
function sectionsOf(chain) {
  const { reply, at } = chain[chain.length - 1];
  const sections = [{ title: "Votre question", lines: chain.map((e) => e.question), rank: 1 }];
  const known = reply.messages.flatMap((m) => m.known || []);
  if (known.length) {
    const lines = known.map((item) => typeset(`${item.label} : ${item.value}`));
    sections.push({ title: "Ce que vous avez indiqué", lines, rank: 2 });
  }
  const texts = reply.messages.map(textBesideCard).filter(Boolean);
  sections.push({ title: "Réponse", text: typeset(texts.join("\n\n")), rank: 1 });
  for (const result of reply.messages.flatMap(resultsOf)) sections.push(...resultSections(result));
  const sources = reply.messages.flatMap(allSources).map((source) => {
    return [source.title, source.reference, sourceDate(source), source.url].filter(Boolean).join(" — ");
  });
  if (sources.length) sections.push({ title: "Sources", lines: sources, rank: 4 });
  const when = new Date(at);
  const day = `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())}`;
  sections.push({ title: "Date", lines: [`Réponse donnée le ${formatDate(day)} à ${formatTime(at)}`], rank: 2 });
  return sections;
}

function resultSections(result) {
  const verdict = VERDICTS[result.verdict];
  const figures = (result.figures || []).map((f) => typeset(`${f.label} : ${formatValue(f.value, f.unit)}`));
  const validity = result.valid_on ? [`Règles en vigueur au ${formatDate(result.valid_on)}`] : [];
  const steps = (result.steps || []).map((s) => {
    const value = formatValue(s.value, s.unit);
    return typeset(s.formula ? `${s.label} : ${s.formula} = ${value}` : `${s.label} : ${value}`);
  });
  return [
    { title: "Résultat", lines: [result.title, verdict && verdict.label, ...figures, ...validity].filter(Boolean), rank: 1 },
    ...groupConditions(result).map((g) => ({ title: g.title, lines: g.labels.map(typeset), rank: 2 })),
    { title: "Attention", lines: (result.warnings || []).map((w) => typeset(w.message)), rank: 2 },
    { title: "Calcul", lines: steps, rank: 3 },
  ].filter((section) => section.lines.length);
}

function pad(number) {
  return String(number).padStart(2, "0");
}

function closing() {
  const contacts = CONTACTS.map((contact) => typeset(`${contact.name} : ${contact.where}`));
  return [
    { title: "Pour une réponse sur votre situation", lines: contacts, rank: 2 },
    { title: "À savoir", text: typeset(DISCLAIMER), rank: 1 },
  ];
}

function sectionText({ title, lines, text }) {
  return `${title}\n${text || lines.map((line) => `• ${line}`).join("\n")}`;
}

/** The recap as plain text. `chains` is a list of what `chainOf` returns. */
export function recapText(chains, heading) {
  const sections = [...chains.flatMap(sectionsOf), ...closing()];
  return [heading, ...sections.map(sectionText)].join("\n\n") + "\n";
}

/** A `mailto:` address with a recap short enough for every mail program. */
export function recapMail(chain, heading) {
  const sections = [...sectionsOf(chain), ...closing()];
  const more = "(Récapitulatif abrégé : « Copier » ou « Imprimer » donnent le calcul et les sources.)";
  const compose = (kept) => {
    const parts = kept.map(sectionText);
    if (kept.length < sections.length) parts.push(more);
    const body = parts.join("\n\n").replace(/\n/g, "\r\n");
    return `mailto:?subject=${encodeURIComponent(heading)}&body=${encodeURIComponent(body)}`;
  };
  for (let rank = 4; rank > 1; rank -= 1) {
    const mail = compose(sections.filter((section) => section.rank <= rank));
    if (mail.length <= MAIL_LIMIT) return mail;
  }
  const essential = sections.filter((section) => section.rank === 1);
  const answer = essential.find((section) => section.title === "Réponse");
  let mail = compose(essential);
  while (mail.length > MAIL_LIMIT && answer.text.length > 80) {
    answer.text = `${answer.text.slice(0, Math.floor(answer.text.length * 0.8))}…`;
    mail = compose(essential);
  }
  return mail;
}

/** Print the recap alone: the page around is hidden while the browser prints. */
export function printRecap(chains, heading, nonce) {
  const host = h("div", { class: "bail-clair-print" });
  const root = host.attachShadow({ mode: "open" });
  adoptStyles(root, PRINT_CSS, nonce);
  root.append(
    h(
      "main",
      { lang: "fr" },
      h("h1", {}, heading),
      [...chains.flatMap(sectionsOf), ...closing()].map(({ title, lines, text }) => [
        h("h2", {}, title),
        text ? richText(text) : h("ul", {}, lines.map((line) => h("li", {}, line))),
      ]),
    ),
  );
  const page = `
    .bail-clair-print { display: none; }
    @media print {
      body > :not(.bail-clair-print) { display: none !important; }
      .bail-clair-print { display: block !important; }
      html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
    }`;
  const restore = adoptStyles(document, page, nonce);
  document.body.append(host);
  const tidy = () => {
    restore();
    host.remove();
  };
  window.addEventListener("afterprint", tidy, { once: true });
  window.print();
}
