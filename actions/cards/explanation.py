"""Does the visitor want a rule explained, or a figure for a case of their own?

The intent alone cannot tell « Quels sont les taux de réduction ? » (the card) from « quelle
réduction pour moi ? » (the calculation). The decision is taken here and nowhere else, before the
form may start: it becomes the slot ``explain``, on which rules of ``bot/training`` depend.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from ..goals import GOAL_OF_INTENT
from ..reading.asked_goals import names_topic
from ..reading.clauses import numbered, split
from ..reading.opening import is_opening
from ..scope.about_service import is_about_service
from ..scope.foreign import foreign_kind
from ..scope.referral import sure_referral
from ..services import Services
from ..state import FACT_SLOTS, audience_of
from ..turns import typed
from .knowledge_answer import cards_of_each
from .looking_up import look_up

#: Probability of the best card from which it is worth more than questions.
CLEAR_ENOUGH = 0.35
#: The same when the message gives values that a form would note.
SURE_ENOUGH = 0.6
LEAST_QUESTION = 5  # words
#: Confidence of a goal's intent below which a clear card is the better reading.
UNSURE = 0.5
#: The same below which a card that surely answers is.
LIKELY_GOAL = 0.75
#: The same below which it is no more than a guess, when nothing computed is named.
A_GUESS = 0.35
#: « rénover une bâtisse pour la louer » is no renewal.
_RENEWAL = re.compile(
    r"\b(?:ba(?:il|ux)|loy[eé]\w*|r[ée]f[ée]rences?|renouv\w+|recondu\w+|[ée]ch[ée]ance|hauss\w+"
    r"|augment\w+|relou\w+|r[ée][ée]valu\w+|revalor\w+)\b",
    re.IGNORECASE,
)
#: Entities that do not tell a case of one's own: a rule may be asked for one scheme or one year.
GENERAL = frozenset({"scheme", "lease_date", "furnished", "dpe"})
PERSONAL = (frozenset(FACT_SLOTS) - GENERAL - {"level"}) | {"department", "number"}
#: Words of questions about what a rule entails, which people put in terms of their own case.
_ASKS_WHAT_FOLLOWS = re.compile(
    r"\b(?:(?:que|quoi|comment) (?:faire|puis-je faire|dois-je faire|je fais)|je fais quoi"
    r"|quels? recours|risque[snrz]?\b|risque-t-|que (?:va-t-il )?se passe"
    r"|qu['’]est-ce qui (?:se passe|m['’]arrive|change)|[çc]a change quoi"
    r"|(?:dois|devrai|devra|faut|faudra|oblig[ée]e?|forc[ée]e?) ?(?:-?(?:je|il|t-il|on) )?"
    r"(?:de |d['’])?(?:partir|quitter|d[ée]m[ée]nager|rembourser|rendre|sortir|arr[êe]ter)"
    r"|(?:perdre|perds|perdrai|garder?|garderai) (?:mon|le|notre|l['’]) ?"
    r"(?:logement|appart\w*|bail)"
    r"|vir(?:[ée]e?|er)\b|mis dehors|rester dans|(?:gagn\w+|touch\w+) (?:plus|moins|davantage)"
    r"|(?:revenus?|salaires?) (?:\w+ )?(?:augment|baiss|chang|d[ée]pass)\w*)",
    re.IGNORECASE,
)
#: Words of questions about a rule, whoever asks.
_ASKS_RULE = re.compile(
    r"\b(?:comment|koman|pourquoi|jusqu['’ ]|depuis quand|quand|c['’ ]?est quoi|c koi"
    r"|qu['’ ]?est[- ]ce qu|quels sont|quelles sont"
    r"|quel(?:le)?s (?:conditions?|r[eè]gles|crit[eè]res|obligations|avantages)"
    r"|d[ée]finition|diff[ée]rences?|expli\w+|fonctionn\w+|marche|principe|en quoi|[aà] quoi"
    r"|qui (?:peut|a droit|fixe|d[ée]cide|doit)|peut[- ]on|faut[- ]il|doit[- ]on"
    r"|dans quels? cas)\b",
    re.IGNORECASE,
)
#: What no calculation gives, although it is asked with the words of one.
_NOT_COMPUTED = re.compile(
    r"\b(?:primes?|subventions?|d[ée]j[àa] (?:dans|l[àa]|locataire)"
    r"|non[- ]r[ée]sidente?s?|expatri\w+|[àa] l['’][ée]tranger"
    r"|(?:habit\w+|vi[ts]|vivons|r[ée]sid\w+) (?:en|au|aux) (?:belgique|suisse|luxembourg|allemagne"
    r"|espagne|italie|portugal|canada|maroc|alg[ée]rie|tunisie|angleterre|[ée]tats[- ]unis)"
    r"|occup\w+ d[ée]j[àa]|indivis\w*|sci|usufruit\w*|nue[- ]propri[ée]t\w+"
    r"|(?:revenus?|ressources|avis|rfr)\b.{0,20}\bquelles? ann[ée]es?"
    r"|quelles? ann[ée]es? de (?:revenus?|ressources|r[ée]f[ée]rence)"
    r"|(?:dpe|diagnosti\w+)\b.{0,50}\b(?:valables?|valides?|validit[ée]|encore bons?"
    r"|p[ée]rim[ée]\w*|[àa] refaire|trop vieux|date de|datent de))\b",
    re.IGNORECASE,
)
#: Only the renewal of its lease opens such a dwelling to a convention: a card says it all.
_ALREADY_LET = re.compile(
    r"\bd[ée]j[àa] (?:lou[ée]e?|occup[ée]e?|un locataire|un bail|en location)\b"
    r"|\blocataire (?:\w+ )?(?:d[ée]j[àa] |est |actuellement )?en place\b",
    re.IGNORECASE,
)
#: What a calendar says only of one lease, and a card of all of them.
_ASKS_LENGTH = re.compile(
    r"\bcombien (?:de temps|d['’]ann[ée]es|de mois)|\bdur[ée]e\b|\bd[ée]lais?\b"
    r"|\bjusqu['’ ]?[àa] quand",
    re.IGNORECASE,
)
_ALLOWANCE = re.compile(
    r"\b(?:apl|als|alf|allocations? (?:de )?logement|aides? au logement)\b", re.IGNORECASE
)
#: Dates of a lease or of its convention, on which a calendar is built.
DATES = frozenset({"lease_date", "request_date"})
_LETTER = re.compile(r"\b(?:en|classe|un|class[ée]) [A-G]\b")
#: « combien l'Anah me donne ? », « quelle prime ? »: grants, which no calculation gives.
_AID = (
    r"(?:primes?(?! d['’ ]?activit)|subventions?|ma ?prim\w+"
    r"|anah (?:me |nous |m['’]|va |peut )*(?:donn\w+|vers\w+|pa[iy]\w+|financ\w+|rembours\w+"
    r"|aid\w+|subventionn\w+)"
    r"|aides? (?:de l['’ ]?anah|(?:aux?|pour (?:les|des|mes|ces)) travaux|financi\w+))"
)
_ASKED = r"(?:combien|quel(?:le)?s?|y a[- ]t[- ]il|est[- ]ce que|ai[- ]je)"
_ASKS_AID = re.compile(rf"\b{_ASKED}\b.*\b{_AID}\b|\b{_AID}\b.*(?:\b{_ASKED}\b|\?)", re.IGNORECASE)
#: Goals that a question about a grant is taken for; the other ones may weigh a grant.
_NO_AID_COMPUTED = frozenset(
    {"ask_rent_ceiling", "ask_tax_reduction", "ask_income_ceiling", "inform"}
)
#: Values that call for a calculation although nothing else does (actions/reading/asked_goals.py).
_CALLS_FOR_GOAL = frozenset({"income", "base_rent"})
#: What such a question says of its circumstances, which no form needs to collect.
_CIRCUMSTANCES = frozenset({"intermediation", "household", "lease_date", "request_date"})
#: « je veux casser ma convention », « vendre mon Loc2 »: neither a date nor a ceiling answers.
_LEAVES = re.compile(
    r"\b(?:casser?|r[ée]sili\w+|rompre|d[ée]noncer|mettre fin|arr[êe]ter|sortir|annuler|quitter)\b"
    r".{0,40}\b(?:convention|dispositif|loc\W?avantages?)\b"
    r"|\b(?:vendre|vends|vendu|vendons|revendre|revends|c[ée]der|donation)\b.{0,60}"
    r"\b(?:convention\w*|loc\W?avantages?|anah|loc ?[123])\b"
    r"|\b(?:convention\w*|loc\W?avantages?|anah|loc ?[123])\b.{0,80}"
    r"\b(?:vendre|vends|vendu|vendons|revendre|revends|c[ée]der|donation)\b"
    r"|\bconvention\b.{0,60}\b(?:casser|r[ée]silier|rompre|d[ée]noncer|arr[êe]ter|annuler"
    r"|en sortir)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\b(?:c['’ ]?est quoi|c koi|kesako|que veu(?:t|lent) dire|d[ée]finition"
    r"|qu['’ ]?est[- ]ce qu)"
    # « c'est quoi le pourcentage en Loc3 ? » asks for a figure
    r"(?! (?:le |la |les |mon |ma )?(?:pourcentages?|taux|plafonds?|montants?|loyers?|max\w*))",
    re.IGNORECASE,
)
_LIKENS = re.compile(
    r"\b(?:pareil\w*|m[êe]me chose|diff[ée]ren\w+|kif[- ]kif|[ée]quivalents?|synonymes?)\b",
    re.IGNORECASE,
)
#: Words of somebody who speaks of a case of their own, or wants a calculation.
_OWN_CASE = re.compile(
    r"\b(?:je|j|moi|mon|ma|mes|nous|notre|nos|on a|on est)\b"
    r"|\bcalcul(?:er|ez)\b|\bsimul\w+",
    re.IGNORECASE,
)
#: Intents of messages that may continue a card as well as start something.
_OPEN_INTENTS = frozenset({"inform", "nlu_fallback", "out_of_scope"})


def wants_explanation(tracker: Tracker, services: Services) -> bool:
    """Tell whether the latest message is to be answered with a card rather than by the form."""
    question = typed(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if _lists_questions(tracker, services):
        return True
    known = GOAL_OF_INTENT.keys() | _OPEN_INTENTS
    if question.startswith("/") or intent not in known or is_opening(question):
        return False
    if _is_guess(tracker, question) or likens(tracker):
        return True
    if is_about_service(question) or foreign_kind(tracker, services):
        return True
    if intent in _NO_AID_COMPUTED and _ASKS_AID.search(question):
        return look_up(question, services).probability >= CLEAR_ENOUGH
    return _prefers_card(tracker, question, services)


def likens(tracker: Tracker) -> bool:
    """« Loc1 et LLI, c'est pareil ? » chooses neither, even when a form asks which."""
    said = tracker.latest_message.get("entities") or []
    named = {(e["entity"], str(e["value"])) for e in said if e["entity"] in ("scheme", "level")}
    return len(named) > 1 and _LIKENS.search(typed(tracker)) is not None


def _is_guess(tracker: Tracker, question: str) -> bool:
    """Whether the classifier only guesses a calculation, which no word of the message names."""
    intent = tracker.latest_message.get("intent") or {}
    if intent.get("name") not in GOAL_OF_INTENT or tracker.get_slot("goals"):
        return False
    if intent["name"] == "ask_rent_renewal":
        return _RENEWAL.search(question) is None
    return (intent.get("confidence") or 0.0) < A_GUESS and not names_topic(question)


def _prefers_card(tracker: Tracker, question: str, services: Services) -> bool:
    """Tell whether a card answers ``question`` better than a calculation, or than noting values."""
    message, knowledge = tracker.latest_message, services.knowledge
    intent = (message.get("intent") or {}).get("name")
    confidence = (message.get("intent") or {}).get("confidence") or 0.0
    names = [entity["entity"] for entity in message.get("entities") or []]
    leaves = _LEAVES.search(question) is not None
    beyond = intent in GOAL_OF_INTENT and (leaves or _is_beyond(tracker, intent, names, question))
    own = PERSONAL - _CIRCUMSTANCES if beyond else PERSONAL
    # « signée en 2023, elle finit quand ? »: the dates of that convention.
    dated = intent == "ask_calendar" and not beyond
    # « je suis en Loc1, est-ce que je touche l'APL ? » opens with a question of its own.
    opens = intent not in GOAL_OF_INTENT and not tracker.get_slot("goals")
    asks = question.rstrip().endswith("?") and len(question.split()) >= LEAST_QUESTION
    personal = set(names) & (own | DATES if dated else own)
    # « réfugié, ai-je droit à… ? »: a word beside the usual case, which a card is about.
    if not personal and sure_referral(question):
        return knowledge.answer(question).probability >= CLEAR_ENOUGH
    if personal:
        # A guess of the classifier, or values to be noted, against a card that surely answers.
        guess = intent in GOAL_OF_INTENT and confidence < UNSURE and not tracker.get_slot("goals")
        noted = opens and asks and not _CALLS_FOR_GOAL & set(names)
        found = knowledge.answer(question)
        return (guess and found.probability >= SURE_ENOUGH) or (noted and found.hit is not None)
    # « La différence entre Loc1 et Loc2 » chooses neither, « c'est quoi le Loc2 ? » not even Loc2.
    chooses = names.count("level") == 1 and not asks_definition(question)
    general = asks_rule(question) and (intent in GOAL_OF_INTENT or bool(names))
    general = general or _ASKS_WHAT_FOLLOWS.search(question) is not None
    doubtful = intent in GOAL_OF_INTENT and confidence < UNSURE and not _OWN_CASE.search(question)
    chooses = chooses and _ALLOWANCE.search(question) is None
    if doubtful or leaves or ((general or beyond) and not chooses):
        return knowledge.answer(question).probability >= CLEAR_ENOUGH
    found = knowledge.answer(question)
    likely = intent in GOAL_OF_INTENT and confidence < LIKELY_GOAL and found.hit is not None
    return likely or (opens and asks and found.probability >= SURE_ENOUGH)


def _is_beyond(tracker: Tracker, intent: str, names: list[str], question: str) -> bool:
    """Whether no calculation answers, or none that could be done with what is known."""
    dated = bool(DATES & {*names}) or tracker.get_slot("lease_date") is not None
    classed = "dpe" in names or _LETTER.search(question)
    undated = intent == "ask_calendar" and not dated and not classed
    length = undated and _ASKS_LENGTH.search(question)
    # « Loc3, et il touchera l'APL ? » gives a value too: the form takes both.
    allowance = _ALLOWANCE.search(question) and len(split(question)) == 1
    if intent == "ask_dwelling_eligibility" and _ALREADY_LET.search(question):
        return True
    return bool(length or _NOT_COMPUTED.search(question) or allowance)


def _lists_questions(tracker: Tracker, services: Services) -> bool:
    """« 1) …, 2) … »: cards answer most of a numbered list."""
    question = typed(tracker)
    if not numbered(question):
        return False
    return bool(cards_of_each(question, audience_of(tracker.get_slot("speaker")), services)[0])


def speaks_of_any(question: str) -> bool:
    """Tell whether the words are not those of a case of one's own."""
    return _OWN_CASE.search(question) is None


def asks_rule(question: str) -> bool:
    """Tell whether the words ask for a rule, not for a figure of one's own case."""
    return bool(_ASKS_RULE.search(question)) and not _OWN_CASE.search(question)


def asks_definition(question: str) -> bool:
    """Tell whether the words ask what something is."""
    return _DEFINES.search(question) is not None
