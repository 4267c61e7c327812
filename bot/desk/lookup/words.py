"""A line of words as a case: « 45m2 lens loc2 loyer » → a surface, a commune, a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from bot.pipeline.extractors import Fact, extract_facts
from knowledge.cases import Situation, is_student, merge_household
from knowledge.territory import Commune, Territory

#: Facts whose value is the slot's.
_PLAIN = frozenset(
    {
        *("surface", "annex_surface", "rent", "base_rent", "intermediation", "lease_date"),
        *("lease_end", "dpe", "tenant_relation", "furnished", "irl_quarter"),
    }
)
_LOC_LEVELS = frozenset({"loc1", "loc2", "loc3"})
_MOST_CANDIDATES = 6


@dataclass(frozen=True)
class Choice:
    """Communes of one name, of which one must be chosen.

    Attributes:
        written: the words of the line.
        communes: what they may mean.
    """

    written: str
    communes: tuple[Commune, ...]


@dataclass(frozen=True)
class Read:
    """What a line says.

    Attributes:
        situation: the case.
        choice: the communes to choose from, when the name is shared.
        persons: a number of persons whose composition is not said, else None.
    """

    situation: Situation
    choice: Choice | None = None
    persons: int | None = None


def read_line(line: str, territory: Territory, today: date) -> Read:
    """Read what ``line`` says of a case; blocks for some milliseconds."""
    facts = [fact for fact in extract_facts(line, territory, today) if fact.role is None]
    slots: dict[str, Any] = {fact.entity: fact.value for fact in facts if fact.entity in _PLAIN}
    slots |= _scheme(facts) | _income(facts)
    student = is_student(line)
    if student is not None:
        slots["student"] = student
    household = reduce(merge_household, _all(facts, "household"), None)
    if household and "adults" in household:
        slots["household"] = household
    communes = _communes(facts, territory)
    commune = communes[0] if len(communes) == 1 else None
    if commune is None and _all(facts, "zone_abc"):
        slots["zone_abc"] = _all(facts, "zone_abc")[-1]
    lease = slots.get("lease_date")
    on = date.fromisoformat(lease["date"]) if lease else today
    choice = None
    if len(communes) > 1:
        written = next(fact.text for fact in reversed(facts) if fact.entity == "commune")
        choice = Choice(written, tuple(communes[:_MOST_CANDIDATES]))
    persons = household.get("persons") if household and "adults" not in household else None
    return Read(Situation(slots, commune, on), choice, persons)


def _all(facts: Sequence[Fact], entity: str) -> list[Any]:
    return [fact.value for fact in facts if fact.entity == entity]


def _scheme(facts: Sequence[Fact]) -> dict[str, Any]:
    schemes, levels = _all(facts, "scheme"), list(dict.fromkeys(_all(facts, "level")))
    found: dict[str, Any] = {}
    if schemes:
        found["scheme"] = schemes[-1]
    if levels and levels[-1] in _LOC_LEVELS:
        found["scheme"] = "loc_avantages"
    if len(levels) == 1:  # « Loc1 ou Loc2 ? »: all of them
        found["level"] = levels[0]
    return found


def _income(facts: Sequence[Fact]) -> dict[str, Any]:
    """Several incomes of one kind add up; « le SMIC » is no figure."""
    said = [income for income in _all(facts, "income") if income.get("amount") is not None]
    if not said:
        return {}
    if len({(income["kind"], income["period"]) for income in said}) == 1:
        return {"income": {**said[0], "amount": sum(income["amount"] for income in said)}}
    return {"income": said[-1]}


def _communes(facts: Sequence[Fact], territory: Territory) -> list[Commune]:
    codes: list[str] = []
    for value in _all(facts, "commune"):
        codes += [value] if isinstance(value, str) else value["candidates"]
    communes = [c for c in map(territory.get, dict.fromkeys(codes)) if c is not None]
    department = next(iter(reversed(_all(facts, "department"))), None)
    return [c for c in communes if c.department == department] or communes
