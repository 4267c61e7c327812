/** Thumbs under an answer, and why. The text is not sent along unless the visitor ticks the box. */

import { h, icon } from "./dom.js";

const REASONS = [
  ["off_topic", "Ce n’est pas ma question"],
  ["wrong", "C’est faux ou dépassé"],
  ["incomplete", "Il manque quelque chose"],
  ["unclear", "Ce n’est pas clair"],
  ["too_long", "C’est trop long"],
];

/** `send({vote, reasons, share_text})` resolves to false when the service takes no opinion. */
export function renderFeedback(send) {
  const box = h("div", { class: "feedback" });
  const up = thumb("up", "Oui", "Cette réponse m’est utile", () => give({ vote: "up", reasons: [] }));
  const down = thumb("down", "Non", "Cette réponse ne m’est pas utile", () => {
    const opened = down.getAttribute("aria-expanded") !== "true";
    down.setAttribute("aria-expanded", String(opened));
    form.hidden = !opened;
    if (opened) form.querySelector("input").focus();
  });
  down.setAttribute("aria-expanded", "false");
  const said = h("p", { class: "said", role: "status" });
  const form = reasonForm((opinion) => give({ vote: "down", ...opinion }));
  const bar = h("div", { class: "thumbs" }, h("span", {}, "Réponse utile\u202f?"), up, down);
  box.append(bar, form, said);

  async function give(opinion) {
    said.textContent = "Envoi de votre avis…";
    const inside = box.contains(box.getRootNode().activeElement);
    try {
      const taken = await send(opinion);
      bar.remove();
      form.remove();
      said.textContent = taken
        ? "Merci, votre avis est enregistré."
        : "Les avis ne sont pas recueillis sur ce service.";
      if (inside) {
        said.tabIndex = -1;
        said.focus();
      }
    } catch (failure) {
      said.textContent =
        failure.kind === "expired"
          ? "Cette conversation a expiré : l’avis ne peut plus être enregistré."
          : "Votre avis n’a pas pu être envoyé. Vous pouvez réessayer.";
    }
  }
  return box;
}

function thumb(name, text, label, onclick) {
  return h("button", { type: "button", class: "small", "aria-label": `${text} : ${label}`, onclick }, icon(name), text);
}

function reasonForm(submit) {
  const boxes = REASONS.map(([code, label]) => [code, checkbox(label)]);
  const share = checkbox("Joindre ma question et cette réponse, pour aider à corriger");
  return h(
    "form",
    {
      class: "reasons",
      hidden: true,
      onsubmit: (event) => {
        event.preventDefault();
        const reasons = boxes.filter(([, box]) => box.firstChild.checked).map(([code]) => code);
        submit({ reasons, share_text: share.firstChild.checked });
      },
    },
    h("fieldset", {}, h("legend", {}, "Qu’est-ce qui ne va pas\u202f?"), boxes.map(([, box]) => box)),
    h("div", { class: "share" }, share),
    h("button", { type: "submit", class: "small strong" }, "Envoyer mon avis"),
  );
}

function checkbox(label) {
  return h("label", { class: "check" }, h("input", { type: "checkbox" }), h("span", {}, label));
}
