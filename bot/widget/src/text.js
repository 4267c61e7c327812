/** French typography, figures and dates. */

const NBSP = "\u00a0";
const THIN = "\u202f";

/** Replace the ordinary spaces that French never breaks by no-break ones; nothing else changes. */
export function typeset(text) {
  return String(text)
    .replace(/ (?=[;?!](?:\s|$|[»)”]))/g, THIN)
    .replace(/ (?=[:»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(^|[^\p{L}\d])(\d{1,3}(?: \d{3})+)(?!\d)/gu, (_, before, digits) => {
      return before + digits.replace(/ /g, digits.startsWith("0") ? NBSP : THIN); // 0…: a telephone
    })
    .replace(/(\d) (?=[€%]|m²|m2\b)/g, `$1${NBSP}`);
}

const UNITS = {
  "€/an": "€ par an",
  "€/mois": "€ par mois",
};

/** `48268`, `"€/an"` → « 48 268 € par an ». A value that is not a number is given as it is; a date is written
 * out. Euros show cents only when there are some. */
export function formatValue(value, unit) {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  const name = UNITS[unit] || unit || "";
  const number = Number(value);
  if (!Number.isFinite(number)) return typeset(name ? `${value} ${name}` : String(value));
  const money = name.startsWith("€");
  const digits = new Intl.NumberFormat("fr-FR", {
    minimumFractionDigits: money && !Number.isInteger(number) ? 2 : 0,
    maximumFractionDigits: 4,
  })
    .format(number)
    .replace("-", "−");
  return name ? `${digits}${NBSP}${name}` : digits;
}

/** « par mois », « par an » or nothing: what a column's head says once for all its cells. */
export function periodOf(unit) {
  return { "€/an": "par an", "€/mois": "par mois" }[unit] || "";
}

/** `2026-01-01` → « 1er janvier 2026 »; anything else comes back unchanged. */
export function formatDate(iso) {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return String(iso);
  const text = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(date);
  return text.replace(/^1 /, "1er ");
}

/** « 18 h 42 », in the visitor's own time. */
export function formatTime(milliseconds) {
  const date = new Date(milliseconds);
  return `${date.getHours()}${NBSP}h${NBSP}${String(date.getMinutes()).padStart(2, "0")}`;
}

/** Length as the service counts it: characters, after composing accents. */
export function countCharacters(text) {
  return [...text.normalize("NFC").trim()].length;
}

/** What a verdict of the rules is called, with its icon and tone. */
export const VERDICTS = {
  eligible: { label: "Oui, éligible", icon: "check", tone: "good" },
  not_eligible: { label: "Non éligible", icon: "cross", tone: "bad" },
  conditional: { label: "Sous conditions", icon: "warning", tone: "warn" },
  computed: { label: "Résultat du calcul", icon: "check", tone: "plain" },
  unknown: { label: "À vérifier", icon: "question", tone: "warn" },
};
