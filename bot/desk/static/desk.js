/* What every page of the desk shares. Loaded with `defer`, before the scripts of a page. */
"use strict";

const desk = {
  /** The token that every change needs. */
  csrf: document.body.dataset.csrf,

  /** Read a part of a page by itself; `automatic` when nobody asked for it.
   * Returns the response, or null when the session is over (the page then reloads to sign in). */
  async get(address, { automatic = false, accept = "text/html", signal } = {}) {
    const headers = { Accept: accept, "X-Requested-With": "desk" };
    if (automatic) headers["X-Auto-Refresh"] = "1";
    const response = await fetch(address, { headers, signal, credentials: "same-origin", redirect: "manual" });
    if (response.type === "opaqueredirect" || response.status === 401) {
      if (!automatic) location.reload();
      return null;
    }
    return response;
  },

  /** Send a form's fields without leaving the page. */
  async post(address, fields) {
    return fetch(address, {
      method: "POST",
      headers: { "X-CSRF-Token": desk.csrf, Accept: "application/json" },
      body: new URLSearchParams(fields),
      credentials: "same-origin",
    });
  },
};

/* A form sent twice by a double click is sent once. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (form.method === "post") form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

/* « Êtes-vous sûr ? » */
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    delete event.target.dataset.sent;
  }
});

/* How many visitors wait, on every page: in its head and in the title of the tab. */
const badge = document.querySelector("[data-waiting]");
if (badge) {
  const title = document.title;
  const count = async () => {
    const response = await desk
      .get("/desk/demandes/attente", { automatic: true, accept: "application/json" })
      .catch(() => null);
    if (!response || !response.ok) return;
    const { waiting } = await response.json();
    const spoken = document.createElement("span");
    spoken.className = "spoken";
    spoken.textContent = " en attente";
    badge.replaceChildren(...(waiting ? [String(waiting), spoken] : []));
    document.title = waiting ? `(${waiting}) ${title}` : title;
  };
  count();
  setInterval(count, 15000);
}
