/** The widget's frame: launcher, header with its options, transcript, notice, field, foot. */

import { buildComposer } from "./composer.js";
import { h, icon, spoken } from "./dom.js";
import { buildPerson } from "./person.js";
import { typeset } from "./text.js";

const DEFAULT_TITLE = "Bail Clair";
const SUBTITLE = "Location abordable : règles et sources";

/** Build everything once. `on` holds the handlers; returns the nodes the rest works with. */
export function buildPanel({ size, title, helpUrl, on }) {
  const heading = h("div", { id: "title", class: "title", role: "heading", "aria-level": "2" }, title || DEFAULT_TITLE);
  const options = buildOptions(on);
  const optionsButton = h(
    "button",
    { type: "button", class: "head-button", "aria-expanded": "false", "aria-controls": "options", onclick: on.options },
    icon("options"),
    h("span", {}, "Options"),
  );
  const closeButton =
    size === "bubble" &&
    h("button", { type: "button", class: "head-button", "aria-label": "Fermer", onclick: on.close }, icon("close"));
  const log = h("div", {
    class: "log",
    role: "log",
    tabindex: "0",
    "aria-label": "Conversation",
    "aria-live": "polite",
    "aria-relevant": "additions",
  });
  const known = h("details", { class: "known", hidden: true });
  const notice = h("div", { class: "notice", role: "alert" });
  const composer = buildComposer({ submit: on.submit, typed: on.typed });
  const person = buildPerson({ ask: on.askPerson, cancel: on.cancelPerson, close: on.closePerson });
  const panel = h(
    "section",
    { id: "panel", class: "panel", tabindex: "-1", role: size === "bubble" ? "dialog" : "region", "aria-labelledby": "title" },
    h(
      "header",
      { class: "head" },
      h("span", { class: "mark" }, icon("home")),
      h("div", { class: "names" }, heading, h("p", { class: "subtitle" }, typeset(SUBTITLE))),
      optionsButton,
      closeButton,
    ),
    options.box,
    person.form,
    log,
    known,
    person.bar,
    notice,
    composer.form,
    h(
      "div",
      { class: "foot" },
      h(
        "p",
        {},
        h("span", { class: "roomy" }, "Information générale, pas un conseil juridique. "),
        "Ne donnez ni nom ni adresse. ",
        h("a", { href: helpUrl, target: "_blank", rel: "noopener" }, "Aide et contacts", spoken(" (nouvelle fenêtre)")),
      ),
    ),
  );
  const launcher =
    size === "bubble" &&
    h(
      "button",
      { type: "button", class: "launcher", "aria-expanded": "false", "aria-controls": "panel", onclick: on.open },
      icon("home"),
      h("span", {}, "Une question sur un logement\u202f?"),
    );
  const showOptions = (opened) => {
    options.box.hidden = !opened;
    optionsButton.setAttribute("aria-expanded", String(opened));
    options.reset();
  };
  return { panel, launcher, heading, optionsButton, options, showOptions, log, known, person, notice, composer };
}

/** Restart, take away, erase: a plain list of buttons that opens under the header. */
function buildOptions(on) {
  const entry = (name, text, onclick) =>
    h("li", {}, h("button", { type: "button", class: "option", onclick }, icon(name), text));
  const mail = h("a", { class: "option", href: "mailto:" }, icon("mail"), "Envoyer par e-mail");
  mail.addEventListener("click", () => mail.setAttribute("href", on.mail()));
  const takeaway = h(
    "ul",
    { "aria-label": "Garder la conversation" },
    entry("copy", "Copier la conversation", on.copy),
    entry("print", "Imprimer la conversation", on.print),
    entry("download", "Télécharger en PDF", on.pdf),
    h("li", {}, mail),
  );
  const erase = entry("erase", "Effacer mes données", () => ask(true));
  const confirm = h(
    "div",
    { class: "confirm", hidden: true },
    h("p", { id: "confirm" }, "Effacer toute la conversation, ici et sur le service\u202f?"),
    h("button", { type: "button", class: "small strong", "aria-describedby": "confirm", onclick: () => ask(false) || on.erase() }, "Oui, effacer"),
    h("button", { type: "button", class: "small", onclick: () => ask(false) }, "Non, garder"),
  );
  const expiry = h("p", { class: "expiry" });
  const said = h("p", { class: "said", role: "status" });
  const box = h(
    "div",
    { id: "options", class: "options", hidden: true },
    h("ul", { "aria-label": "Conversation" }, entry("restart", "Recommencer", on.restart), entry("person", "Parler à quelqu’un", on.person), erase),
    confirm,
    takeaway,
    said,
    expiry,
  );

  function ask(asked) {
    confirm.hidden = !asked;
    erase.hidden = asked;
    (asked ? confirm : erase).querySelector("button").focus();
  }
  return {
    box,
    said,
    expiry,
    /** Nothing to take away before the first answer. */
    setEmpty(empty) {
      takeaway.hidden = empty;
    },
    reset() {
      confirm.hidden = true;
      erase.hidden = false;
      said.textContent = "";
    },
  };
}
