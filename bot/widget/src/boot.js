/** Declare the element; when the page has none, the one script line is enough: add a bubble. */

import { BailClair } from "./element.js";

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
