"""The people a message names, one by one: who they are, how many, whose, and whether at home.

Every noun of kinship is read with its determiner and with what is said of it just after;
:mod:`household` adds them up. Nothing here knows a whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.pipeline.extractors import people_words as words
from bot.pipeline.extractors.canonical import Canonical

Kind = Literal["child", "baby", "kin", "spouse", "charge", "head", "self"]
_SENTENCE_END = re.compile(r"[.;!?\n]")
_REACH = 90  # characters in which a predicate says where somebody lives


@dataclass(frozen=True)
class Mention:
    """One group of people.

    Attributes:
        start: first canonical character, determiner included.
        end: one past the last, what qualifies the noun included.
        kind: who they are; « charge » is « une personne à charge », « head » « une dame ».
        count: how many; 0 for « sans enfant », None for « mes enfants ».
        noun: the noun.
        determiner: the words before it.
        owner: 1 for « mes » or « j'ai », 3 for « ses », None when nothing says it.
        ages: ages said just after.
        spelt_out: « une fille » rather than « un enfant »: may only spell out a number said before.
        definite: « mes deux enfants » may have been named before.
        subset: part of the group before (« dont deux majeurs »).
        in_charge: said to be a dependant.
        away: said to live elsewhere, or on their own.
        grown: no dependant: with a tax return of their own, or grown up and at work.
        here: said to live there, or had by somebody (« j'ai un fils »).
        linked: in one list with the mention before.
    """

    start: int
    end: int
    kind: Kind
    count: int | None
    noun: str
    determiner: str
    owner: int | None
    ages: tuple[int, ...]
    spelt_out: bool
    definite: bool
    subset: bool
    in_charge: bool
    away: bool
    grown: bool
    here: bool
    linked: bool


def read_people(text: Canonical, hidden: Sequence[tuple[int, int]]) -> list[Mention]:
    """Every group of people of the message, in order, away from the ``hidden`` spans."""
    matches = [
        match
        for match in words.PEOPLE.finditer(text.text)
        if not any(start < match.end() and match.start() < end for start, end in hidden)
        and _kind(match) is not None
    ]
    return [
        _mention(
            match,
            text.text,
            matches[index - 1].end() if index else None,
            matches[index + 1].start() if index + 1 < len(matches) else len(text.text),
        )
        for index, match in enumerate(matches)
    ]


def _kind(match: re.Match[str]) -> Kind | None:
    """Who the noun means with its determiner; None for nobody (« une femme de ménage »)."""
    determiner = match["det"] or ""
    if match["kin"]:
        return _kind_of_kin(match, determiner)
    if match["spouse"] or match["head"]:
        owned = words.OWNED.search(determiner)
        if match["spouse"] and owned and not re.search(r"es |os |leurs ", determiner):
            return "spouse"
        man_or_woman = match["head"] or re.match("femme|homme", match["spouse"])
        return "head" if determiner and man_or_woman else None
    neither = determiner.startswith("ni ") and re.match("petit|grand", match["named"] or "")
    if neither or (not determiner and not _stands_alone(match)):
        return None
    kinds: tuple[Kind, ...] = ("baby", "charge", "self")
    return next((kind for kind in kinds if match[kind]), "child")


def _kind_of_kin(match: re.Match[str], determiner: str) -> Kind | None:
    """A niece of nine is a child; « ma mère » is a relative, « une mère » heads her own home."""
    kin, ages = match["kin"], words.ages_said(match["after"])
    if ages and max(ages) < words.OF_AGE and re.match("ne|ni|co|fi|so|fre", kin):
        return "child"
    elder = re.match("(?:grand|belle|beau|mam[iy]|pap[iy])", kin) and determiner
    if elder or words.OWNED.search(determiner) or match["of"]:
        return "kin"
    noted = determiner or words.NOTED_BEFORE.search(match.string[: match.start()])
    return "head" if noted and re.match("m|p(?!arents)", kin) else None


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether the noun needs no determiner: « + bébé », « avec enfant »."""
    before = match.string[: match.start()]
    if match["charge"]:
        return bool(match["charge"] == "pac" or words.NOBODY_BEFORE.search(before))
    if match["many"] or match["baby"] or match["self"]:
        return True
    # « enfants 3, 8 et 12 ans »
    ages = words.ages_said(match["after"])
    return (len(ages) > 1 and min(ages) < words.OF_AGE) or bool(words.WITH.search(before))


def _mention(match: re.Match[str], text: str, previous: int | None, following: int) -> Mention:
    determiner, after = match["det"] or "", match["after"]
    end = _end_of_predicate(text, match.end(), following)
    said = after + text[match.end() : end]
    in_charge = bool(words.IN_CHARGE.search(said))
    preposition = words.PREPOSITION.match(determiner)
    start = preposition.end() + match.start() if preposition else match.start()
    before = text[:start]
    owner = _owner(determiner, before)
    return Mention(
        start,
        match.end(),
        _kind(match) or "child",
        _count(match, determiner),
        next(match[k] for k in _NOUNS if match[k]),
        determiner,
        owner,
        tuple(words.ages_said(after)),
        bool(match["named"] or match["baby"] or match["many"]),
        bool(words.OWNER.match(determiner) or re.match(r"l(?:es|a|e|')", determiner)),
        bool(words.SUBSET.search(before)),
        in_charge,
        bool(words.AWAY.search(said) or words.ELSEWHERE_WITH.search(before)) and not in_charge,
        not in_charge and _is_grown(said),
        bool(words.HERE.match(text, match.end()) or words.AT_HOME_BEFORE.search(before)),
        previous is not None and bool(words.LINK.fullmatch(text, previous, start)),
    )


def _is_grown(said: str) -> bool:
    """« qui fait sa propre déclaration », « majeure qui travaille »."""
    grown = words.GROWN.search(said) or max(words.ages_said(said), default=0) >= words.OF_AGE
    return bool(words.OWN_RETURN.search(said) or (grown and words.AT_WORK.search(said)))


def _owner(determiner: str, before: str) -> int | None:
    """1 for « mes enfants » and « j'ai deux enfants », 3 for « ses enfants »."""
    said = words.OWNER.match(determiner)
    if said is None:
        return 1 if words.HAD_BY_ME.search(before) else None
    return 1 if said["first"] else 3


def _end_of_predicate(text: str, start: int, following: int) -> int:
    """Where what is said of somebody ends: the sentence, or the next person."""
    stop = _SENTENCE_END.search(text, start)
    if words.CHEZ.search(text[:following]):  # « il vit chez sa mère »
        following = len(text)
    end = min(start + _REACH, following, stop.start() if stop else len(text))
    others = words.OTHERS.search(text, start, end)
    return others.start() if others else end


_NOUNS = ("many", "baby", "generic", "named", "kin", "charge", "spouse", "head", "self")


def _count(match: re.Match[str], determiner: str) -> int | None:
    if words.NONE.search(determiner) or (match["charge"] and not determiner):
        return 0  # « sans enfant », « j'ai personne à charge »
    if match["many"]:
        return words.TWINS[match["many"][:5]]
    number = words.NUMBER.search(determiner)
    count = int(number.group()) if number else _count_without_number(match, determiner)
    each = words.OF_EACH.search(match.string[: match.start()])
    return 2 * count if count and each else count  # « ils ont chacun un enfant »


def _count_without_number(match: re.Match[str], determiner: str) -> int | None:
    noun = next(match[k] for k in _NOUNS if match[k])
    singular = words.SINGULAR.search(determiner)
    ordinal = next((n for word, n in words.ORDINALS.items() if word in match.group()), None)
    ages = words.ages_said(match["after"])
    counted: int | None = 1
    if ordinal and singular:
        counted = ordinal
    elif noun.endswith("parents"):
        counted = 2
    elif len(ages) > 1 and min(ages) < words.OF_AGE:
        counted = len(ages)  # « enfants 3, 8 et 12 ans »
    elif (
        (not determiner and match["generic"])
        or (words.PLURAL.fullmatch(noun) and not singular)
        or words.MANY_DETERMINER.search(determiner)
    ):
        counted = None
    return counted
