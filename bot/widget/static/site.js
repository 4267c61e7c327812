/* The demo page and /chat: links to example questions ask them in the widget on the same page. */
"use strict";

(() => {
  const widget = document.querySelector("bail-clair");
  if (!widget || typeof widget.ask !== "function") return;

  const questionOf = (hash) => new URLSearchParams(hash.replace(/^#/, "")).get("question");

  for (const link of document.querySelectorAll('a[href^="/chat#question="]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      widget.scrollIntoView({ block: "nearest" });
      widget.ask(link.textContent.trim());
    });
  }

  // A link from elsewhere proposes a question; only the visitor sends it.
  const proposed = questionOf(location.hash);
  if (proposed) widget.suggest(proposed.slice(0, 500));
})();
