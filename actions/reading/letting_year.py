"""What a dwelling brings in over a year, in a talk about the tax reduction: rent, empty months."""

from __future__ import annotations

import re

_MONTHLY = re.compile(
    r"(?<![\w,.])(?P<n>\d{1,2}[ \u00a0\u202f]?\d{3}|\d{3})(?:[.,](?P<cents>\d{1,2}))?\s?"
    r"(?:€|euros?)?\s?(?:/ ?m(?:ois)?\b|par mois\b|mensuel\w*|au mois\b|le mois\b|chaque mois\b)"
    r"(?! (?:d['’]imp[oô]t|de (?:cr[ée]dit|charges|taxes?|pr[êe]t|salaire|retraite)))",
    re.IGNORECASE,
)
#: An amount a month that is no rent.
_NO_RENT = re.compile(
    r"\b(?:gagn\w+|touch\w+|salaires?|revenus?|retraites?|pensions?|cr[ée]dits?|emprunt\w*|pr[êe]ts?"
    r"|mensualit[ée]s?|charges?|imp[oô]ts? de|rembours\w+)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_RENTS = (100, 5000)  # €/month
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"), start=1
    )
}
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}|une?)"
_EMPTY = (
    r"(?:vides?|vacants?|vacance|inoccup[ée]\w*|sans locataires?|non lou[ée]s?|d['’]inoccupation)"
)
_VACANT = (
    re.compile(rf"\b{_N} mois (?:\w+ ){{0,2}}?(?:de )?{_EMPTY}\b", re.IGNORECASE),
    re.compile(
        rf"\b{_EMPTY} (?:\w+ )?(?:pendant |durant |sur |de )?(?:environ )?{_N} mois\b",
        re.IGNORECASE,
    ),
)
_LET = re.compile(
    rf"\b(?:lou[ée]\w*|louer|occup[ée]\w*|loyers?|que|seulement) (?:que |seulement |pendant |sur )*"
    rf"{_N} mois(?: sur (?:12|douze))?\b",
    re.IGNORECASE,
)
MONTHS = 12


def monthly_rent(text: str) -> float | None:
    """« réduction d'impôt Loc3 520 € par mois »: the rent, €/month; None when there is none."""
    for match in _MONTHLY.finditer(text):
        value = float(re.sub(r"\D", "", match["n"]) + "." + (match["cents"] or "0"))
        if _RENTS[0] <= value <= _RENTS[1] and not _NO_RENT.search(text[: match.start()]):
            return int(value) if value == int(value) else value
    return None


def vacant_months(text: str) -> int | None:
    """« avec 2 mois vides », « loué 10 mois sur 12 »: months without a rent in a year."""
    for pattern in _VACANT:
        if said := pattern.search(text):
            return _within_a_year(_number(said["n"]))
    let = _LET.search(text)
    return _within_a_year(MONTHS - _number(let["n"])) if let else None


def _number(written: str) -> int:
    return _NUMBERS.get(written.casefold().replace("une", "un")) or int(written)


def _within_a_year(months: int) -> int | None:
    return months if 0 < months < MONTHS else None
