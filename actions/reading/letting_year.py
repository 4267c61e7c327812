"""What a dwelling brings in over a year, in a talk about the tax reduction: rent, empty months."""

from __future__ import annotations

import re
import unicodedata

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
_NAMES: tuple[str, ...] = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre"),
)
_DAY = r"(?:(?:le|fin|debut|mi|au|du) ?-?)?(?:\d\d?(?:er)? )?"
_FROM = rf"{_DAY}(?P<first>{'|'.join(_NAMES)})"
_TO = rf"{_DAY}(?P<last>{'|'.join(_NAMES)})"
#: « vide de février à avril »: both months are empty.
_EMPTY_BETWEEN = re.compile(
    rf"\b{_EMPTY}\b.{{0,20}}\b(?:de|d'|du|depuis|entre) ?{_FROM} (?:a|au|et|jusqu'en) {_TO}\b"
)
#: « le locataire part en mars et je reloue en juin »: the months between are empty.
_GONE = (
    r"(?:part\w*|s'en (?:va|est alle\w*)|quitt\w+|sort\w*|(?:fin|termine) (?:le |du |son )?bail)"
)
_LET_AGAIN = (
    r"(?:re-?lou\w+|remis\w* en location|nouveau locataire|suivant|remplac\w+|nouveau bail)"
)
_GONE_AND_LET = re.compile(
    rf"\b{_GONE}\b.{{0,30}}?\b{_FROM}\b.{{0,40}}\b{_LET_AGAIN}\b.{{0,30}}?\b{_TO}\b"
)
_RELET = re.compile(rf"\b{_LET_AGAIN}\b")


def monthly_rent(text: str) -> float | None:
    """« réduction d'impôt Loc3 520 € par mois »: the rent, €/month; None when there is none."""
    for match in _MONTHLY.finditer(text):
        value = float(re.sub(r"\D", "", match["n"]) + "." + (match["cents"] or "0"))
        if _RENTS[0] <= value <= _RENTS[1] and not _NO_RENT.search(text[: match.start()]):
            return int(value) if value == int(value) else value
    return None


def relet(text: str) -> bool:
    """« le logement sera reloué en mai »: another tenant lived there before."""
    return _RELET.search(_plain(text)) is not None


def empty_between(text: str) -> int | None:
    """The empty months of « parti en mars, reloué en juin » or « vide de février à avril »."""
    for pattern, both in ((_EMPTY_BETWEEN, 1), (_GONE_AND_LET, -1)):
        if said := pattern.search(_plain(text)):
            first, last = _NAMES.index(said["first"]), _NAMES.index(said["last"])
            return _within_a_year((last - first) % MONTHS + both)
    return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


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
