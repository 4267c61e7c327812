"""What the latest message changed: kept in the slot ``heard``, so that the answer can say it.

``heard`` is a dictionary with some of these keys:

- ``changed``: former value of each known slot that got another one;
- ``given``: those slots when the message asks another question, where nothing is compared;
- ``new``: slots that had no value and got one;
- ``varies``: a new fact comes just after a result, which it may change;
- ``corrects``: the message takes something back (« non, 52 m² »);
- ``rejected``: ``{"slot", "value"}`` of a figure that cannot be right;
- ``spelling``: the name of the commune had to be corrected;
- ``homonyms``: codes of smaller communes of the same name, when the large one was understood;
- ``near``, ``department``, ``region``: a place that is not precise enough (INSEE code, number,
  name);
- ``agency``: an ordinary agency lets the dwelling, which was asked of an association;
- ``figure``: a bare number that nothing asked for;
- ``aspect``: a side of the answer just given is asked for (:mod:`actions.cards.aspects`);
- ``other``: slot and value of the other member of a pair, on which a card is wanted;
- ``bonus``: what one's own dwelling gets from the Anah is asked for;
- ``working``: how the figure just given was found is asked;
- ``example``: a figure is wanted by somebody who will not give this slot;
- ``fees``: the surface (m²) for which an agency's fees are asked, and the sum it wants;
- ``matter``: what the words name, whatever the figures (:mod:`actions.cards.named_matter`);
- ``told``: something is told after a card (:mod:`actions.cards.told_after`);
- ``rule``: the words of a rule asked for beside a figure (:mod:`actions.reading.two_questions`);
- ``household``: how the household changes (:mod:`actions.reading.household_changes`);
- ``case``: the rank of the dwelling or tenant that the talk comes back to;
- ``each``: the answer is wanted for each of them;
- ``judge``: whether a rent is allowed is asked, and that rent is not known;
- ``again``: the answer just given is asked for again;
- ``relet``: the lease of a dwelling that somebody else rented before;
- ``next_years``: with it, those that follow a first year of fewer months;
- ``period``: with it, what the figures are counted by (« mois », « an »);
- ``resumes``: a goal set aside comes back (set by the answer).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from knowledge.territory import Territory
from rules_core.fields import NUMBERS, NumberField

from ..state import FACT_SLOTS
from ..turns import last_answer
from .agency import ordinary_agency
from .letting_year import relet

Entity = dict[str, Any]

#: Field of the rules whose bounds hold for a slot.
FIELD_OF_SLOT = {
    "surface": "surface_m2",
    "annex_surface": "annex_m2",
    "rent": "rent_eur",
    "base_rent": "base_rent_eur_m2",
    "income": "income_eur",
    "income_tax": "income_tax_eur",
}
_FIGURE = re.compile(r"(?<![\w.,])-?\d[\d \u00a0\u202f.]*(?:,\d+)?")
_SQUARE_METRES = re.compile(r"\d[ \u00a0]?m(?:²|2|ètres? carrés?)")
_NEGATIVE = re.compile(r"\s*[-−–]\s?\d")
#: A message with many words is not an answer to « quelle surface ? ».
MOST_WORDS = 6


def bounds_of(slot: str) -> NumberField | None:
    """Accepted bounds of ``slot``, None when it is no figure."""
    field = FIELD_OF_SLOT.get(slot)
    return NUMBERS[field] if field else None


def reject_impossible(
    changes: dict[str, Any], text: str, requested: str | None, refused: Mapping[str, int] | None
) -> dict[str, Any] | None:
    """Take out of ``changes`` a figure out of bounds, and count it in ``changes["refusals"]``.

    Returns:
        ``{"slot", "value"}`` of the first one, None when every figure may be right.
    """
    found = None
    for name in FIELD_OF_SLOT:
        value = _amount(changes.get(name))
        if value is not None and not _fits(name, value):
            del changes[name]
            found = found or {"slot": name, "value": value}
    slot = requested or ("surface" if _SQUARE_METRES.search(text) else None)
    negative = requested in FIELD_OF_SLOT and _NEGATIVE.match(text)
    amount = _amount(changes.get(str(requested)))
    if negative and amount is not None:
        del changes[str(requested)]
        found = {"slot": requested, "value": -amount}
    open_slot = slot not in changes and not changes.get("lease_date")  # « et 2024 » is a year
    typed = _typed_figure(text, slot) if not found and open_slot else None
    if typed is not None and slot is not None and not _fits(slot, typed):
        found = {"slot": slot, "value": typed}
    if found:
        count_refusal(changes, str(found["slot"]), refused)
    return found


def count_refusal(changes: dict[str, Any], slot: str, refused: Mapping[str, int] | None) -> None:
    """One more value of ``slot`` that could not be used."""
    known = dict(refused or {})
    changes["refusals"] = {**known, slot: known.get(slot, 0) + 1}


def _amount(value: Any) -> float | None:
    if isinstance(value, Mapping):
        value = value.get("amount")
    return value if isinstance(value, int | float) else None


def _fits(slot: str, value: float) -> bool:
    bounds = bounds_of(slot)
    return bounds is None or bounds.low <= Decimal(str(value)) <= bounds.high


def _typed_figure(text: str, requested: str | None) -> float | None:
    """The only figure of a short answer, which the language part did not keep (« 4500 m² »)."""
    if requested not in FIELD_OF_SLOT or len(text.split()) > MOST_WORDS:
        return None
    figures = _FIGURE.findall(text)
    if len(figures) != 1:
        return None
    digits = re.sub(r"[ \u00a0\u202f]", "", figures[0]).rstrip(".").replace(",", ".")
    try:
        value = float(digits)
    except ValueError:
        return None
    return int(value) if value == int(value) else value


def vague_place(entities: Sequence[Entity]) -> dict[str, str]:
    """« à côté d’Arras », « dans le 62 », « en Bretagne »: no commune can be told from these."""
    for entity in entities:
        if entity["entity"] == "commune" and entity.get("role") == "near":
            value = entity["value"]
            return {"near": value if isinstance(value, str) else value["candidates"][0]}
    for area in ("department", "region"):
        named = [e["value"] for e in entities if e["entity"] == area]
        if named:
            return {area: named[-1]}
    return {}


def misspelt(text: str, code: Any, territory: Territory) -> bool:
    """Whether the commune ``code`` was recognised in ``text`` in spite of its spelling."""
    return any(
        mention.corrected and any(commune.code == code for commune in mention.candidates)
        for mention in territory.find_in_text(text, expecting_place=True)
    )


def what_was_heard(
    tracker: Tracker, changes: Mapping[str, Any], entities: Sequence[Entity]
) -> dict[str, Any]:
    """The keys ``changed``, ``new`` and ``corrects`` of ``heard``."""
    changed, new = {}, []
    for slot in FACT_SLOTS:
        value, former = changes.get(slot), tracker.get_slot(slot)
        if value is None or value == former:
            continue
        if former is None:
            new.append(slot)
        else:
            changed[slot] = former
    heard: dict[str, Any] = {}
    region = (tracker.get_slot("heard") or {}).get("region")
    if region and "visale" in (tracker.get_slot("goals") or ()) and not changes.get("commune"):
        heard["region"] = region  # whose rent limit is enough
    if changed:
        heard["changed"] = changed
    if new:
        heard["new"] = new
        heard["varies"] = bool((last_answer(tracker) or {}).get("result"))
    if any(entity["entity"] == "correction" for entity in entities):
        heard["corrects"] = True
    text = tracker.latest_message.get("text") or ""
    if changes.get("lease_date") and relet(text):
        heard["relet"] = True
    if changes.get("intermediation") == "none" and ordinary_agency(text):
        heard["agency"] = True
    return heard
