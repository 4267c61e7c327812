/** The talk itself: exchanges, session, sending, expiry. Knows nothing of the screen. */

import { ApiFailure } from "./api.js";
import { formatTime } from "./text.js";

const SLOW_AFTER = 4000;
const BUSY_RETRY = 1500;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * `view` is told what happens: `pending(label)`, `slow()`, `answered(exchange)`, `failed(failure,
 * message, label)`, `cleared(reason)` with reason "restart" or "erased", `expired()`.
 * An exchange is `{question, message, reply, at, session, number}`: `message` is what was sent,
 * `number` the answer's number within the session, from 1 (the service's own count when it says it).
 */
export class Conversation {
  constructor({ api, store, tabs, view, department }) {
    Object.assign(this, { api, store, tabs, view, department });
    this.exchanges = [];
    this.session = null;
    this.handoff = null;
    this.draft = "";
    this.open = false;
    this.sending = false;
    this.feedback = true;
    this.expiry = 0;
  }

  /** Take up what the tab remembers. Returns "none", "restored" or "expired". */
  restore() {
    const state = this.store.read();
    if (!state) return "none";
    this.draft = state.draft || "";
    this.open = state.open === true;
    this.feedback = state.feedback !== false;
    if (state.session && state.session.expiresAt <= Date.now()) {
      this.store.clear();
      return "expired";
    }
    this.exchanges = state.exchanges || [];
    this.session = state.session;
    this.handoff = state.handoff || null;
    this.watchExpiry();
    return "restored";
  }

  save() {
    const { exchanges, session, draft, open, feedback, handoff } = this;
    this.store.write({ exchanges, session, draft, open, feedback, handoff });
  }

  /** Send a typed text or a button's payload; `label` is what the visitor sees as the question. */
  async send(message, label) {
    if (this.sending) return;
    this.sending = true;
    this.view.pending(label);
    const slow = setTimeout(() => this.view.slow(), SLOW_AFTER);
    try {
      if (this.session && this.session.expiresAt <= Date.now()) throw new ApiFailure("expired");
      if (!this.session) await this.start();
      const reply = await this.deliver(message);
      this.record({ question: label, message, reply, at: Date.now() });
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : new ApiFailure("unreadable");
      if (failure.kind === "expired") this.forget();
      this.view.failed(failure, message, label);
    } finally {
      clearTimeout(slow);
      this.sending = false;
    }
  }

  async start() {
    const session = await this.api.start(this.department);
    this.session = { ...session, lifetime: session.expiresAt - Date.now() };
    this.save();
  }

  /** One question at a time: when the service is still busy with another, wait and try once more. */
  async deliver(message) {
    try {
      return await this.api.send(this.session, message);
    } catch (failure) {
      if (failure.kind !== "busy") throw failure;
      await sleep(BUSY_RETRY);
      return this.api.send(this.session, message);
    }
  }

  record(exchange) {
    const { session } = this;
    const said = Date.parse(exchange.reply.expires_at);
    session.expiresAt = Number.isFinite(said) ? said : Date.now() + session.lifetime;
    exchange.session = session.id;
    const count = this.exchanges.push(exchange);
    exchange.number = exchange.reply.answer || count;
    this.draft = "";
    this.save();
    this.watchExpiry();
    this.tabs.tell({ type: "exchange", id: session.id, exchange, expiresAt: session.expiresAt });
    this.view.answered(exchange);
  }

  /** A person wrote: an exchange without a question. */
  recordPerson({ person, text, at }) {
    const reply = { messages: [{ text }], status: "handed_off", person };
    const exchange = { question: "", message: null, reply, at: Date.parse(at), session: this.session.id };
    this.exchanges.push(exchange);
    this.save();
    this.view.personSaid(exchange);
  }

  /** Remember what was read, whether a request is open, and until when the conversation lives. */
  keepPerson(handoff, expiresAt) {
    this.handoff = handoff;
    if (Number.isFinite(expiresAt)) this.session.expiresAt = expiresAt;
    this.save();
    this.watchExpiry();
  }

  /** Another tab with the same conversation has news. */
  hear({ type, id, exchange, expiresAt }) {
    if (!this.session || id !== this.session.id) return;
    if (type === "exchange" && exchange) {
      this.exchanges.push(exchange);
      this.session.expiresAt = expiresAt;
      this.save();
      this.watchExpiry();
      this.view.answered(exchange, true);
    } else if (type === "erased") {
      this.clear("erased");
    }
  }

  /** Give an opinion on an exchange. False: this service takes none. Throws ApiFailure. */
  /** The recap of one exchange, or of all when it is null, as a PDF → a Blob. */
  async recap(exchange) {
    if (!this.session || (exchange && this.session.id !== exchange.session)) throw new ApiFailure("expired");
    return this.api.recap(this.session, exchange && exchange.number);
  }

  async giveFeedback(exchange, opinion) {
    if (!this.session || this.session.id !== exchange.session) throw new ApiFailure("expired");
    try {
      await this.api.feedback(this.session, { answer: exchange.number, ...opinion });
      return true;
    } catch (failure) {
      if (failure.status !== 404) throw failure;
      this.feedback = false;
      this.save();
      return false;
    }
  }

  /** Erase everything here and at the service; throws ApiFailure when that cannot be confirmed. */
  async erase() {
    if (this.session) {
      await this.api.erase(this.session);
      this.tabs.tell({ type: "erased", id: this.session.id });
    }
    this.clear("erased");
  }

  /** Begin again at once; the old conversation is erased behind the scenes. */
  restart() {
    if (this.session) {
      this.tabs.tell({ type: "erased", id: this.session.id });
      this.api.erase(this.session).catch(() => {}); // It expires by itself otherwise.
    }
    this.clear("restart");
  }

  clear(reason) {
    this.forget();
    this.draft = "";
    this.view.cleared(reason);
  }

  /** Drop the session and what the tab remembers of it; what is on the screen stays. */
  forget() {
    clearTimeout(this.expiry);
    this.session = null;
    this.handoff = null;
    this.exchanges = [];
    this.store.clear();
  }

  watchExpiry() {
    clearTimeout(this.expiry);
    if (!this.session || !Number.isFinite(this.session.expiresAt)) return;
    const left = this.session.expiresAt - Date.now();
    this.expiry = setTimeout(() => this.checkExpiry(), Math.min(Math.max(left, 0), 2 ** 31 - 1));
  }

  describeExpiry() {
    if (!this.session) return "Rien n’est gardé pour le moment.";
    return `Sans nouveau message, la conversation est effacée à ${formatTime(this.session.expiresAt)}.`;
  }

  /** Say once that the time is over; called by the timer and when a sleeping page wakes up. */
  checkExpiry() {
    if (!this.session) return;
    if (this.session.expiresAt > Date.now()) {
      this.watchExpiry();
      return;
    }
    this.forget();
    this.view.expired();
  }
}
