"""Children told by their names or their ages alone: « mes enfants Léa et Tom », « Zoé, 4 ans ».

Names and ages that follow « mes enfants » count them; a name with an age below eighteen is a child
by itself, unless it spells out children counted just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.lexicons import first_names
from knowledge.territory.words import french_words, town_words

Span = tuple[int, int]

_NAME = r"[A-Za-z]{2,}(?:-[A-Z][a-z]+)?"
_AGE = (
    r"(?:,? ?\(?(?:agee? de |qui a |a )?(?P<{}>[0-9]{{1,2}})(?: ?(?P<{}>ans?|mois)\b|(?=\)))\)?)?"
)
_ONE = re.compile(rf"(?P<name>{_NAME})(?!\w){_AGE.format('age', 'unit')}")
_SEPARATOR = re.compile(
    r" ?(?:, et|,|et|puis|&|\+|/|ainsi que)"
    r"(?: (?:l[ea]|mon|ma|notre|son|sa) (?:petite?|grande?|derniere?|bebe|fils|fille))? "
)
# Between « mes enfants » and their names
_OPENS = re.compile(r" ?(?:[:,(]|s'appellent|, (?:il|elle)s s'appellent)? ?")
_AGES = re.compile(
    r" ?(?:[:,(] ?)?(?:(?:qui )?ont |(?:sont )?agee?s (?:respectivement )?de |de )?"
    r"(?P<ages>[0-9]{1,2}(?: (?:ans|mois))?(?:(?: ?, ?| et | puis | ?/ ?)[0-9]{1,2}"
    r"(?: (?:ans|mois))?)+) ?(?:ans|mois)?\b"
)
_NUMBER = re.compile(r" ?\((?P<n>[1-9])\)")
_ALONE_BEFORE = re.compile(r"(?:[,+&:(] ?|\b(?:avec|et|plus|de|d'|l[ea] (?:petite?|grande?)) ?|^)$")
_OF_AGE = 18
_SCHEMES = frozenset(
    {"denormandie", "pinel", "robien", "besson", "borloo", "cosse", "scellier", "duflot", "malraux"}
)


def names_from(text: Canonical, start: int) -> Iterator[tuple[Span, int | None]]:
    """Names of a list that begins at ``start`` of the canonical text, with the age of each."""
    while True:
        match = _ONE.match(text.cased, start)
        if match is None or not _is_name(match["name"]):
            return
        age = None
        if match["age"]:
            age = 0 if match["unit"] == "mois" else int(match["age"])
        yield match.span(), age
        separator = _SEPARATOR.match(text.text, match.end())
        if separator is None:
            return
        start = separator.end()


def _is_name(word: str) -> bool:
    folded = word.lower()
    if folded in _SCHEMES:
        return False  # « Denormandie 9 ans »
    if folded in first_names():
        return True
    unknown = folded.split("-")[0] not in french_words() and folded not in town_words()
    return word[0].isupper() and not word.isupper() and unknown


def count_after(text: Canonical, end: int) -> tuple[int, int] | None:
    """How many children the names or ages just after « mes enfants » tell, and where they end."""
    if told := _NUMBER.match(text.text, end):
        return int(told["n"]), told.end()
    ages = _AGES.match(text.text, end)
    if ages:
        said = [int(age) for age in re.findall(r"[0-9]+", ages["ages"])]
        return (len(said), ages.end()) if max(said) < _OF_AGE else None
    opens = _OPENS.match(text.text, end)
    names = list(names_from(text, opens.end() if opens else end))
    return (len(names), names[-1][0][1]) if names else None


def named_with_age(text: Canonical, taken: list[Span]) -> Iterator[Span]:
    """Children named with their age, outside the ``taken`` spans."""
    for match in _ONE.finditer(text.cased):
        start, end = match.span()
        if not match["age"] or not match["unit"] or not _is_name(match["name"]):
            continue
        young = match["unit"] == "mois" or int(match["age"]) < _OF_AGE
        beside = _ALONE_BEFORE.search(text.text[:start])
        if young and beside and not any(a < end and start < b for a, b in taken):
            yield start, end
