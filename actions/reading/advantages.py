"""Other tax advantages of an owner, which share the yearly cap with the reduction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .incomes import Income

_AMOUNT = r"(?P<n>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{2,6})(?![\d.,]*\d)"
_EUROS = r"\s?(?:€|euros?\b|eur\b)?"
_PER_YEAR = r"(?:\s*(?:par an|/an|l['’]an|chaque année|annuels?))?"
_GENERIC = (
    r"(?:(?:autres? )?(?:niches?(?: fiscales?)?|avantages? fisca(?:ux|l)"
    r"|cr[ée]dits? (?:d['’ ]?)?imp[oô]ts?)"
    r"|autres? (?:avantages?|r[ée]ductions?(?: (?:d['’ ]?)?imp[oô]ts?)?))"
)
#: Advantages that the yearly cap counts, by the names people give them (CGI, art. 200-0 A).
_NAMED = (
    r"(?:(?:dispositif |loi |appart\w* (?:en )?)?(?:pinel|duflot|scellier|denormandie"
    r"|censi[- ]bouvard)"
    r"|(?:emplois?|salari[ée]e?s?|employ[ée]e?s?|aides?|services?) [àa] (?:domicile|la personne)"
    r"|femmes? de m[ée]nage|aides?[- ]m[ée]nag[èe]res?|m[ée]nage|garde (?:d['’]|de (?:l['’]|mes ))?"
    r"(?:enfants?|petite?s?)|nounous?|assistante? maternelle|cr[èe]che|jardiniers?"
    r"|soutien scolaire|cours [àa] domicile|sofica|g[ie]rardin|fcpi|fip)"
)
_GAIN = r"(?:r[ée]ductions?|cr[ée]dits?|avantages?|imp[oô]ts?|fisca(?:l|ux|le))"
_LINK = (
    rf"(?:de|d['’]|du|des|en|dans|avec|pour|gr[âa]ce|au|aux|à|a|le|la|les|l['’]|un|une|mon|ma|mes"
    rf"|notre|titre|{_GAIN})"
)
# « 8 000 € de réduction Pinel », « 2 000 euros d'emploi à domicile »
_AMOUNT_FIRST = re.compile(
    rf"{_AMOUNT}{_EUROS}{_PER_YEAR}\s+(?:{_LINK}\s*){{1,6}}\b(?:{_NAMED}|{_GENERIC})\b",
    re.IGNORECASE,
)
_FILLER = (
    r"(?:qui|que|me|nous|m['’]|donne\w*|rapporte\w*|vaut|fait|font|c['’]est|environ|hauteur"
    r"|d[ée]j[àa]|pour|avec|dont|où|o[uù]|à|a|j['’]ai|je|on|il|elle|y|un|une|le|la|les|mon|ma|ça"
    r"|aussi|touche|r[ée]cup[èe]re|d[ée]duis|d[ée]duit|compte|presque|pr[èe]s|chaque|an|ann[ée]e"
    r"|de|d['’])"
)
# « un Pinel qui me donne 6 000 », « femme de ménage crédit d'impôt 1 500 »
_NAME_FIRST = re.compile(
    rf"\b(?:{_NAMED}|niches?(?: fiscales?)?|autres? (?:avantages?(?: fisca(?:ux|l))?"
    rf"|r[ée]ductions?))\b"
    rf"(?:(?:[\s:,=(]+|(?<=['’]))(?:{_FILLER}|{_GAIN}))*[\s:,=(]*"
    rf"{_AMOUNT}(?P<unit>{_EUROS})",
    re.IGNORECASE,
)
_OTHER_FIGURE = re.compile(
    r"\s*(?:par mois|/\s?mois|mensuels?|de loyers?|m²|m2|%|ans?\b|mois\b)", re.IGNORECASE
)
_YEAR = re.compile(r"20(?:0[1-9]|[1-3]\d)")
#: « 2 000 € d'avantage fiscal, c'est juste ? » is about ours.
_BESIDE = re.compile(r"\bd[ée]j[àa]\b|\bautres?\b|\bailleurs\b|\bniches?\b", re.IGNORECASE)
#: Reductions of their own, which the yearly cap does not count (CGI, art. 200-0 A).
_UNCAPPED = re.compile(r"\b(?:dons?|donation|b[ée]n[ée]vol\w+|malraux)\b", re.IGNORECASE)
_ON_TOP = re.compile(r"\b(?:aussi|en plus|s['’]ajoute\w*|plus (?:les|mes|ma|la))\b", re.IGNORECASE)
_NAME = re.compile(rf"\b{_NAMED}\b", re.IGNORECASE)


def advantages_said(text: str) -> list[int]:
    """« j'ai déjà 8 000 € de Pinel et 1 500 € d'emploi à domicile »: each amount, €/year."""
    named = _NAME.search(text) is not None
    if not (named or (_BESIDE.search(text) and not _UNCAPPED.search(text))):
        return []
    found: dict[int, int] = {}
    taken: list[tuple[int, int]] = []
    for pattern in (_AMOUNT_FIRST, _NAME_FIRST):
        for match in pattern.finditer(text):
            start, end = match.span()
            bare_year = "unit" in match.groupdict() and not match["unit"].strip()
            if bare_year and _YEAR.fullmatch(match["n"]):
                continue  # « mon Pinel de 2019 »
            if any(a < end and start < b for a, b in taken) or _OTHER_FIGURE.match(text, end):
                continue
            taken.append((start, end))
            found[match.start("n")] = int(re.sub(r"\D", "", match["n"]))
    return [found[start] for start in sorted(found)]


def with_advantages(
    amounts: Sequence[int], changes: dict[str, Any], text: str, known: Mapping[str, Any]
) -> dict[str, Any]:
    """``changes`` with the advantages that ``text`` tells, which are no rent.

    « j'ai aussi 1 500 € d'emploi à domicile » comes on top of what is ``known``.
    """
    if not amounts:
        return changes
    before = known.get("other_advantages") if _ON_TOP.search(text) else None
    others = {s: v for s, v in changes.items() if s != "rent" or v not in amounts}
    return {**others, "other_advantages": sum(amounts) + (before or 0)}


def without(incomes: Sequence[Income], amounts: Sequence[int]) -> list[Income]:
    """``incomes`` but for the amounts that are advantages and no income."""
    return [income for income in incomes if income.get("amount") not in amounts]
