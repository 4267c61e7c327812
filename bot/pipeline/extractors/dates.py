"""When the lease takes effect (``lease_date``).

``lease_date`` is ``{"date": "2024-12-31", "precision": "year"}``. A past year or month stands for
its last day, the current one for today, a future one for its first day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_Reading = tuple[re.Match[str], date | None, str]

EARLIEST = 2005
"""A smaller figure is rather an amount, or the year of a building."""

_MONTHS = {
    "janv": 1, "fevr": 2, "fev": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aout": 8,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>janv(?:ier|\.)?|fevr?(?:ier|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|aout"
    r"|sept(?:embre|\.)?"
    r"|oct(?:obre|\.)?|nov(?:embre|\.)?|dec(?:embre|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<d>[0-3]?[0-9])(?P<sep>[/.-])(?P<m>[01]?[0-9])(?P=sep)(?P<y>(?:19"
    r"|20)?[0-9]{2})"
    r"|(?P<y2>(?:19|20)[0-9]{2})-(?P<m2>[01][0-9])-(?P<d2>[0-3][0-9])"
    r"|(?P<m3>[01]?[0-9])[/-](?P<y3>(?:19|20)[0-9]{2}))(?![\w/]|[.-][0-9])"
)
_WRITTEN = re.compile(
    rf"(?:(?<![\w.,/-])(?P<day>[0-3]?[0-9]|premier)(?: ?er)? (?:de )?"
    rf"|\b)(?<!\w){_MONTH}(?:(?: de l'annee| de)? ?{_YEAR}"
    r"|(?: de (?:l'an(?:nee)?|cette annee))? ?(?P<rel>derniere?|passee?|prochaine?))?(?!\w)"
)
_YEAR_ONLY = re.compile(
    rf"(?<![\w.,/€-])(?:(?P<part>debut|fin|mi|courant)[ -])?{_YEAR}(?![\w]|[./-][0-9])"
    r"(?! ?(?:€|euros?\b|eur\b|e\b|balles?\b|boules?\b|m2|habitants|logements|net|brut|par mois|/))"
)
_RELATIVE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\bl'?\s?an(?:nee)? (?:dernier|derniere|passee?|precedente?|d'avant)\b"),
        "year-1",
    ),
    (re.compile(r"\bcette annee\b|\bl'annee en cours\b"), "year+0"),
    (
        re.compile(r"\bl'?\s?an(?:nee)? (?:prochaine?|suivante?|d'apres)\b|\bl'an qui vient\b"),
        "year+1",
    ),
    (re.compile(r"\b(?:le )?mois (?:dernier|passe)\b"), "month-1"),
    (re.compile(r"\bce mois(?:-ci| ci)?\b"), "month+0"),
    (re.compile(r"\b(?:le )?mois (?:prochain|qui vient)\b"), "month+1"),
    (re.compile(r"\baujourd'? ?hui\b"), "day+0"),
    (re.compile(r"\bdemain\b"), "day+1"),
    (re.compile(r"\bhier\b"), "day-1"),
    (re.compile(r"\bla semaine prochaine\b"), "day+7"),
    (re.compile(r"\bil y a (?P<n>un|[0-9]{1,2}) an(?:s|nees?)?\b"), "year-n"),
    (re.compile(r"\bdans (?P<n>un|[0-9]{1,2}) ans?\b"), "year+n"),
    (re.compile(r"\bdans (?P<n>un|[0-9]{1,2}) mois\b"), "month+n"),
    (re.compile(r"\bil y a (?P<n>un|[0-9]{1,2}) mois\b"), "month-n"),
    (re.compile(r"\bil y a (?P<n>une|[0-9]{1,2}) semaines?\b"), "week-n"),
    (re.compile(r"\bdans (?P<n>une|[0-9]{1,2}) semaines?\b"), "week+n"),
)
# A date that says when the income, the flat, the report… is from, not when the lease starts.
_OTHER_MATTER = re.compile(
    r"\b(?:rfr|revenus?|reference|salaires?|gagn\w+|touch\w+|percoi\w+|avis|impots?|imposition|declar\w*|construi\w*|construction"
    r"|bati\w*"
    r"|nee?s? (?:en|le)|naissance|achete\w*|achat|acqui\w*|dpe|diagnostic|loi|decret|instruction"
    r"|circulaire|arrete"
    r"|ordonnance|article"
    r"|indice|irl|revision|marie\w*|divorce\w*|pacse\w*|proprietaires?(?: \w+)? depuis"
    r"|renov\w*|travaux"
    r"|heritee?|retraite\w*)\b"
    r"[^.;!?\n]{0,30}$"
)
_LEASE_MATTER = re.compile(
    r"\b(?:bail|baux|contrat|signe\w*|plafonds?|entree|location|loue\w*|emmenag\w*"
    r"|baremes?|engagement|convention|demarre\w*|pris effet)\b[^.;!?\n]{0,30}$"
)
# « le bail finit le 30 juin », « nous sommes en novembre »
_NOT_A_START = re.compile(
    r"\b(?:fini\w*|termin\w*|fin d\w+|expire\w*|echeance|jusqu'?\w*|nous sommes|on est)\b"
    r"[^.;!?\n]{0,20}$"
)
# A month without a year is past after these (« depuis avril »), else the closest one.
_PAST = re.compile(
    r"\b(?:depuis|signee?|a commence|a debute|a demarre|a pris effet|date (?:de|d')|est entree?)\b"
    r"[^.;!?\n]{0,20}$"
)
_PAST_PARTICIPLE = re.compile(r"(?:commencé|débuté|démarré)[^.;!?\n]{0,12}$", re.IGNORECASE)
_CUE_NEEDED = re.compile(
    r"\b(?:bail|baux|contrat|signe\w*|date|entree|location|loue\w*|a partir|des|effet|commence\w*"
    r"|debut\w*|emmenag\w*"
    r"|partir du?|depuis|pour|en|prend\w*|c'est|le|du)\b[^.;!?\n]{0,25}$"
)

_LEASE_WORD = re.compile(
    r"\b(?:bail|baux|contrat|sign\w+|partir d|des|effet|entree|emmenag\w+|commenc\w+|debut\w*)"
)


def extract_lease_dates(text: Canonical, today: date, taken: list[Fact]) -> list[Fact]:
    """Dates on which a lease takes effect; dates of other matters are left out.

    Args:
        text: the message.
        today: the date relative expressions count from.
        taken: facts found before, whose characters cannot be a date.
    """
    facts: list[Fact] = []
    for start, end, day, precision in _dates(text, today):
        first, last = text.span(start, end)
        if any(fact.overlaps(first, last) for fact in (*taken, *facts)):
            continue
        before = text.text[max(0, start - 60) : start]
        other = _OTHER_MATTER.search(before)
        # A diagnosis is never dated ahead: « DPE E en 2028 » is about a letting of 2028.
        ahead = day > today and other is not None and other.group().startswith(("dpe", "diag"))
        if other and not ahead and not _LEASE_MATTER.search(before):
            continue
        if _NOT_A_START.search(before):
            continue
        value = {"date": day.isoformat(), "precision": precision}
        facts.append(text.fact("lease_date", value, start, end))
    return sorted(facts, key=lambda fact: fact.start)


def date_spans(text: Canonical, today: date) -> list[tuple[int, int]]:
    """Original spans of every date of the message, whatever it is the date of."""
    return [text.span(start, end) for start, end, _, _ in _dates(text, today)]


def _dates(text: Canonical, today: date) -> Iterator[tuple[int, int, date, str]]:
    """Every date: start and end in canonical text, the day it stands for, its precision."""
    readers = (_numeric_dates, _written_dates, _relative_dates, _years)
    for found in chain.from_iterable(reader(text, today) for reader in readers):
        match, day, precision = found
        if day:
            yield match.start(), match.end(), day, precision


def _numeric_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in _NUMERIC.finditer(text.text):
        if match["m3"]:
            yield match, _in_month(int(match["y3"]), int(match["m3"]), today), "month"
        else:
            year, month, day = (match[k] or match[k + "2"] for k in "ymd")
            yield match, _safe_date(_full_year(year), int(month), int(day)), "day"


def _written_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in _WRITTEN.finditer(text.text):
        yield match, *_written(match, text, today)


def _relative_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for pattern, move in _RELATIVE:
        for match in pattern.finditer(text.text):
            start, end = match.span()
            now = move.endswith("+0") and not move.startswith("day")
            about = _about_now if now else _about_a_lease
            if not (now or move.startswith("day")) or about(text.text, start, end):
                yield match, *_relative(move, match.groupdict().get("n"), today)


def _years(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in _YEAR_ONLY.finditer(text.text):
        year, part = int(match["year"]), match["part"]
        if not EARLIEST <= year <= today.year + 10:
            continue
        day = _in_year(year, today)
        if year != today.year and part in {"debut", "fin"}:
            day = date(year, 1, 1) if part == "debut" else date(year, 12, 31)
        yield match, day, "year"


def _written(match: re.Match[str], text: Canonical, today: date) -> tuple[date | None, str]:
    month = next(n for name, n in _MONTHS.items() if match["month"].startswith(name))
    year, day = match["year"], match["day"]
    alone = not (year or day or match["rel"])
    before = text.text[: match.start()]
    whole_message = text.text.strip(" .!?") == match.group().strip(" .")
    if alone and not whole_message and not _CUE_NEEDED.search(before):
        return None, ""  # « mars » may be a name; as a whole message it is an answer
    typed_before = text.original[: text.starts[match.start()]]
    past = _PAST.search(before) or _PAST_PARTICIPLE.search(typed_before)
    side = match["rel"] or ("past" if past else "near")
    chosen = int(year) if year else _year_of(month, side, today)
    if day:
        return _safe_date(chosen, month, 1 if day == "premier" else int(day)), "day"
    return _in_month(chosen, month, today), "month"


def _year_of(month: int, side: str, today: date) -> int:
    """Year of a month said without one: « mars prochain », « mars dernier », « depuis mars »."""
    if side.startswith("prochain"):
        return today.year if month > today.month else today.year + 1
    if side == "past":
        return today.year if month <= today.month else today.year - 1
    if side != "near":
        return today.year if month < today.month else today.year - 1
    distance = month - today.month
    return today.year + (1 if distance < -6 else -1 if distance > 6 else 0)


def _about_a_lease(text: str, start: int, end: int) -> bool:
    """Whether « demain » or « aujourd'hui » is the whole message or stands next to a lease word."""
    rest = text[:start] + text[end:]
    return not re.search(r"\w", rest) or bool(_LEASE_WORD.search(rest))


def _about_now(text: str, start: int, end: int) -> bool:
    """Whether « cette année » dates a lease: the whole message, or next to a word of a lease."""
    rest = re.sub(r"\b(?:et|en|pour|c'est|le|bail|non)\b", "", text[:start] + text[end:])
    return not re.search(r"\w", rest) or bool(_LEASE_MATTER.search(text[:start]))


def _relative(move: str, count: str | None, today: date) -> tuple[date | None, str]:
    unit, sign, amount = re.fullmatch(r"(\w+)([+-])(\w+)", move).groups()  # type: ignore[union-attr]
    number = (1 if count in {"un", "une"} else int(count or 0)) if amount == "n" else int(amount)
    number = -number if sign == "-" else number
    if unit == "week":
        unit, number = "day", 7 * number
    if unit == "day":
        return today + timedelta(days=number), "day"
    if unit == "year":
        return _in_year(today.year + number, today), "year"
    months = today.year * 12 + today.month - 1 + number
    return _in_month(months // 12, months % 12 + 1, today), "month"


def _in_year(year: int, today: date) -> date:
    if year == today.year:
        return today
    return date(year, 12, 31) if year < today.year else date(year, 1, 1)


def _in_month(year: int, month: int, today: date) -> date | None:
    if not 1 <= month <= 12:
        return None
    if (year, month) == (today.year, today.month):
        return today
    past = (year, month) < (today.year, today.month)
    return date(year, month, monthrange(year, month)[1] if past else 1)


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
