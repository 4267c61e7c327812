"""Two adults of a home who are a couple though no word of union says it.

The parents of the same children are one: « les parents et trois enfants », « le père, la mère »,
« nous deux et nos jumeaux ».
"""

from __future__ import annotations

import re

from bot.pipeline.extractors import household_words
from bot.pipeline.extractors.household_reading import Reading

_PARENTS = re.compile(r"\b(?:les|l|leurs|mes|ses|nos|des|2) (?:2 |vieux |jeunes )*parents\b")
_FATHER = re.compile(r"\b(?:pere|papa)\b")
_MOTHER = re.compile(r"\b(?:mere|maman)\b")
# « le père travaille et la mère garde les petits »
_FATHER_AND_MOTHER = re.compile(
    r"\ble (?:pere|papa) (?:est|travaille|a|gagne|touche|bosse|fait)\b(?! (?:parti|deced|mort"
    r"|quitte"
    r"|absent|inconnu|a la garde))[^.!?\n]{0,60}\bla (?:mere|maman)\b"
)
_HE_AND_SHE = re.compile(r"\b(?:elle,? (?:et )?lui|lui,? (?:et )?elle)\b")
# « de son père », « chez leur mère »: one parent who lives elsewhere
_NOT_OF_THEM = re.compile(r"\b(?:chez|de|par|sans|avec) (?:l[ea] |s(?:a|on) |leur |du |d')$")
_OURS = re.compile(r"(?:nos|notre)\b")
_WE_HAVE = re.compile(
    r"\b(?:on a|nous avons|on (?:eleve|aura)|nous (?:elevons|aurons))(?: \w+){0,2} $"
)
# « eux deux et leurs quatre enfants »
_THEIRS = re.compile(r"leurs? ")
_THE_TWO = re.compile(r"\b(?:eux|elles) 2\b|\b(?:ils|elles) (?:sont|seront) (?:a )?2\b")
_YOUNG = frozenset({"child", "baby"})


def read_union(reading: Reading) -> None:
    """Tell that the two adults are a couple when they are the parents of the children."""
    if reading.value.get("couple"):
        return
    both = _FATHER_AND_MOTHER.search(reading.text) and reading.value.get("dependants")
    if both and not reading.find(household_words.SINGLE):
        reading.value["adults"] = max(2, int(reading.value.get("adults", 2)))
    if int(reading.value.get("adults", 0)) < 2:
        return
    if _named_as_parents(reading) or _have_children_together(reading):
        reading.value["couple"] = True


def _named_as_parents(reading: Reading) -> bool:
    if any(not reading.hides(match.span()) for match in _PARENTS.finditer(reading.text)):
        return "couple" not in reading.value or int(reading.value["adults"]) > 2
    both = [
        next(
            (
                match
                for match in pattern.finditer(reading.text)
                if not _NOT_OF_THEM.search(reading.text[: match.start()])
            ),
            None,
        )
        for pattern in (_FATHER, _MOTHER)
    ]
    with_children = bool(reading.value.get("dependants"))
    return with_children and (all(both) or bool(_HE_AND_SHE.search(reading.text)))


def _have_children_together(reading: Reading) -> bool:
    """« nous deux et nos jumeaux », of two adults who are not said to be kin or flatmates."""
    if reading.value.get("adults") != 2 or "couple" in reading.value:
        return False
    if any(person.kind == "kin" for person in reading.people):
        return False
    young = [person for person in reading.people if person.kind in _YOUNG and not person.away]
    return any(
        _OURS.match(person.determiner)
        or (_THEIRS.match(person.determiner) and _THE_TWO.search(reading.text))
        or _WE_HAVE.search(reading.text[: person.start])
        for person in young
    )
