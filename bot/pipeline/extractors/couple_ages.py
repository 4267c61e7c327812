"""Whether a couple is young: said so, or by the ages of the two."""

from __future__ import annotations

import re

from bot.pipeline.extractors.household_reading import Reading
from bot.pipeline.extractors.household_words import CHILD, PARTNER, SONS, YOUNG

MAX_AGES = 55

_YOUNG_COUPLE = re.compile(r"\bjeunes? couples?\b")
_RETIRED_COUPLE = re.compile(
    r"\bcouple(?: de)? (?:de )?(?:retraite\w*|personnes agees|seniors?|ages?)\b|\bvieux couple\b"
)
_AGES = re.compile(
    r"(?<![\w.,/])(?P<a>[1-9][0-9])(?: ans)?(?: tous les 2)? ?(?:et|/|,|&|(?= (?:mon"
    r"|ma) \w+ [1-9][0-9]\b))(?: (?:(?:mon|ma|son|sa)"
    rf" {PARTNER}|lui|elle|moi|il a|elle a|j'ai|en a))*(?: (?:a|en a|ai|j'ai"
    rf"|:))? ?(?P<b>[1-9][0-9])(?: ?ans?\b"
    r"|(?<=ine [0-9][0-9])(?=\W)|(?<=ain [0-9][0-9])(?=\W))"
)
# « moi 26 ans, ma copine 24 »
_AGES_OF_EACH = re.compile(
    rf"(?<![\w.,/])(?P<c>[1-9][0-9]) ans\)?[^.;!?0-9]{{0,40}}?\b{PARTNER}[ ,(]*(?:(?:de|a|en a"
    rf"|agee?|et|qui"
    r" (?:en )?a) )*(?P<d>[1-9][0-9])(?= ?ans| ?[,.;)]|\W*$)"
    r"|\b(?:elle|lui|moi),? (?P<e>[1-9][0-9])(?: ans)?,? (?:et )?(?:elle|lui"
    r"|moi),? (?P<f>[1-9][0-9])"
    r"(?= ?ans| ?[,.;)]|\W*$)|"
    rf"(?<![\w.,/])(?P<a>[1-9][0-9]) ans,? ?(?:et )?(?:moi|(?:ma|mon|sa|son) {PARTNER}|elle|lui)"
    r"(?:,? (?:a|en a|j'en ai|j'ai))? (?P<b>[1-9][0-9])(?= ?ans\b|\W*$| ?[,;:.!?)]| (?:et|donc|on"
    r"|nous|je|pour|sans|avec|pacse|marie)\w* )"
    r"|(?<![\w.,/])(?P<both>[1-9][0-9]) ans (?:tous les 2|toutes les 2|chacune?|tous deux)\b"
    r"|\b(?:tous|toutes) (?:les )?2(?: ont)?(?: agee?s)?(?: de)? (?P<each>[1-9][0-9]) ans\b"
)
_CHILD_BEFORE = re.compile(
    rf"(?:{CHILD}|{SONS}|{YOUNG})(?: (?:ont|de|ages?|agee?s?|rattaches?|majeurs?|etudiants?"
    rf"|a charge))* ?\(?$"
)


def read_ages(reading: Reading) -> None:
    """Tell of the couple already read whether it is young."""
    if reading.find(_YOUNG_COUPLE):
        reading.value["young_couple"] = True
    if reading.find(_RETIRED_COUPLE):
        reading.value["young_couple"] = False
    for match in (*reading.find(_AGES), *reading.find(_AGES_OF_EACH)):
        said = match.groupdict()
        told = [int(said[name]) for name in "abcdef" if said.get(name)]
        told = told or [int(said.get("both") or said["each"])]
        ages = (told[0], told[-1])
        if min(ages) < 16 or _CHILD_BEFORE.search(reading.text[: match.start()]):
            continue
        reading.value["young_couple"] = sum(ages) <= MAX_AGES
        reading.note([match])
