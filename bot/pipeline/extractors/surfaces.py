"""Living area (``surface``) and annexes (``annex_surface``), in square metres.

« 45m2 + balcon 6 m² » gives 45 and 6; several annexes are added up. « T2 » is not a surface, and a
garden or a garage is neither living area nor an annex in the sense of the rent ceilings
(CGI ann. III art. 2 terdecies D; arrêté du 9 mai 1995).
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import NUMBER, Canonical
from bot.pipeline.extractors.fact import Fact

_UNIT = (
    r"(?: ?(?:m ?2|m\^2|m(?:2|etres?)? ?carr?es?|met{1,2}res? ?[ck]arr?e[rsz]{0,2}"
    r"|(?:m2 )?carrez?(?: carrez)?|habitables?|metre ?2|mc|m|metres)(?!\w))"
)
_AREA = re.compile(rf"(?P<n>{NUMBER}){_UNIT}")
_NAMED = re.compile(
    rf"\b(?:surface|superficie)(?: (?:habitable|totale|utile|fiscale|privative|est|de|du|logement"
    rf"|c'est|fait|environ|:|="
    rf"))* ?:? ?(?P<a>{NUMBER})(?! ?(?:€|e\b|euro|eur\b|k|ans))(?!\w)"
    rf"|\b(?:[tf][1-8](?: bis)?|studio|appart(?:ement)?|maison|logement)(?: de| d'environ| fait"
    rf"| faisant)? "
    rf"(?P<b>{NUMBER})(?= ?(?:$|[,;.!?]|(?:a|au|avec|et|dans|loue|dpe|zone|sur|en"
    rf"|pour)\b(?! (?:pieces|chambres))))"
)
_ANNEX = (
    r"(?:balcons?|terrasses?|loggias?|caves?|celliers?|verandas?|combles?|greniers?|sous-sols?"
    r"|remises?"
    r"|resserres?|ateliers?|sechoirs?|annexes?|dependances?)"
)
_NEITHER = (
    r"(?:(?<!rez-de-)(?<!rez de )jardins?"
    r"|garages?|parkings?|stationnements?|boxe?s?|terrains?|cours?|piscines?|chambres?"
    r"|pieces?"
    r"|salons?|sejours?|cuisines?|places?|sdb|ville|gare|centre|plage|ecole|mer)"
)
_LEFT = re.compile(
    rf"\b(?:(?P<annex>{_ANNEX})|(?P<neither>{_NEITHER}))(?: (?:de|d'|du|fait|faisant|mesure|en"
    rf"|fermee?"
    rf"|environ|couverte?|d'environ"
    rf"|la|qui|surface|sont|est|:|=)| ?\(| ?:)* ?$"
)
_RIGHT = re.compile(
    rf" ?(?:de |d'|du |pour |en )?(?:l[ae]s? |une? )?(?:surface )?(?:(?P<annex>{_ANNEX})"
    rf"|(?P<neither>{_NEITHER}))\b"
)
_ROOMS = re.compile(r"\b[1-9][- ](?:pieces?(?: de| fait| faisant| mesure)?|chambres?)[ ,:(]*$")
# « pas de balcon ni de cave », « sans annexe »
_NO_ANNEX = re.compile(
    rf"\b(?:sans|pas d[e']|pas d'|aucune?|ni) ?(?:de |d')?{_ANNEX}\b(?:(?:,| et| ni)? (?:de "
    rf"|d')?{_ANNEX}\b)*"
)
_COUNT_BEFORE = re.compile(r"(?<![0-9])([2-5]) $")
_SEVERAL_OF = re.compile(rf"(?<![0-9])[2-5] {_ANNEX}(?<=s) de $")
_EACH = re.compile(r" (?:chacune?|chaque)\b")
_OTHER_AREA = re.compile(r" (?:au sol|de terrain|de jardin|de parcelle|carrez au sol)\b")
_ANNEX_BARE = re.compile(
    rf"\b{_ANNEX}(?: (?:de|(?:fait|mesure)(?: en fait)?|d'environ)| ?:)? (?P<n>{NUMBER})"
    rf"(?=\W*$| ?[,.;!?)+/&]| (?:et|a|avec|plus"
    rf"|en)\b)"
)
_ADDED = re.compile(
    rf"\W*(?:(?:et|avec|plus|aussi|j'ai|il y a|y a|ajoute[rz]?|s'il y a|pardon"
    rf"|non|en fait|un|une|mon|ma|le|la),? )*"
    rf"{_ANNEX}\b"
)
_DISTANCE = re.compile(r"\b(?:a|de|des|distance|plafond|hauteur)(?: (?:moins|plus) de)? ?$")

LARGEST_BARE = 300
MIN_M2, MAX_M2 = 5, 1000
"""Living areas outside are something else (a distance, a plot)."""


def extract_surfaces(text: Canonical) -> list[Fact]:
    """Living area and annexes named in the message."""
    facts: list[Fact] = []
    annexes: list[tuple[float, int, int]] = []
    for start, end, value, has_unit in _areas(text.text):
        left = _LEFT.search(text.text[max(0, start - 40) : start])
        right = _RIGHT.match(text.text, end)
        # « 45 m² balcon 6 m² »: the balcony belongs to the figure that follows it.
        if right and re.match(
            rf"(?: de| d'environ|:| fait)? ?\(?{NUMBER}", text.text[right.end() :]
        ):
            right = None
        if left and _ROOMS.search(text.text[max(0, start - 40) : start]):
            left = None  # « 3 pièces, 62 m² »: the rooms are counted
        kind = left or right
        if kind and kind["annex"]:
            first = max(0, start - len(left.group())) if left else start
            count = _COUNT_BEFORE.search(text.text[:first])
            # « 2 balcons de 5 m² », « 2 caves : 4 m² chacune »
            each = count and (_EACH.match(text.text, end) or _SEVERAL_OF.search(text.text[:start]))
            area = value * int(count[1]) if count and each else value
            annexes.append((area, first, right.end() if right and not left else end))
        elif kind and kind["neither"]:
            continue
        elif MIN_M2 <= value <= MAX_M2 and (has_unit or value >= 9):
            facts.append(text.fact("surface", _tidy(value), start, end))
    if annexes:
        total = sum(value for value, _, _ in annexes)
        facts.append(text.fact("annex_surface", _tidy(total), annexes[0][1], annexes[-1][2]))
    elif none := _NO_ANNEX.search(text.text):
        facts.append(text.fact("annex_surface", 0, *none.span()))
    return facts


def _areas(text: str) -> list[tuple[int, int, float, bool]]:
    found: dict[int, tuple[int, int, float, bool]] = {}
    for match in _AREA.finditer(text):
        bare_metres = re.search(
            r"(?:^|[^\w])?m(?:etres)?$", match.group()[len(match["n"]) :].strip()
        )
        if _OTHER_AREA.match(text, match.end()):
            continue
        of_rooms = _ROOMS.search(text[max(0, match.start() - 20) : match.start()])
        if (
            bare_metres
            and not of_rooms
            and _DISTANCE.search(text[max(0, match.start() - 20) : match.start()])
        ):
            continue  # « à 500 m de la gare »
        found[match.start()] = (match.start(), match.end(), float(match["n"]), True)
    for match in _NAMED.finditer(text):
        group = "a" if match["a"] else "b"
        start, end = match.span(group)
        if group == "a" or float(match[group]) <= LARGEST_BARE:  # « l'appart 530 » is a rent
            found.setdefault(start, (start, end, float(match[group]), False))
    if found or _ADDED.match(text):  # « 47 m² et une cave de 6 », « et un balcon de 12 »
        for match in _ANNEX_BARE.finditer(text):
            start, end = match.span("n")
            found.setdefault(start, (start, end, float(match["n"]), False))
    return [found[start] for start in sorted(found)]


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else value
