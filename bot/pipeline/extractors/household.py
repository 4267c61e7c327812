"""Who lives in the dwelling (``household``), one partial dictionary for the whole message.

Keys, each only when the message says so: ``adults``, ``couple``, ``young_couple`` (the ages add up
to 55 at most), ``dependants``, ``disabled``, ``persons``; ``shared_custody`` counts the dependants
said to be in shared custody, so that the dialogue can tell how they were counted.

The people named one by one (:mod:`people`) are added up; states (« en couple », « veuve ») and
totals (« on est quatre ») complete them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.extractors import household_words as words
from bot.pipeline.extractors import people_words
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.dependants import read_dependants
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.people import Mention, read_people

_ALONE = re.compile(r"toute? seule?|seule?")
YOUNG_COUPLE_MAX_AGES = 55
LARGEST_HOUSEHOLD = 20


class _Reading:
    """Clues gathered so far, with their places."""

    def __init__(self, text: Canonical, hidden: list[tuple[int, int]]) -> None:
        self.text = text.text
        self._source = text
        self.hidden = hidden
        self.spans: list[tuple[int, int]] = []
        self.value: dict[str, int | bool] = {}
        self.people: list[Mention] = []

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

    def couples(self) -> list[re.Match[str]]:
        return self.find(words.COUPLE, words.NOT_COUPLE)

    def says_who_lives_there(self) -> bool:
        """Whether adults or a total of the home are named: the children named are then its own."""
        return bool(
            self.couples()
            or self.find(words.SINGLE, words.NOT_SINGLE)
            or self.find(words.ADULTS)
            or self.find(words.SHE_AND_I)
            or self.find(words.PERSONS, words.NOT_PERSONS)
        )


def extract_household(
    text: Canonical, hidden: list[tuple[int, int]], tenants: Sequence[tuple[int, int]] = ()
) -> list[Fact]:
    """The household of the message, at most one fact.

    Args:
        text: the message.
        hidden: canonical spans that say something else (« louer à ma fille »).
        tenants: canonical spans of the relatives who rent, in order.
    """
    if words.OWNER.search(text.text) and not words.TENANT.search(text.text):
        return []  # « nous sommes propriétaires, mariés, deux enfants »: not who will live there
    reading = _Reading(text, hidden)
    if landlord := words.LANDLORD.match(text.text):
        hidden = [*hidden, landlord.span()]
    reading.hidden = hidden
    unborn = reading.find(words.UNBORN)
    reading.hidden = [*hidden, *(match.span() for match in unborn)]
    reading.people = [
        person
        for person in read_people(text, reading.hidden)
        if not (
            unborn and person.kind == "baby" and person.definite
        )  # « est-ce que le bébé compte »
    ]
    if words.OWNER.search(text.text):
        reading.people = [m for m in reading.people if m.owner != 1]
        mine = words.OWNERS_FAMILY.finditer(text.text)
        reading.hidden = [*reading.hidden, *(match.span() for match in mine)]
    counted = read_dependants(text.text, reading.people, said=reading.says_who_lives_there())
    if counted.number is not None:
        reading.value["dependants"] = counted.number
        reading.spans.extend(counted.spans)
        _read_custody(reading, counted.shared)
    _read_adults(reading)
    _read_tenants(reading, tenants)
    _read_persons(reading)
    _read_disabled(reading)
    uncounted = counted.uncounted and "dependants" not in reading.value
    if not reading.value or (uncounted and "persons" not in reading.value):
        return []
    start = min(span[0] for span in reading.spans)
    end = max(span[1] for span in reading.spans)
    return [text.fact("household", dict(sorted(reading.value.items())), start, end)]


def _count(match: re.Match[str], group: str = "n") -> int:
    groups = match.groupdict()
    if groups.get("pair"):
        return 2
    written = next((groups[g] for g in ("several", "us", group) if groups.get(g)), None)
    return int(written) if written and written.isdigit() else 1


def _read_custody(reading: _Reading, shared: int | None) -> None:
    """« trois enfants dont un en garde alternée »."""
    custody = reading.find(words.CUSTODY)
    total = int(reading.value["dependants"])
    if not custody or not total:
        return
    some = words.SOME_SHARED.search(reading.text[: custody[0].start()])
    number = _count(some) if some else shared or total
    reading.value["shared_custody"] = min(number, total)
    reading.note(custody)


def _read_adults(reading: _Reading) -> None:
    counted = [m for m in reading.find(words.ADULTS) if not words.ONE_SHARER.match(m.group())]
    if words.OWNERS.search(reading.text):
        counted = []  # « indivision entre trois sœurs »
    if counted:
        reading.value["adults"] = sum(_count(match) for match in counted)
        reading.note(counted)
    couple = reading.couples()
    elders = _elders(reading)
    pair = any(match["pair"] for match in counted)
    single = [] if couple or pair else _single(reading, bool(elders))
    if couple:
        reading.note(couple)
        reading.value["couple"] = True
        reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
        _read_ages(reading)
    elif single:
        reading.spans.extend(single)
        reading.value.setdefault("adults", 1)
        reading.value["couple"] = False
    together = couple or single or counted or "dependants" in reading.value
    stated = pair or int(reading.value.get("adults", 0)) > (2 if couple else 1)
    if counted and stated and words.ALL_ADULTS.search(reading.text):
        elders = []  # « moi, mon mec et ma belle-mère, ça fait 3 adultes »
    if (
        elders
        and not (single and words.SINGLE_ELDER.search(reading.text) and not _heads(reading))
        and not words.OWNERS.search(reading.text)
        and (
            together
            or any(kin.in_charge for kin in elders)
            or words.MOI.search(reading.text)
            or _heads(reading)
        )
    ):
        _add_elders(reading, elders)


def _read_tenants(reading: _Reading, tenants: Sequence[tuple[int, int]]) -> None:
    """« ma tante et mon oncle » are a couple, « mon ex et nos deux enfants » one adult and two."""
    nouns = [reading.text[start:end] for start, end in tenants]
    if not nouns or "adults" in reading.value:
        return
    if frozenset(nouns) in words.PAIRS:
        reading.value |= {"adults": 2, "couple": True}
        reading.spans.extend(tenants)
        return
    grown = [noun for noun in nouns if words.GROWN_TENANT.fullmatch(noun)]
    if len(grown) != 1:
        return
    small = [noun for noun in nouns if words.SMALL_TENANT.fullmatch(noun)]
    end = tenants[nouns.index(grown[0])][1]
    beside = [
        child
        for child in reading.people
        if child.kind in {"child", "baby"}
        and child.count
        and child.start > end
        and words.WITH_CHILDREN.fullmatch(reading.text, end, child.start)
    ]
    if small or beside:
        reading.value["dependants"] = int(reading.value.get("dependants", 0)) + len(small)
        reading.value |= {"adults": 1, "couple": False}
        reading.spans.extend(tenants)


def _single(reading: _Reading, with_elders: bool) -> list[tuple[int, int]]:
    found = [
        match.span()
        for match in reading.find(words.SINGLE, words.NOT_SINGLE)
        if not _ALONE.match(match.group()) or not reading.follows(words.NOT_ALONE, match)
    ]
    return found or ([] if with_elders else _heads(reading))


def _heads(reading: _Reading) -> list[tuple[int, int]]:
    """The adult of « moi et mes deux filles », « une dame avec quatre enfants »."""
    if together := words.SHE_AND_I.search(reading.text):
        return [together.span()]
    if any(person.kind == "spouse" for person in reading.people):
        return []
    for index, head in enumerate(reading.people):
        if head.kind not in {"self", "head"} or head.subset:
            continue
        for other in reading.people[index + 1 : index + 2]:
            between = reading.text[head.end : other.start]
            if other.linked and other.kind != "head" and words.TOGETHER.search(between):
                return [(head.start, head.end)]
        if not index or not head.linked or head.kind != "self":
            continue
        before = reading.people[index - 1]
        if not words.ONLY_WITH.fullmatch(reading.text, before.end, head.start):
            return [(head.start, head.end)]
    return []


def _elders(reading: _Reading) -> list[Mention]:
    """Grown-up relatives of the home, without « ma sœur » of « ma sœur et son mari »."""
    people = reading.people
    return [
        kin
        for index, kin in enumerate(people)
        if (kin.kind == "kin" or (kin.kind == "child" and _grown_at_home(reading.text, kin)))
        and kin.count
        and not kin.subset
        and not people_words.PARENT_AND_I.match(reading.text, kin.start)
        and not kin.away
        and not people_words.NOT_AT_HOME_BEFORE.search(reading.text[: kin.start])
        and (kin.linked or not people_words.OF_SOMEBODY.search(reading.text[: kin.start]))
        and not (
            index + 1 < len(people)
            and people[index + 1].kind == "spouse"
            and people[index + 1].owner == 3
        )
    ]


def _grown_at_home(text: str, child: Mention) -> bool:
    """Whether a grown-up child is said to live there: « ma fille majeure et moi »."""
    there = people_words.HERE.match(text, child.end)
    return child.grown and bool(
        child.linked or there or people_words.LIVES_WITH.search(text[: child.start])
    )


def _add_elders(reading: _Reading, elders: list[Mention]) -> None:
    if all(elder.determiner.startswith("leur") for elder in elders):
        reading.value.setdefault("adults", 0)  # « quatre ados et leur père »
    for elder in elders:
        key, start = ("dependants", 0) if elder.in_charge else ("adults", 1)
        reading.value[key] = int(reading.value.get(key, start)) + (elder.count or 1)
    reading.spans.extend((elder.start, elder.end) for elder in elders)


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
        adults, children = both["a"] or both["a2"], both["c"] or both["c2"]
        reading.value |= {"adults": int(adults), "dependants": int(children)}
        reading.note([both])
        return
    beside = reading.find(words.PERSONS_AND_CHILD)
    if beside and "adults" not in reading.value:
        reading.value["adults"] = _count(beside[0], "p")
        reading.note(beside)
        return
    for match in _totals(reading):
        number = _count(match, next((g for g in "ncdfpg" if match[g]), "p"))
        if match["g"] and "dependants" in reading.value:
            reading.value["adults"] = number  # « un enfant, 3 200 € net à nous deux »
            break
        corrected = words.CORRECTED.match(reading.text, match.end())
        number = int(corrected["n"]) if corrected else number
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


def _totals(reading: _Reading) -> list[re.Match[str]]:
    """Totals of the home, without that of another time: « nous étions quatre »."""
    found = reading.find(words.PERSONS, words.NOT_PERSONS)
    present = [match for match in found if not words.FORMER.search(match.group())]
    return present or ([] if reading.value else found)


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
