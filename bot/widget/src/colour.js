/** The site's own colour, made readable on our backgrounds (WCAG contrast 4.5:1). */

const ENOUGH = 4.6;

function parseHex(text) {
  const match = /^#([\da-f]{3}|[\da-f]{6})$/i.exec((text || "").trim());
  if (!match) return null;
  const digits = match[1].length === 3 ? match[1].replace(/./g, "$&$&") : match[1];
  return [0, 2, 4].map((i) => parseInt(digits.slice(i, i + 2), 16));
}

function toHex(rgb) {
  return `#${rgb.map((v) => Math.round(v).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((v) => {
    const share = v / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function mix(rgb, towards, share) {
  return rgb.map((v, i) => v + (towards[i] - v) * share);
}

function readable(rgb, backgrounds, towards) {
  for (let share = 0; share <= 1; share += 0.05) {
    const candidate = mix(rgb, towards, share);
    if (backgrounds.every((background) => contrast(candidate, background) >= ENOUGH)) return candidate;
  }
  return towards;
}

/** Custom properties for an accent colour given as `#rgb` or `#rrggbb`, or null when it is not one. */
export function accentProperties(text, dark) {
  const rgb = parseHex(text);
  if (!rgb) return null;
  const white = [255, 255, 255];
  const black = [0, 0, 0];
  const ground = dark ? [20, 26, 25] : [246, 241, 232];
  const paper = dark ? [29, 37, 35] : [255, 253, 249];
  const soft = mix(rgb, paper, dark ? 0.82 : 0.88);
  return {
    "--fill": toHex(readable(rgb, [white], black)),
    "--accent": toHex(readable(rgb, [ground, paper, soft], dark ? white : black)),
    "--soft": toHex(soft),
  };
}
