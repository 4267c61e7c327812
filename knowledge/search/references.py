"""Recognise articles of law, tax doctrine and text numbers: « 199 tricies », « L. 321-4 »…

Every spelling of a reference becomes one canonical form (``L321-4``, ``199TRICIES``,
``BOI-IR-RICI-400``), so that a question goes straight to the cards that cite it.
"""

from __future__ import annotations

import re

from knowledge.search.text import without_accents

_LATIN = (
    "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies|terdecies"
    "|quaterdecies|quindecies|sexdecies|septdecies|octodecies|novodecies|vicies|tervicies|quinvicies|septvicies|octovicies|novovicies|tricies"
)
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # BOI-IR-RICI-400-30
        r"\bboi(?:-[a-z0-9]+)+",
        # NOR numbers: TERI1811520C
        r"\b[a-z]{4}\d{7}[a-z]\b",
        # 199 tricies, 279-0 bis A, 220 Z septies, 2 terdecies H: a last letter only in capitals,
        # « l'article 199 tricies a changé » has none
        rf"\b\d{{1,4}}(?:-\d)?(?:\s?[a-z])?\s?(?:{_LATIN})\b(?:\s(?-i:[A-Z])\b(?!'))?",
        # 200-0 A
        r"\b\d{2,4}-0\s?(?-i:[A-Z])\b(?!')",
        # 31 I 1° o, art. 31, I-1°
        r"\b\d{1,4}\s?,?\s?(?-i:[IVX]{1,4})[\s,-]{1,3}\d°(?:\s?[a-z]\b(?!'))?",
        # L. 45-1, R.* 321-23
        r"\b[lrda]\s?\.\s?\*?\s?\d{1,4}-\d{1,4}(?:-\d{1,3})?\b",
        # L321-4, d 304-1
        r"\b[lrda]\s?\d{3,4}-\d{1,4}(?:-\d{1,3})?\b",
        # article L 321 4, art. L321
        r"(?<=\bart )[lrda]\s?\.?\s?\d{3,4}(?:[ -]\d{1,4})?\b",
        # L321 stuck together, three digits at least
        r"\b[lrd]\d{3,4}\b",
        # loi 89-462, décret n° 2002-120
        r"\b(?:loi|decret|ordonnance)\s(?:du [\w ]{4,20}\s)?(?:n\s?[°o]?\s?)?\d{2,4}-\d{2,4}\b",
        # service-public sheets: F2541
        r"\bf\d{3,5}\b",
    )
)
_ARTICLE_WORD = re.compile(r"\bart(?:icles?|\.)?\s+", re.IGNORECASE)
_CODE_NAMES = re.compile(
    r"\b(?:art|cch|cgi|code general des impots|code de la construction(?: et de l.habitation)?"
    r"|ann(?:exe)? [iv]+)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"^(?:loi|decret|ordonnance).*?(\d{2,4}-\d{2,4})$", re.IGNORECASE)
_DASHES = str.maketrans({"‑": "-", "–": "-", "−": "-", "‐": "-"})


def references(text: str) -> tuple[str, ...]:
    """Canonical references named in ``text``, in order, each once."""
    return tuple(dict.fromkeys(canonical for canonical, _span in _found(_prepared(text))))


def without_references(text: str) -> str:
    """``text`` without its references and code names: what is left is asked about them."""
    prepared = _prepared(text)
    for _canonical, (start, end) in sorted(_found(prepared), key=lambda item: -item[1][0]):
        prepared = f"{prepared[:start]} {prepared[end:]}"
    return _CODE_NAMES.sub(" ", prepared)


def cites(cited: str, asked: str) -> bool:
    """Whether ``cited`` is ``asked`` or a part of it (``BOI-IR-RICI-400-30`` of ``…-400``)."""
    if not cited.startswith(asked):
        return False
    rest = cited[len(asked) :]
    return not rest or rest.startswith("-") or (len(rest) == 1 and rest.isalpha())


def _prepared(text: str) -> str:
    return _ARTICLE_WORD.sub("art ", without_accents(text).translate(_DASHES))


def _found(prepared: str) -> list[tuple[str, tuple[int, int]]]:
    taken: list[tuple[int, int]] = []
    found: list[tuple[str, tuple[int, int]]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(prepared):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            found.append((_canonical(match.group()), (start, end)))
    return sorted(found, key=lambda item: item[1])


def _canonical(text: str) -> str:
    law = _LAW.match(text)
    if law:
        return f"LOI{law.group(1)}"
    text = re.sub(r"(?<=\d) (?=\d)", "-", text)
    if "°" in text:
        text = re.sub(r"[,-]", "", text)
    return re.sub(r"[\s.*]", "", text).upper()
