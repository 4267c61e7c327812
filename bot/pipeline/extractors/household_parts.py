"""Which parts of a message tell of the home to let: the owner's own life is no part of it, and
what comes after « aujourd'hui », « en fait » or « donc » has the last word.

Nothing here counts anybody: :mod:`household` reads the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.words_of_others import OF_THE_HOME

Value = dict[str, int | bool]
Turn = Literal["others", "now", "so"]
"""Others than those told before; the same people today; what it all comes to."""

_SPEAKER = re.compile(
    r"(?:[.;!?\n] ?(?:et |mais )?(?P<first>(?:moi|nous)\b)"
    r"|(?:, |\bmais )(?P<then>(?:moi|nous),? (?=(?:je|on|nous|c'est|seule?) |j')))"
)
# « mon cousin a eu droit. Moi, seul avec un petit… »
_ANOTHER = re.compile(
    r"^\W*(?:mon|ma|mes|une?|des|l[ea]s?) (?:cousine?s?|freres?|soeurs?|amie?s?|copa?ine?s?"
    r"|collegues?"
    r"|beaux?[- ]freres?|belles?[- ]soeurs?|voisine?s?|dame|famille|couple)\b"
)
_TURNS: tuple[tuple[Turn, re.Pattern[str]], ...] = (
    (
        "others",
        re.compile(
            r"\b(?:mais|par contre|alors que|cette fois)(?: la)? (?:celui|celle|ceux|celles) qui\b"
            r"|\b(?:la|le|les) nouve(?:lle|au|aux|lles)(?: locataires?)?\b(?= |,)"
            r"|\b(?:mais|en fait|en realite|pardon|erreur),? (?:c'est|ce sont|il s'agit d\w*)\b"
            r"|\b(?:ce n'est|c'est|ce nest|n'est) pas (?:une? )?[\w ]{3,30}? mais (?=une?\b)"
            r"|\ben (?:fait|realite|verite),? (?=l[ea]s? |ils? |elles? |c'est |ce sont )"
        ),
    ),
    (
        "now",
        re.compile(
            r"\b(?:aujourd'hui|aujourdhui|desormais|maintenant|a present|dorenavant|actuellement"
            r"|pour (?:l'instant|le moment)|a ce jour)\b"
            r"|\b(?=(?:(?:nous|on|ils|elles|je|il|elle) )?(?:ne |n')?(?:sommes?|suis|est|reste"
            r"|sont)"
            r" plus (?:que|qu')\b)"
        ),
    ),
    (
        "so",
        re.compile(
            r"\b(?:donc|bref|autrement dit|au final|finalement|du coup|en resume|au total"
            r"|c'est-a-dire)\b"
        ),
    ),
)


def blanked(text: Canonical, spans: Iterable[tuple[int, int]]) -> Canonical:
    """``text`` with spaces, which keep every position, in place of the ``spans``."""
    written = text.text
    for start, end in spans:
        written = written[:start] + " " * (end - start) + written[end:]
    return text if written == text.text else replace(text, cased=written, text=written)


def turns(text: str) -> Iterator[tuple[Turn, int]]:
    """Where a part starts that may have the last word, the last ones first."""
    found = [(kind, match.end()) for kind, pattern in _TURNS for match in pattern.finditer(text)]
    for match in _SPEAKER.finditer(text):
        before = text[: match.start()]
        if _ANOTHER.match(before) and not OF_THE_HOME.search(before):
            found.append(("others", match.start(match.lastgroup or 0)))
    yield from sorted(found, key=lambda turn: -turn[1])


def settled(whole: Value, part: Value, turn: Turn) -> Value | None:
    """The household when a ``part`` of the message, read alone, comes after the ``whole``.

    Returns:
        None when the part does not settle it.
    """
    if not part.keys() & {"adults", "persons"}:
        return None
    kept = {key: whole[key] for key in ("disabled",) if key in whole}
    if turn == "others":
        return part
    if turn == "now":
        return _today(whole, part, kept)
    total = int(whole.get("adults", 1)) + int(whole.get("dependants", 0))
    if "dependants" in part and "adults" in part:
        return {**kept, **part}
    if part.get("adults") == total and "dependants" not in part and total > 1:
        same = {"couple": True} if whole.get("couple") else {}
        return {**kept, **part, **same}  # « donc trois adultes à la maison »
    return None


def _today(whole: Value, part: Value, kept: Value) -> Value:
    if "persons" in part and "adults" not in part:
        if part["persons"] == 2 and whole.get("couple"):
            return {**kept, "adults": 2, "couple": True}
        return {**kept, **part}
    children: Value = {key: whole[key] for key in ("dependants", "shared_custody") if key in whole}
    return {**kept, **children, **part}
