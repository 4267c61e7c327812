"""« donc oui ou non ? », « ça fait combien du coup ? »: the answer just given, once more."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from ..goals import GOALS
from ..state import FACT_SLOTS
from ..turns import computed_just_before, details, earlier_turns, last_answer, typed
from .aspect_words import aspect_of
from .verdict_words import AGAIN, LINK, TAKES, VERDICTS, judges_rent

_BEST = re.compile(
    r"\b(?:(?:le|la) (?:mieux|meilleure?|plus (?:rentable|int[ée]ressante?|avantageu(?:x|se)))"
    r"|(?:lequel|laquelle|quoi|que) (?:choisir|prendre|vaut mieux)|vaut mieux quoi)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"\W*{LINK}(?:c['’ ]?(?:est )?|[çc]a fait |[çc]a,? c['’]est )?"
    r"(?:bien )?par (?P<period>mois|ans?|ann[ée]e)(?: ou par (?:mois|an|ann[ée]e))?\W*",
    re.IGNORECASE,
)
#: The answer on the reduction says what it makes over the six years of the convention.
_SIX_YEARS = re.compile(r"\bsur (?:les |ces )?(?:6|six) ans\b", re.IGNORECASE)
#: « et l'année d'après ? », after a first year of a few months.
_NEXT_YEARS = re.compile(
    rf"\W*{LINK}(?:pour |sur )?(?:l['’]an(?:n[ée]e)?|les ann[ée]es|celles?|les autres ann[ée]es)"
    r"(?: (?:d['’]apr[èe]s|suivantes?|qui sui(?:t|vent)))?\W*",
    re.IGNORECASE,
)
_RATE = re.compile(r"\b(?:taux|pourcentages?)\b", re.IGNORECASE)
_OTHER_RATE = re.compile(r"\b(?:zones?|pr[êe]ts?|usure|tva|irl|plafonds?)\b", re.IGNORECASE)
_LONGEST, _LONGEST_RATE = 8, 16  # words
#: What a question about a rate names; a rent makes it one about an amount.
_OF_RATE = frozenset({"level", "scheme", "intermediation", "topic", "correction", "speaker"})
#: What each answer is counted by.
MONTHLY = frozenset({"rent_ceiling", "rent_revision", "rent_renewal", "visale"})
YEARLY = frozenset({"income_ceiling", "eligibility", "tax_reduction", "comparison"})
#: Answers which a choice between the levels goes on with.
_OF_MONEY = frozenset({"tax_reduction", "comparison"})
_OF_PEOPLE = frozenset({"income_ceiling", "eligibility"})


def asks_again(tracker: Tracker) -> bool:
    """Whether the latest message asks again for the answer that was just given."""
    people = _OF_PEOPLE & {*(tracker.get_slot("goals") or ())}
    if people and TAKES.fullmatch(_text(tracker)) and not tracker.get_slot("requested_slot"):
        return True  # a card may have been read since
    if not _after_answer(tracker):
        return False
    of_reduction = "tax_reduction" in tracker.get_slot("goals")
    years = of_reduction and _SIX_YEARS.search(_text(tracker)) is not None
    if asks_rent_verdict(tracker):
        return True
    again = AGAIN.fullmatch(_text(tracker)) or aspect_of(typed(tracker)) == "verdict"
    return years or bool(again)


def asks_rent_verdict(tracker: Tracker) -> bool:
    """« ce loyer est possible ? », « je suis dans les clous ? » after the ceiling of a rent."""
    if "rent_ceiling" not in (tracker.get_slot("goals") or ()) or not _after_answer(tracker):
        return False
    asks = judges_rent(_text(tracker)) or VERDICTS.fullmatch(_text(tracker))
    return bool(asks) or aspect_of(typed(tracker)) == "verdict"


def asks_verdict(tracker: Tracker) -> bool:
    """« donc oui ou non ? » after a ceiling: the income is wanted, then the verdict."""
    asks = VERDICTS.fullmatch(_text(tracker)) or aspect_of(typed(tracker)) == "verdict"
    if VERDICTS.fullmatch(_text(tracker)) and _told_without_question(tracker):
        return True
    unknown = tracker.get_slot("goals") == ["income_ceiling"] and not tracker.get_slot("income")
    return unknown and bool(asks) and _after_answer(tracker)


def _told_without_question(tracker: Tracker) -> bool:
    """Whether a household and its income were told, and nothing has been asked of them yet."""
    told = all(tracker.get_slot(slot) is not None for slot in ("household", "income"))
    return told and not tracker.get_slot("goals") and not tracker.get_slot("requested_slot")


def asks_otherwise(tracker: Tracker) -> dict[str, Any]:
    """Values of « et sinon ? » after an answer on incomes for one scheme: all of them."""
    people = _OF_PEOPLE & {*(tracker.get_slot("goals") or ())}
    if not people or not tracker.get_slot("scheme") or aspect_of(typed(tracker)) != "else":
        return {}
    if not _after_answer(tracker):
        return {}
    skipped = [*(tracker.get_slot("skipped") or ()), "scheme"]
    return {"scheme": None, "level": None, "skipped": skipped}


def asks_best(tracker: Tracker) -> bool:
    """« c'est quoi le mieux du coup ? », after what one level brings in."""
    goals = _OF_MONEY & {*(tracker.get_slot("goals") or ())}
    known = bool(goals) and tracker.get_slot("rent") is not None
    short = len(_text(tracker).split()) <= _LONGEST
    return known and short and _after_answer(tracker) and bool(_BEST.search(_text(tracker)))


def asks_period(tracker: Tracker) -> str | None:
    """« c'est par mois ? » after a figure: what it is counted by, « mois » or « an »."""
    goals = tracker.get_slot("goals") or ()
    known = next((goal for goal in goals if goal in MONTHLY | YEARLY), None)
    if known is None or not _after_answer(tracker) or not _PERIOD.fullmatch(_text(tracker)):
        return None
    return "mois" if known in MONTHLY else "an"


def asks_next_years(tracker: Tracker) -> bool:
    """« et l'année d'après ? » after what a lease brings in that begins in the course of a year."""
    goals = tracker.get_slot("goals") or ()
    partial = tracker.get_slot("lease_date") or tracker.get_slot("vacant_months")
    known = "tax_reduction" in goals and bool(partial) and bool(tracker.get_slot("rent"))
    return (
        known
        and _NEXT_YEARS.fullmatch(_text(tracker)) is not None
        and computed_just_before(tracker)
    )


def asked_rate(tracker: Tracker) -> dict[str, Any]:
    """Values of « c'est quoi le taux en Loc3 ? »: a level and, when said, the way of letting."""
    text = _text(tracker)
    said = tracker.latest_message.get("entities") or []
    levels = {e["value"] for e in said if e["entity"] == "level"}
    modes = [e["value"] for e in said if e["entity"] == "intermediation"]
    short = len(text.split()) <= _LONGEST_RATE and not tracker.get_slot("requested_slot")
    asks = _RATE.search(text) and not _OTHER_RATE.search(text)
    if not (short and asks and len(levels) == 1) or {e["entity"] for e in said} - _OF_RATE:
        return {}
    mode = modes[-1] if modes else None
    return {
        "goals": ["tax_reduction"],
        "scheme": "loc_avantages",
        "level": levels.pop(),
        "intermediation": mode,
        "skipped": [] if mode else ["intermediation"],
    }


def _text(tracker: Tracker) -> str:
    return str(tracker.latest_message.get("text") or "")


def _after_answer(tracker: Tracker) -> bool:
    """Whether a calculation was just answered, and the message gives no value of its own."""
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    goals = [goal for goal in tracker.get_slot("goals") or () if goal in GOALS]
    if not goals or tracker.get_slot("requested_slot") or said & {*FACT_SLOTS}:
        return False
    turn = next(earlier_turns(tracker), [])
    computed = any(details(event).get("result") for event in turn)
    # A figure that is not known yet is declined, with nothing but words.
    declined = not any(details(event).get("card") for event in turn)
    return computed or (declined and last_answer(tracker) is not None)
