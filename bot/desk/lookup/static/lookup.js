/* Results as staff type, and calculators that answer as they are filled in. */
"use strict";

{
  const PAUSE = 80; // milliseconds without a key before asking
  const RETRY = 1500;
  const SPOKEN = 900; // before a screen reader is told
  const form = document.querySelector("[data-search]");
  const box = form.elements.q;
  const results = document.querySelector("[data-results]");
  const said = document.querySelector("[data-said]");
  const trouble = document.querySelector("[data-trouble]");
  const places = document.querySelector("#communes");

  /** Ask once at a time: a newer question ends the older one. */
  const asker = (ask) => {
    let timer, current;
    const begin = (wait, ...given) => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        if (current) current.abort();
        current = new AbortController();
        try {
          await ask(current.signal, ...given);
          trouble.textContent = "";
        } catch (error) {
          if (error.name === "AbortError") return;
          const starting = error.message === "503";
          const away = error instanceof TypeError; // no connection
          trouble.textContent = starting
            ? "Les fiches s’ouvrent, un instant…"
            : `Le service ne répond pas.${away ? " Nouvel essai dans un instant." : " Réessayez."}`;
          if (starting || away) begin(RETRY, ...given);
        }
      }, wait);
    };
    return begin;
  };

  const post = async (address, fields, signal) => {
    const response = await fetch(address, {
      method: "POST",
      headers: { "X-CSRF-Token": desk.csrf, "X-Requested-With": "desk", Accept: "application/json" },
      body: new URLSearchParams(fields),
      credentials: "same-origin",
      signal,
    });
    if (response.status === 401 || response.status === 403) location.reload();
    if (!response.ok) throw new Error(String(response.status));
    return response;
  };

  let speaking;
  const search = asker(async (signal) => {
    const line = box.value;
    const response = await post("/desk/recherche", { q: line }, signal);
    results.innerHTML = await response.text();
    results.dataset.line = line;
    history.replaceState({ q: line }, "");
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      said.textContent = line && results.querySelector("[data-summary]").dataset.summary;
    }, SPOKEN);
  });

  box.addEventListener("input", () => search(PAUSE));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(0);
  });
  if (!box.value && history.state && history.state.q) box.value = history.state.q;
  // Words kept by the page, or typed before this script was there (a slow network): look them up.
  if (box.value !== box.defaultValue) search(0);

  const recompute = asker(async (signal, sheet) => {
    const response = await post(`/desk/calculs/${sheet.dataset.calcul}`, new FormData(sheet), signal);
    const { outcome, headline, errors } = await response.json();
    const panel = sheet.closest("[data-calculator]");
    panel.querySelector("[data-outcome]").innerHTML = outcome;
    panel.querySelector("[data-headline]").textContent = headline;
    panel.classList.add("called");
    for (const place of sheet.querySelectorAll("[data-error]")) {
      const field = sheet.elements[place.dataset.error];
      place.textContent = errors[place.dataset.error] || "";
      if (place.textContent) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    clearTimeout(speaking);
    speaking = setTimeout(() => { said.textContent = headline; }, SPOKEN);
  });

  results.addEventListener("input", (event) => {
    const sheet = event.target.closest("[data-calcul]");
    if (!sheet) return;
    if (event.target.name === "commune") suggest(PAUSE, event.target.value);
    recompute(PAUSE, sheet);
  });
  results.addEventListener("submit", (event) => {
    event.preventDefault();
    recompute(0, event.target);
  });

  const suggest = asker(async (signal, typed) => {
    if (typed.length < 2 || typed.includes("(")) return;
    const response = await desk.get(`/api/v1/communes?limit=8&q=${encodeURIComponent(typed)}`, { accept: "application/json", signal });
    if (!response || !response.ok) return;
    const found = await response.json();
    places.replaceChildren(...found.map((place) => new Option("", `${place.name} (${place.department})`)));
  });

  results.addEventListener("click", (event) => {
    const button = event.target.closest("[data-instead], [data-commune]");
    if (!button) return;
    if (button.dataset.instead) {
      box.value = box.value.replace(button.dataset.written, button.dataset.instead);
      box.focus();
      search(0);
    } else {
      const sheet = button.closest("[data-calculator]").querySelector("[data-calcul]");
      sheet.elements.commune.value = button.dataset.commune;
      sheet.elements.commune.focus();
      recompute(0, sheet);
    }
  });
}
