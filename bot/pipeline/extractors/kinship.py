"""Relatives and friends of whoever writes, and what each is to them: « la sœur de mon père ».

A chain of nouns is read as a composition: two steps up are an ascendant, a step up and one down
(« le fils de ma mère ») only family; a friend anywhere makes the whole no family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.everyday_words import KINSHIP, PARTNERS

#: Who a noun is to the person it belongs to; the first that fits.
RELATIONS = tuple(
    (relation, f"(?:{nouns}|{PARTNERS})" if relation == "other_family" else f"(?:{nouns})")
    for relation, nouns in KINSHIP.items()
)
INVERSE = {"ascendant": "descendant", "descendant": "ascendant"}

_MINE = (
    r"(?:m(?:a|on|es)|s(?:a|on|es)|notre|nos|votre|vos|leurs?|une? de mes|l'une? de mes"
    r"|deux de mes)"
)
_ADJECTIVES = (
    r"(?: (?:propre|jeune|grande?|petite?|seconde?|vieille|vieux|deuxieme|meilleure?|futur|future"
    r"|nouvelle?|ancien(?:ne)?|premiere?|cher|chere|ex|couple d')){0,2}"
)
_NOUN = "|".join(words for _, words in RELATIONS)
_ONE_NOUN = re.compile("|".join(f"(?P<{name}>{words})" for name, words in RELATIONS))
_CHAIN = (
    rf"(?:{_NOUN})(?:(?: majeure?| propre)? (?:de |d'|du |des )"
    rf"(?:{_MINE}{_ADJECTIVES} |l[ea]s? |l'|une? )?(?:{_NOUN}))*"
)
_PHRASE = re.compile(
    rf"(?<![\w'-])(?P<determiner>{_MINE}{_ADJECTIVES} "
    rf"|(?:l[ea]s? |l'|une? |des |aux? |du )(?:petite?s? |couple d'|jeune |ancien(?:ne)?s? )?)"
    rf"(?P<nouns>{_CHAIN})(?![\w-])"
)
_OWN = re.compile(r"m(?:a|on|es)|notre|nos|une? de mes|l'une? de mes|deux de mes")
_FORMER = re.compile(r"\b(?:ancien(?:ne)?|ex)\b")
_THEIRS = re.compile(r"s(?:a|on|es)\b|leurs?\b")


@dataclass(frozen=True)
class Relative:
    """One phrase such as « mon frère » or « la fille d'une collègue ».

    Attributes:
        start: first canonical character, determiner included.
        noun: first canonical character of the nouns.
        end: one past the last character.
        nouns: the nouns, from the person meant to the one who is known.
        relation: value of ``tenant_relation`` if that person rents from the writer.
        own: « mon », « notre ».
        theirs: « sa », « leur »: of somebody else, unless a member of staff writes.
    """

    start: int
    noun: int
    end: int
    nouns: tuple[str, ...]
    relation: str
    own: bool
    theirs: bool
    determiner: str


def relatives(text: str) -> Iterator[Relative]:
    """Relatives and friends named in ``text`` (canonical), in order.

    « la fille » alone may be anybody's: without « ma » only a chain, a friend or « un cousin »
    counts.
    """
    for match in _PHRASE.finditer(text):
        determiner = match["determiner"]
        named = list(_ONE_NOUN.finditer(match["nouns"]))
        owned = re.match(_MINE, determiner)
        steps = [str(noun.lastgroup) for noun in named]
        some = re.match("une? ", determiner) and steps == ["other_family"]
        if not (owned or some) and len(named) < 2 and "none" not in steps:
            continue
        yield Relative(
            match.start(),
            match.start("nouns"),
            match.end(),
            tuple(noun.group() for noun in named),
            _no_more(composed(steps), determiner),
            bool(_OWN.match(determiner)),
            bool(_THEIRS.match(determiner)),
            determiner,
        )


def _no_more(relation: str, determiner: str) -> str:
    """« mon ancien mari » is of another household."""
    former = relation == "tax_household" and _FORMER.search(determiner)
    return "other_family" if former else relation


def composed(steps: list[str]) -> str:
    """The relation of a chain: « fils » « de ma fille » is a descendant, « de ma sœur » family."""
    if "none" in steps:
        return "none"
    return steps[0] if len(set(steps)) == 1 else "other_family"


def relation_of(noun: str) -> str:
    """The relation of one noun."""
    match = _ONE_NOUN.fullmatch(noun)
    return str(match.lastgroup) if match else ""


NOUN = _NOUN
"""Any noun of kinship or friendship, as a pattern."""
