/** What is said when something does not work, and what one can do about it. */

const TEXTS = {
  offline: "Vous semblez hors connexion. Votre texte est gardé : réessayez quand le réseau revient.",
  slow: "Le service met trop de temps à répondre. Votre texte est gardé.",
  down: "Le service ne répond pas pour le moment. Votre texte est gardé.",
  busy: "Une autre question est encore en cours dans cette conversation. Attendez un instant.",
  throttled: "Vous avez envoyé beaucoup de messages en peu de temps.",
  rejected: "Ce message n’a pas pu être traité. Modifiez-le, puis envoyez-le de nouveau.",
  expired:
    "Votre conversation a expiré et ses données sont effacées. Votre texte est gardé : vous pouvez le poser dans une nouvelle conversation.",
  unreadable: "La réponse du service est illisible. Votre texte est gardé.",
};

const RETRY = { rejected: null, expired: "Nouvelle conversation" };

/** A failure for the screen: `{text, retry, wait, contacts}`; `retry` is the button's label
 * or null, `wait` the seconds before it makes sense. */
export function describeFailure(failure) {
  const { kind, detail, retryAfter } = failure;
  const ours = TEXTS[kind] || TEXTS.down;
  const useTheirs = detail && ["down", "busy", "rejected"].includes(kind);
  let text = useTheirs ? detail : ours;
  if (kind === "throttled" && retryAfter > 0) text += ` Réessayez dans ${waiting(retryAfter)}.`;
  return {
    text,
    wait: kind === "throttled" ? retryAfter : 0,
    retry: kind in RETRY ? RETRY[kind] : "Réessayer",
    contacts: ["down", "slow", "unreadable"].includes(kind),
  };
}

function waiting(seconds) {
  if (seconds < 90) return `${Math.ceil(seconds)} secondes`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
