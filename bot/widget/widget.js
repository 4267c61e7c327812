/* Bail Clair widget. Built from bot/widget/src by bot/widget/build.py: edit there. */
(() => {
"use strict";

// --- api.js
/** The service over HTTP: every way it can fail becomes one `ApiFailure` with a kind. */

/** Kinds: offline, slow, down, busy, throttled, rejected, expired, unreadable. */
class ApiFailure extends Error {
  constructor(kind, { detail = "", retryAfter = 0, status = 0 } = {}) {
    super(kind);
    this.kind = kind;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.status = status;
  }
}

const UNSAID_LIFETIME = 3600e3;
const KIND_OF_STATUS = { 401: "expired", 404: "expired", 410: "expired" };
const DEPARTMENT = /^(?:\d{2}|2[AB]|97\d|98\d)$/;

function kindOf(status) {
  if (status >= 500) return "down";
  if (status === 409) return "busy";
  if (status === 429) return "throttled";
  return KIND_OF_STATUS[status] || "rejected";
}

async function failureOf(response) {
  let detail = "";
  try {
    const problem = await response.json();
    if (problem && typeof problem.detail === "string") detail = problem.detail.slice(0, 600);
  } catch {
    // Not a problem document (a proxy's page, say): the status says enough.
  }
  const retryAfter = Math.min(Number(response.headers.get("Retry-After")) || 0, 600);
  return new ApiFailure(kindOf(response.status), { detail, retryAfter, status: response.status });
}

class Api {
  /** `base` ends with a slash; `patience` is the time in ms after which a request is given up. */
  constructor(base, patience = 30000) {
    this.base = base;
    this.patience = patience;
  }

  /** Open a conversation → `{id, token, expiresAt}` (ms). */
  async start(department) {
    const body = await this.request("POST", "api/v1/conversations", {
      body: DEPARTMENT.test(department) ? { departement: department } : {},
    });
    if (!body || !body.conversation_id || !body.token) throw new ApiFailure("unreadable");
    const said = Date.parse(body.expires_at);
    const expiresAt = Number.isFinite(said) ? said : Date.now() + UNSAID_LIFETIME;
    return { id: body.conversation_id, token: body.token, expiresAt };
  }

  /** Send `{text}` or `{payload}` → the service's reply, checked for its shape. */
  async send(conversation, message) {
    const reply = await this.request("POST", `${path(conversation)}/messages`, {
      body: message,
      token: conversation.token,
    });
    if (!reply || !Array.isArray(reply.messages)) throw new ApiFailure("unreadable");
    return reply;
  }

  feedback(conversation, opinion) {
    return this.request("POST", `${path(conversation)}/feedback`, {
      body: opinion,
      token: conversation.token,
    });
  }

  /** The recap of the answer `number` as a PDF → a Blob; of the whole conversation without it. */
  recap(conversation, number) {
    const query = number ? `?answer=${number}` : "";
    return this.request("GET", `${path(conversation)}/recap.pdf${query}`, {
      token: conversation.token,
      read: (response) => response.blob(),
    });
  }

  /** Ask for a person → where the request stands (as for `person`). */
  askPerson(conversation, contact) {
    return this.request("POST", `${path(conversation)}/handoff`, {
      body: { consent: true, contact: contact || null },
      token: conversation.token,
    });
  }

  /** Where the request stands, with what the person wrote after message `after`. */
  async person(conversation, after) {
    const state = await this.request("GET", `${path(conversation)}/handoff?after=${after}`, { token: conversation.token });
    if (!state || !Array.isArray(state.messages)) throw new ApiFailure("unreadable");
    return state;
  }

  cancelPerson(conversation) {
    return this.request("DELETE", `${path(conversation)}/handoff`, { token: conversation.token });
  }

  /** Have everything erased. A conversation the service no longer knows is erased already. */
  async erase(conversation) {
    try {
      await this.request("DELETE", path(conversation), { token: conversation.token });
    } catch (failure) {
      if (failure.kind !== "expired") throw failure;
    }
  }

  async request(method, address, { body, token, read = (response) => response.json() } = {}) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.patience);
    const headers = { Accept: "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    try {
      const response = await fetch(new URL(address, this.base), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal: abort.signal,
      });
      if (!response.ok) throw await failureOf(response);
      if (response.status === 204) return null;
      return await read(response).catch(() => {
        throw new ApiFailure(abort.signal.aborted ? "slow" : "unreadable");
      });
    } catch (error) {
      if (error instanceof ApiFailure) throw error;
      if (abort.signal.aborted) throw new ApiFailure("slow");
      throw new ApiFailure(navigator.onLine === false ? "offline" : "down");
    } finally {
      clearTimeout(timer);
    }
  }
}

function path(conversation) {
  return `api/v1/conversations/${encodeURIComponent(conversation.id)}`;
}

// --- colour.js
/** The site's own colour, made readable on our backgrounds (WCAG contrast 4.5:1). */

const ENOUGH = 4.6;

function parseHex(text) {
  const match = /^#([\da-f]{3}|[\da-f]{6})$/i.exec((text || "").trim());
  if (!match) return null;
  const digits = match[1].length === 3 ? match[1].replace(/./g, "$&$&") : match[1];
  return [0, 2, 4].map((i) => parseInt(digits.slice(i, i + 2), 16));
}

function toHex(rgb) {
  return `#${rgb.map((v) => Math.round(v).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((v) => {
    const share = v / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function mix(rgb, towards, share) {
  return rgb.map((v, i) => v + (towards[i] - v) * share);
}

function readable(rgb, backgrounds, towards) {
  for (let share = 0; share <= 1; share += 0.05) {
    const candidate = mix(rgb, towards, share);
    if (backgrounds.every((background) => contrast(candidate, background) >= ENOUGH)) return candidate;
  }
  return towards;
}

/** Custom properties for an accent colour given as `#rgb` or `#rrggbb`, or null when it is not one. */
function accentProperties(text, dark) {
  const rgb = parseHex(text);
  if (!rgb) return null;
  const white = [255, 255, 255];
  const black = [0, 0, 0];
  const ground = dark ? [20, 26, 25] : [246, 241, 232];
  const paper = dark ? [29, 37, 35] : [255, 253, 249];
  const soft = mix(rgb, paper, dark ? 0.82 : 0.88);
  return {
    "--fill": toHex(readable(rgb, [white], black)),
    "--accent": toHex(readable(rgb, [ground, paper, soft], dark ? white : black)),
    "--soft": toHex(soft),
  };
}

// --- text.js
/** French typography, figures and dates. */

const NBSP = "\u00a0";
const THIN = "\u202f";

/** Replace the ordinary spaces that French never breaks by no-break ones; nothing else changes. */
function typeset(text) {
  return String(text)
    .replace(/ (?=[;?!](?:\s|$|[»)”]))/g, THIN)
    .replace(/ (?=[:»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(^|[^\p{L}\d])(\d{1,3}(?: \d{3})+)(?!\d)/gu, (_, before, digits) => {
      return before + digits.replace(/ /g, digits.startsWith("0") ? NBSP : THIN); // 0…: a telephone
    })
    .replace(/(\d) (?=[€%]|m²|m2\b)/g, `$1${NBSP}`);
}

const UNITS = {
  "€/an": "€ par an",
  "€/mois": "€ par mois",
};

/** `48268`, `"€/an"` → « 48 268 € par an ». A value that is not a number is given as it is; a date is written
 * out. Euros show cents only when there are some. */
function formatValue(value, unit) {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  const name = UNITS[unit] || unit || "";
  const number = Number(value);
  if (!Number.isFinite(number)) return typeset(name ? `${value} ${name}` : String(value));
  const money = name.startsWith("€");
  const digits = new Intl.NumberFormat("fr-FR", {
    minimumFractionDigits: money && !Number.isInteger(number) ? 2 : 0,
    maximumFractionDigits: 4,
  })
    .format(number)
    .replace("-", "−");
  return name ? `${digits}${NBSP}${name}` : digits;
}

/** « par mois », « par an » or nothing: what a column's head says once for all its cells. */
function periodOf(unit) {
  return { "€/an": "par an", "€/mois": "par mois" }[unit] || "";
}

/** `2026-01-01` → « 1er janvier 2026 »; anything else comes back unchanged. */
function formatDate(iso) {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return String(iso);
  const text = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(date);
  return text.replace(/^1 /, "1er ");
}

/** « 18 h 42 », in the visitor's own time. */
function formatTime(milliseconds) {
  const date = new Date(milliseconds);
  return `${date.getHours()}${NBSP}h${NBSP}${String(date.getMinutes()).padStart(2, "0")}`;
}

/** Length as the service counts it: characters, after composing accents. */
function countCharacters(text) {
  return [...text.normalize("NFC").trim()].length;
}

/** What a verdict of the rules is called, with its icon and tone. */
const VERDICTS = {
  eligible: { label: "Oui, éligible", icon: "check", tone: "good" },
  not_eligible: { label: "Non éligible", icon: "cross", tone: "bad" },
  conditional: { label: "Sous conditions", icon: "warning", tone: "warn" },
  computed: { label: "Résultat du calcul", icon: "check", tone: "plain" },
  unknown: { label: "À vérifier", icon: "question", tone: "warn" },
};

// --- conversation.js
/** The talk itself: exchanges, session, sending, expiry. Knows nothing of the screen. */


const SLOW_AFTER = 4000;
const BUSY_RETRY = 1500;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * `view` is told what happens: `pending(label)`, `slow()`, `answered(exchange)`, `failed(failure,
 * message, label)`, `cleared(reason)` with reason "restart" or "erased", `expired()`.
 * An exchange is `{question, message, reply, at, session, number}`: `message` is what was sent,
 * `number` the answer's number within the session, from 1 (the service's own count when it says it).
 */
class Conversation {
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

// --- dom.js
/** Building blocks of the page. Nothing here ever turns a text into HTML. */

const SVG = "http://www.w3.org/2000/svg";

/** Create an element. Attributes that are null, undefined or false are left out; `onclick` and the
 * like are listeners; children are nodes or strings (always text). */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

const ICONS = {
  home: "M4 11.2 12 4l8 7.2M6 9.6V20h12V9.6M10 20v-5.4h4V20",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12h15M13 6l6 6-6 6",
  options: "M5 12h.01M12 12h.01M19 12h.01",
  restart: "M5 5v5h5M5.6 10A7 7 0 1 1 5 13.5",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  print: "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
  download: "M12 4v10M8 10.500l4 4 4-4M5 19.500h14",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  erase: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  up: "M8 11v9H4v-9zM8 11l4-8c2 0 2.6 1.4 2 4l-.6 3H20l-1.6 10H8",
  down: "M16 13V4h4v9zM16 13l-4 8c-2 0-2.6-1.4-2-4l.6-3H4L5.600 4H16",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  check: "M5 12.500l4.500 4.500L19 7.500",
  cross: "M6.500 6.500l11 11M17.500 6.500l-11 11",
  question: "M9 9.200a3 3 0 1 1 4.400 2.700c-.9.500-1.400 1-1.400 2.100M12 17.500v.01",
  warning: "M12 4 21 20H3zM12 10v5M12 17.500v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20c.500-4 3-6 7-6s6.500 2 7 6",
  external: "M10 5H5v14h14v-5M13 4h7v7M20 4l-9 9",
};

/** A decorative icon (hidden from assistive technology), drawn with the current colour. */
function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Words for screen readers only. */
function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

/** The address as a link may carry it, or null: only http(s), nothing hidden in it. */
function safeUrl(address) {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) && !url.username ? url.href : null;
  } catch {
    return null;
  }
}

/** A link to another site, opened in its own window without handing ours over. */
function outsideLink(address, text) {
  const href = safeUrl(address);
  if (!href) return h("span", {}, text);
  return h(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer" },
    text,
    icon("external"),
    spoken(" (nouvelle fenêtre)"),
  );
}

/** Give `root` (a shadow root or the document) a style sheet without an inline style: constructed
 * sheets where they exist, else a <style> carrying the nonce our own script was given.
 * Returns a function that takes the sheet away again. */
function adoptStyles(root, css, nonce) {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    };
  }
  const style = h("style", { nonce: nonce || null }, css);
  (root.head || root).prepend(style);
  return () => style.remove();
}

// --- handoff.js
/** Speaking to a person: where the request stands and what the person writes, asked for regularly. */


const EVERY = { taken: 3000, waiting: 6000 };
const HIDDEN = 20000;

/** `view` is told `personState(state)` on every change and `personSaid(message)`; a `state` is what
 * the service answers: `{status, person, available, staffed, hours}`. */
class Handoff {
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

// --- composer.js
/** The text field: label, counter, growing height, Enter to send. */


const LIMIT = 500;
const NEARLY = 450;

/** `submit(text)` is called with a text of 1 to LIMIT characters; `typed(text)` on every change. */
function buildComposer({ submit, typed }) {
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

// --- contacts.js
/** Who to turn to when the service cannot answer. The same people as on the help page. */

const CONTACTS = [
  {
    name: "ADIL, conseil gratuit d’un juriste",
    where: "www.anil.org",
    url: "https://www.anil.org/lanil-et-les-adil/votre-adil/",
  },
  {
    name: "France Rénov’ et Anah",
    where: "0 808 800 700",
    url: "tel:0808800700",
  },
  { name: "Sans abri ce soir", where: "115", url: "tel:115" },
];

const DISCLAIMER =
  "Information générale donnée par un programme : elle ne remplace ni un conseil juridique ni la décision d’une administration.";

// --- person.js
/** The form to ask for a person, and the line that says where the request stands. */


const INTRO =
  "Une personne de la permanence lira votre conversation et vous répondra ici même. Vous pouvez aussi laisser un contact pour être rappelé.";
const CONSENT = "J’accepte que cette conversation soit transmise (les données personnelles y sont masquées).";
const NOBODY = "Ce service n’a pas de permanence. Ces interlocuteurs répondent gratuitement :";

/** `on.ask(contact)`, `on.cancel()`, `on.close()`. Returns `{form, bar, show(state), tell(state)}`. */
function buildPerson(on) {
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
const ENDINGS = {
  handed_back: "La personne vous rend à l’assistant : il répond de nouveau à vos questions.",
  called_back: "Votre demande est close : la permanence a noté vous avoir rappelé. L’assistant vous répond de nouveau.",
  closed: "Votre demande est close. L’assistant vous répond de nouveau.",
  cancelled: "Vous êtes de nouveau avec l’assistant.",
};

// --- panel.js
/** The widget's frame: launcher, header with its options, transcript, notice, field, foot. */


const DEFAULT_TITLE = "Bail Clair";
const SUBTITLE = "Location abordable : règles et sources";

/** Build everything once. `on` holds the handlers; returns the nodes the rest works with. */
function buildPanel({ size, title, helpUrl, on }) {
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

// --- store.js
/** What the tab remembers, so that a reload loses nothing. Written only once the widget is in use. */

const VERSION = 1;

class Store {
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
class Tabs {
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

// --- feedback.js
/** Thumbs under an answer, and why. The text is not sent along unless the visitor ticks the box. */


const REASONS = [
  ["off_topic", "Ce n’est pas ma question"],
  ["wrong", "C’est faux ou dépassé"],
  ["incomplete", "Il manque quelque chose"],
  ["unclear", "Ce n’est pas clair"],
  ["too_long", "C’est trop long"],
];

/** `send({vote, reasons, share_text})` resolves to false when the service takes no opinion. */
function renderFeedback(send) {
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

// --- comparison.js
/** Several choices side by side: a table, and bars that show the same at a glance. */


/** Read a comparison out of the results of one message.
 *
 * Several results are the rows of one table, named by their case or by what their titles do not
 * share; what is the same in every row is left out. One result
 * is a comparison when its figures are labelled « choice, quantity » and at least two choices have
 * the same quantity, or when it holds three amounts or more, all of one unit. Returns `{columns: [{label, period}], rows: [{label, verdict, cells}], figures}`
 * with cells by column label, or null; `figures` are those the table shows. */
function findComparison(results) {
  const several = results.length > 1;
  const listed = !several && sameAmounts(results[0].figures || []);
  const names = several ? caseNames(results) : [];
  const entries = results.flatMap((result, i) =>
    (result.figures || []).map((figure) => {
      if (several) return { row: names[i], column: figure.label, figure };
      if (listed) return { row: figure.label, column: "Montant", figure };
      const [row, ...quantity] = String(figure.label).split(", ");
      return { row, column: quantity.join(", "), figure };
    }),
  );
  const common = entries.filter(
    ({ row, column }) => column && entries.some((other) => other.column === column && other.row !== row),
  );
  const telling = common.filter(({ column, figure }) =>
    entries.some((other) => other.column === column && other.figure.value !== figure.value),
  );
  const shared = several && telling.length ? telling : common;
  if (!shared.length) return null;
  const rows = new Map();
  const columns = new Map();
  for (const { row, column, figure } of shared) {
    if (!columns.has(column)) columns.set(column, { label: column, period: periodOf(figure.unit) });
    if (!rows.has(row)) rows.set(row, { label: row, cells: {} });
    rows.get(row).cells[column] = figure;
  }
  if (several) results.forEach(({ verdict }, i) => rows.has(names[i]) && (rows.get(names[i]).verdict = verdict));
  return { columns: [...columns.values()], rows: [...rows.values()], figures: shared.map((e) => e.figure) };
}

function sameAmounts(figures) {
  return figures.length > 2 && figures.every(({ unit }) => unit && unit === figures[0].unit);
}

/** What each of several results is about: the case it is for, else what its title has of its own. */
function caseNames(results) {
  if (results.every((result) => result.case)) return results.map((result) => String(result.case));
  return ownParts(results.map((result) => String(result.title || "")));
}

/** The titles without the words they all begin with. */
function ownParts(titles) {
  const words = titles.map((title) => title.split(/\s+/));
  let common = 0;
  while (words.every((list) => common < list.length - 1 && list[common] === words[0][common])) common += 1;
  return words.map((list) => list.slice(common).join(" "));
}

function renderComparison({ columns, rows }, caption) {
  const judged = rows.some((row) => row.verdict && row.verdict !== "computed");
  const table = h(
    "table",
    {},
    h("caption", { class: "spoken" }, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        judged && h("th", { scope: "col" }, "Avis"),
        columns.map((column) => h("th", { scope: "col" }, heading(column))),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map((row) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, typeset(row.label)),
          judged && h("td", { class: "row-verdict" }, verdictOf(row)),
          columns.map(({ label }) => h("td", {}, row.cells[label] ? amount(row.cells[label]) : "—")),
        ),
      ),
    ),
  );
  const scroll = { class: "scroll", tabindex: "0", role: "group", "aria-label": "Tableau de comparaison" };
  return h("div", { class: "comparison" }, h("div", scroll, table), bars(columns, rows));
}

function verdictOf({ verdict }) {
  const known = VERDICTS[verdict];
  return known ? h("span", { class: `tone-${known.tone}` }, icon(known.icon), known.label) : "—";
}

function heading({ label, period }) {
  const text = label.includes(period) ? label : `${label} ${period}`;
  return typeset(text.charAt(0).toUpperCase() + text.slice(1));
}

function amount({ value, unit }) {
  return formatValue(value, periodOf(unit) ? "€" : unit);
}

/** Bars of the first column the rows are ranked by, else of the first one. Hidden from screen
 * readers: the table says the same. */
function bars(columns, rows) {
  const valuesOf = ({ label }) => rows.map((row) => Number(row.cells[label]?.value));
  const full = columns.filter((column) => valuesOf(column).every((value) => value > 0));
  const sorted = (column) => valuesOf(column).every((value, i, all) => i === 0 || value <= all[i - 1]);
  const column = full.find(sorted) || full[0];
  if (!column) return null;
  const highest = Math.max(...valuesOf(column));
  const chart = h("div", { class: "bars", "aria-hidden": "true" }, h("p", {}, heading(column)));
  for (const row of rows) {
    const figure = row.cells[column.label];
    const bar = h("span", { class: "bar" });
    bar.style.width = `${((Number(figure.value) / highest) * 100).toFixed(1)}%`;
    chart.append(
      h("span", { class: "bar-label" }, typeset(row.label)),
      h("span", { class: "bar-value" }, amount(figure)),
      h("span", { class: "bar-track" }, bar),
    );
  }
  return chart;
}

// --- result.js
/** A computed result as a card: the figure large, why, on what conditions, from which texts. */


const CONDITIONS = [
  ["met", "Conditions remplies", "check"],
  ["not_met", "Conditions non remplies", "cross"],
  ["not_verified", "À vérifier par vous", "question"],
];

/** Conditions by status; labels of `unverified` join those not verified. */
function groupConditions(result) {
  const conditions = [...(result.conditions || [])];
  for (const label of result.unverified || []) {
    if (!conditions.some((c) => c.label === label)) conditions.push({ label, status: "not_verified" });
  }
  return CONDITIONS.map(([status, title, mark]) => ({
    status,
    title,
    mark,
    labels: conditions.filter((c) => c.status === status).map((c) => c.label),
  })).filter((group) => group.labels.length);
}

/** References of the result and sources of the message, each once. */
function allSources(message) {
  const sources = [...(message.sources || []), ...resultsOf(message).flatMap((r) => r.references || [])];
  const seen = new Set();
  return sources.filter((source) => {
    const key = `${source.title}|${source.reference || ""}`;
    return source.title && !seen.has(key) && seen.add(key);
  });
}

/** The results a message carries: several when levels are compared. */
function resultsOf(message) {
  return message.results && message.results.length ? message.results : [message.result].filter(Boolean);
}

const flat = (text) => String(text).replace(/\s+/g, " ").trim();
const asParagraph = (warning) => `À savoir : ${flat(warning.message)}`;

/** The message's text without what its card says again: warnings, the source of a result, and the
 * lines that are rows of its table. */
function textBesideCard(message) {
  const results = resultsOf(message);
  if (!results.length || !message.text) return message.text || "";
  const said = results.flatMap((result) => result.warnings || []).map(asParagraph);
  const origins = allSources(message).map((source) => `Source : ${flat(source.title)}`);
  const rows = findComparison(results) ? caseNames(results).map((name) => `• ${flat(name)} : `) : [];
  const kept = message.text.split(/\n{2,}/).filter((paragraph) => {
    const text = flat(paragraph);
    return !said.includes(text) && !origins.some((origin) => text.startsWith(origin));
  });
  const inTable = (line) => rows.some((row) => flat(line).startsWith(row));
  return kept.map((part) => part.split("\n").filter((line) => !inTable(line)).join("\n")).join("\n\n");
}

/** Whether the message says this warning in words: then it stays in sight, others are folded. */
function isSaid(message, warning) {
  return !message.text || message.text.split(/\n{2,}/).map(flat).includes(asParagraph(warning));
}

/** One card for all results of a message. In sight: the figures, what is not met, what the message
 * says one should know. Folded: the working, the other conditions, the other warnings. */
function renderResults(message, { withSummary }) {
  const results = resultsOf(message);
  const [first] = results;
  const same = results.every((result) => result.verdict === first.verdict);
  const verdict = VERDICTS[same ? first.verdict : "computed"] || VERDICTS.computed;
  const comparison = findComparison(results);
  const titles = results.map((result) => String(result.title || ""));
  const title = new Set(titles).size > 1 ? sharedTitle(titles[0], ownParts(titles)[0]) : first.title;
  const { conditions, unverified, warnings } = merge(results);
  const groups = groupConditions({ conditions, unverified });
  const decisive = ({ status }) => status === "not_met" && verdict.tone !== "good";
  const figures = results.flatMap((result) => result.figures || []);
  return h(
    "section",
    { class: `card tone-${verdict.tone}`, "aria-label": title || verdict.label },
    h("p", { class: "verdict" }, icon(verdict.icon), verdict.label),
    title && h("p", { class: "card-title" }, typeset(title)),
    withSummary && results.map((result) => result.summary && h("p", {}, typeset(result.summary))),
    comparison
      ? [
          renderComparison(comparison, title || "Comparaison"),
          figureList(eachOnce(figures.filter((f) => !comparison.figures.includes(f))), "figures minor"),
        ]
      : figureList(figures, isAmount(figures[0]) ? "figures" : "figures minor"),
    groups.filter(decisive).map(conditionList),
    warnings.filter((w) => isSaid(message, w)).map(renderWarning),
    renderSteps(results),
    fold(`Conditions : ${counted(groups)}`, groups.filter((g) => !decisive(g)).map(conditionList)),
    fold("À savoir aussi", warnings.filter((w) => !isSaid(message, w)).map(renderWarning)),
    first.valid_on && h("p", { class: "valid" }, `Règles en vigueur au ${formatDate(first.valid_on)}.`),
  );
}

function sharedTitle(title, own) {
  return title.slice(0, title.length - own.length).replace(/[\s,:—-]+$/, "") || "Comparaison";
}

/** Conditions and warnings of all results, each once. */
function merge(results) {
  const once = (list, key) => [...new Map(list.map((item) => [key(item), item])).values()];
  return {
    conditions: once(results.flatMap((r) => r.conditions || []), (c) => c.label + c.status),
    unverified: once(results.flatMap((r) => r.unverified || []), (label) => label),
    warnings: once(results.flatMap((r) => r.warnings || []), (w) => w.message),
  };
}

/** What is the same for every row of a table is said once. */
function eachOnce(figures) {
  return [...new Map(figures.map((figure) => [`${figure.label} ${figure.value}`, figure])).values()];
}

/** Only an amount or a share is worth large type. */
function isAmount(figure) {
  return Boolean(figure) && /^[€%]/.test(figure.unit || "");
}

function figureList(figures, look) {
  if (!figures.length) return null;
  return h(
    "dl",
    { class: look },
    figures.map((figure) =>
      h(
        "div",
        {},
        h("dt", {}, typeset(figure.label)),
        h(
          "dd",
          {},
          formatValue(figure.value, figure.unit),
          figure.confidence === "low" && h("span", { class: "doubt" }, "chiffre à vérifier"),
        ),
      ),
    ),
  );
}

function conditionList({ status, title, mark, labels }) {
  return h(
    "div",
    { class: `conditions ${status}` },
    h("p", { class: "conditions-title" }, title),
    h("ul", {}, labels.map((label) => h("li", {}, icon(mark), h("span", {}, typeset(label))))),
  );
}

function renderWarning({ message }) {
  return h("p", { class: "warning" }, icon("warning"), typeset(message));
}

/** « 1 remplie, 9 à vérifier ». */
function counted(groups) {
  const words = { met: "remplie", not_met: "non remplie", not_verified: "à vérifier" };
  const plural = (status, n) => (n > 1 && status !== "not_verified" ? "s" : "");
  return groups.map(({ status, labels: { length } }) => `${length} ${words[status]}${plural(status, length)}`).join(", ");
}

/** The working of each result, in one fold; those of several results under the name of their case. */
function renderSteps(results) {
  const names = results.length > 1 ? caseNames(results) : [];
  const parts = results.flatMap(({ steps = [] }, i) =>
    steps.length ? [names[i] && h("p", { class: "case" }, typeset(names[i])), stepList(steps)] : [],
  );
  return fold("Voir le calcul", parts);
}

function fold(title, content) {
  return content.length ? h("details", { class: "fold" }, h("summary", {}, typeset(title)), content) : null;
}

function stepList(list) {
  return h(
    "ol",
    { class: "steps" },
    list.map((step) =>
      h(
        "li",
        {},
        h("span", { class: "step-label" }, typeset(step.label)),
        step.formula && h("span", { class: "formula" }, typeset(step.formula)),
        h("span", { class: "step-value" }, spoken("résultat : "), formatValue(step.value, step.unit)),
      ),
    ),
  );
}

function renderSources(sources) {
  if (!sources.length) return null;
  const title = sources.length > 1 ? `Sources (${sources.length})` : "Source";
  return h(
    "details",
    { class: "fold sources", open: sources.length <= 3 },
    h("summary", {}, title),
    h(
      "ul",
      {},
      sources.map((source) =>
        h(
          "li",
          {},
          outsideLink(source.url, typeset(source.title)),
          source.reference && h("span", { class: "reference" }, typeset(source.reference)),
          sourceDate(source) && h("span", { class: "reference" }, sourceDate(source)),
        ),
      ),
    ),
  );
}

/** « en vigueur depuis le … », « jusqu'au … », « vérifié le … », as far as known. */
function sourceDate(source) {
  return [
    source.valid_from && `en vigueur depuis le ${formatDate(source.valid_from)}`,
    source.valid_to && `jusqu’au ${formatDate(source.valid_to)}`,
    source.verified_on && `vérifié le ${formatDate(source.verified_on)}`,
    !source.valid_from && source.date && `du ${formatDate(source.date)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

// --- rich.js
/** Plain texts of the service on the screen: paragraphs, lists, telephone numbers. */


// Ten-digit French numbers, and the short ones when the text says « le 115 », « au 3919 ».
const PHONE =
  /(\b0[1-9](?:[ .\u00a0\u202f]?\d{2}){4}\b|\b0[\u00a0\u202f ]8\d\d(?:[\u00a0\u202f ]\d{3}){2}\b)|(\b(?:le|au|Au|Le) )(1(?:12|15|19)|3919|3114)\b/gu;

function withPhones(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(PHONE)) {
    const number = match[1] || match[3];
    const start = match.index + (match[2] || "").length;
    parts.push(text.slice(from, start));
    parts.push(h("a", { href: `tel:${number.replace(/\D/g, "")}`, class: "phone" }, number));
    from = start + number.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function withBreaks(lines) {
  return lines.flatMap((line, i) => (i ? [h("br"), ...withPhones(line)] : withPhones(line)));
}

/** The nodes for a text: "\n\n" parts paragraphs, lines in « • » or « - » are list items. */
function richText(text) {
  const nodes = [];
  for (const block of typeset(text).split(/\n{2,}/)) {
    let plain = [];
    let list = null;
    for (const line of block.split("\n")) {
      const item = /^\s*[•-]\s+(.*)$/.exec(line);
      if (item) {
        if (plain.length) nodes.push(h("p", {}, withBreaks(plain)));
        plain = [];
        if (!list) nodes.push((list = h("ul")));
        list.append(h("li", {}, withPhones(item[1])));
      } else if (line.trim()) {
        list = null;
        plain.push(line);
      }
    }
    if (plain.length) nodes.push(h("p", {}, withBreaks(plain)));
  }
  return nodes;
}

// --- answer.js
/** One exchange in the transcript: the visitor's question and the service's messages. */


const KEPT = ["answered", "handed_off"];

function renderQuestion(text) {
  return h("div", { class: "turn mine" }, spoken("Vous : "), h("p", { class: "bubble" }, text));
}

/** What a person of the desk wrote. */
function renderPerson({ person, messages }) {
  const texts = messages.map(({ text }) => h("div", { class: "bubble" }, richText(text)));
  return h("div", { class: "turn theirs person" }, h("p", { class: "signed" }, icon("person"), typeset(`${person} :`)), texts);
}

/** Whether a person has the conversation and the bot said nothing. */
function isSilent(reply) {
  return Boolean(reply.handoff && reply.handoff.status === "taken" && !reply.messages.length);
}

/** The service's side. `actions`: `press(payload, title)`, `again()`, `person()`, `feedback` (function
 * or null), `keep` (`{copy, print, pdf, mail}` functions). */
function renderReply(reply, actions) {
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
function renderKnown(items, press) {
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

// --- notices.js
/** What is said when something does not work, and what one can do about it. */

const TEXTS = {
  offline: "Vous semblez hors connexion. Votre texte est gardé : réessayez quand le réseau revient.",
  slow: "Le service met trop de temps à répondre. Votre texte est gardé.",
  down: "Le service ne répond pas pour le moment. Votre texte est gardé.",
  busy: "Une autre question est encore en cours dans cette conversation. Attendez un instant.",
  throttled: "Vous avez envoyé beaucoup de messages en peu de temps.",
  rejected: "Ce message n’a pas pu être traité. Modifiez-le, puis envoyez-le de nouveau.",
  expired:
    "Votre conversation a expiré et ses données sont effacées. Votre texte est gardé : vous pouvez le poser dans une nouvelle conversation.",
  unreadable: "La réponse du service est illisible. Votre texte est gardé.",
};

const RETRY = { rejected: null, expired: "Nouvelle conversation" };

/** A failure for the screen: `{text, retry, wait, contacts}`; `retry` is the button's label
 * or null, `wait` the seconds before it makes sense. */
function describeFailure(failure) {
  const { kind, detail, retryAfter } = failure;
  const ours = TEXTS[kind] || TEXTS.down;
  const useTheirs = detail && ["down", "busy", "rejected"].includes(kind);
  let text = useTheirs ? detail : ours;
  if (kind === "throttled" && retryAfter > 0) text += ` Réessayez dans ${waiting(retryAfter)}.`;
  return {
    text,
    wait: kind === "throttled" ? retryAfter : 0,
    retry: kind in RETRY ? RETRY[kind] : "Réessayer",
    contacts: ["down", "slow", "unreadable"].includes(kind),
  };
}

function waiting(seconds) {
  if (seconds < 90) return `${Math.ceil(seconds)} secondes`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

// --- recap.js
/** The recap a visitor takes away: copied, printed, or sent by their own mail (the service makes the PDF). */

const PRINT_CSS = ":host { all: initial; } main { max-width: 42em; margin: 0 auto; color: #000; background: #fff; font: 12pt/1.5 Georgia, \"Liberation Serif\", serif; } h1 { font-size: 17pt; margin: 0 0 1em; border-bottom: 1px solid #000; padding-bottom: 0.3em; } h2 { font-size: 12pt; margin: 1.2em 0 0.2em; break-after: avoid; } p { margin: 0.3em 0; } ul { margin: 0.2em 0; padding-left: 1.3em; } li { overflow-wrap: anywhere; break-inside: avoid; } a { color: inherit; text-decoration: none; }";

const MAIL_LIMIT = 1900; // Longer addresses are cut or refused by some mail programs.

/** The exchanges that led to the one at `index`: the questions asked back on the way included. */
function chainOf(exchanges, index) {
  let first = index;
  while (first > 0 && exchanges[first - 1].reply.status === "asked") first -= 1;
  return exchanges.slice(first, index + 1);
}

/** Sections `{title, lines, rank}` of one answer; rank 1 is what a short recap keeps first. */
function sectionsOf(chain) {
  const { reply, at } = chain[chain.length - 1];
  const sections = [{ title: "Votre question", lines: chain.map((e) => e.question), rank: 1 }];
  const known = reply.messages.flatMap((m) => m.known || []);
  if (known.length) {
    const lines = known.map((item) => typeset(`${item.label} : ${item.value}`));
    sections.push({ title: "Ce que vous avez indiqué", lines, rank: 2 });
  }
  const texts = reply.messages.map(textBesideCard).filter(Boolean);
  sections.push({ title: "Réponse", text: typeset(texts.join("\n\n")), rank: 1 });
  for (const result of reply.messages.flatMap(resultsOf)) sections.push(...resultSections(result));
  const sources = reply.messages.flatMap(allSources).map((source) => {
    return [source.title, source.reference, sourceDate(source), source.url].filter(Boolean).join(" — ");
  });
  if (sources.length) sections.push({ title: "Sources", lines: sources, rank: 4 });
  const when = new Date(at);
  const day = `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())}`;
  sections.push({ title: "Date", lines: [`Réponse donnée le ${formatDate(day)} à ${formatTime(at)}`], rank: 2 });
  return sections;
}

function resultSections(result) {
  const verdict = VERDICTS[result.verdict];
  const figures = (result.figures || []).map((f) => typeset(`${f.label} : ${formatValue(f.value, f.unit)}`));
  const validity = result.valid_on ? [`Règles en vigueur au ${formatDate(result.valid_on)}`] : [];
  const steps = (result.steps || []).map((s) => {
    const value = formatValue(s.value, s.unit);
    return typeset(s.formula ? `${s.label} : ${s.formula} = ${value}` : `${s.label} : ${value}`);
  });
  return [
    { title: "Résultat", lines: [result.title, verdict && verdict.label, ...figures, ...validity].filter(Boolean), rank: 1 },
    ...groupConditions(result).map((g) => ({ title: g.title, lines: g.labels.map(typeset), rank: 2 })),
    { title: "Attention", lines: (result.warnings || []).map((w) => typeset(w.message)), rank: 2 },
    { title: "Calcul", lines: steps, rank: 3 },
  ].filter((section) => section.lines.length);
}

function pad(number) {
  return String(number).padStart(2, "0");
}

function closing() {
  const contacts = CONTACTS.map((contact) => typeset(`${contact.name} : ${contact.where}`));
  return [
    { title: "Pour une réponse sur votre situation", lines: contacts, rank: 2 },
    { title: "À savoir", text: typeset(DISCLAIMER), rank: 1 },
  ];
}

function sectionText({ title, lines, text }) {
  return `${title}\n${text || lines.map((line) => `• ${line}`).join("\n")}`;
}

/** The recap as plain text. `chains` is a list of what `chainOf` returns. */
function recapText(chains, heading) {
  const sections = [...chains.flatMap(sectionsOf), ...closing()];
  return [heading, ...sections.map(sectionText)].join("\n\n") + "\n";
}

/** A `mailto:` address with a recap short enough for every mail program. */
function recapMail(chain, heading) {
  const sections = [...sectionsOf(chain), ...closing()];
  const more = "(Récapitulatif abrégé : « Copier » ou « Imprimer » donnent le calcul et les sources.)";
  const compose = (kept) => {
    const parts = kept.map(sectionText);
    if (kept.length < sections.length) parts.push(more);
    const body = parts.join("\n\n").replace(/\n/g, "\r\n");
    return `mailto:?subject=${encodeURIComponent(heading)}&body=${encodeURIComponent(body)}`;
  };
  for (let rank = 4; rank > 1; rank -= 1) {
    const mail = compose(sections.filter((section) => section.rank <= rank));
    if (mail.length <= MAIL_LIMIT) return mail;
  }
  const essential = sections.filter((section) => section.rank === 1);
  const answer = essential.find((section) => section.title === "Réponse");
  let mail = compose(essential);
  while (mail.length > MAIL_LIMIT && answer.text.length > 80) {
    answer.text = `${answer.text.slice(0, Math.floor(answer.text.length * 0.8))}…`;
    mail = compose(essential);
  }
  return mail;
}

/** Print the recap alone: the page around is hidden while the browser prints. */
function printRecap(chains, heading, nonce) {
  const host = h("div", { class: "bail-clair-print" });
  const root = host.attachShadow({ mode: "open" });
  adoptStyles(root, PRINT_CSS, nonce);
  root.append(
    h(
      "main",
      { lang: "fr" },
      h("h1", {}, heading),
      [...chains.flatMap(sectionsOf), ...closing()].map(({ title, lines, text }) => [
        h("h2", {}, title),
        text ? richText(text) : h("ul", {}, lines.map((line) => h("li", {}, line))),
      ]),
    ),
  );
  const page = `
    .bail-clair-print { display: none; }
    @media print {
      body > :not(.bail-clair-print) { display: none !important; }
      .bail-clair-print { display: block !important; }
      html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
    }`;
  const restore = adoptStyles(document, page, nonce);
  document.body.append(host);
  const tidy = () => {
    restore();
    host.remove();
  };
  window.addEventListener("afterprint", tidy, { once: true });
  window.print();
}

// --- talk.js
/** What the conversation does, shown in the panel. */


const WELCOME =
  "Bonjour ! Je réponds aux questions sur Loc’Avantages, le logement intermédiaire, le logement conventionné et l’intermédiation locative.\n\nPosez votre question avec vos mots, ou choisissez un exemple :";
const EXAMPLES = [
  "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?",
  "Quelle réduction d’impôt en Loc2 avec une association ?",
  "Puis-je louer à ma fille en Loc’Avantages ?",
];

class Talk {
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

// --- element.js
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

const WIDGET_CSS = ":host { all: initial; display: block; } :host([hidden]) { display: none; } .frame { all: initial; display: block; --base: max(1rem, 16px); --side: var(--base); --ground: #f6f1e8; --paper: #fffdf9; --ink: #22302b; --muted: #55625c; --line: #dcd2c1; --edge: #857d6c; --fill: #1f5f52; --on-fill: #ffffff; --accent: #1d5a4e; --soft: #e2eee8; --good: #1d6a3a; --good-soft: #e3f1e5; --bad: #9c2a20; --bad-soft: #fae7e2; --warn: #7a4a00; --warn-soft: #fcf0d6; --focus: #b3541e; --shadow: 0 1px 2px rgb(60 45 20 / 8%), 0 12px 40px rgb(60 45 20 / 18%); --serif: \"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"URW Palladio L\", P052, Georgia, serif; font-family: Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, \"Segoe UI\", system-ui, -apple-system, \"DejaVu Sans\", sans-serif; font-size: var(--base); line-height: 1.5; color: var(--ink); color-scheme: light; text-align: left; -webkit-text-size-adjust: 100%; } .frame[data-theme=\"dark\"] { --ground: #141a19; --paper: #1d2523; --ink: #eef1ec; --muted: #b0bcb6; --line: #36423e; --edge: #7d8c86; --fill: #2a7364; --accent: #8ed5c1; --soft: #20352f; --good: #8fd6a4; --good-soft: #1c3325; --bad: #f5a99f; --bad-soft: #3d2320; --warn: #f1c878; --warn-soft: #372c16; --focus: #f3a66f; --shadow: 0 12px 40px rgb(0 0 0 / 55%); color-scheme: dark; } .frame *, .frame *::before { box-sizing: border-box; } .frame [hidden] { display: none !important; } p, ul, ol, dl, dd, fieldset, legend, table { margin: 0; padding: 0; border: 0; } ul, ol { list-style: none; } button, textarea, input { font: inherit; color: inherit; letter-spacing: inherit; } button { cursor: pointer; } a { color: var(--accent); text-underline-offset: 0.15em; } :focus { outline: none; } :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; } .icon { width: 1.15em; height: 1.15em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; vertical-align: -0.2em; } .icon-options { stroke-width: 3; } .spoken { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; padding: 0; } .panel { display: flex; flex-direction: column; min-height: 0; overflow: hidden; position: relative; background: var(--paper); border: 1px solid var(--line); border-radius: 16px; overflow-wrap: break-word; } .panel:focus-visible { outline-offset: -3px; border-radius: 16px; } .frame[data-size=\"inline\"] .panel { height: max(30em, min(46em, 92vh)); box-shadow: var(--shadow); } .frame[data-size=\"page\"] .panel { height: 100vh; height: 100dvh; border: 0; border-radius: 0; } .frame[data-size=\"page\"] { --side: max(var(--base), calc(50% - 24 * var(--base))); } .frame[data-size=\"bubble\"] { position: fixed; z-index: 2147483000; bottom: 1em; display: flex; flex-direction: column; gap: 0.75em; align-items: flex-end; pointer-events: none; } .frame[data-size=\"bubble\"] > * { pointer-events: auto; } .frame[data-corner=\"right\"] { right: 1em; } .frame[data-corner=\"left\"] { left: 1em; } .frame[data-corner=\"left\"][data-size=\"bubble\"] { align-items: flex-start; } .frame[data-size=\"bubble\"] .panel { width: min(26.5em, calc(100vw - 2em)); height: min(42em, calc(100vh - 6.5em)); box-shadow: var(--shadow); } .launcher { display: flex; gap: 0.6em; align-items: center; max-width: calc(100vw - 2em); padding: 0.8em 1.2em; font-weight: 600; color: var(--on-fill); background: var(--fill); border: 2px solid transparent; border-radius: 2em; box-shadow: var(--shadow); } .launcher:hover { filter: brightness(1.1); } .launcher:focus-visible { border-radius: 2em; } @media (max-width: 34em), (max-height: 30em) { .frame[data-size=\"bubble\"].opened { inset: 0; } .frame[data-size=\"bubble\"].opened .launcher { display: none; } .frame[data-size=\"bubble\"] .panel { width: 100%; height: 100%; border: 0; border-radius: 0; } } .head { display: flex; gap: 0.7em; align-items: center; padding: 0.7em var(--side); color: var(--on-fill); background: var(--fill); } .mark { display: grid; place-items: center; width: 2.3em; height: 2.3em; flex: none; border-radius: 50%; background: rgb(255 255 255 / 16%); } .names { flex: 1; min-width: 0; } .title { font-family: var(--serif); font-size: 1.2em; font-weight: 600; line-height: 1.2; } .subtitle { font-size: 0.82em; line-height: 1.3; } .head-button { display: flex; gap: 0.35em; align-items: center; min-height: 2.75em; padding: 0.4em 0.7em; font-size: 0.9em; color: inherit; background: none; border: 1px solid rgb(255 255 255 / 55%); border-radius: 10px; } .head-button:hover, .head-button[aria-expanded=\"true\"] { background: rgb(0 0 0 / 25%); } .head :focus-visible { outline-color: #ffffff; } .options { max-height: 60%; overflow-y: auto; padding: 0.6em var(--side) 0.9em; background: var(--paper); border-bottom: 1px solid var(--line); flex: none; } .options ul { display: flex; flex-wrap: wrap; gap: 0.5em; margin-top: 0.4em; } .option { display: inline-flex; gap: 0.5em; align-items: center; min-height: 2.75em; padding: 0.4em 0.9em; font-size: 0.92em; color: var(--ink); text-decoration: none; background: var(--ground); border: 1px solid var(--line); border-radius: 10px; } .option:hover, .small:hover, .choice:hover, button.chip:hover { border-color: var(--accent); background: var(--soft); } .confirm { margin-top: 0.6em; padding: 0.7em; border-radius: 10px; background: var(--bad-soft); } .confirm button { margin: 0.5em 0.5em 0 0; } .expiry, .said { font-size: 0.86em; color: var(--muted); } .said:not(:empty), .expiry { margin-top: 0.5em; } .log { flex: 1; min-height: 6em; overflow-y: auto; overscroll-behavior: contain; position: relative; padding: 1em var(--side); background: var(--ground); display: flex; flex-direction: column; gap: 0.9em; scrollbar-width: thin; } .log:focus-visible { outline-offset: -3px; } .turn { display: flex; flex-direction: column; gap: 0.55em; align-items: flex-start; max-width: 100%; } .turn > * { max-width: 100%; } .mine { align-items: flex-end; padding-left: 12%; } .theirs { padding-right: 4%; } .bubble { padding: 0.65em 0.95em; background: var(--paper); border: 1px solid var(--line); border-radius: 4px 16px 16px 16px; overflow-wrap: anywhere; } .mine .bubble { color: var(--on-fill); background: var(--fill); border-color: transparent; border-radius: 16px 16px 4px 16px; white-space: pre-wrap; } .bubble > * + * { margin-top: 0.6em; } .bubble ul { padding-left: 1.1em; list-style: disc; } .bubble li + li { margin-top: 0.25em; } .bubble li::marker { color: var(--accent); } .phone { font-weight: 600; white-space: nowrap; } .line { align-self: center; max-width: 92%; padding: 0.4em 0.9em; font-size: 0.9em; text-align: center; color: var(--muted); border: 1px dashed var(--edge); border-radius: 10px; } .waiting { flex-direction: row; align-items: center; color: var(--muted); font-size: 0.92em; } .dots { display: inline-flex; gap: 0.25em; } .dots i { width: 0.5em; height: 0.5em; border-radius: 50%; background: var(--accent); animation: beat 1.2s infinite ease-in-out; } .dots i:nth-child(2) { animation-delay: 0.15s; } .dots i:nth-child(3) { animation-delay: 0.3s; } @keyframes beat { 0%, 60%, 100% { opacity: 0.3; transform: none; } 30% { opacity: 1; transform: translateY(-0.2em); } } .choices { display: flex; flex-wrap: wrap; gap: 0.5em; } .choice { min-height: 2.75em; padding: 0.45em 0.95em; text-align: left; color: var(--accent); font-weight: 500; background: var(--paper); border: 1.5px solid var(--accent); border-radius: 14px; } .progress { width: 100%; font-size: 0.86em; color: var(--muted); } .progress-track { display: block; height: 0.35em; margin-top: 0.2em; border-radius: 1em; background: var(--line); } .progress-done { display: block; height: 100%; border-radius: 1em; background: var(--accent); } .card { width: 100%; padding: 0.9em 1em 1em; background: var(--paper); border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 12px; --tone: var(--accent); --tone-soft: var(--soft); } .card > * + * { margin-top: 0.7em; } .tone-good { --tone: var(--good); --tone-soft: var(--good-soft); } .tone-bad { --tone: var(--bad); --tone-soft: var(--bad-soft); } .tone-warn { --tone: var(--warn); --tone-soft: var(--warn-soft); } .verdict { display: inline-flex; gap: 0.4em; align-items: center; padding: 0.15em 0.75em; font-size: 0.9em; font-weight: 700; color: var(--tone); background: var(--tone-soft); border-radius: 2em; } .card-title { font-weight: 600; line-height: 1.35; } .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(10em, 100%), 1fr)); gap: 0.6em 1.2em; } .figures:not(.minor) > div:first-child { grid-column: 1 / -1; } .figures dt { font-size: 0.88em; color: var(--muted); } .figures dd { font-weight: 600; font-variant-numeric: tabular-nums; } .figures:not(.minor) > div:first-child dd { font-family: var(--serif); font-size: 1.95em; line-height: 1.15; letter-spacing: -0.01em; } .doubt { display: inline-block; margin-left: 0.5em; padding: 0 0.5em; font: 600 0.8rem/1.6 system-ui, sans-serif; letter-spacing: 0; vertical-align: middle; color: var(--warn); background: var(--warn-soft); border-radius: 1em; } .conditions-title { font-size: 0.88em; font-weight: 700; } .conditions ul { margin-top: 0.2em; } .conditions li { display: flex; gap: 0.5em; padding: 0.12em 0; font-size: 0.94em; } .conditions .icon { margin-top: 0.2em; } .met .icon { color: var(--good); } .not_met .icon { color: var(--bad); } .not_verified .icon { color: var(--warn); } .warning { display: flex; gap: 0.5em; padding: 0.5em 0.7em; font-size: 0.92em; color: var(--ink); background: var(--warn-soft); border-radius: 8px; } .warning .icon { margin-top: 0.2em; color: var(--warn); } .case { margin-top: 0.5em; font-weight: 600; font-size: 0.94em; } .fold > * + * { margin-top: 0.5em; } .valid { font-size: 0.86em; color: var(--muted); } .fold { width: 100%; } summary { padding: 0.4em 0; font-weight: 600; color: var(--accent); cursor: pointer; } .steps { counter-reset: step; border-left: 2px solid var(--line); margin: 0.3em 0 0 0.6em; } .steps li { counter-increment: step; position: relative; display: flex; flex-wrap: wrap; gap: 0 0.8em; justify-content: space-between; padding: 0.35em 0 0.35em 1.3em; } .steps li::before { content: counter(step); position: absolute; left: -0.75em; width: 1.45em; height: 1.45em; font-size: 0.85em; line-height: 1.45em; text-align: center; color: var(--accent); background: var(--soft); border-radius: 50%; } .step-label { flex: 1 1 100%; } .formula { font-size: 0.92em; color: var(--muted); font-variant-numeric: tabular-nums; } .step-value { margin-left: auto; font-weight: 700; font-variant-numeric: tabular-nums; } .sources { padding: 0 0.2em; font-size: 0.9em; } .sources li { padding: 0.2em 0 0.2em 0.9em; border-left: 2px solid var(--line); } .sources li .icon { width: 0.85em; height: 0.85em; margin-left: 0.25em; vertical-align: 0; } .reference { display: block; color: var(--muted); } .scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: 0.94em; font-variant-numeric: tabular-nums; } th, td { padding: 0.4em 0.6em; text-align: right; border-bottom: 1px solid var(--line); } tr > :first-child { position: sticky; left: 0; text-align: left; padding-left: 0; background: var(--paper); } thead th { min-width: 6em; font-size: 0.88em; font-weight: 600; color: var(--muted); vertical-align: bottom; } td { white-space: nowrap; } .row-verdict span { display: inline-flex; gap: 0.3em; align-items: center; color: var(--tone); font-weight: 600; } .bars { display: grid; grid-template-columns: 1fr auto; gap: 0.1em 0.6em; margin-top: 0.8em; font-size: 0.86em; } .bars p { grid-column: 1 / -1; font-weight: 700; } .bar-track { grid-column: 1 / -1; height: 0.7em; margin-bottom: 0.35em; background: var(--ground); border-radius: 3px; } .bar { display: block; height: 100%; background: var(--accent); border-radius: 3px; } .bar-value { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } .tools { width: 100%; font-size: 0.9em; color: var(--muted); } .thumbs, .keep-bar { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; } .small { display: inline-flex; gap: 0.4em; align-items: center; min-height: 2.4em; padding: 0.25em 0.8em; font-size: 0.95em; color: var(--ink); text-decoration: none; background: var(--paper); border: 1px solid var(--edge); border-radius: 10px; } .small.strong { color: var(--on-fill); background: var(--fill); border-color: transparent; font-weight: 600; } .small.strong:hover { filter: brightness(1.1); background: var(--fill); } .keep { margin-top: 0.3em; } .keep summary { font-weight: 500; } .reasons { margin-top: 0.5em; padding: 0.7em 0.9em; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 12px; } .reasons legend { font-weight: 600; } .check { display: flex; gap: 0.6em; align-items: flex-start; padding: 0.3em 0; } .check input { width: 1.2em; height: 1.2em; flex: none; margin: 0.15em 0 0; accent-color: var(--fill); } .share { margin: 0.4em 0 0.6em; border-top: 1px solid var(--line); padding-top: 0.3em; } .known { flex: none; max-height: 35%; overflow-y: auto; padding: 0.1em var(--side); font-size: 0.9em; background: var(--soft); border-top: 1px solid var(--line); } .known:not([open]) summary { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .known-title { font-weight: 600; } .known-values { font-weight: 400; color: var(--ink); } .chips { display: flex; flex-wrap: wrap; gap: 0.4em; padding: 0.2em 0 0.5em; } .chip { display: inline-flex; gap: 0.4em; align-items: center; min-height: 2.4em; padding: 0.2em 0.8em; text-align: left; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 2em; } span.chip { border-style: dashed; } .notice { flex: none; max-height: 45%; overflow-y: auto; background: var(--warn-soft); } .notice:not(:empty) { padding: 0.7em var(--side); border-top: 2px solid var(--warn); } .notice > * + * { margin-top: 0.5em; } .contacts { font-size: 0.9em; } .contacts .icon { width: 0.85em; height: 0.85em; margin-left: 0.25em; } .composer { flex: none; padding: 0.6em var(--side) 0.4em; background: var(--paper); border-top: 1px solid var(--line); } .composer-head { display: flex; justify-content: space-between; gap: 1em; font-size: 0.88em; } .composer-head label { font-weight: 600; } .counter { color: var(--muted); font-variant-numeric: tabular-nums; } .counter.over { color: var(--bad); font-weight: 700; } .composer-row { display: flex; gap: 0.5em; align-items: flex-end; margin-top: 0.25em; } textarea { flex: 1; min-width: 0; min-height: 2.9em; max-height: 9em; padding: 0.6em 0.8em; line-height: 1.4; resize: none; color: var(--ink); background: var(--paper); border: 1.5px solid var(--edge); border-radius: 12px; } textarea:focus-visible { outline-offset: 0; border-radius: 12px; } textarea[aria-invalid=\"true\"] { border-color: var(--bad); } textarea::placeholder { color: var(--muted); opacity: 1; } .send { display: flex; gap: 0.4em; align-items: center; min-height: 2.9em; padding: 0 1em; font-weight: 600; color: var(--on-fill); background: var(--fill); border: 1.5px solid transparent; border-radius: 12px; } .send:hover { filter: brightness(1.1); } .send[aria-disabled=\"true\"] { color: var(--muted); background: var(--ground); border-color: var(--line); cursor: default; filter: none; } .foot { flex: none; padding: 0 var(--side) max(0.6em, env(safe-area-inset-bottom)); font-size: 0.78em; line-height: 1.35; color: var(--muted); background: var(--paper); } .person-form { flex: none; max-height: 70%; overflow-y: auto; padding: 0.8em var(--side); background: var(--paper); border-bottom: 2px solid var(--fill); } .person-form form, .person-form > div { display: grid; gap: 0.5em; justify-items: start; } .person-title { font-weight: 600; font-size: 1.05em; } .person-form input[type=\"text\"] { width: 100%; padding: 0.5em 0.7em; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 10px; } .person-form label[for] { font-weight: 600; } .person-form .note { padding: 0.5em 0.7em; background: var(--warn-soft); border-radius: 10px; } .person-buttons { display: flex; flex-wrap: wrap; gap: 0.5em; } .person-bar { display: flex; flex: none; flex-wrap: wrap; gap: 0.3em 0.7em; align-items: center; padding: 0.5em var(--side); font-size: 0.9em; background: var(--soft); border-top: 2px solid var(--fill); } .person-bar p { flex: 1 1 12em; } .turn.person .bubble { border-left: 4px solid var(--fill); } .signed { display: flex; gap: 0.3em; align-items: center; font-size: 0.9em; font-weight: 600; } .fine { font-size: 0.86em; color: var(--muted); } .choice[aria-disabled=\"true\"], .chip[aria-disabled=\"true\"] { opacity: 0.6; cursor: default; } @media (max-width: 30em) { .roomy, .subtitle { display: none; } } @media (max-width: 24em) { .head-button span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .subtitle { display: none; } .send span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .mine { padding-left: 6%; } } @media (max-height: 34em) { .subtitle { display: none; } } @media (max-height: 24em) { .panel { overflow-y: auto; } .panel > * { flex: none; max-height: none; } .log { overflow: visible; } } @media (prefers-reduced-motion: reduce) { .frame *, .frame *::before { animation: none !important; transition: none !important; scroll-behavior: auto !important; } .dots i { opacity: 0.7; } } @media (forced-colors: active) { .mine .bubble, .launcher, .send, .small.strong, .head { border: 1px solid CanvasText; } .bar, .progress-done { background: CanvasText; } } @media print { .frame[data-theme] { --ink: #000; --muted: #333; --paper: #fff; --ground: #fff; --soft: #fff; --line: #999; --edge: #666; --fill: #1f5f52; --accent: #1d5a4e; --good: #1d6a3a; --bad: #9c2a20; --warn: #7a4a00; --good-soft: #fff; --bad-soft: #fff; --warn-soft: #fff; color-scheme: light; } .frame[data-size] .panel { height: auto; overflow: visible; border: 0; box-shadow: none; } .log { overflow: visible; background: none; } .composer, .launcher, .tools, .head-button, .known, .notice, .choices { display: none; } }";

const SCRIPT = document.currentScript;
const HOME = SCRIPT && SCRIPT.src ? new URL(".", SCRIPT.src).href : `${location.origin}/`;
const NONCE = SCRIPT ? SCRIPT.nonce : "";
const SIZES = ["bubble", "inline", "page"];

class BailClair extends HTMLElement {
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

// --- boot.js
/** Declare the element; when the page has none, the one script line is enough: add a bubble. */


const TAG = "bail-clair";
const OWN_LINE = document.currentScript;

function addBubble() {
  if (!OWN_LINE || "manual" in OWN_LINE.dataset || document.querySelector(TAG)) return;
  const element = document.createElement(TAG);
  for (const name of ["title", "colour", "corner", "opening-message", "departement", "theme"]) {
    const value = OWN_LINE.getAttribute(`data-${name}`);
    if (value) element.setAttribute(name, value);
  }
  document.body.append(element);
}

if (!customElements.get(TAG)) {
  customElements.define(TAG, BailClair);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", addBubble);
  else addBubble();
}
})();
