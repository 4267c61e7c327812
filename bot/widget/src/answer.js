/** One exchange in the transcript: the visitor's question and the service's messages. */

import { h, icon, spoken } from "./dom.js";
import { renderFeedback } from "./feedback.js";
import { allSources, renderResults, renderSources, resultsOf, textBesideCard } from "./result.js";
import { richText } from "./rich.js";
import { typeset } from "./text.js";

const KEPT = ["answered", "handed_off"];

export function renderQuestion(text) {
  return h("div", { class: "turn mine" }, spoken("Vous : "), h("p", { class: "bubble" }, text));
}

/** What a person of the desk wrote. */
export function renderPerson({ person, messages }) {
  const texts = messages.map(({ text }) => h("div", { class: "bubble" }, richText(text)));
  return h("div", { class: "turn theirs person" }, h("p", { class: "signed" }, icon("person"), typeset(`${person} :`)), texts);
}

/** Whether a person has the conversation and the bot said nothing. */
export function isSilent(reply) {
  return Boolean(reply.handoff && reply.handoff.status === "taken" && !reply.messages.length);
}

/** The service's side. `actions`: `press(payload, title)`, `again()`, `person()`, `feedback` (function
 * or null), `keep` (`{copy, print, pdf, mail}` functions). */
export function renderReply(reply, actions) {
  const turn = h("div", { class: "turn theirs" }, spoken("Bail Clair : "));
  const messages = reply.messages.length ? reply.messages : [{ text: "Je n’ai pas de réponse à afficher." }];
  for (const message of messages) turn.append(...renderMessage(message, actions));
  if (reply.status === "error") {
    turn.append(h("button", { type: "button", class: "choice", onclick: actions.again }, "Réessayer"));
  }
  if (reply.handoff && reply.handoff.status === "offered") {
    turn.append(
      h(
        "div",
        { class: "choices", role: "group", "aria-label": "Parler à une personne" },
        h("button", { type: "button", class: "choice", onclick: actions.person }, icon("person"), "Parler à quelqu’un"),
      ),
    );
  }
  if (reply.status !== "asked" && reply.status !== "error") turn.append(tools(reply, actions));
  return turn;
}

function renderMessage(message, { press }) {
  const parts = [];
  if (message.progress) parts.push(renderProgress(message.progress));
  const text = textBesideCard(message);
  if (text) parts.push(h("div", { class: "bubble" }, richText(text)));
  const results = resultsOf(message);
  if (results.length) parts.push(renderResults(message, { withSummary: !text }));
  const sources = renderSources(allSources(message));
  if (sources) parts.push(sources);
  const buttons = (message.buttons || []).filter((b) => b.title && b.payload);
  if (buttons.length) {
    parts.push(
      h(
        "div",
        { class: "choices", role: "group", "aria-label": "Réponses proposées" },
        buttons.map(({ title, payload }) =>
          h("button", { type: "button", class: "choice", onclick: () => press(payload, title) }, typeset(title)),
        ),
      ),
    );
  }
  return parts;
}

function renderProgress({ step, of }) {
  const bar = h("span", { class: "progress-done" });
  bar.style.width = `${Math.min(100, Math.max(0, (Number(step) / Number(of)) * 100))}%`;
  return h(
    "div",
    { class: "progress" },
    h("span", {}, `Question ${step} sur ${of}`),
    h("span", { class: "progress-track", "aria-hidden": "true" }, bar),
  );
}

function tools(reply, { feedback, keep }) {
  const bar = h("div", { class: "tools" });
  if (feedback) bar.append(renderFeedback(feedback));
  if (KEPT.includes(reply.status)) bar.append(renderKeep(keep));
  return bar;
}

/** Copy, print, PDF and mail for this answer, folded away. */
function renderKeep({ copy, print, pdf, mail }) {
  const link = h("a", { class: "small", href: "mailto:" }, icon("mail"), "E-mail");
  link.addEventListener("click", () => link.setAttribute("href", mail()));
  const said = h("span", { class: "said", role: "status" });
  const copied = async () => {
    said.textContent = (await copy()) ? "Copié." : "La copie a échoué.";
  };
  const downloaded = async () => {
    said.textContent = "Préparation du PDF…";
    said.textContent = (await pdf()) ? "PDF téléchargé." : "Le PDF n’a pas pu être préparé. Réessayez, ou imprimez.";
  };
  return h(
    "details",
    { class: "keep" },
    h("summary", {}, "Garder cette réponse"),
    h(
      "div",
      { class: "keep-bar" },
      h("button", { type: "button", class: "small", onclick: copied }, icon("copy"), "Copier"),
      h("button", { type: "button", class: "small", onclick: print }, icon("print"), "Imprimer"),
      h("button", { type: "button", class: "small", onclick: downloaded }, icon("download"), "PDF"),
      link,
      said,
    ),
  );
}

/** What the service knows, each item a button to change it. Folded: the summary gives the values. */
export function renderKnown(items, press) {
  const values = items.map((item) => item.value).join(" · ");
  return [
    h("summary", {}, h("span", { class: "known-title" }, "Ce que j’ai noté : "), h("span", { class: "known-values" }, typeset(values))),
    h(
      "ul",
      { class: "chips" },
      items.map(({ label, value, payload }) =>
        h(
          "li",
          {},
          payload
            ? h(
                "button",
                { type: "button", class: "chip", onclick: () => press(payload, `Modifier : ${label}`) },
                h("span", {}, spoken("Modifier "), typeset(`${label} : ${value}`)),
                icon("edit"),
              )
            : h("span", { class: "chip" }, typeset(`${label} : ${value}`)),
        ),
      ),
    ),
  ];
}
