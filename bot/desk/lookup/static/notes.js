/* Notes of a call: in this browser only, for this person only, gone when they sign out. */
"use strict";

{
  const box = document.querySelector("[data-notes]");
  const key = `bailclair-desk-notes:${box.dataset.notes}`;
  const area = box.querySelector("textarea");
  const said = box.querySelector("[data-erased]");

  area.value = localStorage.getItem(key) || "";
  box.open = area.value !== "";
  const forget = () => {
    localStorage.removeItem(key);
    area.value = "";
  };
  area.addEventListener("input", () => {
    said.textContent = "";
    if (area.value) localStorage.setItem(key, area.value);
    else localStorage.removeItem(key);
  });
  box.querySelector("[data-erase]").addEventListener("click", () => {
    forget();
    said.textContent = "Notes effacées.";
  });
  document.addEventListener("submit", (event) => {
    if (event.target.action.endsWith("/desk/deconnexion")) forget();
  });
}
