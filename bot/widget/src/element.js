/** The element `<bail-clair>`. Its attributes:
 *
 * - `size`: `bubble` (default: a button in a corner), `inline` (in the page) or `page` (all of it);
 * - `title`: name in the header; `opening-message`: first message, plain text;
 * - `colour`: `#rgb` or `#rrggbb`, darkened or lightened as far as reading needs;
 * - `corner`: `right` (default) or `left`; `theme`: `auto` (default), `light` or `dark`;
 * - `departement`: code such as `62` or `2A`, for the local contacts;
 * - `data-api`: address of the service, by default the one the script came from.
 *
 * What stands between its tags shows when the script does not come. */

import { Api } from "./api.js";
import { accentProperties } from "./colour.js";
import { Conversation } from "./conversation.js";
import { adoptStyles, h } from "./dom.js";
import { Handoff } from "./handoff.js";
import { buildPanel } from "./panel.js";
import { Store, Tabs } from "./store.js";
import { Talk } from "./talk.js";
import WIDGET_CSS from "./widget.css";

const SCRIPT = document.currentScript;
const HOME = SCRIPT && SCRIPT.src ? new URL(".", SCRIPT.src).href : `${location.origin}/`;
const NONCE = SCRIPT ? SCRIPT.nonce : "";
const SIZES = ["bubble", "inline", "page"];

export class BailClair extends HTMLElement {
  static get observedAttributes() {
    return ["title", "colour", "corner", "theme"];
  }

  connectedCallback() {
    if (!this.shadowRoot) this.build();
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.onDark = () => this.paint();
    this.dark.addEventListener("change", this.onDark);
    this.onPageShow = () => {
      this.tabs.open();
      this.conversation.checkExpiry();
    };
    this.onPageHide = () => this.tabs.close();
    window.addEventListener("pageshow", this.onPageShow);
    window.addEventListener("pagehide", this.onPageHide);
    this.onNetwork = () => this.talk.network(navigator.onLine);
    window.addEventListener("online", this.onNetwork);
    window.addEventListener("offline", this.onNetwork);
    this.tabs.open();
    this.paint();
  }

  disconnectedCallback() {
    window.removeEventListener("online", this.onNetwork);
    window.removeEventListener("offline", this.onNetwork);
    this.dark.removeEventListener("change", this.onDark);
    window.removeEventListener("pageshow", this.onPageShow);
    window.removeEventListener("pagehide", this.onPageHide);
    this.tabs.close();
  }

  attributeChangedCallback() {
    if (this.frame) this.paint();
  }

  build() {
    const asked = this.getAttribute("size");
    this.size = SIZES.includes(asked) ? asked : "bubble";
    const base = new URL(this.getAttribute("data-api") || HOME, location.href).href.replace(/\/*$/, "/");
    const root = this.attachShadow({ mode: "open" });
    adoptStyles(root, WIDGET_CSS, NONCE);
    this.nodes = buildPanel({
      size: this.size,
      title: this.getAttribute("title"),
      helpUrl: new URL("static/aide.html", base).href,
      on: {
        open: () => (this.isOpen() ? this.close() : this.open()),
        close: () => this.close(),
        options: () => this.toggleOptions(),
        submit: (text) => this.conversation.send({ text }, text),
        typed: (text) => this.remember(text),
        restart: () => this.after(() => this.conversation.restart()),
        erase: () => this.erase(),
        copy: async () => this.say((await this.talk.copyAll()) ? "Copié." : "La copie a échoué."),
        print: () => this.after(() => this.talk.printAll()),
        pdf: async () => {
          this.say("Préparation du PDF…");
          this.say((await this.talk.downloadAll()) ? "PDF téléchargé." : "Le PDF n’a pas pu être préparé. Réessayez.");
        },
        mail: () => this.talk.mailLast(),
        person: () => {
          this.toggleOptions();
          this.talk.askPerson();
        },
        askPerson: (contact) => this.talk.sendPerson(contact),
        cancelPerson: () => this.talk.cancelPerson(),
        closePerson: () => {
          this.nodes.person.close();
          this.talk.restFocus();
        },
      },
    });
    const { panel, launcher } = this.nodes;
    this.frame = h("div", { class: "frame", lang: "fr", title: "", "data-size": this.size }, panel, launcher);
    root.append(this.frame);
    this.frame.addEventListener("keydown", (event) => this.onKey(event));

    this.talk = new Talk({ nodes: this.nodes, nonce: NONCE, openingMessage: this.getAttribute("opening-message") });
    this.tabs = new Tabs(base, (news) => this.conversation.hear(news));
    const api = new Api(base);
    this.conversation = new Conversation({
      api,
      store: new Store(base),
      tabs: this.tabs,
      view: this.talk,
      department: this.getAttribute("departement"),
    });
    this.talk.handoff = new Handoff({ api, conversation: this.conversation, view: this.talk });
    const restored = this.conversation.restore();
    this.talk.begin(this.conversation, restored);
    this.talk.handoff.restore();
    if (this.size === "bubble") this.show(restored === "restored" && this.conversation.open);
  }

  // --- for the page around ---------------------------------------------------------------------

  /** Open the widget and ask a question as if the visitor had typed it. */
  ask(text) {
    if (this.conversation.sending) {
      this.suggest(text);
      return;
    }
    this.open();
    this.conversation.send({ text }, text);
  }

  /** Open the widget with a text in its field, not sent. */
  suggest(text) {
    this.open();
    this.nodes.composer.setText(text);
    this.nodes.composer.field.focus();
  }

  open() {
    this.show(true);
    this.talk.restFocus();
    this.conversation.open = true;
    this.conversation.save();
  }

  close() {
    if (this.size !== "bubble") return;
    this.show(false);
    this.nodes.launcher.focus();
    this.conversation.open = false;
    this.conversation.save();
  }

  isOpen() {
    return !this.nodes.panel.hidden;
  }

  // --- inside ----------------------------------------------------------------------------------

  show(opened) {
    this.nodes.panel.hidden = !opened;
    this.frame.classList.toggle("opened", opened);
    if (this.nodes.launcher) this.nodes.launcher.setAttribute("aria-expanded", String(opened));
    this.nodes.composer.refresh();
  }

  paint() {
    const theme = this.getAttribute("theme");
    const dark = theme === "dark" || (theme !== "light" && this.dark.matches);
    this.frame.dataset.theme = dark ? "dark" : "light";
    this.frame.dataset.corner = this.getAttribute("corner") === "left" ? "left" : "right";
    const colours = accentProperties(this.getAttribute("colour") || this.getAttribute("color"), dark) || {};
    for (const name of ["--fill", "--accent", "--soft"]) {
      if (colours[name]) this.frame.style.setProperty(name, colours[name]);
      else this.frame.style.removeProperty(name);
    }
    const title = this.getAttribute("title");
    if (title) this.nodes.heading.textContent = title;
  }

  onKey(event) {
    if (event.key !== "Escape") return;
    if (!this.nodes.options.box.hidden) this.toggleOptions();
    else if (this.size === "bubble" && this.isOpen()) this.close();
    else return;
    event.stopPropagation();
  }

  toggleOptions() {
    const { options, optionsButton, showOptions } = this.nodes;
    const opened = options.box.hidden;
    showOptions(opened);
    if (opened) {
      options.expiry.textContent = this.conversation.describeExpiry();
      options.box.querySelector("button").focus();
    } else {
      optionsButton.focus();
    }
  }

  /** Close the options, act, and give the focus a place. */
  after(action) {
    this.toggleOptions();
    action();
    this.talk.restFocus();
  }

  async erase() {
    this.say("Effacement en cours…");
    try {
      await this.conversation.erase();
      this.after(() => {});
    } catch {
      this.say("L’effacement n’a pas pu être confirmé par le service. Réessayez dans un instant.");
    }
  }

  say(text) {
    this.nodes.options.said.textContent = text;
  }

  remember(text) {
    this.conversation.draft = text;
    this.conversation.save();
  }
}
