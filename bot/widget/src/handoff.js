/** Speaking to a person: where the request stands and what the person writes, asked for regularly. */

import { ApiFailure } from "./api.js";

const EVERY = { taken: 3000, waiting: 6000 };
const HIDDEN = 20000;

/** `view` is told `personState(state)` on every change and `personSaid(message)`; a `state` is what
 * the service answers: `{status, person, available, staffed, hours}`. */
export class Handoff {
  constructor({ api, conversation, view }) {
    Object.assign(this, { api, conversation, view });
    this.timer = 0;
    this.last = 0;
    this.state = null;
  }

  /** Take up a request that was open before a reload. */
  restore() {
    const kept = this.conversation.handoff;
    if (!kept || !this.conversation.session) return;
    this.last = kept.last;
    if (kept.open) this.poll();
  }

  get active() {
    return Boolean(this.state && EVERY[this.state.status]);
  }

  /** Whether somebody could answer here at all; opens a conversation if there is none. */
  async look() {
    if (!this.conversation.session) await this.conversation.start();
    this.take(await this.api.person(this.conversation.session, this.last));
    return this.state;
  }

  async ask(contact) {
    this.take(await this.api.askPerson(this.conversation.session, contact));
    this.plan();
  }

  async cancel() {
    await this.api.cancelPerson(this.conversation.session);
    await this.look();
  }

  /** The conversation is gone: so is the request. */
  stop() {
    clearTimeout(this.timer);
    this.last = 0;
    this.state = null;
    this.view.personState(null);
  }

  take(state) {
    this.state = state;
    for (const message of state.messages) {
      if (message.id <= this.last) continue;
      this.last = message.id;
      this.conversation.recordPerson(message);
    }
    const said = Date.parse(state.expires_at);
    this.conversation.keepPerson({ last: this.last, open: this.active }, said);
    this.view.personState(state);
  }

  plan() {
    clearTimeout(this.timer);
    if (!this.active) return;
    const pause = document.hidden ? HIDDEN : EVERY[this.state.status];
    this.timer = setTimeout(() => this.poll(), pause);
  }

  async poll() {
    const { session } = this.conversation;
    if (!session) return;
    try {
      const state = await this.api.person(session, this.last);
      if (this.conversation.session !== session) return; // Erased or begun again meanwhile.
      this.take(state);
    } catch (failure) {
      // A poll that fails is simply made again; only the end of the conversation ends it.
      if (failure instanceof ApiFailure && failure.kind === "expired") return;
      if (!this.state) this.state = { status: "waiting" };
    }
    this.plan();
  }
}
