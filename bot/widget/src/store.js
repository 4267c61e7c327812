/** What the tab remembers, so that a reload loses nothing. Written only once the widget is in use. */

const VERSION = 1;

export class Store {
  constructor(key) {
    this.key = `bail-clair:${key}`;
  }

  /** The remembered state, or null (nothing there, another version, storage forbidden). */
  read() {
    try {
      const state = JSON.parse(sessionStorage.getItem(this.key));
      return state && state.version === VERSION ? state : null;
    } catch {
      return null;
    }
  }

  write(state) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ version: VERSION, ...state }));
    } catch {
      // Storage refused or full: the conversation goes on, a reload will lose it.
    }
  }

  clear() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // Storage refused: there is nothing to remove.
    }
  }
}

/** Other tabs that hold the same conversation (a duplicated tab copies the storage). */
export class Tabs {
  constructor(key, listener) {
    this.name = `bail-clair:${key}`;
    this.listener = listener;
    this.channel = null;
  }

  /** Start listening. Closed again while the page sleeps in the back/forward cache. */
  open() {
    if (this.channel || typeof BroadcastChannel !== "function") return;
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = (event) => this.listener(event.data || {});
  }

  tell(news) {
    if (this.channel) this.channel.postMessage(news);
  }

  close() {
    if (this.channel) this.channel.close();
    this.channel = null;
  }
}
