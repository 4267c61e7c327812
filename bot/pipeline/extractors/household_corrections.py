"""Words on a household that the message takes back: « un enfant, non deux », « pas un couple ».

The text keeps its length: what is taken back becomes spaces, and a corrected number stands in the
place of the wrong one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.people_words import GENERIC, NAMED

_NOUN = rf"(?:{GENERIC}|{NAMED}|adultes?|personnes?)"
_NO_UNIT = r"(?![\w.,/]?[0-9])(?! ?(?:ans|mois|€|euros?|pieces?|chambres?|m2|km|%)|[a-z])"
_SORRY = (
    r"(?:[,.;(!?]+ ?| )(?:(?:euh|heu|ah|oups|non|pardon|enfin|plutot|en fait|ou plutot|je veux dire"
    r"|je me trompe|je voulais dire|erreur|desolee?|c'est|et non) ?[,:]? ?)+"
)
# « deux enfants, pardon trois enfants », « je disais deux enfants, c'est trois »
_OTHER_NUMBER = re.compile(
    rf"\b(?P<old>[1-9]|une?)(?P<noun> {_NOUN}(?: a charge)?){_SORRY}"
    rf"(?P<new>[1-9])(?: {_NOUN})?{_NO_UNIT}"
)
# « ce n'est pas trois enfants mais quatre », « pas deux enfants, trois »
_NOT_BUT = re.compile(
    rf"\b(?:(?:ce |c'|on |il |elle )?(?:n'|ne )?(?:est|a|ai|sont|avons) )?pas (?P<old>[1-9]|une?)"
    rf"(?P<noun> {_NOUN}),? (?:mais |c'est |(?<=, ))(?:bien )?(?P<new>[1-9])(?: {_NOUN})?"
    rf"{_NO_UNIT}"
)
# « ce n'est pas un couple », « nous ne sommes plus un couple », « ce ne sont pas mes enfants »
_DENIED = re.compile(
    r"\b(?:c'?|ce |on |nous |ils |elles |il |elle )?(?:ne |n')(?:est|sont|sommes|forment|formons)"
    rf" (?:pas|plus) (?:vraiment )?(?:une? |des |les |mes |ses )?(?:couples?|conjoints?|{_NOUN})\b"
)
# « elle devait venir avec son mari, finalement… »
_PLANNED = re.compile(
    r"\b(?:il|elle|ils|elles|on|je|nous|l[ae] \w+) (?:dev(?:ait|aient|ais|ions)|pens(?:ait|ais)"
    r"|comptai\w+|voulai\w+)\b[^.;!?\n]{3,60}?[,.;] ?(?=(?:mais )?(?:finalement|en fait|au final))"
)


def with_titles(text: Canonical) -> Canonical:
    """« M. Diop » is « Mr Diop »: its full stop ends no sentence."""
    written = re.sub(r"\bm\.(?= )", "mr", text.text)
    return text if written == text.text else replace(text, cased=written, text=written)


def corrected(text: Canonical) -> Canonical:
    """``text`` without what it takes back."""
    written = text.text
    for pattern in (_OTHER_NUMBER, _NOT_BUT):
        written = pattern.sub(_put_right, written)
    for pattern in (_DENIED, _PLANNED):
        written = pattern.sub(lambda match: " " * len(match[0]), written)
    return text if written == text.text else replace(text, cased=written, text=written)


def _put_right(match: re.Match[str]) -> str:
    """The same length: the new number and the noun, in the place of the wrong number."""
    said = f"{match['new']}{match['noun'] or ''}"
    start = match.start("old") - match.start()
    return f"{' ' * start}{said}".ljust(len(match[0]))
