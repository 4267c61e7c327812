"""Postal codes and arrondissements inside sentences, without taking an amount for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.territory.expression import parse
from knowledge.territory.normalize import fold

_CITY = r"Paris|Lyon|Marseille"
_ORDINAL = r"\d{1,2}\s?(?:er|ème|eme|ième|è|e)"
_WORD = (
    r"premier|(?:deuxi|troisi|quatri|cinqui|sixi|septi|huiti|neuvi|dixi|onzi|douzi|treizi|quatorzi"
    r"|quinzi|seizi|dix[- ]septi|dix[- ]huiti|dix[- ]neuvi|vingti)[eè]me"
)
_ARRONDISSEMENT = re.compile(
    rf"\b(?:{_ORDINAL}|(?:{_WORD}))(?:\s+(?:arrondissement|arrdt|arrt|arr)\b\.?)?"
    rf"\s+(?:de|à|a|sur)\s+(?:{_CITY})\b"
    rf"|\b(?:{_CITY})\s*,?\s+(?:dans\s+)?(?:le\s+(?:{_ORDINAL}|{_WORD})|{_WORD}"
    r"|[IVX]+(?:er|e|ème)?|[ivx]+(?:er|e|[eè]me))\b(?:\s+(?:arrondissement|arrdt|arrt|arr)\b)?",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"(?<![\d.,])(?P<code>(?P<start>\d{2})(?P<space>\s?)\d{3})"
    r"(?![\d%€]|[.,]\d|\s?(?:€|euros?|eur\b|k\b|m2|m²|nets?\b|brut|par\b|/|à l|annuel))",
    re.IGNORECASE,
)
_CODE_NAMED = re.compile(
    r"(?:code (?:postal|insee|commune)|\bcp\b|\binsee|\bzones?(?: abc)?|\bcommune|\bville)"
    r"[^\d]{0,12}$",
    re.IGNORECASE,
)
_PLACE_CUE = re.compile(
    r"(?:\bdans le|(?<!\bon )(?<!\bil )(?<!\belle )(?<!\by )\ba|\bà|\bau|\bsur)\s*$", re.IGNORECASE
)
_PEOPLE = (
    r"(?:seule?s?|monsieur|mr?|mme|madame|dame|femme|homme|couple|locataire|candidate?|famille|maman"
    r"|m[ée]nage|enfants?|retrait[ée]e?|[ée]tudiante?|coll[èe]gue|voisine?|salari[ée]e?)s?"
)
#: « j'en ai qui sont à 33 400 », « et moi avec 18000 ? », « un couple et un bébé à 31000 »
_SUM_BEFORE = re.compile(
    r"(?:\b(?:avec|moi|lui|elle|eux|nous)"
    r"|\b(?:qui|il|elle|ils|elles|on|je|nous|l['’]autre) (?:est|sont|suis|sommes)(?: \w+)? [àa]"
    rf"|\b{_PEOPLE}(?: \w+){{0,2}} [àa])\s*$",
    re.IGNORECASE,
)
_CEILING = re.compile(r"plafonds? d(?:e|es|u) (?:ressources?|revenus?|loyers?)", re.IGNORECASE)
_MONEY = re.compile(
    r"revenu|rfr|gagn|salaire|ressource|imp[oô]t|fiscal|euro|€|brut|\bnet\b|pay[eé]|budget|touche"
    r"|perçoi|percoi|smic|retraite|traitement|euros|\bdroit\b|[ée]ligible",
    re.IGNORECASE,
)
_ABOUT_HOUSING = re.compile(
    r"plafond|loyer|zon(?:e|age)|\blli\b|\bloc ?[123]\b|loc.avantages|\bplus\b|plai|\bpls\b"
    r"|lou(?:er|e)\b|logement"
    r"|appart|studio|\b[tf][1-6]\b|cherche|maison|bail|visale",
    re.IGNORECASE,
)
# « Paris 2 enfants » is not the second arrondissement: what may follow « Paris 2 ».
AFTER_ARRONDISSEMENT = re.compile(
    r"\s*(?:$|[.,;:!?)(\-]|(?:pour|en|avec|et|de|quel|quelle|quels|dans|sur|ou|a|à|mais|je|j|on"
    r"|loc|lli|plus|plai|pls)\b)",
    re.IGNORECASE,
)


def arrondissements(text: str) -> Iterator[tuple[int, int, str]]:
    """« le 11e arrondissement de Paris », « Paris XIe » → (start, end, ``paris 11``)."""
    for found in _ARRONDISSEMENT.finditer(text):
        words = (
            fold(found.group()).replace(",", " ").replace(" dans ", " ").replace(" sur ", " de ")
        )
        name = parse(words).names[0]
        if name[-1].isdigit():
            yield found.start(), found.end(), name


def postal_codes(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Numbers that the sentence shows to be postal codes, away from the names at ``spans``."""
    for found in _POSTAL.finditer(text):
        beside_name = any(
            start - 3 <= found.end() and found.start() <= end + 3 for start, end in spans
        )
        if not beside_name and _is_shown(text, found, alone=not spans):
            yield found.start(), found.end(), found["code"].replace(" ", "")


def _is_shown(text: str, found: re.Match[str], *, alone: bool) -> bool:
    """Whether the figures are a place and not an amount.

    Figures in one piece that are no round amount (75011) are a code unless the sentence speaks of
    money; rounder ones (62300) need a sentence about housing that names no other place.
    """
    before = text[: found.start()]
    if _CODE_NAMED.search(before) or not re.sub(r"[\W_]", "", before + text[found.end() :]):
        return True
    if _MONEY.search(_CEILING.sub("", text)) or _SUM_BEFORE.search(before):
        return False
    if found["space"]:
        return False  # « à 31 000 »: nobody writes a postal code so, without a name beside it
    if _PLACE_CUE.search(before):
        return True
    if found["start"][0] == "0" or not found["code"].endswith("0"):
        return True
    return alone and bool(_ABOUT_HOUSING.search(text))
