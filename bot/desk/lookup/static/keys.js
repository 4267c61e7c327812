/* Shortcuts of one key, never while somebody types in a field; they can be switched off. */
"use strict";

{
  const OFF = "bailclair-desk-keys-off";
  const dialog = document.querySelector("[data-keys]");
  const off = dialog.querySelector("[data-keys-off]");
  const search = document.querySelector("#q");

  off.checked = localStorage.getItem(OFF) === "1";
  off.addEventListener("change", () => {
    if (off.checked) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  });
  for (const button of document.querySelectorAll("[data-keys-open]")) {
    button.addEventListener("click", () => dialog.showModal());
  }

  const items = () => [...document.querySelectorAll("[data-item]")];
  const sheet = () =>
    document.activeElement.closest("[data-sheet]") || document.querySelector("[data-sheet]:has([data-copy])");

  /** Go `step` items on from the one that has the focus; before the first one is the search box. */
  const move = (step) => {
    const all = items();
    const here = document.activeElement.closest("[data-sheet]");
    const now = all.findIndex((item) => item === document.activeElement || (here && here.contains(item)));
    const next = now < 0 ? (step > 0 ? 0 : -1) : now + step;
    if (next < 0) toSearch();
    else if (next < all.length) {
      all[next].focus();
      all[next].scrollIntoView({ block: "nearest" });
    }
  };
  const toSearch = () => {
    if (!search) return document.querySelector("[data-back]").focus();
    search.focus();
    search.select();
  };
  const press = (selector) => {
    const place = sheet();
    const button = place && place.querySelector(selector);
    if (button) button.click();
  };

  const letters = {
    "/": toSearch,
    j: () => move(1),
    k: () => move(-1),
    c: () => press("[data-copy]:not([data-mail])"),
    m: () => press("[data-copy][data-mail]"),
    p: () => press("[data-print]"),
    n: () => {
      const notes = document.querySelector("[data-notes]");
      notes.open = true;
      notes.querySelector("textarea").focus();
    },
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
    const field = event.target.closest("input, textarea, select");
    const onItem = event.target.closest("[data-item]");
    let run = null;
    if (event.key === "Escape" && !(search && field === search)) run = toSearch;
    else if (event.key === "ArrowDown" && ((search && field === search) || onItem)) run = () => move(1);
    else if (event.key === "ArrowUp" && onItem) run = () => move(-1);
    else if (!field && !off.checked) run = letters[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
}
