"""The people a message names, one by one: who they are, how many, whose, and whether at home.

Every noun of kinship is read with its determiner and with what is said of it just after;
:mod:`household` adds them up. Nothing here knows a whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.pipeline.extractors import people_words as words
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.coreference import said_later
from bot.pipeline.extractors.lexicons import first_names
from bot.pipeline.extractors.named_children import count_after, named_with_age

Kind = Literal["child", "baby", "kin", "spouse", "charge", "head", "self"]
_SENTENCE_END = re.compile(r"[.;!?\n]")
_WITH_THEM = re.compile(r"^[^.;!?,]*\b(?:avec|chez) $")
_APPOSED_SELF = re.compile(r", moi,")
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
        left: said of a spouse who lives no more there.
        grown: no dependant: with a tax return of their own, or grown up and at work.
        stays: said to live there by the verb that follows.
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
    left: bool
    grown: bool
    here: bool
    stays: bool
    linked: bool


_ONE_CHILD = Mention(
    start=0, end=0, kind="child", count=1, noun="enfant", determiner="", owner=None, ages=(),
    spelt_out=True, definite=False, subset=False, in_charge=False, away=False, left=False,
    grown=False, here=True, stays=False, linked=False,
)  # fmt: skip


def read_people(text: Canonical, hidden: Sequence[tuple[int, int]]) -> list[Mention]:
    """Every group of people of the message, in order, away from the ``hidden`` spans."""
    matches = [
        match
        for match in words.PEOPLE.finditer(text.text)
        if not any(start < match.end() and match.start() < end for start, end in hidden)
        and _kind(match) is not None
    ]
    later = said_later(
        text.text,
        [(match.end(), _noun(match), _count(match, match["det"] or "") != 1) for match in matches],
    )
    mentions = [
        _mention(
            match,
            text.text,
            matches[index - 1].end() if index else None,
            next(
                (
                    m.start()
                    for m in matches[index + 1 :]
                    if not m["self"] or _APPOSED_SELF.search(text.text, m.start() - 2, m.end() + 1)
                ),
                len(text.text),
            ),
            later.get(index, ""),
        )
        for index, match in enumerate(matches)
    ]
    mentions = [_sibling(mention, mentions[:index]) for index, mention in enumerate(mentions)]
    for index in range(1, len(mentions)):  # « j'ai deux filles et un fils »: all are mine
        if mentions[index].linked and mentions[index].owner is None:
            mentions[index] = replace(mentions[index], owner=mentions[index - 1].owner)
    for index in range(len(mentions) - 1, 0, -1):  # « sa femme et ses enfants restent au pays »
        one, other = mentions[index - 1 : index + 1]
        both = words.BOTH_AWAY.match(text.text, other.end)
        if (
            both
            and other.away
            and other.kind != "self"
            and text.text[one.end : other.start] == " et "
        ):
            mentions[index - 1] = replace(one, away=not one.in_charge, left=True)
    for index in range(1, len(mentions)):  # « mes enfants sont au pays avec leur grand-mère »
        one, other = mentions[index - 1 : index + 1]
        between = text.text[one.end : other.start]
        of_theirs = other.owner == 3 if other.kind == "kin" else other.owner != 1
        there = one.away or (one.left and other.kind in {"child", "baby"})
        if there and other.kind != "self" and of_theirs and _WITH_THEM.search(between):
            mentions[index] = replace(other, away=True)
    return _with_names(text, mentions)


def _with_names(text: Canonical, mentions: list[Mention]) -> list[Mention]:
    """The mentions counted by the names or ages that follow, and children only named."""
    told: list[tuple[int, int]] = []
    for index, mention in enumerate(mentions):
        if mention.kind != "child":
            continue
        after = count_after(text, mention.end)
        if after is None:
            continue
        number, end = after
        told.append((mention.end, end))
        if mention.count is None and number > 1:
            mentions[index] = replace(mention, count=number, end=end)
    for start, end in named_with_age(text, told):
        before = [m for m in mentions if m.end <= start]
        linked = bool(before) and bool(words.LINK.fullmatch(text.text, before[-1].end, start))
        mentions.append(replace(_ONE_CHILD, start=start, end=end, linked=linked))
    return sorted(mentions, key=lambda mention: mention.start)


def _sibling(mention: Mention, before: Sequence[Mention]) -> Mention:
    """« mon fils… ; sa sœur a 15 ans »: the sister of a child of the home is one too."""
    of_a_child = (
        mention.kind == "kin" and mention.owner == 3 and before and before[-1].kind == "child"
    )
    young = not mention.ages or max(mention.ages) < words.OF_AGE
    if of_a_child and young and words.SIBLING.fullmatch(mention.noun) and not before[-1].away:
        return replace(mention, kind="child", spelt_out=True)
    return mention


def _noun(match: re.Match[str]) -> str:
    return next(match[kind] for kind in _NOUNS if match[kind])


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
    if words.YOUNG_WOMAN.match(match.group()):
        return "head"
    neither = words.OLD_BACHELOR.search(match.group()) or (
        determiner.startswith("ni ") and re.match("petit|grand", match["named"] or "")
    )
    if neither or (not determiner and not _stands_alone(match)):
        return None
    kinds: tuple[Kind, ...] = ("baby", "charge", "self")
    return next((kind for kind in kinds if match[kind]), "child")


def _kind_of_kin(match: re.Match[str], determiner: str) -> Kind | None:
    """A niece of nine is a child; « ma mère » is a relative, « une mère » heads her own home."""
    kin, ages = match["kin"], words.ages_said(match["after"])
    minor = "mineur" in match["after"] or words.BROUGHT_UP.search(match.string[: match.start()])
    young = bool(ages) and max(ages) < words.OF_AGE
    if (young or (minor and not ages)) and words.MAY_BE_YOUNG.search(kin):
        return "child"
    before = match.string[: match.start()]
    elder = re.match("(?:grand|belle|beau|mam[iy]|pap[iy])", kin) and (
        determiner or words.ADDED_TO.search(before)
    )
    if elder or words.OWNED.search(determiner) or match["of"]:
        return "kin"
    if (
        not determiner
        and words.BARE_PARENT.fullmatch(kin)
        and words.LIVES.match(match.string, match.end("kin"))
    ):
        return "kin"
    noted = determiner or words.NOTED_BEFORE.search(match.string[: match.start()])
    return "head" if noted and re.match("m|p(?!arents)", kin) else None


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether the noun needs no determiner: « + bébé », « avec enfant »."""
    before = match.string[: match.start()]
    if match["charge"]:
        return bool(match["charge"] == "pac" or words.NOBODY_BEFORE.search(before))
    if match["many"] or match["baby"] or match["self"] or "garde" in match["after"]:
        return True
    listed_names = words.NAMED_AFTER.match(match.string, match.end())
    if listed_names and listed_names["name"] in first_names():
        return True  # « enfants : Léa et Tom »
    # « enfants 3, 8 et 12 ans »
    ages = words.ages_said(match["after"])
    minors = bool(ages) and min(ages) < words.OF_AGE
    listed = words.LISTED_BEFORE.search(before)
    one_by_one = listed and (minors or len(ages) == 1)
    return bool((minors and len(ages) > 1) or one_by_one or words.WITH.search(before))


def _mention(
    match: re.Match[str], text: str, previous: int | None, following: int, later: str
) -> Mention:
    determiner, after = match["det"] or "", match["after"]
    end = _end_of_predicate(text, match.end(), following)
    said = after + text[match.end() : end] + later
    in_charge = bool(words.IN_CHARGE.search(said))
    preposition = words.PREPOSITION.match(determiner)
    start = preposition.end() + match.start() if preposition else match.start()
    before = text[:start]
    owner = _owner(determiner, before)
    stays = bool(words.STAYS.search(said) or words.STAYS_WITH_US.match(text, match.end()))
    return Mention(
        start,
        match.end(),
        _kind(match) or "child",
        _count(match, determiner),
        _noun(match),
        determiner,
        owner,
        tuple(words.ages_said(after)),
        bool(match["named"] or match["baby"] or match["many"]),
        bool(words.OWNER.match(determiner) or re.match(r"l(?:es|a|e|')", determiner)),
        bool(words.SUBSET.search(before)),
        in_charge,
        _is_away(said, before) and not in_charge,
        bool(words.LEFT.search(said) or words.DWELLS_ELSEWHERE.search(said)),
        not in_charge and (is_grown(match.group() + said) or _is_grown_up_at_work(said, later)),
        bool(words.HERE.match(text, match.end()) or stays or words.AT_HOME_BEFORE.search(before)),
        stays,
        previous is not None and bool(words.LINK.fullmatch(text, previous, start)),
    )


def _is_away(said: str, before: str) -> bool:
    if words.ELSEWHERE_WITH.search(before):
        return True
    away = words.AWAY.search(said)
    with_me = words.I_AM_WITH.search(before) and away and away.group().startswith("chez ")
    return bool(away) and not with_me


def is_grown(said: str) -> bool:
    """« qui fait sa propre déclaration », « majeure qui travaille »."""
    ages = [int(match["n"]) for match in words.AGE_IN_YEARS.finditer(said)]
    if ages and min(ages) >= words.ADULT_CHILD and not words.AT_SCHOOL.search(said):
        return True
    if not ages and words.WHO_WORKS.search(said):
        return True
    grown = words.GROWN.search(said) or max(ages, default=0) >= words.OF_AGE
    return bool(words.OWN_RETURN.search(said) or (grown and words.AT_WORK.search(said)))


def _is_grown_up_at_work(said: str, later: str) -> bool:
    """« l'aîné a 26 ans, il bosse »."""
    ages = [int(match["n"]) for match in words.AGE_IN_YEARS.finditer(said)]
    return max(ages, default=0) >= words.OF_AGE and bool(words.AT_WORK_HIMSELF.search(later))


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
    end = others.start() if others else end
    taken_over = words.TAKEN_OVER.search(text, start, end)
    return taken_over.start() if taken_over else end


_NOUNS = ("many", "baby", "generic", "named", "kin", "charge", "spouse", "head", "self")


def _count(match: re.Match[str], determiner: str) -> int | None:
    if words.NONE.search(determiner) or (match["charge"] and not determiner):
        return 0  # « sans enfant », « j'ai personne à charge »
    if match["many"]:
        return words.TWINS[match["many"][:5]]
    number = words.NUMBER.search(determiner)
    count = int(number.group()) if number else _count_without_number(match, determiner)
    each = words.OF_EACH.search(match.string[: match.start()]) or words.OF_EACH_AFTER.match(
        match.string, match.end()
    )
    return 2 * count if count and each else count  # « ils ont chacun un enfant »


def _count_without_number(match: re.Match[str], determiner: str) -> int | None:
    noun = _noun(match)
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
        (not determiner and match["generic"] and words.PLURAL.fullmatch(noun))
        or (words.PLURAL.fullmatch(noun) and not singular)
        or words.MANY_DETERMINER.search(determiner)
    ):
        counted = None
    return counted
