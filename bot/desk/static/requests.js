/* Parts of a page that refresh themselves, and answers sent without leaving it. */
"use strict";

for (const part of document.querySelectorAll("[data-refresh]")) {
  const refresh = async () => {
    const response = await desk.get(part.dataset.refresh, { automatic: true }).catch(() => null);
    if (!response || !response.ok) return;
    const text = await response.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").body;
    if (fresh.innerHTML.trim() === part.dataset.last) return;
    part.dataset.last = fresh.innerHTML.trim();
    const opened = part.querySelector("details")?.open;
    const log = part.querySelector("[role=log]");
    const held = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const next = fresh.querySelector("[role=log]");
    if (log && next) {
      // The log itself stays: screen readers read what is added to it.
      const facts = part.querySelector("dl");
      facts.replaceWith(fresh.querySelector("dl"));
      const had = log.children.length;
      const lines = [...next.children];
      if (lines.length < had || log.querySelector(".hint")) log.replaceChildren(...lines);
      else log.append(...lines.slice(had));
      if (lines.length !== had) log.scrollTop = log.scrollHeight;
      return;
    }
    part.replaceChildren(...fresh.childNodes);
    if (opened) part.querySelector("details").open = true;
    if (held) part.querySelector(`[href="${CSS.escape(held)}"]`)?.focus();
  };
  part.refresh = refresh;
  part.dataset.last = part.innerHTML.trim();
  setInterval(refresh, Number(part.dataset.every));
}

for (const log of document.querySelectorAll("[role=log]")) log.scrollTop = log.scrollHeight;

const reply = document.querySelector("[data-reply]");
if (reply) {
  const said = reply.querySelector("[data-said]");
  const field = reply.elements.text;
  reply.addEventListener("submit", async (event) => {
    event.preventDefault();
    delete reply.dataset.sent;
    const response = await desk.post(reply.action, { text: field.value }).catch(() => null);
    if (response && response.status === 204) {
      field.value = "";
      said.textContent = "Envoyé.";
      document.querySelector("[data-refresh]").refresh();
    } else if (response && response.status === 401) {
      location.reload();
    } else {
      const problem = response ? await response.json().catch(() => ({})) : {};
      said.textContent = problem.detail || "L’envoi a échoué. Votre texte est gardé : réessayez.";
    }
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) reply.requestSubmit();
  });
}
