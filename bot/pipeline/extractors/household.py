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
LARGEST_HOUSEHOLD = 20
OF_AGE = 18


class _Reading:
    """Clues gathered so far, with their places."""

    def __init__(self, text: Canonical, hidden: list[tuple[int, int]]) -> None:
        self.text = text.text
        self._source = text
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
            if words.PARTICIPLE.fullmatch(match.group()) and not self._is_participle(match):
                continue
            if refused and refused.search(self.text[max(0, match.start() - 25) : match.start()]):
                continue
            found.append(match)
        return found

    def _is_participle(self, match: re.Match[str]) -> bool:
        start, end = self._source.span(*match.span())
        accented = "é" in self._source.original[start:end].lower()
        return accented or self.follows(words.AFTER_BEING, match)

    def follows(self, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
        """Whether the text just before ``match`` fits ``pattern`` (which ends with « $ »)."""
        return bool(pattern.search(self.text[: match.start()]))

    def note(self, matches: list[re.Match[str]]) -> None:
        self.spans.extend(match.span() for match in matches)


def extract_household(text: Canonical, hidden: list[tuple[int, int]]) -> list[Fact]:
    """The household of the message, at most one fact.

    Args:
        text: the message.
        hidden: canonical spans that say something else (« louer à ma fille »).
    """
    reading = _Reading(text, hidden)
    if landlord := words.LANDLORD.match(text.text):
        hidden = [*hidden, landlord.span()]
    reading.hidden = hidden
    unborn = reading.find(words.UNBORN)
    reading.hidden = [*hidden, *(match.span() for match in unborn)]
    _read_dependants(reading)
    _read_adults(reading)
    _read_persons(reading)
    _read_disabled(reading)
    uncounted = "dependants" not in reading.value and reading.find(words.UNCOUNTED)
    if not reading.value or (uncounted and "persons" not in reading.value):
        return []
    start = min(span[0] for span in reading.spans)
    end = max(span[1] for span in reading.spans)
    return [text.fact("household", dict(sorted(reading.value.items())), start, end)]


def _count(match: re.Match[str], group: str = "n") -> int:
    groups = match.groupdict()
    if groups.get("pair"):
        return 2
    written = next(
        (groups[g] for g in ("more", "small", "pac", "also", "several", group) if groups.get(g)),
        None,
    )
    return int(written) if written and written.isdigit() else 1


def _sum(matches: list[re.Match[str]]) -> int:
    return sum(_count(match) for match in matches)


def _read_dependants(reading: _Reading) -> None:
    children = _children(reading)
    if not children:
        none = reading.find(words.NO_CHILD)
        if none:
            reading.value["dependants"] = 0
            reading.note(none)
        return
    gone = reading.find(words.NOT_DEPENDENT)
    left = reading.find(words.NO_LONGER_DEPENDENT)
    also = reading.find(words.ALSO_SHARED)
    total = sum(number for _, number in children) + _sum(also) - _sum(gone)
    if left and not gone:
        total = 0  # « j'ai un enfant mais il n'est plus à charge »
    reading.note([*(match for match, _ in children), *gone, *left])
    reading.value["dependants"] = max(0, total)
    custody = reading.find(words.CUSTODY)
    if custody and total > 0:
        before = reading.text[: custody[0].start()]
        some = words.SOME_SHARED.search(before) or next(iter(also), None)
        reading.value["shared_custody"] = min(_count(some), total) if some else total
        reading.note(custody)


def _children(reading: _Reading) -> list[tuple[re.Match[str], int]]:
    """Mentions of dependants to add up, each with its number."""
    generic = [*reading.find(words.GENERIC), *reading.find(words.MY_CHILD)]
    generic = [m for m in generic if not reading.follows(words.DONT, m)] or generic
    attached = [
        match
        for match in reading.find(words.ATTACHED)
        if not _inside(match, generic) and not reading.follows(words.DONT, match)
    ]
    if generic and any(not match["who"] for match in attached):
        generic = []  # « 4 enfants (2 à charge) »
    babies = [m for m in reading.find(words.BABIES) if not reading.follows(words.DONT, m)]
    named: list[tuple[re.Match[str], int]] = []
    if not generic and not any(not match["who"] for match in attached):
        sons = [
            match
            for match in reading.find(words.COUNTED_SONS)
            if not _inside(match, attached) and (not match["mine"] or _lives_here(reading, match))
        ]
        named = [(m, _count(m, "m") if m["m"] else _count(m)) for m in sons]
        named += [(m, words.TWINS_NUMBER[m["kind"][:5]]) for m in reading.find(words.TWINS)]
    ages = [] if generic or attached else reading.find(words.AGES_OF_CHILDREN)
    every = [(m, [int(age) for age in re.findall("[0-9]+", m.group())]) for m in ages]
    aged = [(m, len(years)) for m, years in every if max(years) < OF_AGE]
    return [*((m, _count(m)) for m in (*generic, *attached, *babies)), *named, *aged]


def _lives_here(reading: _Reading, match: re.Match[str]) -> bool:
    """Whether « ma fille » is said to live there, or others of the household are named."""
    return bool(
        reading.follows(words.LIVES_HERE, match)
        or words.SHE_AND_I.search(reading.text)
        or words.LIVES_HERE_AFTER.match(reading.text, match.end())
        or reading.find(words.COUPLE, words.NOT_COUPLE)
        or reading.find(words.SINGLE, words.NOT_SINGLE)
        or reading.find(words.MOI_ET)
        or reading.find(words.ADULTS)
        or reading.find(words.PERSONS, words.NOT_PERSONS)
    )


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(match.start() < o.end() and o.start() < match.end() for o in others)


def _read_adults(reading: _Reading) -> None:
    counted = reading.find(words.ADULTS)
    if counted:
        reading.value["adults"] = _sum(counted)
        reading.note(counted)
    couple = reading.find(words.COUPLE, words.NOT_COUPLE)
    elders = reading.find(words.ELDERS)
    pair = any(match["pair"] for match in counted)
    single = [] if couple or pair else _single(reading, bool(elders))
    if couple:
        reading.note(couple)
        reading.value["couple"] = True
        reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
        _read_ages(reading)
    elif single:
        reading.note(single)
        reading.value.setdefault("adults", 1)
        reading.value["couple"] = False
    together = couple or single or counted or "dependants" in reading.value
    alone = single and words.SINGLE_ELDER.search(reading.text) and not reading.find(words.MOI_ET)
    if (
        elders
        and not alone
        and not words.OWNERS.search(reading.text)
        and (together or words.MOI.search(reading.text))
    ):
        _add_elders(reading, elders)


def _single(reading: _Reading, with_elders: bool) -> list[re.Match[str]]:
    found = [
        match
        for match in reading.find(words.SINGLE, words.NOT_SINGLE)
        if not _ALONE.match(match.group()) or not reading.follows(words.NOT_ALONE, match)
    ]
    return found or ([] if with_elders else reading.find(words.MOI_ET))


def _add_elders(reading: _Reading, elders: list[re.Match[str]]) -> None:
    if all(elder.group().startswith("leur") for elder in elders):
        reading.value.setdefault("adults", 0)  # « quatre ados et leur père »
    for elder in elders:
        key, start = ("dependants", 0) if elder["dep"] else ("adults", 1)
        reading.value[key] = int(reading.value.get(key, start)) + (2 if elder["two"] else 1)
    reading.note(elders)


def _read_ages(reading: _Reading) -> None:
    if reading.find(words.YOUNG_COUPLE):
        reading.value["young_couple"] = True
    if reading.find(words.RETIRED_COUPLE):
        reading.value["young_couple"] = False
    for match in (*reading.find(words.AGES), *reading.find(words.AGES_OF_EACH)):
        said = match.groupdict()
        both = said.get("both") or said.get("each")
        ages = (int(both), int(both)) if both else (int(match["a"]), int(match["b"]))
        if min(ages) < 16 or words.CHILD_BEFORE.search(reading.text[: match.start()]):
            continue
        reading.value["young_couple"] = sum(ages) <= YOUNG_COUPLE_MAX_AGES
        reading.note([match])


def _read_persons(reading: _Reading) -> None:
    if both := words.COMPOSITION.search(reading.text):
        reading.value |= {"adults": int(both["a"]), "dependants": int(both["c"])}
        reading.note([both])
        return
    beside = reading.find(words.PERSONS_AND_CHILD)
    if beside and "adults" not in reading.value:
        reading.value["adults"] = _count(beside[0], "p")
        reading.note(beside)
        return
    for match in reading.find(words.PERSONS, words.NOT_PERSONS):
        number = _count(match, next((g for g in "ncdfpg" if match[g]), "p"))
        if match["g"] and "dependants" in reading.value:
            reading.value["adults"] = number  # « un enfant, 3 200 € net à nous deux »
            break
        if 1 <= number <= LARGEST_HOUSEHOLD:
            reading.value["persons"] = number
            reading.note([match])
            break
    persons, dependants = reading.value.get("persons", 0), reading.value.get("dependants")
    if dependants and persons and persons == reading.value.get("adults"):
        persons = reading.value.pop("persons", 0)  # « on est 2 (couple) + bébé »: the adults again
    if dependants is not None and persons > dependants:
        reading.value.setdefault("adults", persons - dependants)
    sharers = reading.find(words.SHARERS)
    if persons > 1 and dependants is None and sharers and "adults" not in reading.value:
        reading.value |= {"adults": persons, "couple": False}  # « en coloc à 3 »
        reading.note(sharers)


def _read_disabled(reading: _Reading) -> None:
    matches = reading.find(words.DISABLED, words.ACCESSIBLE)
    if not matches:
        return
    said = [m for m in matches if not words.NOT_DISABLED.search(reading.text[: m.start()])]
    reading.note(matches)
    if not said:
        reading.value["disabled"] = 0
        return
    count = words.DISABLED_COUNT.search(reading.text[: said[0].start()])
    reading.value["disabled"] = int(count["n"]) if count else 1
