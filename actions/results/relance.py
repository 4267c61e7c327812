"""« 180 000 € dans le neuf en social, ça fait combien ? » after the card of Relance logement."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import Any

from rasa_sdk import Tracker

from rules_core import french as fr
from rules_core.relance_logement import LEVELS, amortisation

from ..state import State
from ..turns import last_card, typed
from ..wording.known import LEVELS as LEVEL_NAMES
from ..wording.render import Reply, button, source_of, text

CARD = "fisc-jeanbrun"
_NAMED = re.compile(r"\b(?:jean\W?brun|relance logement)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:loc\W?avantages?|loc ?[1-3]|lli|pinel|denormandie|loyers?|revenus?|conditions?|dur[ée]e"
    r"|plafonds?|travaux|diff[ée]rence|tva)\b",
    re.IGNORECASE,
)
_KINDS = {
    "neuf": re.compile(r"\b(?:neufs?|neuves?|vefa|sur plans?|promoteur)\b", re.IGNORECASE),
    "ancien": re.compile(r"\b(?:anciens?|anciennes?|r[ée]nov\w+)\b", re.IGNORECASE),
}
_ASKS = re.compile(
    r"\b(?:combien|cb|taux|pourcentages?|calcul\w*|simul\w*|[çc]a (?:fait|donne|ferait|donnerait)"
    r"|amorti\w*|d[ée]dui\w*|par an|gagn\w+)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\W*(?:et|ou|non|plut[oô]t|pardon|pour|avec|en|dans)\b", re.IGNORECASE)
_LONGEST = 8  # words of what only goes on
_PRICE = re.compile(
    r"(?P<n>\d{2,3}(?:[ .\u00a0\u202f]?000)|\d{5,7})\s?(?:€|euros?\b)?|(?P<k>\d{2,4}) ?k(?:€|\b)",
    re.IGNORECASE,
)
_WORKS_AFTER = re.compile(
    r"\s*(?:€|euros?)?\s*(?:de |en )(?:gros )?(?:travaux|r[ée]nov)", re.IGNORECASE
)
_WORKS_BEFORE = re.compile(
    r"\b(?:travaux|r[ée]novation)(?: (?:de|pour|à|environ|co[uû]t\w+|de l['’]ordre de))*[ :=]*$",
    re.IGNORECASE,
)


def asks_relance(tracker: Tracker) -> dict[str, Any]:
    """What a message tells of a purchase in that scheme, with what the one before told.

    Empty when it asks for no figure of it.
    """
    question = typed(tracker)
    former = (tracker.get_slot("heard") or {}).get("relance") or {}
    subject = former or (last_card(tracker) or "").startswith(CARD) or _NAMED.search(question)
    told = _told(question, tracker)
    if not subject or not told or _OTHER.search(question):
        return {}
    goes_on = _CONTINUES.match(question) and len(question.split()) <= _LONGEST
    asks = _ASKS.search(question) or "price" in told or (former and goes_on)
    return {**former, **told} if asks else {}


def _told(question: str, tracker: Tracker) -> dict[str, Any]:
    levels = [e for e in tracker.latest_message.get("entities") or [] if e["entity"] == "level"]
    told: dict[str, Any] = {e["entity"]: e["value"] for e in levels if e["value"] in LEVELS}
    kinds = [kind for kind, words in _KINDS.items() if words.search(question)]
    if len(kinds) == 1:
        told["property"] = kinds[0]
    if price := next((p for p in _PRICE.finditer(question) if not _of_works(question, p)), None):
        thousands = int(price["k"]) * 1000 if price["k"] else 0
        told["price"] = thousands or int(re.sub(r"\D", "", price["n"]))
    return told


def _of_works(question: str, found: re.Match[str]) -> bool:
    """« 40 000 € de travaux » is no price of a dwelling."""
    before, after = question[: found.start()], question[found.end() :]
    return bool(_WORKS_AFTER.match(after) or _WORKS_BEFORE.search(before))


def relance_reply(state: State) -> Reply:
    """The yearly deduction, or its rate without a price; each case of what was not told."""
    told = state.heard["relance"]
    kinds = [told["property"]] if "property" in told else [*_KINDS]
    levels = [told["level"]] if "level" in told else [*LEVELS]
    price = Decimal(told.get("price", 0))
    lines, sources = [], []
    for kind, level in product(kinds, levels):
        year = amortisation(kind, level, price, state.today)
        lines.append(
            {
                "name": f"{kind}, loyer {LEVEL_NAMES[level]}",
                "rate": fr.percent(year.rate),
                "share": fr.percent(year.share),
                "kept": year.kept,
                "cap": year.cap if year.kept < year.before_cap else None,
            }
        )
        sources += [source_of(reference) for reference in year.references]
    return Reply(
        text("relance", lines=lines, price=price, source=sources[0], works="ancien" in kinds),
        buttons=[
            button("card.relance", f'/show_card{{"card":"{CARD}"}}'),
            button("card.relance_or", '/show_card{"card":"fisc-jeanbrun-ou-loc-avantages"}'),
        ],
        sources=sources[:1],
    )
