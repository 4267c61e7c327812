"""How many dependants a message names: the mentions of :mod:`people` added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.pipeline.extractors import people_words as words
from bot.pipeline.extractors.people import Mention

_YOUNG = frozenset({"child", "baby", "charge"})


@dataclass
class Dependants:
    """The dependants of a message.

    Attributes:
        number: None when the message says nothing of them.
        uncounted: « mes enfants », without a number.
        away: some are said to live elsewhere.
        shared: how many « un autre en garde alternée » adds.
        spans: canonical spans of the words.
    """

    number: int | None = None
    uncounted: bool = False
    away: bool = False
    shared: int | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, number: int, span: tuple[int, int]) -> None:
        """Count some more."""
        self.number = (self.number or 0) + number
        self.spans.append(span)


def read_dependants(text: str, people: Sequence[Mention], *, said: bool) -> Dependants:
    """Add up the dependants.

    Args:
        text: canonical text.
        people: the people named, in order.
        said: adults or a total of the home are named elsewhere in the message.
    """
    found = Dependants()
    young = [(i, m) for i, m in enumerate(people) if m.kind in _YOUNG]
    general: Mention | None = None  # « deux enfants », which names that follow may spell out
    spelling_out = False
    for index, mention in young:
        if mention.count == 0 or _is_left_out(found, mention, index, people, text, said=said):
            continue
        if not mention.spelt_out:
            general, spelling_out = mention, False
        elif people[index - 1] is general:
            spelling_out = not words.ADDED.search(text[general.end : mention.start])
        if not spelling_out:
            found.add(mention.count or 0, (mention.start, mention.end))
    _of_charge(found, text)
    if re.search(rf"\b(?:{words.GENERIC}|famille)\b", text):
        for match in (*words.HAS_SOME.finditer(text), *words.ELLIPTIC_OWNED.finditer(text)):
            found.add(_number(match["n"]), match.span())
    none = [(m.start, m.end) for _, m in young if m.count == 0]
    if found.number is None and (none or words.ELLIPTIC_NONE.search(text)):
        found.number = 0
        found.spans += none
    return found


def _is_left_out(
    found: Dependants,
    mention: Mention,
    index: int,
    people: Sequence[Mention],
    text: str,
    *,
    said: bool,
) -> bool:
    """Whether the mention adds nobody: part of those before, away, without a number, said twice."""
    if mention.subset and found.number:
        _take_out(found, mention)
        return True
    if mention.away or mention.grown or not _at_home(mention, index, people, text, said=said):
        found.away = True
        return True
    if mention.count is None:
        found.uncounted = True
        return True
    # « 2 enfants… mes deux enfants »
    return not mention.spelt_out and mention.definite and found.number == mention.count


def _take_out(found: Dependants, mention: Mention) -> None:
    """« dont un majeur parti » is one less; « dont deux à charge » is all there is."""
    number = mention.count or 1
    total = found.number or 0
    if mention.away:
        found.number = max(0, total - number)
    elif mention.in_charge and number < total:
        found.number = number
    found.spans.append((mention.start, mention.end))


def _at_home(
    mention: Mention, index: int, people: Sequence[Mention], text: str, *, said: bool
) -> bool:
    """Whether the child is one of the home.

    « ma fille » may live elsewhere: she counts in a list (« ma fille et moi »), when she is said to
    be there, or when the message tells who else lives there; « une fille », « 2 enfants » count.
    """
    before = text[: mention.start]
    following = people[index + 1 : index + 2]
    if mention.linked or any(other.kind == "self" and other.linked for other in following):
        return True  # « c'est pour ma fille et moi »
    own_life = mention.spelt_out and words.OWN_LIFE.match(text, mention.end)
    busy = own_life and not words.WITH.search(before)  # not « avec ses jumelles cherche »
    if busy or words.ONE_MORE.match(text, mention.end) or words.NOT_AT_HOME_BEFORE.search(before):
        return mention.in_charge
    theirs = any(
        other.kind == "spouse" and other.owner == 3 and other.linked for other in following
    )
    if theirs or mention.here or mention.in_charge:
        return not theirs  # « ma fille et son compagnon »
    # « le lit du bébé », « mon fils il cherche »
    if words.OF_THE.match(mention.determiner) or words.OWN_LIFE_THEN.match(text, mention.end):
        return False
    counted = not mention.definite or words.NUMBER.search(mention.determiner)
    return bool(counted) or said or any(other.linked for other in following)


def _of_charge(found: Dependants, text: str) -> None:
    """« (2 à charge) », « il m'en reste trois », « dont un qui n'est plus à charge »."""
    for match in words.NOT_ANY_MORE.finditer(text):
        if found.number:
            found.number = max(0, found.number - _number(match["n"]))
            found.spans.append(match.span())
    for match in words.ALSO.finditer(text):
        found.add(_number(match["n"] or match["more"]), match.span())
        if match["shared"]:
            found.shared = _number(match["n"])
    for pattern in (words.BARE_CHARGE, words.REMAINING, words.STAYING):
        for match in pattern.finditer(text):
            if any(start <= match.start() < end for start, end in found.spans):
                continue
            if pattern is not words.BARE_CHARGE and not (found.away or found.number):
                continue
            found.number = 0
            found.add(_number(match["n"]), match.span())
    gone = words.NO_MORE.search(text)
    if gone and (found.number or found.away):
        found.number = 0
        found.spans.append(gone.span())


def _number(written: str) -> int:
    return int(written) if written.isdigit() else 1
