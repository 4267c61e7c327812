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
from bot.pipeline.extractors.lease_matter import (
    about_a_lease,
    about_a_letting,
    about_now,
    starts_a_lease,
)

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
    r"(?<![\w./-])(?:(?P<d>[0-3]?[0-9])(?: ?er)?(?P<sep>[/.-])(?P<m>[01]?[0-9])(?P=sep)(?P<y>(?:19"
    r"|20)?[0-9]{2})"
    r"|(?P<y2>(?:19|20)[0-9]{2})-(?P<m2>[01][0-9])-(?P<d2>[0-3][0-9])"
    r"|(?P<m3>[01]?[0-9])[/-](?P<y3>(?:19|20)[0-9]{2})"
    r"|(?P<y4>(?:19|20)[0-9]{2})[/-](?P<m4>0[1-9]|1[0-2]))(?![\w/]|[.-][0-9])"
)
_WRITTEN = re.compile(
    rf"(?:(?<![\w.,/-])(?P<day>[0-3]?[0-9]|premier)(?: ?er)? (?:de )?"
    rf"|\b)(?<!\w){_MONTH}(?:(?: de l'annee| de)? ?{_YEAR}"
    # « mars 24 », not « mars 24 m² »
    r"|(?: de)? '?(?P<short>[0-3][0-9])(?!\w|[.,/:-][0-9]| [0-9]| ?(?:€|%|ans\b|euros?\b|m2|m\b"
    r"|mois\b|metres|pieces?|personnes?|enfants?|logements?|jours?|h\b))"
    r"| de (?P<that>cette annee|l'an(?:nee)? (?:dern|pass|prec|proch)\w+)"
    r"|(?: de l'an(?:nee)?)? ?(?P<rel>derniere?|passee?|prochaine?))?(?!\w)"
)
_YEAR_ONLY = re.compile(
    rf"(?<![\w.,/€-])(?:(?P<part>debut|fin|mi|courant)[ -])?{_YEAR}(?![\w]|[./-][0-9])"
    r"(?! ?(?:€|euros?\b|eur\b|e\b|balles?\b|boules?\b|m2|habitants|logements|net|brut|par mois|/))"
)
_AGO, _AHEAD = r"\b(?:(?:il )?y a|(?:ca|cela) fait|depuis) ", r"\b(?:dans|d'ici|sous) "
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
    (re.compile(r"\bce (?:matin|soir)\b"), "day+0"),
    (re.compile(r"(?<!apres[- ])\bdemain\b"), "day+1"),
    (re.compile(r"\bapres[- ]demain\b"), "day+2"),
    (re.compile(r"\bavant[- ]hier\b"), "day-2"),
    (re.compile(r"(?<!avant[- ])\bhier\b"), "day-1"),
    (re.compile(r"\bla semaine prochaine\b"), "day+7"),
    (re.compile(r"\bla semaine (?:derniere|passee)\b"), "day-7"),
    (re.compile(rf"{_AGO}(?P<n>un|[0-9]{{1,2}}) an(?:s|nees?)?\b"), "year-n"),
    (re.compile(rf"{_AHEAD}(?P<n>un|[0-9]{{1,2}}) ans?\b"), "year+n"),
    (re.compile(rf"{_AHEAD}(?P<n>un|[0-9]{{1,2}}) mois\b"), "month+n"),
    (re.compile(rf"{_AGO}(?P<n>un|[0-9]{{1,2}}) mois\b"), "month-n"),
    (re.compile(rf"{_AGO}(?P<n>une|[0-9]{{1,2}}) semaines?\b"), "week-n"),
    (re.compile(rf"{_AHEAD}(?P<n>une|[0-9]{{1,2}}) semaines?\b"), "week+n"),
    (re.compile(rf"{_AGO}(?P<n>[0-9]{{1,2}}) jours\b"), "day-n"),
    (re.compile(rf"{_AHEAD}(?P<n>[0-9]{{1,2}}) jours\b"), "day+n"),
)
_SINCE = ("depuis", "ca fait", "cela fait")
# « l'été prochain », « au printemps dernier »: months that begin the seasons
_SEASONS = {"printemps": 4, "ete": 7, "automne": 10, "hiver": 1}
_SEASON = re.compile(
    r"\b(?:(?:l'|le |au |cet |ce )(?P<season>printemps|ete|automne|hiver)\b)"
    r"(?: (?P<rel>prochain|dernier|passe|qui vient))?"
)
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAY = re.compile(
    rf"\b(?P<day>{'|'.join(_WEEKDAYS)}) (?P<rel>prochain|qui vient|dernier|passe)\b"
)
_DAY_OF_MONTH = re.compile(
    r"\b(?:le|du) (?P<day>[0-3]?[0-9]|premier)(?: ?er)? (?:du|de ce) mois"
    r"(?: (?P<rel>prochain|dernier|passe|en cours))?\b"
)
# A month without a year is past after these (« depuis avril »), else the closest one.
_PAST = re.compile(
    r"\b(?:depuis|signee?|a commence|a debute|a demarre|a pris effet|date (?:de|d')|est entree?)\b"
    r"[^.;!?\n]{0,20}$"
)
_SUPPOSED = re.compile(r"\bsi\b[^.;!?\n]{0,40}$")
_PAST_PARTICIPLE = re.compile(r"(?:commencé|débuté|démarré)[^.;!?\n]{0,12}$", re.IGNORECASE)
_CUE_NEEDED = re.compile(
    r"\b(?:bail|baux|contrat|signe\w*|date|entree|location|loue\w*|a partir|des|effet|commence\w*"
    r"|debut\w*|emmenag\w*"
    r"|partir du?|depuis|pour|en|prend\w*|c'est|le|du|fin|mi|courant|vers)\b"
    r"[^.;!?\n]{0,25}$"
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
        ahead, exact = day > today, precision != "year"
        if not starts_a_lease(text.text, start, end, ahead=ahead, exact=exact):
            continue
        value = {"date": day.isoformat(), "precision": precision}
        facts.append(text.fact("lease_date", value, start, end))
    return sorted(facts, key=lambda fact: fact.start)


def date_spans(text: Canonical, today: date) -> list[tuple[int, int]]:
    """Original spans of every date of the message, whatever it is the date of."""
    return [text.span(start, end) for start, end, _, _ in _dates(text, today)]


def _dates(text: Canonical, today: date) -> Iterator[tuple[int, int, date, str]]:
    """Every date: start and end in canonical text, the day it stands for, its precision."""
    readers = (_numeric_dates, _written_dates, _days_of_month, _relative_dates, _seasons, _years)
    for found in chain.from_iterable(reader(text, today) for reader in readers):
        match, day, precision = found
        if day:
            yield match.start(), match.end(), day, precision


def _numeric_dates(text: Canonical, today: date) -> Iterator[_Reading]:
    for match in _NUMERIC.finditer(text.text):
        if match["m3"]:
            yield match, _in_month(int(match["y3"]), int(match["m3"]), today), "month"
        elif match["m4"]:
            yield match, _in_month(int(match["y4"]), int(match["m4"]), today), "month"
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
            if _fits_a_lease(text.text, start, end, move):
                yield match, *_relative(move, match.groupdict().get("n"), today)


def _fits_a_lease(text: str, start: int, end: int, move: str) -> bool:
    """Whether a relative date may be a lease's; « demain » and « depuis deux ans » say little."""
    if text.startswith(_SINCE, start):
        return about_a_letting(text, start, end)
    if move.startswith("day"):
        return about_a_lease(text, start, end)
    return not move.endswith("+0") or about_now(text, start, end)


def _days_of_month(text: Canonical, today: date) -> Iterator[_Reading]:
    """« le 3 du mois », « le 1er du mois prochain », « lundi prochain »."""
    for match in _DAY_OF_MONTH.finditer(text.text):
        step = _step(match["rel"])
        months = today.year * 12 + today.month - 1 + step
        day = 1 if match["day"] == "premier" else int(match["day"])
        yield match, _safe_date(months // 12, months % 12 + 1, day), "day"
    for match in _WEEKDAY.finditer(text.text):
        if about_a_lease(text.text, *match.span()):
            distance = (_WEEKDAYS.index(match["day"]) - today.weekday()) % 7
            distance = distance or 7
            if _step(match["rel"]) < 0:
                distance -= 7 if distance < 7 else 14
            yield match, today + timedelta(days=distance), "day"


def _seasons(text: Canonical, today: date) -> Iterator[_Reading]:
    """« l'été prochain »: its year is what is known."""
    for match in _SEASON.finditer(text.text):
        if not (match["rel"] or match.group().startswith(("cet ", "ce "))):
            continue  # « l'hiver » in general
        if not about_a_lease(text.text, *match.span()):
            continue
        month, step = _SEASONS[match["season"]], _step(match["rel"])
        year = today.year
        if step > 0 and month <= today.month:
            year += 1
        elif step < 0 and month > today.month:
            year -= 1
        yield match, _in_month(year, month, today), "year"


def _step(relative: str | None) -> int:
    """-1 for « dernier », 1 for « prochain », else 0."""
    words = relative or ""
    return -1 if words.startswith(("dernier", "passe")) else words.startswith(("proch", "qui"))


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
    if match["short"]:
        year = str(2000 + int(match["short"]))
    alone = not (year or day or match["rel"])
    before = text.text[: match.start()]
    whole_message = text.text.strip(" .!?") == match.group().strip(" .")
    if alone and not whole_message and not _CUE_NEEDED.search(before):
        return None, ""  # « mars » may be a name; as a whole message it is an answer
    typed_before = text.original[: text.starts[match.start()]]
    past = _PAST.search(before) or _PAST_PARTICIPLE.search(typed_before)
    past = None if _SUPPOSED.search(before) else past  # « si le bail est signé en décembre »
    side = match["rel"] or ("past" if past else "near")
    chosen = int(year) if year else _year_of(month, side, today)
    if match["that"]:
        chosen = today.year + (
            -1 if re.search("dern|pass|prec", match["that"]) else "proch" in match["that"]
        )
    elif day and day.isdigit() and side.startswith("prochain") and month == today.month:
        chosen = today.year + (int(day) <= today.day)
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
