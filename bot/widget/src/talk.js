/** What the conversation does, shown in the panel. */

import { isSilent, renderKnown, renderPerson, renderQuestion, renderReply } from "./answer.js";
import { CONTACTS, DISCLAIMER } from "./contacts.js";
import { h, outsideLink, safeUrl } from "./dom.js";
import { describeFailure } from "./notices.js";
import { ENDINGS } from "./person.js";
import { chainOf, printRecap, recapMail, recapText } from "./recap.js";
import { richText } from "./rich.js";
import { typeset } from "./text.js";

const WELCOME =
  "Bonjour ! Je réponds aux questions sur Loc’Avantages, le logement intermédiaire, le logement conventionné et l’intermédiation locative.\n\nPosez votre question avec vos mots, ou choisissez un exemple :";
const EXAMPLES = [
  "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?",
  "Quelle réduction d’impôt en Loc2 avec une association ?",
  "Puis-je louer à ma fille en Loc’Avantages ?",
];

export class Talk {
  constructor({ nodes, nonce, openingMessage }) {
    Object.assign(this, { nodes, nonce, openingMessage });
    this.conversation = null;
    this.handoff = null;
    this.personStatus = "none";
    this.waiting = null;
    this.retry = null;
    this.offline = false;
    this.chains = [];
  }

  /** Show the remembered exchanges, or the welcome; screen readers are not read the past again. */
  begin(conversation, restored) {
    this.conversation = conversation;
    const { log, composer } = this.nodes;
    log.setAttribute("aria-live", "off");
    log.replaceChildren(this.welcome());
    this.chains = [];
    conversation.exchanges.forEach((exchange) => {
      if (exchange.question) log.append(renderQuestion(exchange.question));
      this.show(exchange);
    });
    composer.setText(conversation.draft);
    if (restored === "expired") {
      this.line("Votre conversation précédente a expiré : elle a été effacée.");
    }
    log.scrollTop = conversation.exchanges.length ? log.scrollHeight : 0;
    requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
    this.refresh();
  }

  welcome() {
    const press = (text) => () => this.conversation.send({ text }, text);
    const examples = EXAMPLES.map((text) =>
      h("button", { type: "button", class: "choice", onclick: press(text) }, typeset(text)),
    );
    return h(
      "div",
      { class: "turn theirs" },
      h("div", { class: "bubble" }, richText(this.openingMessage || WELCOME), h("p", { class: "fine" }, typeset(DISCLAIMER))),
      h("div", { class: "choices", role: "group", "aria-label": "Exemples de questions" }, examples),
    );
  }

  refresh() {
    const { options } = this.nodes;
    options.setEmpty(this.chains.length === 0);
    const last = this.conversation.exchanges[this.conversation.exchanges.length - 1];
    const items = last ? last.reply.messages.flatMap((m) => m.known || []) : [];
    this.nodes.known.hidden = items.length === 0;
    this.nodes.known.replaceChildren(...renderKnown(items, (payload, title) => this.press(payload, title)));
  }

  press(payload, title) {
    this.conversation.send({ payload }, title);
  }

  // --- what the conversation tells -------------------------------------------------------------

  pending(label) {
    const { log, composer, showOptions } = this.nodes;
    this.clearNotice();
    showOptions(false);
    this.setBusy(true);
    const status = h("span", { class: "waiting-text" }, "Bail Clair prépare sa réponse…");
    this.waiting = {
      question: renderQuestion(label),
      status,
      box: h("div", { class: "turn theirs waiting" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), status),
    };
    if (composer.field.value.trim() === label) composer.setText("");
    log.append(this.waiting.question, this.waiting.box);
    this.scrollTo(log.scrollHeight);
  }

  slow() {
    if (this.waiting) this.waiting.status.textContent = "La réponse prend plus de temps que d’habitude. Merci de patienter…";
  }

  answered(exchange, elsewhere = false) {
    const { log } = this.nodes;
    let question = this.waiting && !elsewhere ? this.waiting.question : null;
    if (question) {
      this.waiting.box.remove();
      this.waiting = null;
      this.setBusy(false);
    } else {
      question = renderQuestion(exchange.question);
      log.append(question);
    }
    this.clearNotice();
    this.show(exchange);
    this.refresh();
    this.scrollTo(question.offsetTop - log.offsetTop - 12);
  }

  show(exchange) {
    const { conversation } = this;
    if (exchange.reply.person) {
      this.nodes.log.append(renderPerson(exchange.reply));
      return;
    }
    if (isSilent(exchange.reply)) return;
    const chain = chainOf(conversation.exchanges, conversation.exchanges.indexOf(exchange));
    if (exchange.reply.status !== "asked") this.chains.push(chain);
    const reply = renderReply(exchange.reply, {
      press: (payload, title) => this.press(payload, title),
      again: () => conversation.send(exchange.message, exchange.question),
      person: () => this.askPerson(),
      feedback: conversation.feedback ? (opinion) => conversation.giveFeedback(exchange, opinion) : null,
      keep: {
        copy: () => copyText(recapText([chain], this.heading()), this.nodes.panel),
        print: () => printRecap([chain], this.heading(), this.nonce),
        pdf: () => download(conversation, exchange),
        mail: () => recapMail(chain, this.heading()),
      },
    });
    this.nodes.log.append(reply);
  }

  // --- a person instead of the bot ---------------------------------------------------------------

  /** Open the form, once it is known whether somebody could answer. */
  async askPerson() {
    const { person } = this.nodes;
    try {
      person.open(await this.handoff.look());
    } catch (failure) {
      this.personFailed(failure, () => this.askPerson());
    }
  }

  async sendPerson(contact) {
    const { person } = this.nodes;
    try {
      await this.handoff.ask(contact);
      person.close();
      this.restFocus();
    } catch (failure) {
      person.fail(describeFailure(failure).text);
    }
  }

  async cancelPerson() {
    try {
      await this.handoff.cancel();
      this.restFocus();
    } catch (failure) {
      this.personFailed(failure, () => this.cancelPerson());
    }
  }

  personFailed(failure, again) {
    this.retry = () => {
      this.clearNotice();
      again();
    };
    this.notice(describeFailure(failure));
  }

  personState(state) {
    const status = state ? state.status : "none";
    const before = this.personStatus;
    this.personStatus = status;
    this.nodes.person.tell(state);
    if (["waiting", "taken"].includes(before) && ENDINGS[status]) this.line(ENDINGS[status]);
  }

  personSaid(exchange) {
    this.show(exchange);
    this.refresh();
    this.scrollTo(this.nodes.log.scrollHeight);
  }

  failed(failure, message, label) {
    const { composer } = this.nodes;
    const { waiting } = this;
    this.waiting = null;
    this.setBusy(false);
    if (waiting) {
      waiting.question.remove();
      waiting.box.remove();
    }
    if (message.text && !composer.field.value.trim()) composer.setText(message.text);
    this.retry = () => this.again(failure, message, label);
    this.notice(describeFailure(failure));
    this.offline = failure.kind === "offline";
    this.refresh();
  }

  /** Try again: with the text as it now stands in the field, or with the same button. A button of
   * an expired conversation means nothing any more: begin again. */
  again(failure, message, label) {
    this.clearNotice();
    this.restFocus();
    const text = message.text && (this.nodes.composer.field.value.trim() || message.text);
    if (text) this.conversation.send({ text }, text);
    else if (failure.kind === "expired") this.begin(this.conversation, "none");
    else this.conversation.send(message, label);
  }

  /** The network went or came back. */
  network(online) {
    if (!online) {
      this.notice({ text: "Vous êtes hors connexion. Votre texte est gardé." });
    } else if (this.offline && this.retry) {
      this.notice({ text: "La connexion est revenue.", retry: "Réessayer" });
    } else if (this.offline) {
      this.clearNotice();
    }
    this.offline = !online;
  }

  expired() {
    this.handoff.stop();
    this.line("Cette conversation a expiré : elle est effacée du service. Votre prochaine question en ouvrira une nouvelle.");
    this.refresh();
  }

  cleared(reason) {
    this.handoff.stop();
    this.nodes.person.close();
    this.clearNotice();
    this.begin(this.conversation, "none");
    if (reason === "erased") this.line("Vos données sont effacées, ici et sur le service.");
  }

  // --- helpers ---------------------------------------------------------------------------------

  notice({ text, retry, wait, contacts }) {
    const button = retry && h("button", { type: "button", class: "small strong", onclick: () => this.retry() }, retry);
    if (button && wait) {
      button.hidden = true;
      setTimeout(() => (button.hidden = false), wait * 1000);
    }
    const links = CONTACTS.map(({ name, where, url }) =>
      h("li", {}, typeset(`${name} : `), safeUrl(url) ? outsideLink(url, where) : h("a", { href: url }, where)),
    );
    this.nodes.notice.replaceChildren(
      h("p", {}, typeset(text)),
      button || "",
      contacts ? h("ul", { class: "contacts" }, links) : "",
    );
  }

  clearNotice() {
    this.retry = null;
    this.nodes.notice.replaceChildren();
  }

  /** While an answer is awaited one can write, not send: buttons say so, and keep the focus. */
  setBusy(busy) {
    this.nodes.composer.setBusy(busy);
    for (const button of this.nodes.panel.querySelectorAll(".choice, button.chip")) {
      if (busy) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  /** Where the focus goes when what held it is gone; on a phone no keyboard springs up. */
  restFocus() {
    const pointer = matchMedia("(hover: hover) and (pointer: fine)").matches;
    (pointer ? this.nodes.composer.field : this.nodes.log).focus();
  }

  line(text) {
    this.nodes.log.append(h("p", { class: "line" }, typeset(text)));
    this.scrollTo(this.nodes.log.scrollHeight);
  }

  scrollTo(top) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.nodes.log.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
  }

  heading() {
    return `${this.nodes.heading.textContent} : récapitulatif`;
  }

  copyAll() {
    return copyText(recapText(this.chains, this.heading()), this.nodes.panel);
  }

  printAll() {
    printRecap(this.chains, this.heading(), this.nonce);
  }

  downloadAll() {
    return download(this.conversation, null);
  }

  mailLast() {
    return recapMail(this.chains[this.chains.length - 1], this.heading());
  }
}

/** Download the recap of an exchange, or of all, as a PDF. Resolves to whether it worked. */
async function download(conversation, exchange) {
  try {
    const address = URL.createObjectURL(await conversation.recap(exchange));
    h("a", { href: address, download: "bail-clair.pdf" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60e3);
    return true;
  } catch {
    return false;
  }
}

/** Copy to the clipboard; pages without HTTPS have only the older way. */
async function copyText(text, container) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = container.getRootNode().activeElement;
    const area = h("textarea", { class: "spoken", "aria-hidden": "true" });
    area.value = text;
    container.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (focused) focused.focus();
    return done;
  }
}
