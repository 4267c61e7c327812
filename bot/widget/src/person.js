/** The form to ask for a person, and the line that says where the request stands. */

import { CONTACTS } from "./contacts.js";
import { h, icon, outsideLink, safeUrl } from "./dom.js";
import { typeset } from "./text.js";

const INTRO =
  "Une personne de la permanence lira votre conversation et vous répondra ici même. Vous pouvez aussi laisser un contact pour être rappelé.";
const CONSENT = "J’accepte que cette conversation soit transmise (les données personnelles y sont masquées).";
const NOBODY = "Ce service n’a pas de permanence. Ces interlocuteurs répondent gratuitement :";

/** `on.ask(contact)`, `on.cancel()`, `on.close()`. Returns `{form, bar, show(state), tell(state)}`. */
export function buildPerson(on) {
  const contact = h("input", { id: "contact", type: "text", maxlength: "100", autocomplete: "off", "aria-describedby": "contact-hint" });
  const consent = h("input", { type: "checkbox", required: true });
  const said = h("p", { class: "said", role: "status" });
  const body = h("div", {});
  const box = h("section", { class: "person-form", hidden: true, tabindex: "-1", "aria-labelledby": "person-title" },
    h("div", { id: "person-title", class: "person-title", role: "heading", "aria-level": "3" }, "Parler à quelqu’un"),
    body,
  );
  const fields = h(
    "form",
    { onsubmit: submit },
    h("p", {}, typeset(INTRO)),
    h("label", { for: "contact" }, "Téléphone ou e-mail (facultatif)"),
    contact,
    h("p", { id: "contact-hint", class: "fine" }, "Gardé à part, effacé dès que votre demande est close."),
    h("label", { class: "check" }, consent, h("span", {}, typeset(CONSENT))),
    h(
      "div",
      { class: "person-buttons" },
      h("button", { type: "submit", class: "small strong" }, "Envoyer ma demande"),
      h("button", { type: "button", class: "small", onclick: on.close }, "Annuler"),
    ),
    said,
  );
  const words = h("span", {});
  const bar = h(
    "div",
    { class: "person-bar", hidden: true },
    icon("person"),
    h("p", { role: "status" }, words),
    h("button", { type: "button", class: "small", onclick: on.cancel }, "Revenir à l’assistant"),
  );

  function submit(event) {
    event.preventDefault();
    said.textContent = "Envoi…";
    on.ask(contact.value.trim());
  }

  return {
    form: box,
    bar,
    /** Open the form, or say whom to call when nobody answers here. */
    open(state) {
      said.textContent = "";
      if (state.available) {
        body.replaceChildren(state.staffed ? "" : h("p", { class: "note" }, absent(state)), fields);
      } else {
        const links = CONTACTS.map(({ name, where, url }) =>
          h("li", {}, typeset(`${name} : `), safeUrl(url) ? outsideLink(url, where) : h("a", { href: url }, where)),
        );
        const close = h("button", { type: "button", class: "small", onclick: on.close }, "Fermer");
        body.replaceChildren(h("p", {}, typeset(NOBODY)), h("ul", { class: "contacts" }, links), close);
      }
      box.hidden = false;
      box.focus();
    },
    fail(text) {
      said.textContent = text;
      contact.focus();
    },
    close() {
      box.hidden = true;
      contact.value = "";
      consent.checked = false;
    },
    /** The line above the field. */
    tell(state) {
      const text = state ? describe(state) : "";
      bar.hidden = !text;
      if (words.textContent !== text) words.textContent = text;
    },
  };
}

function absent({ hours }) {
  const when = hours ? ` La permanence répond ${hours}.` : "";
  return typeset(`Personne n’est à la permanence pour le moment.${when} Votre demande attendra.`);
}

function describe(state) {
  if (state.status === "taken") return typeset(`Vous parlez avec ${state.person}. L’assistant se tait.`);
  if (state.status !== "waiting") return "";
  if (state.staffed === false) return absent(state).replace("attendra", "attend");
  return "Votre demande est transmise : une personne va vous répondre. Vous pouvez continuer avec l’assistant.";
}

/** What is said once in the transcript when the request ends. */
export const ENDINGS = {
  handed_back: "La personne vous rend à l’assistant : il répond de nouveau à vos questions.",
  called_back: "Votre demande est close : la permanence a noté vous avoir rappelé. L’assistant vous répond de nouveau.",
  closed: "Votre demande est close. L’assistant vous répond de nouveau.",
  cancelled: "Vous êtes de nouveau avec l’assistant.",
};
