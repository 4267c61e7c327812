"""Incomes of one household at several moments: they never add up, and the rules say which counts.

« mon RFR était de 30 000 en 2023 et de 26 000 en 2024 » is one income of two years; « 18 000 et
celui de ma compagne 14 500 » are two incomes of one year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rules_core.registry import parameter

Entity = Mapping[str, Any]

NOW, BEFORE = "now", "before"
_UNIT = r"(?:\s*(?:€|euros?\b|net\b|nets\b|par an|par mois|/mois|/an))*"
# « RFR 2024 : 34 500 », « revenus de 2023 étaient de 30 000 »
_YEAR_BEFORE = re.compile(
    r"\b(?P<year>20[0-3]\d)\b[\s:=,]*(?:(?:était|etait|étaient|etaient|est|c['’]est|sont|de|d['’]|à"
    r"|a|j['’]ai|j['’]avais|on a|on avait|nous avions|gagné|gagne|déclaré|declare|touché|touche)"
    r"[\s:=]*)*$",
    re.IGNORECASE,
)
# « 30 000 en 2023 », « 26 000 (2024) »
_YEAR_AFTER = re.compile(
    rf"^{_UNIT}\s*(?:[(]|en |sur |pour |de |au titre de )\s*(?:l['’]ann[ée]e |les revenus )?"
    r"(?P<year>20[0-3]\d)\b(?![\s:]*\d)",
    re.IGNORECASE,
)
_NOW_SAID = re.compile(
    r"\b(?:maintenant|aujourd['’]hui|d[ée]sormais|actuellement|depuis|cette ann[ée]e)\b"
    r"[^.;!?\d]{0,30}$",
    re.IGNORECASE,
)
_NOW_AFTER = re.compile(
    rf"^{_UNIT}\s*(?:maintenant|aujourd['’]hui|d[ée]sormais|actuellement|cette ann[ée]e)\b",
    re.IGNORECASE,
)
_BEFORE_SAID = re.compile(
    r"\b(?:avant|auparavant|jusqu['’]ici|l['’]an dernier|l['’]ann[ée]e derni[èe]re|ancien\w*)\b"
    r"[^.;!?\d]{0,30}$|\b(?:gagnai(?:s|t|ent)|touchai(?:s|t|ent))\b[^.;!?\d]{0,15}$",
    re.IGNORECASE,
)
_BEFORE_AFTER = re.compile(rf"^{_UNIT}\s*(?:avant|auparavant)\b", re.IGNORECASE)


def moment_of(entity: Entity, text: str, previous_end: int) -> int | str | None:
    """The year of an income, « now » or « before »; None when the message does not say.

    Args:
        entity: the income, with its place in ``text``.
        text: the message as typed.
        previous_end: where the income before it ends.
    """
    start, end = entity.get("start"), entity.get("end")
    if start is None or end is None:
        return None
    before, after = text[previous_end:start], text[end:]
    if year := _year_span(entity, text, previous_end):
        return int(text[slice(*year)])
    if _NOW_AFTER.search(after) or _NOW_SAID.search(before):
        return NOW
    if _BEFORE_AFTER.search(after) or _BEFORE_SAID.search(before):
        return BEFORE
    return None


def _year_span(entity: Entity, text: str, previous_end: int) -> tuple[int, int] | None:
    """Where the message names the year of an income, None when it does not."""
    start, end = entity.get("start"), entity.get("end")
    if start is None or end is None:
        return None
    if found := _YEAR_AFTER.search(text[end:]):
        return found.start("year") + end, found.end("year") + end
    if found := _YEAR_BEFORE.search(text[previous_end:start]):
        return found.start("year") + previous_end, found.end("year") + previous_end
    return None


def without_income_years(entities: Sequence[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """``entities`` but for the dates that only say of which year an income is."""
    spans, end = [], 0
    for entity in entities:
        if entity["entity"] == "income":
            spans.append(_year_span(entity, text, end))
            end = entity.get("end") or end
    years = [span for span in spans if span]
    return [
        entity
        for entity in entities
        if entity["entity"] not in ("lease_date", "number")
        or not any(a < entity.get("end", 0) and entity.get("start", 0) < b for a, b in years)
    ]


def by_moment(entities: Sequence[Entity], text: str) -> dict[int | str | None, list[Entity]]:
    """The incomes of a message by moment; one that says none is of the moment before it."""
    found: dict[int | str | None, list[Entity]] = {}
    moment: int | str | None = None
    end = 0
    for entity in entities:
        moment = moment_of(entity, text, end) or moment
        end = entity.get("end") or end
        found.setdefault(moment, []).append(entity)
    return found


def counted(
    entities: Sequence[Entity], text: str, lease: Mapping[str, Any] | None, today: date
) -> tuple[Sequence[Entity], Sequence[Entity]]:
    """The incomes of the year that counts, and those of the year after it (or of today).

    Args:
        entities: incomes of the message.
        text: the message as typed.
        lease: ``{"date"}`` of the lease, whose year decides; None when it is not known.
        today: the day of the conversation.
    """
    moments = by_moment(entities, text)
    if len(moments) < 2:
        return entities, ()
    on = date.fromisoformat(lease["date"]) if lease else today
    year = on.year - int(parameter("tenant_income.years_before", on).amount)
    years = sorted(moment for moment in moments if isinstance(moment, int))
    if not years:
        return moments.get(NOW) or moments.get(None) or entities, ()
    # The year that counts, else the closest one that is not after it.
    main = max((said for said in years if said <= year), default=years[0])
    later = moments.get(year + 1) or moments.get(NOW) or ()
    return moments[main], later if main == year else ()
