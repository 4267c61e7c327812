"""A list that names everybody of the home: « moi, ma femme, nos deux filles et ma mère ».

When the people of a message stand in one list that holds the speaker (« et moi », « je vis avec »),
the list alone tells who they are: each member is an adult or a dependant by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.pipeline.extractors import household_words
from bot.pipeline.extractors import people_words as words
from bot.pipeline.extractors.household_reading import Reading
from bot.pipeline.extractors.people import Mention

_I_LIVE_WITH = re.compile(
    r"\b(?:je|j'|on|nous) ?(?:vi[stv]\w*|habit\w+|log\w+|emmenag\w+|cohabit\w+)"
    r"(?: (?:seule?|toute? seule?|encore|toujours|actuellement|ensemble|la|ici))*,? avec $"
)
_PARENT_OF_THEIRS = re.compile(r"(?:leur|son|sa) (?:pere|mere|papa|maman)\b")
_PARENTS = re.compile(r"(?:beaux[- ]|grands[- ])?parents")
_APPOSED = re.compile(r",? (?:qui (?:(?! et )[^.;!?,\n]){2,40}|[a-z]{5,15}),? (?:et|,|\+) ")
_TOGETHER = re.compile(r"ensemble$")
_GUESTS = frozenset({"head", "charge"})


def read_roster(reading: Reading) -> None:
    """Count the adults and the dependants of the list, when it names everybody."""
    if household_words.OWNERS.search(reading.text):
        return
    roster, alone = _roster(reading)
    if not roster or any(_is_unclear(member) for member in roster):
        return
    if alone and any(_PARENT_OF_THEIRS.match(reading.text, m.start) for m in roster):
        return  # « je vis avec mes enfants, leur père… »
    if household_words.THEY_OWN.match(reading.text, roster[-1].end):
        return
    if any(m not in roster and m.kind != "self" for m in reading.people):
        return
    adults, dependants, couple = _counted(reading.text, roster)
    adults += alone
    if not couple and adults > 1 and any(not _TOGETHER.search(m[0]) for m in reading.couples()):
        return  # a word elsewhere says that two of them are a couple
    for key in ("couple", "dependants"):
        if reading.value.get(key):
            del reading.value[key]
    reading.value["adults"] = adults
    if couple or adults == 1:
        reading.value["couple"] = couple
    if dependants:
        reading.value["dependants"] = dependants
    reading.spans.append((roster[0].start, roster[-1].end))


def _counted(text: str, roster: Sequence[Mention]) -> tuple[int, int, bool]:
    """Adults and dependants of the list, and whether two of them are a couple."""
    adults, dependants, couple = 0, 0, False
    for index, member in enumerate(roster):
        number = member.count or 1
        partner = member.kind == "spouse" or _is_other_parent(text, member, index)
        grown = member.kind == "kin" or member.grown or _has_theirs(roster[index : index + 2])
        if member.kind == "self" or partner:
            adults, couple = adults + 1, couple or partner
        elif grown and not member.in_charge:
            adults += number
            couple = couple or bool(_PARENTS.fullmatch(member.noun))
        else:
            dependants += number
    return adults, dependants, couple


def _roster(reading: Reading) -> tuple[list[Mention], bool]:
    """The first list with the speaker; True when « je vis avec » tells of the speaker."""
    for run in _runs(reading):
        if len(run) > 1 and sum(member.kind == "self" for member in run) == 1:
            return run, False
        if run[0].kind != "self" and _I_LIVE_WITH.search(reading.text[: run[0].start]):
            with_self = any(member.kind == "self" for member in run)
            return ([], False) if with_self else (run, True)
    return [], False


def _runs(reading: Reading) -> list[list[Mention]]:
    runs: list[list[Mention]] = []
    for person in reading.people:
        with_me = bool(runs) and person.kind == "self" and _is_with(reading.text, runs[-1], person)
        if (
            runs
            and not person.subset
            and not with_me
            and (person.linked or _ends(reading.text, runs[-1], person))
        ):
            runs[-1].append(person)
        else:
            runs.append([person])
    return runs


def _is_with(text: str, run: list[Mention], person: Mention) -> bool:
    """« j'ai mon fils avec moi »."""
    return text[run[-1].end : person.start].strip(" ,") == "avec"


def _ends(text: str, run: list[Mention], person: Mention) -> bool:
    """« ma fille qui travaille et moi », « mon fils, salarié, et moi »."""
    return person.kind == "self" and bool(_APPOSED.fullmatch(text, run[-1].end, person.start))


def _is_unclear(member: Mention) -> bool:
    """Whether the member may be somebody else's, away, or without a number."""
    if member.kind == "self":
        return False
    if member.kind in _GUESTS or member.away or member.left or not member.count:
        return True
    return member.kind == "spouse" and member.owner != 1


def _is_other_parent(text: str, member: Mention, index: int) -> bool:
    return index > 0 and bool(_PARENT_OF_THEIRS.match(text, member.start))


def _has_theirs(pair: Sequence[Mention]) -> bool:
    """« ma fille, son bébé »: she is grown up."""
    if len(pair) < 2 or pair[0].kind != "child" or pair[0].owner != 1 or pair[0].count != 1:
        return False
    return (
        pair[1].kind in {"child", "baby"}
        and bool(words.OWNER.match(pair[1].determiner))
        and (pair[1].owner == 3)
    )
