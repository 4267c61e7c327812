/** The text field: label, counter, growing height, Enter to send. */

import { h, icon } from "./dom.js";
import { countCharacters } from "./text.js";

export const LIMIT = 500;
const NEARLY = 450;

/** `submit(text)` is called with a text of 1 to LIMIT characters; `typed(text)` on every change. */
export function buildComposer({ submit, typed }) {
  const field = h("textarea", {
    id: "question",
    rows: 1,
    "aria-describedby": "counter",
    autocomplete: "off",
    enterkeyhint: "send",
    placeholder: "Écrivez ici",
  });
  const counter = h("span", { id: "counter", class: "counter" });
  const spokenCounter = h("span", { class: "spoken", role: "status" });
  const send = h("button", { type: "submit", class: "send" }, h("span", {}, "Envoyer"), icon("send"));
  const form = h(
    "form",
    { class: "composer" },
    h("div", { class: "composer-head" }, h("label", { for: "question" }, "Votre question"), counter, spokenCounter),
    h("div", { class: "composer-row" }, field, send),
  );
  let busy = false;

  function refresh() {
    const length = countCharacters(field.value);
    const over = length - LIMIT;
    counter.replaceChildren(
      h("span", { "aria-hidden": "true" }, `${length}/${LIMIT}`),
      h("span", { class: "spoken" }, `${length} caractères sur ${LIMIT}`),
    );
    counter.classList.toggle("over", over > 0);
    field.setAttribute("aria-invalid", String(over > 0));
    send.setAttribute("aria-disabled", String(busy || over > 0 || length === 0));
    let said = "";
    if (over > 0) said = `Texte trop long de ${over} caractère${over > 1 ? "s" : ""}.`;
    else if (length >= NEARLY) said = `Encore ${-over} caractères.`;
    if (spokenCounter.textContent !== said) spokenCounter.textContent = said;
    field.style.height = "auto";
    if (field.scrollHeight) field.style.height = `${field.scrollHeight + 2}px`;
  }

  field.addEventListener("input", () => {
    refresh();
    typed(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit ? form.requestSubmit() : form.dispatchEvent(new Event("submit", { cancelable: true }));
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (send.getAttribute("aria-disabled") === "true") field.focus();
    else submit(text);
  });
  refresh();
  return {
    form,
    field,
    refresh,
    /** While an answer is awaited the field stays open: only sending waits. */
    setBusy(value) {
      busy = value;
      refresh();
    },
    setText(text) {
      field.value = text;
      refresh();
    },
  };
}
