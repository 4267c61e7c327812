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
    r"|(?:m2 )?carrez?(?: carrez)?|habitables?|metre ?2|mc|m|metres?)(?!\w))"
)
_AREA = re.compile(rf"(?P<n>{NUMBER}){_UNIT}")
_ANNEX = (
    r"(?:balcons?|terrasses?|loggias?|caves?|celliers?|verandas?|combles?|greniers?|sous-sols?"
    r"|remises?"
    r"|resserres?|galeries?|varangues?|buanderies?|ateliers?|sechoirs?|annexes?|dependances?)"
)
_AMOUNT = r"(?! ?(?:€|e\b|euro|eur\b|k\b|ans\b|%|mois\b|enfant|personne))(?![\w.,]?[0-9])"
_NAMED = re.compile(
    rf"\b(?:surface|superficie)\b(?:(?:(?!annexe|{_ANNEX})[^.;!?0-9€]){{0,35}}?(?:[:=,]"
    rf"|\b(?:habitable"
    rf"|totale|utile|fiscale|environ|est|fait|de|du|c'est|surface|superficie|logement))|)"
    rf" ?(?P<a>{NUMBER}){_AMOUNT}(?!\w)"
    rf"|\b(?P<c>{NUMBER})(?: m2)? (?:de|pour la|en|comme) (?:surface|superficie)\b"
    rf"|\bhabitables?(?: de| :| c'est)? (?P<f>{NUMBER}){_AMOUNT}(?!\w)"
    rf"|\ben plus d(?:e|es|u) (?P<d>{NUMBER}){_AMOUNT}(?! ?m2)(?!\w)"
    rf"|(?P<g>{NUMBER}),? (?:et|avec|plus|\+) (?={NUMBER} (?:m2 )?(?:de |d'){_ANNEX})"
    rf"|\b(?:[tf][1-8](?: bis)?|studio|appart(?:ement)?|maison|logement)(?: de| d'environ| fait"
    rf"| faisant)? "
    rf"(?P<b>{NUMBER})(?= ?(?:$|[,;.!?]|(?:a|au|avec|et|dans|loue|dpe|zone|sur|en"
    rf"|pour)\b(?! (?:pieces|chambres))))"
)
# « 46 ou 48 m² », « entre 45 et 50 m² »: the first ones
_ALSO = re.compile(r"(?P<all>(?:[0-9]{2,3}(?:\.[0-9]+)? ?(?:, ?)?(?:ou|et|a|-|/|,) ?)+)$")
_SURFACE_RATIO = 2.5
# « je loue une chambre de 11 m² », « chambre 12 m² chez l'habitant »
_ROOM_LET = re.compile(
    r"\b(?:lou\w+|prend\w*|occup\w*|habit\w*|location)\b[^.;!?0-9]{0,20}\bchambre\b"
    r"|\bchambre chez\b"
    r"|\bchambre\b[^.;!?]{0,15}\bchez\b|^\W*(?:une )?chambre\b"
)
_NEITHER = (
    r"(?:(?<!rez-de-)(?<!rez de )jardins?"
    r"|garages?|parkings?|stationnements?|boxe?s?|terrains?|cours?|piscines?|chambres?"
    r"|pieces?"
    r"|salons?|sejours?|cuisines?|places?|sdb|(?<!maison de )(?<!maisons de )ville|gare|centre"
    r"|plage|ecole|mer)"
)
_LEFT = re.compile(
    rf"\b(?:(?P<annex>{_ANNEX})|(?P<neither>{_NEITHER}))"
    rf"(?:(?: (?!et\b|avec\b|plus\b|pour\b|sur\b|un\b|une\b)[a-z'-]+){{0,3}}?(?= (?:de|d'|fai\w+"
    rf"|font|mesure\w*|vitree?s?|couverte?s?|:)))?(?: (?:de|d'|du|fait|faisant|mesure|en"
    rf"|fermee?"
    rf"|environ|couvertes?|couverte?|vitree?s?|font|mesurent|d'environ"
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
    rf"(?P<m>{NUMBER}) (?:de |d'){_ANNEX}\b|\b{_ANNEX}(?: (?!et\b|avec\b)[a-z]+){{0,2}}?(?: (?:de"
    rf"|(?:fait|mesure)(?: en fait)?|d'environ)| ?:)? (?P<n>{NUMBER})"
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
    areas = _areas(text.text)
    for start, end, value, has_unit in areas:
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
        elif kind and kind["neither"] and not _is_the_room(text.text, kind["neither"], areas):
            continue
        elif MIN_M2 <= value <= MAX_M2 and (has_unit or value >= 9):
            facts.append(text.fact("surface", _tidy(value), start, end))
    if annexes:
        total = sum(value for value, _, _ in annexes)
        facts.append(text.fact("annex_surface", _tidy(total), annexes[0][1], annexes[-1][2]))
    elif none := _NO_ANNEX.search(text.text):
        facts.append(text.fact("annex_surface", 0, *none.span()))
    return facts


def _is_the_room(text: str, said: str, areas: list[tuple[int, int, float, bool]]) -> bool:
    """Whether the room is what is let: « je loue une chambre de 11 m² »."""
    return said == "chambre" and len(areas) == 1 and bool(_ROOM_LET.search(text))


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
        found |= _listed_before(text, match.start(), float(match["n"]))
    for match in _NAMED.finditer(text):
        group = next(name for name, said in match.groupdict().items() if said)
        start, end = match.span(group)
        if group in "acf" or float(match[group]) <= LARGEST_BARE:  # « l'appart 530 » is a rent
            found.setdefault(start, (start, end, float(match[group]), False))
    if found or _ADDED.match(text):  # « 47 m² et une cave de 6 », « et un balcon de 12 »
        for match in _ANNEX_BARE.finditer(text):
            start, end = match.span("m" if match["m"] else "n")
            found.setdefault(start, (start, end, float(text[start:end]), False))
    return [found[start] for start in sorted(found)]


def _listed_before(text: str, start: int, value: float) -> dict[int, tuple[int, int, float, bool]]:
    """« 46 ou 48 m² »: the first of the two, when they are close."""
    listed = _ALSO.search(text[:start])
    found = {}
    for match in re.finditer(r"[0-9]+(?:\.[0-9]+)?", listed["all"]) if listed else ():
        other, at = float(match.group()), listed.start() + match.start()  # type: ignore[union-attr]
        if max(other, value) <= _SURFACE_RATIO * min(other, value) and re.search(
            r"(?:^|[^\w.,/-])$", text[:at]
        ):
            found[at] = (at, at + len(match.group()), other, True)
    only_commas = listed and not re.search(r"ou|et|a|-|/", listed["all"])
    return {} if only_commas else found


def _tidy(value: float) -> int | float:
    return int(value) if value == int(value) else value
