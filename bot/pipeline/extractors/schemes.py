"""Levels and schemes: exact forms only, since « Loc1 » and « Loc2 » differ by one character.

- ``level``: loc1, loc2, loc3, intermediaire, social, tres_social.
- ``scheme``: loc_avantages, lli, plus, plai, pls, louer_abordable.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_LOC_LEVEL = re.compile(
    r"\bloc([123])(?!\w)"
    r"|\bloc?[- ']*avantages?,? ?(?:(?:de |en )?(?:niveau |palier |option )?(?:n[o°] ?)?)([123])\b"
    r"(?! ?(?:€|m2|m\b|euro|enfant|personne|piece|an))"
    r"|\bniv(?:eau)?\.? ?([123]|un)(?!\w)(?! (?:du|de(?! loc)|dans|avec|sans))"
)
_WORD_LEVEL = re.compile(
    r"\b(?:loyers?|niveaux?|secteur|convention(?:ne(?:e|s|es)?|nement)?|location|plafonds?|regime"
    r"|palier|en|version|formule|tarifs?|avantages?|cosse)(?: de (?:loyers?|ressources"
    r"|niveau))?(?: (?:anah|est|dit))?"
    r" (?P<level>tres[- ]social|social|intermediaire)e?s?\b"
    r"(?! (?:locative|entre|a vocation))"
)
_VERY_SOCIAL = re.compile(r"\blogements? (?P<level>tres[- ]social)s?\b")
_ALSO = re.compile(
    r",? ?(?:ou|et|/|,)(?: bien| en)? ?(?P<level>tres[- ]social|social|intermediaire)e?s?\b"
)
# « loc 1, 2 ou 3 », not « loc 1, 2 enfants »
_ALSO_LOC = re.compile(r" ?(?:,|/|ou|et|-) ?([123])(?= ?(?:,|/|-|ou|et) ?[123](?!\w)|\W*$)")
_LEVEL_ALONE = re.compile(
    r"\W*(?:(?:le|en|du|et en|et|au|plutot|c'est|niveau) )*(?P<level>tres[- ]social|social"
    r"|intermediaire)e?\W*"
)
_SCHEMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "loc_avantages",
        re.compile(r"\b(?:l'?oc|lock?)[ '\-.]{0,3}(?:a|')?vantages?\b|\blocavantage?s?\b"),
    ),
    (
        "lli",
        re.compile(r"\blli\b|\blogements? (?:locatifs? )?intermediaires?\b"),
    ),
    ("plai", re.compile(r"\bplai\b|\bpret locatif aide d'integration\b")),
    (
        "louer_abordable",
        re.compile(r"\blouer[ -]abordables?\b|\b(?:dispositif|loi|convention|regime) (?:louer "
            r"|\" ?)?cosse\b|\bcosse\b"),
    ),
)  # fmt: skip

# The acronym PLUS is also the commonest of adverbs, and PLS is « s'il te plaît » on a phone: in
# capitals they are schemes; in lower case only next to a word or an acronym that leaves no doubt.
_NEAR = (
    r"(?:logements?|plafonds?(?: de (?:ressources|loyers?|revenus?))?|financements?|prets?"
    r"|agrements?"
    r"|conventions?|hlm|conventionnes?|bareme|categorie|type)"
)
_END = (
    r"(?=\s*(?:$|[?!.,;:)/]|(?:pour|a|au|aux|en|et|ou|de|d'un|c'est|est|dans)\b(?! (?:de|que|d'))"
    r"|20[0-9]{2}"
    r"|zone))"
)
_OTHER_ACRONYM = r"(?:plai|pls|lli)"
_JOIN = r"\s*(?:,|/|-|\+|et|ou|ou bien)\s*(?:l[ea]s? |un |du |en |au )?"
_LOWER_PLUS = re.compile(
    rf"\b{_NEAR} (?P<a>plus){_END}"
    rf"|\b(?P<b>plus)(?={_JOIN}{_OTHER_ACRONYM}\b)"
    rf"|\b(?:plai|pls|lli){_JOIN}(?P<c>plus)\b(?! (?:de|que|d'|haut|bas|eleve|grand|cher|interess))"
)
_UPPER_PLUS = re.compile(r"\bPLUS\b")
_UPPER_PLUS_ADVERB = re.compile(r"\b(?:EN|DE|AU|NE|PAS|NON|UN PEU|BEAUCOUP|LE|LA) $")
_LOWER_PLS = re.compile(
    rf"\b(?:{_NEAR}|en|un|du|loyers?|le|niveau|social) (?P<a>pls)\b"
    rf"|\b(?P<b>pls)(?={_JOIN}(?:plai|plus)\b)"
    rf"|\b(?:plai|plus){_JOIN}(?P<c>pls)\b"
    rf"|^\W*(?:et )?(?P<d>pls)\W*$"
)
_UPPER_PLS = re.compile(r"\bPLS\b")
_LONG_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("plus", re.compile(r"\bpret locatif a usage social\b")),
    ("pls", re.compile(r"\bpret locatif social\b")),
)


def extract_levels(text: Canonical) -> list[Fact]:
    """Levels named in the message (« Loc1 », « loyer très social »)."""
    facts = []
    for match in _LOC_LEVEL.finditer(text.text):
        group = next(i for i in (1, 2, 3) if match[i])
        digit = match[group].replace("un", "1")
        facts.append(text.fact("level", f"loc{digit}", match.start(), match.end()))
        following = _ALSO_LOC.match(text.text, match.end())
        while following:
            facts.append(text.fact("level", f"loc{following[1]}", *following.span(1)))
            following = _ALSO_LOC.match(text.text, following.end())
    words = [*_WORD_LEVEL.finditer(text.text), *_VERY_SOCIAL.finditer(text.text)]
    alone = _LEVEL_ALONE.fullmatch(text.text)
    if alone and not words:
        words = [alone]
    for word in list(words):
        following = _ALSO.match(text.text, word.end())
        while following:
            words.append(following)
            following = _ALSO.match(text.text, following.end())
    for match in words:
        value = re.sub(r"[- ]", "_", match["level"])
        facts.append(text.fact("level", value, match.start("level"), match.end("level")))
    return facts


def extract_schemes(text: Canonical) -> list[Fact]:
    """Schemes named in the message."""
    facts = [
        text.fact("scheme", scheme, match.start(), match.end())
        for scheme, pattern in (*_SCHEMES, *_LONG_NAMES)
        for match in pattern.finditer(text.text)
    ]
    spans = {*_plus_spans(text), *_pls_spans(text)}
    facts += [text.fact("scheme", text.text[a:b], a, b) for a, b in sorted(spans)]
    return facts


def _plus_spans(text: Canonical) -> set[tuple[int, int]]:
    spans = _named_spans(_LOWER_PLUS, text.text)
    if not text.shouted:
        spans |= {
            m.span()
            for m in _UPPER_PLUS.finditer(text.cased)
            if not _UPPER_PLUS_ADVERB.search(text.cased[max(0, m.start() - 10) : m.start()])
        }
    return spans


def _pls_spans(text: Canonical) -> set[tuple[int, int]]:
    spans = _named_spans(_LOWER_PLS, text.text)
    if not text.shouted:
        spans |= {m.span() for m in _UPPER_PLS.finditer(text.cased)}
    return spans


def _named_spans(pattern: re.Pattern[str], text: str) -> set[tuple[int, int]]:
    return {
        match.span(name)
        for match in pattern.finditer(text)
        for name, value in match.groupdict().items()
        if value
    }
