/* A card: back to the search as it was, contacts shown as soon as a département is chosen. */
"use strict";

{
  const back = document.querySelector("[data-back]");
  back.addEventListener("click", (event) => {
    const from = document.referrer && new URL(document.referrer);
    if (from && from.origin === location.origin && from.pathname === "/desk") {
      event.preventDefault();
      history.back();
    }
  });
  const department = document.querySelector("#department");
  department.addEventListener("change", () => department.form.requestSubmit());
}
