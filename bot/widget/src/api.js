/** The service over HTTP: every way it can fail becomes one `ApiFailure` with a kind. */

/** Kinds: offline, slow, down, busy, throttled, rejected, expired, unreadable. */
export class ApiFailure extends Error {
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

export class Api {
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
