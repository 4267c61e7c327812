"""How many dependants a message names: the mentions of :mod:`people` added up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.pipeline.extractors import charge_words
from bot.pipeline.extractors import people_words as words
from bot.pipeline.extractors.members import left_at_home
from bot.pipeline.extractors.people import Mention

_TWINS = ("jum", "tripl")
_YOUNG = frozenset({"child", "baby", "charge"})


@dataclass
class Dependants:
    """The dependants of a message.

    Attributes:
        number: None when the message says nothing of them.
        uncounted: « mes enfants », without a number.
        away: some are said to live elsewhere.
        at_work: how many of them are adults of the home.
        shared: how many « un autre en garde alternée » adds.
        spans: canonical spans of the words.
    """

    number: int | None = None
    uncounted: bool = False
    away: bool = False
    shared: int | None = None
    at_work: int = 0
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
    young = [mention for mention in people if mention.kind in _YOUNG]
    _of_mentions(found, text, people, said=said)
    _of_charge(found, text, people)
    _of_totals(found, text)
    left, at_work = left_at_home(text, people)
    if left is not None and (found.number or found.away or left == 0):
        found.number = left
        found.at_work = max(found.at_work, at_work)
        found.spans.extend((m.start, m.end) for m in young[:1])
    if found.number is None and found.uncounted and (said_after := words.THEY_ARE.search(text)):
        found.add(_number(said_after["n"]), said_after.span())
    none = [(m.start, m.end) for m in young if m.count == 0]
    if found.number is None and (none or words.ELLIPTIC_NONE.search(text)):
        found.number = 0
        found.spans += none
    return found


def _of_mentions(found: Dependants, text: str, people: Sequence[Mention], *, said: bool) -> None:
    general: Mention | None = None  # « deux enfants », which names that follow may spell out
    spelling_out = False
    for index, mention in enumerate(people):
        if mention.kind not in _YOUNG:
            continue
        if mention.count == 0 or _is_left_out(found, mention, index, people, text, said=said):
            if mention.grown and mention.stays and general and mention.spelt_out and found.number:
                found.number -= (
                    mention.count or 0
                )  # « deux enfants : l'aînée, 23 ans, est caissière »
            continue
        twins = mention.spelt_out and people[index + 1 : index + 2]
        again = twins and mention.count == twins[0].count and mention.noun.startswith(_TWINS)
        if not mention.spelt_out or again:  # « jumeaux, deux garçons »
            general, spelling_out = mention, False
        elif people[index - 1] is general:
            others = general.noun.startswith("mineur") and mention.noun.startswith("majeur")
            added = words.ADDED.search(text[general.end : mention.start])
            spelling_out = not (added or others)
        if not spelling_out:
            found.add(mention.count or 0, (mention.start, mention.end))


def _of_totals(found: Dependants, text: str) -> None:
    """« les miens (2 aussi) », « enfants : 1 », « ça lui en fait trois en tout »."""
    if re.search(rf"\b(?:{words.GENERIC}|{words.NAMED}|{words.BABY}|famille)\b", text):
        for match in (*words.HAS_SOME.finditer(text), *words.ELLIPTIC_OWNED.finditer(text)):
            number = next(said for said in match.groups() if said)
            found.add(_number(number), match.span())
    if found.number is None and (parent := words.PARENT_OF.search(text)):
        found.add(int(parent["n"]), parent.span())
    for match in words.COUNT_AFTER.finditer(text):
        found.number = int(match["n"]) if match["n"].isdigit() else 0
        found.spans.append(match.span())
    if found.number and (all_told := words.TOTAL_OF_THEM.search(text)):
        found.number = int(all_told["n"])
    if fewer := words.NOT_SO_MANY.search(text):
        found.number = _number(fewer["n"])
        found.spans.append(fewer.span())


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
    single = mention.spelt_out and mention.definite and mention.count == 1
    earns = single and words.EARNS.match(text, mention.end)
    if (
        mention.away
        or mention.grown
        or earns
        or words.SPEAKER_IS.search(text[: mention.start])  # « je suis le fils de la locataire »
        or not _at_home(mention, index, people, text, said=said)
    ):
        found.away = True
        return True
    if mention.count is None:
        found.uncounted = True
        return True
    before = text[: mention.start]
    negated = words.NUMBER.search(mention.determiner) and words.NEGATED_BEFORE.search(before)
    return bool(negated) or _is_said_again(found, mention, people[:index], text)


def _is_said_again(
    found: Dependants, mention: Mention, before: Sequence[Mention], text: str
) -> bool:
    """« avec mon fils… mon fils et moi », « 2 enfants… mes deux enfants », « les filles ont… »."""
    if not mention.definite:
        return False
    if mention.spelt_out and mention.count == 1:
        named = text[mention.start : mention.start + len(mention.determiner)] + mention.noun
        if any(named == text[m.start : m.start + len(m.determiner)] + m.noun for m in before):
            return True
    noun = mention.noun.rstrip("s")
    if words.THE.match(mention.determiner) and any(
        m.count and m.noun.rstrip("s") == noun for m in before
    ):
        return True
    return not mention.spelt_out and found.number == mention.count


def _take_out(found: Dependants, mention: Mention) -> None:
    """« dont un majeur parti » is one less; « dont deux à charge » is all there is."""
    number = mention.count or 1
    total = found.number or 0
    if mention.away:
        found.number = max(0, total - number)
    elif mention.in_charge and number < total:
        found.number = number
    found.spans.append((mention.start, mention.end))


def heads_a_home(text: str, mention: Mention, following: Sequence[Mention]) -> bool:
    """« ma fille et ses deux enfants », « mon fils a la garde de sa fille »: their parent."""
    return mention.kind == "child" and any(
        other.kind in {"child", "baby"}
        and other.owner == 3
        and (other.linked or words.BRINGS_UP.fullmatch(text, mention.end, other.start))
        and mention.owner != 3
        and (mention.count == 1 or other.determiner.startswith("leur"))
        for other in following
    )


def _at_home(
    mention: Mention, index: int, people: Sequence[Mention], text: str, *, said: bool
) -> bool:
    """Whether the child is one of the home.

    « ma fille » may live elsewhere: she counts in a list (« ma fille et moi »), when she is said to
    be there, or when the message tells who else lives there; « une fille », « 2 enfants » count.
    """
    before = text[: mention.start]
    following = people[index + 1 : index + 2]
    if heads_a_home(text, mention, following):
        return False
    if mention.linked or any(other.kind == "self" and other.linked for other in following):
        return True  # « c'est pour ma fille et moi »
    own_life = mention.spelt_out and words.OWN_LIFE.match(text, mention.end)
    # not « avec ses jumelles cherche », « ma nièce et son bébé veulent »
    theirs_too = mention.owner == 3 and before.endswith(" et ")
    busy = own_life and not (words.WITH.search(before) or theirs_too)
    if busy or words.ONE_MORE.match(text, mention.end) or words.NOT_AT_HOME_BEFORE.search(before):
        return mention.in_charge or mention.stays
    theirs = (
        (mention.definite or not mention.here)
        and mention.count == 1
        and any(other.kind == "spouse" and other.owner == 3 and other.linked for other in following)
    )
    if theirs or mention.here or mention.in_charge:
        return not theirs  # « ma fille et son compagnon »
    # « le lit du bébé », « mon fils il cherche »
    if words.OF_THE.match(mention.determiner) or words.OWN_LIFE_THEN.match(text, mention.end):
        return False
    counted = not mention.definite or words.NUMBER.search(mention.determiner)
    return bool(counted) or said or any(other.linked for other in following)


def _of_charge(found: Dependants, text: str, people: Sequence[Mention]) -> None:
    """« (2 à charge) », « il m'en reste trois », « dont un qui n'est plus à charge »."""
    for match in charge_words.NOT_ANY_MORE.finditer(text):
        if found.number:
            found.number = max(0, found.number - _number(match["n"]))
            found.spans.append(match.span())
    for match in charge_words.SOME_AT_WORK.finditer(text):
        if found.number and (number := _number(match["n"])) <= found.number:
            found.number, found.at_work = found.number - number, number
            found.spans.append(match.span())
    for match in charge_words.ALSO.finditer(text):
        if match["aged"] and found.number:
            continue  # « deux enfants, un de cinq ans et un de trois »
        found.add(_number(match["n"] or match["more"]), match.span())
        if match["shared"]:
            found.shared = _number(match["n"])
    for pattern in (charge_words.BARE_CHARGE, charge_words.REMAINING, charge_words.STAYING):
        for match in pattern.finditer(text):
            if any(start <= match.start() < end for start, end in found.spans):
                continue
            if pattern is not charge_words.BARE_CHARGE and not (found.away or found.number):
                continue
            found.number = 0
            found.add(_number(match["n"]), match.span())
    gone = charge_words.NO_MORE.search(text)
    of_whom = [person.kind for person in people if gone and person.end <= gone.start()]
    if gone and (found.number or found.away) and (not of_whom or of_whom[-1] in _YOUNG):
        found.number = 0
        found.spans.append(gone.span())


def _number(written: str) -> int:
    return int(written) if written.isdigit() else 1
