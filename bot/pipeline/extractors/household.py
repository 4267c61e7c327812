"""Who lives in the dwelling (``household``), one partial dictionary for the whole message.

Keys, each only when the message says so: ``adults``, ``couple``, ``young_couple`` (the ages add up
to 55 at most), ``dependants``, ``disabled``, ``persons``; ``shared_custody`` counts the dependants
said to be in shared custody, so that the dialogue can tell how they were counted.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors import household_words as words
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_ALONE = re.compile(r"toute? seule?|seule?")
YOUNG_COUPLE_MAX_AGES = 55


class _Reading:
    """Clues gathered so far, with their places."""

    def __init__(self, text: Canonical, hidden: list[tuple[int, int]]) -> None:
        self.text = text.text
        self.hidden = hidden
        self.spans: list[tuple[int, int]] = []
        self.value: dict[str, int | bool] = {}

    def find(
        self, pattern: re.Pattern[str], refused: re.Pattern[str] | None = None
    ) -> list[re.Match[str]]:
        """Matches outside the hidden spans and not negated."""
        found = []
        for match in pattern.finditer(self.text):
            if any(start < match.end() and match.start() < end for start, end in self.hidden):
                continue
            if refused and refused.search(self.text[max(0, match.start() - 25) : match.start()]):
                continue
            found.append(match)
        return found

    def note(self, matches: list[re.Match[str]]) -> None:
        self.spans.extend(match.span() for match in matches)


def extract_household(text: Canonical, hidden: list[tuple[int, int]]) -> list[Fact]:
    """The household of the message, at most one fact.

    Args:
        text: the message.
        hidden: canonical spans that say something else (« louer à ma fille »).
    """
    reading = _Reading(text, hidden)
    unborn = reading.find(words.UNBORN)
    reading.hidden = [*hidden, *(match.span() for match in unborn)]
    _read_dependants(reading)
    _read_adults(reading)
    _read_persons(reading)
    _read_disabled(reading)
    if not reading.value:
        return []
    start = min(span[0] for span in reading.spans)
    end = max(span[1] for span in reading.spans)
    return [text.fact("household", dict(sorted(reading.value.items())), start, end)]


def _count(match: re.Match[str], group: str = "n") -> int:
    written = match.groupdict().get(group)
    return 1 if written in {None, "un", "une"} else int(written or 1)


def _read_dependants(reading: _Reading) -> None:
    generic = [*reading.find(words.GENERIC), *reading.find(words.MY_CHILD)]
    attached = [m for m in reading.find(words.ATTACHED) if not _inside(m, generic)]
    babies = reading.find(words.BABIES)
    twins = reading.find(words.TWINS)
    sons = [m for m in reading.find(words.COUNTED_SONS) if not _inside(m, attached)]
    total = 0
    found: list[re.Match[str]] = []
    plain = [m for m in generic if not re.search(r"\bdont $", reading.text[: m.start()])] or generic
    if plain:
        found, total = plain, sum(_count(m) for m in plain)
    elif sons:
        found, total = sons, sum(_count(m, "m") if m["m"] else _count(m) for m in sons)
    if twins and not plain:
        found = [*found, *twins]
        total += sum(3 if m["kind"].startswith("tripl") else 2 for m in twins)
    for match in (*babies, *attached):
        if not re.search(r"\bdont $", reading.text[: match.start()]):
            found, total = [*found, match], total + _count(match)
    none = reading.find(words.NO_CHILD)
    if not found:
        if none:
            reading.value["dependants"] = 0
            reading.note(none)
        return
    gone = reading.find(words.NOT_DEPENDENT)
    total -= sum(_count(m) for m in gone)
    reading.note([*found, *gone])
    reading.value["dependants"] = max(0, total)
    custody = reading.find(words.CUSTODY)
    if custody:
        some = re.search(r"\bdont ([0-9]|une?) (?:\w+ )?en $", reading.text[: custody[0].start()])
        shared = int(some[1]) if some and some[1].isdigit() else 1 if some else total
        reading.value["shared_custody"] = max(0, min(shared, total))
        reading.note(custody)


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(match.start() < o.end() and o.start() < match.end() for o in others)


def _read_adults(reading: _Reading) -> None:
    couple = reading.find(words.COUPLE, words.NOT_COUPLE)
    single = [
        match
        for match in reading.find(words.SINGLE, words.NOT_SINGLE)
        if not _ALONE.match(match.group())
        or not words.NOT_ALONE.search(reading.text[: match.start()])
    ]
    counted = reading.find(words.ADULTS)
    elders = reading.find(words.ELDERS)
    if counted:
        reading.value["adults"] = sum(_count(m) for m in counted)
        reading.note(counted)
    if couple:
        reading.note(couple)
        reading.value["couple"] = True
        reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
        _read_ages(reading)
    elif single or (reading.find(words.MOI_ET) and not elders):
        reading.note(single or reading.find(words.MOI_ET))
        reading.value.setdefault("adults", 1)
        reading.value["couple"] = False
    if elders and (
        couple or single or "dependants" in reading.value or re.search(r"\bmoi\b", reading.text)
    ):
        for elder in elders:
            key = "dependants" if elder["dep"] else "adults"
            base = int(reading.value.get(key, 1 if key == "adults" else 0))
            reading.value[key] = base + (2 if elder["two"] else 1)
        reading.note(elders)


def _read_ages(reading: _Reading) -> None:
    if reading.find(words.YOUNG_COUPLE):
        reading.value["young_couple"] = True
    if reading.find(words.RETIRED_COUPLE):
        reading.value["young_couple"] = False
    for match in reading.find(words.AGES):
        ages = int(match["a"]), int(match["b"])
        if min(ages) < 16 or words.CHILD_BEFORE.search(reading.text[: match.start()]):
            continue
        reading.value["young_couple"] = sum(ages) <= YOUNG_COUPLE_MAX_AGES
        reading.note([match])


def _read_persons(reading: _Reading) -> None:
    for match in reading.find(words.PERSONS, words.NOT_PERSONS):
        number = _count(match, "n" if match["n"] else "p")
        if not 1 <= number <= 20:
            continue
        reading.value["persons"] = number
        reading.note([match])
        break
    persons, dependants = reading.value.get("persons", 0), reading.value.get("dependants")
    if dependants is not None and persons > dependants:
        reading.value.setdefault("adults", persons - dependants)


def _read_disabled(reading: _Reading) -> None:
    matches = reading.find(words.DISABLED)
    if not matches:
        return
    said = [m for m in matches if not words.NOT_DISABLED.search(reading.text[: m.start()])]
    reading.note(matches)
    if not said:
        reading.value["disabled"] = 0
        return
    count = words.DISABLED_COUNT.search(reading.text[: said[0].start()])
    reading.value["disabled"] = int(count["n"]) if count else 1
