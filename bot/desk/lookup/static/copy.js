/* « Copier la réponse », « Copier pour un courriel », « Imprimer ». */
"use strict";

{
  const write = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Without HTTPS the clipboard is only reached through a selection.
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "spoken";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  const say = (button, words) => {
    const label = button.firstChild;
    button.dataset.label ||= label.textContent;
    label.textContent = words;
    button.setAttribute("aria-live", "polite");
    clearTimeout(button.waiting);
    button.waiting = setTimeout(() => { label.textContent = button.dataset.label; }, 2000);
  };

  const printOnly = (sheet) => {
    if (sheet.localName === "details") sheet.open = true;
    sheet.classList.add("printed");
    document.body.classList.add("print-one");
    window.print();
  };
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("print-one");
    for (const sheet of document.querySelectorAll(".printed")) sheet.classList.remove("printed");
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if (button.matches("[data-print]")) return printOnly(button.closest("[data-sheet]"));
    const { greeting, closing } = button.closest("[data-greeting]").dataset;
    const answer = button.dataset.copy;
    const text = "mail" in button.dataset ? [greeting, answer, closing].join("\n\n") : answer;
    try {
      await write(text);
      say(button, "Copié");
    } catch {
      say(button, "La copie a échoué");
    }
  });
}
