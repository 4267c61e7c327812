/** Building blocks of the page. Nothing here ever turns a text into HTML. */

const SVG = "http://www.w3.org/2000/svg";

/** Create an element. Attributes that are null, undefined or false are left out; `onclick` and the
 * like are listeners; children are nodes or strings (always text). */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

const ICONS = {
  home: "M4 11.2 12 4l8 7.2M6 9.6V20h12V9.6M10 20v-5.4h4V20",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12h15M13 6l6 6-6 6",
  options: "M5 12h.01M12 12h.01M19 12h.01",
  restart: "M5 5v5h5M5.6 10A7 7 0 1 1 5 13.5",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  print: "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
  download: "M12 4v10M8 10.500l4 4 4-4M5 19.500h14",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  erase: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  up: "M8 11v9H4v-9zM8 11l4-8c2 0 2.6 1.4 2 4l-.6 3H20l-1.6 10H8",
  down: "M16 13V4h4v9zM16 13l-4 8c-2 0-2.6-1.4-2-4l.6-3H4L5.600 4H16",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  check: "M5 12.500l4.500 4.500L19 7.500",
  cross: "M6.500 6.500l11 11M17.500 6.500l-11 11",
  question: "M9 9.200a3 3 0 1 1 4.400 2.700c-.9.500-1.400 1-1.400 2.100M12 17.500v.01",
  warning: "M12 4 21 20H3zM12 10v5M12 17.500v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20c.500-4 3-6 7-6s6.500 2 7 6",
  external: "M10 5H5v14h14v-5M13 4h7v7M20 4l-9 9",
};

/** A decorative icon (hidden from assistive technology), drawn with the current colour. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Words for screen readers only. */
export function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

/** The address as a link may carry it, or null: only http(s), nothing hidden in it. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) && !url.username ? url.href : null;
  } catch {
    return null;
  }
}

/** A link to another site, opened in its own window without handing ours over. */
export function outsideLink(address, text) {
  const href = safeUrl(address);
  if (!href) return h("span", {}, text);
  return h(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer" },
    text,
    icon("external"),
    spoken(" (nouvelle fenêtre)"),
  );
}

/** Give `root` (a shadow root or the document) a style sheet without an inline style: constructed
 * sheets where they exist, else a <style> carrying the nonce our own script was given.
 * Returns a function that takes the sheet away again. */
export function adoptStyles(root, css, nonce) {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    };
  }
  const style = h("style", { nonce: nonce || null }, css);
  (root.head || root).prepend(style);
  return () => style.remove();
}
